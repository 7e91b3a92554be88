import Columns

/// A first line that tells Excel the delimiter, `sep=;` or `"sep=;"`; it is no row of the table.
enum SeparatorLine {
  /// The delimiter that the first line of the sample names; nil where the line is another.
  static func delimiter(in block: ByteBlock) -> UInt8? {
    let bytes = block.bytes
    let start = Header.byteOrderMarkCount(bytes)
    var line: [UInt8] = []
    for offset in start..<min(bytes.count, start + 9) {
      if bytes[offset] == 0x0A || bytes[offset] == 0x0D { break }
      line.append(bytes[offset])
    }
    let quote = UInt8(ascii: "\"")
    if line.count == 7, line.first == quote, line.last == quote { line = Array(line[1..<6]) }
    guard line.count == 5, String(decoding: line[..<4], as: UTF8.self).lowercased() == "sep="
    else { return nil }
    return line[4] < 0x80 && line[4] != quote ? line[4] : nil
  }
}

/// The rules of reading once more, as plainly as they can be said: what the exact scan is held to.
struct NaiveReader {
  var delimiter: UInt8 = 0x2C
  var quote: UInt8? = 0x22
  var columnCount: Int?

  struct Unterminated: Error {}

  /// Cells of every record.
  func table(_ bytes: [UInt8]) throws -> [[[UInt8]]] {
    var lines: [[[UInt8]]] = []
    var at = 0
    while at < bytes.count {
      var record: [[UInt8]] = []
      while true {
        record.append(try field(bytes, &at))
        guard at < bytes.count, bytes[at] == delimiter else { break }
        at += 1
      }
      if at < bytes.count {
        let isPair = bytes[at] == 0x0D && at + 1 < bytes.count && bytes[at + 1] == 0x0A
        at += isPair ? 2 : 1
      }
      lines.append(record)
    }
    // `""` is a blank field, not an empty line; `field` marks it by a byte that is cut off here.
    let isWritten = lines.map { $0 != [[]] }
    let table = lines.map { $0.map { $0 == Self.quotedNothing ? [] : $0 } }
    let first = isWritten.firstIndex(of: true).map { table[$0].count } ?? 1
    guard (columnCount ?? first) > 1 else { return table }
    return zip(table, isWritten).filter(\.1).map(\.0)
  }

  private static let quotedNothing: [UInt8] = [0xFF, 0xFF]

  private func field(_ bytes: [UInt8], _ at: inout Int) throws -> [UInt8] {
    var text: [UInt8] = []
    let isQuoted = at < bytes.count && bytes[at] == quote
    if isQuoted {
      at += 1
      while true {
        guard at < bytes.count else { throw Unterminated() }
        if bytes[at] == quote {
          at += 1
          guard at < bytes.count, bytes[at] == quote else { break }
        }
        text.append(bytes[at])
        at += 1
      }
    }
    while at < bytes.count, ![delimiter, 0x0A, 0x0D].contains(bytes[at]) {
      text.append(bytes[at])
      at += 1
    }
    return isQuoted && text.isEmpty ? Self.quotedNothing : text
  }
}

import Columns

/// An encoding of one byte a character, as a table in both directions.
///
/// iconv itself joins letters and marks in some of them (windows-1255, windows-1258), so that its
/// answer depends on what follows; a table gives each byte its own character.
struct SingleByteTable: Sendable {
  /// UTF-8 of each byte, the first byte lowest, and its length in the top byte; 0 where there is none.
  private(set) var utf8: [UInt32] = []
  /// Byte of each character up to U+FFFF; `none` where there is none.
  private var bytes = [UInt16](repeating: none, count: 0x1_0000)
  static let none = UInt16.max
  /// Whether each byte comes back as it was.
  private(set) var isFaithful = true
  /// Whether the first 128 bytes are ASCII.
  private(set) var extendsASCII = true

  /// Asks iconv for each byte; nil where a character may have more bytes than one.
  init?(_ encoding: TextEncoding) {
    guard let iconv = Iconv(from: encoding.iconvName, to: "UTF-8") else { return nil }
    let block = ByteBlock(capacity: 64)
    for byte in UInt8.min...UInt8.max {
      block.count = 0
      let single = [byte]
      let stop = iconv.convert(single.span, into: block).stop
      iconv.flush(into: block)
      if stop == .incomplete || block.count > 3 { return nil }
      if stop != .done { block.count = 0 }
      let text = block.cell(0..<block.count).array
      guard add(text, for: byte) else { return nil }
      if byte < 0x80 && text != single { extendsASCII = false }
    }
  }

  /// Notes the character of the next byte; false where it is more than one.
  private mutating func add(_ text: [UInt8], for byte: UInt8) -> Bool {
    let packed = text.enumerated().reduce(UInt32(text.count) << 24) { word, part in
      word | UInt32(part.element) << UInt32(part.offset * 8)
    }
    utf8.append(packed)
    guard let scalar = Array(String(decoding: text, as: UTF8.self).unicodeScalars).only else {
      return text.isEmpty
    }
    if bytes[Int(scalar.value)] == Self.none {
      bytes[Int(scalar.value)] = UInt16(byte)
    } else {
      isFaithful = false
    }
    return true
  }

  /// The byte of a character; nil where the encoding has none.
  func byte(of scalar: UInt32) -> UInt8? {
    if scalar > 0xFFFF { return nil }
    let byte = bytes[Int(scalar)]
    return byte == Self.none ? nil : UInt8(byte)
  }
}

extension Array {
  fileprivate var only: Element? { count == 1 ? self[0] : nil }
}

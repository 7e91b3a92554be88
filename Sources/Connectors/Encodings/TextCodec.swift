import Columns
import Diagnostics

/// What it takes to read and write one encoding on this system, found out by trying.
package struct TextCodec: Sendable {
  package let encoding: TextEncoding
  private let table: SingleByteTable?
  /// Whether every ASCII byte at the start of a character is that character.
  let extendsASCII: Bool
  /// Whether decoding and encoding always give the bytes back.
  let isFaithful: Bool
  /// Bytes that begin a character of several bytes.
  private let leads: [Bool]

  /// Tries an encoding; throws where the system's iconv does not know it. One without a byte order is
  /// little-endian, and iconv adds no mark of its own.
  package init(_ encoding: TextEncoding) throws(RunFailure) {
    let encoding = encoding.resolved(head: [])
    self.encoding = encoding
    if encoding.isUTF8 {
      (table, extendsASCII, isFaithful, leads) = (nil, true, true, [])
      return
    }
    guard let decoder = Iconv(from: encoding.iconvName, to: "UTF-8"),
      Iconv(from: "UTF-8", to: encoding.iconvName) != nil
    else {
      throw RunFailure(
        .usage, "this system's iconv does not know the encoding '\(encoding.name)'",
        help: "type apt-get install libc-gconv-modules-extra")
    }
    table = SingleByteTable(encoding)
    isFaithful = table?.isFaithful ?? (encoding.unitByteCount > 1)
    let stops = Self.singleBytes(decoder)
    leads = stops.map { $0 == nil }
    extendsASCII = (0..<128).allSatisfy { stops[$0] == [UInt8($0)] }
  }

  /// What each byte alone becomes: nil where it is only the start of a character.
  private static func singleBytes(_ decoder: Iconv) -> [[UInt8]?] {
    let block = ByteBlock(capacity: 64)
    return (0..<256).map { byte in
      block.count = 0
      let single = [UInt8(byte)]
      let stop = decoder.convert(single.span, into: block).stop
      decoder.flush(into: block)
      return stop == .incomplete ? nil : block.cell(0..<block.count).array
    }
  }

  /// A converter to UTF-8.
  func makeDecoder() -> any TextConverter {
    if encoding.isUTF8 { return UTF8Converter() }
    if let table { return SingleByteDecoder(table: table) }
    return iconv(from: encoding.iconvName, to: "UTF-8")
  }

  /// A converter from UTF-8.
  func makeEncoder() -> any TextConverter {
    if encoding.isUTF8 { return UTF8Converter() }
    if let table { return SingleByteEncoder(table: table) }
    return iconv(from: "UTF-8", to: encoding.iconvName)
  }

  private func iconv(from source: String, to target: String) -> Iconv {
    guard let iconv = Iconv(from: source, to: target) else {
      preconditionFailure("iconv forgot an encoding that it knew")
    }
    return iconv
  }

  /// How many of these bytes, which begin with an invalid one, become one U+FFFD.
  ///
  /// A lead takes its trail with it, so that what follows is not read out of step; an ASCII trail may
  /// be a quote or a line end, and stays.
  func invalidByteCount(_ bytes: borrowing Span<UInt8>, reported: Int) -> Int {
    let unit = encoding.unitByteCount
    if unit > 1 { return min(unit, bytes.count) }
    if encoding.isUTF8 || table != nil || encoding.isStateful { return reported }
    let takesTrail = bytes.count > 1 && leads[Int(bytes[0])] && bytes[1] >= 0x80
    return takesTrail ? 2 : 1
  }
}

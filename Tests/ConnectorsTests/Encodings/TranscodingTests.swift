import Diagnostics
import Engine
import Testing

@testable import Connectors

/// A text and its bytes in an encoding.
struct EncodedText: Sendable, CustomTestStringConvertible {
  var encoding: String
  var text: String
  var bytes: [UInt8]
  var testDescription: String { encoding }

  static let all: [EncodedText] = [
    EncodedText(encoding: "windows-1252", text: "é€\n", bytes: [0xE9, 0x80, 0x0A]),
    EncodedText(encoding: "windows-1255", text: "שָ", bytes: [0xF9, 0xC8]),
    EncodedText(encoding: "windows-1258", text: "ê\u{301}", bytes: [0xEA, 0xEC]),
    EncodedText(encoding: "iso-8859-1", text: "\u{80}ÿ", bytes: [0x80, 0xFF]),
    EncodedText(encoding: "gbk", text: "姓名,a", bytes: [0xD0, 0xD5, 0xC3, 0xFB, 0x2C, 0x61]),
    EncodedText(encoding: "gb18030", text: "😀", bytes: [0x94, 0x39, 0xFC, 0x36]),
    EncodedText(encoding: "big5", text: "功能", bytes: [0xA5, 0x5C, 0xAF, 0xE0]),
    EncodedText(encoding: "big5-hkscs", text: "Ê\u{304}x", bytes: [0x88, 0x62, 0x78]),
    EncodedText(encoding: "shift_jis", text: "表\\~ｱ", bytes: [0x95, 0x5C, 0x5C, 0x7E, 0xB1]),
    EncodedText(encoding: "euc-kr", text: "한", bytes: [0xC7, 0xD1]),
    EncodedText(
      encoding: "iso-2022-jp", text: "aあ\n",
      bytes: [0x61, 0x1B, 0x24, 0x42, 0x24, 0x22, 0x1B, 0x28, 0x42, 0x0A]),
    EncodedText(
      encoding: "utf-16le", text: "\u{FEFF}a😀", bytes: [0xFF, 0xFE, 0x61, 0, 0x3D, 0xD8, 0, 0xDE]),
    EncodedText(encoding: "utf-16be", text: "a€", bytes: [0, 0x61, 0x20, 0xAC]),
    EncodedText(encoding: "utf-32le", text: "€", bytes: [0xAC, 0x20, 0, 0]),
  ]
}

/// Decodes bytes through pieces of a size; with what was lost.
func decode(
  _ bytes: [UInt8], _ encoding: String, _ policy: InvalidBytes = .error,
  pieceByteCount: Int = 1 << 15
) throws(RunFailure) -> (text: [UInt8], report: DecodingReport) {
  let source = try TranscodingSource(
    MemorySource(bytes, name: "x", pieceByteCount: pieceByteCount),
    codec: TextCodec(TextEncoding.named(encoding)!), onInvalid: policy,
    pieceByteCount: pieceByteCount)
  return (try readAll(source), source.decoding!)
}

/// Encodes UTF-8 in pieces of a size.
func encode(
  _ text: [UInt8], _ encoding: String, _ policy: InvalidBytes = .error, pieceByteCount: Int = .max
) throws(RunFailure) -> [UInt8] {
  let memory = MemorySink()
  let codec = try TextCodec(TextEncoding.named(encoding)!)
  let sink = TranscodingSink(memory, codec: codec, onInvalid: policy)
  try write(text, to: sink, pieceByteCount: pieceByteCount)
  try sink.finish()
  return memory.bytes
}

@Suite struct TranscodingTests {
  @Test("decodes and encodes, whatever the pieces", arguments: EncodedText.all)
  func bothWays(sample: EncodedText) throws {
    let utf8 = Array(sample.text.utf8)
    // Repeated, so that characters fall on every side of a cut; a shift state ends with each copy.
    for copies in [1, 2, 40] {
      let whole = (0..<copies).flatMap { _ in sample.bytes }
      let text = (0..<copies).flatMap { _ in utf8 }
      for pieceByteCount in [1, 2, 3, 16, 17, 1000] {
        let (decoded, report) = try decode(whole, sample.encoding, pieceByteCount: pieceByteCount)
        #expect(decoded == text)
        #expect(report.unfaithfulCount == 0 && report.replacedCount == 0)
        #expect(try encode(text, sample.encoding, pieceByteCount: pieceByteCount) == whole)
      }
    }
  }

  @Test(
    "every byte of each encoding of one byte comes back, or is counted", arguments: TextEncoding.all
  )
  func everyByte(encoding: TextEncoding) throws {
    guard let table = SingleByteTable(encoding) else { return }
    let bytes = (0...255).filter { table.utf8[$0] != 0 }.map { UInt8($0) }
    let (text, report) = try decode(bytes, encoding.name)
    #expect(try encode(text, encoding.name) == bytes || report.unfaithfulCount > 0)
    #expect(table.isFaithful)
  }

  @Test("characters that have two codes are counted, with line and offset")
  func unfaithful() throws {
    // 0xFA54 and 0x81CA are both '¬' in shift_jis, and the second is what is written.
    let bytes: [UInt8] = [0x61, 0x0A, 0xFA, 0x54, 0x81, 0xCA, 0x0D, 0x0A, 0x62, 0xFA, 0x54]
    for pieceByteCount in [1, 16, 1000] {
      let (text, report) = try decode(bytes, "shift_jis", pieceByteCount: pieceByteCount)
      #expect(text == Array("a\n￢￢\r\nb￢".utf8))
      #expect(report.unfaithfulCount == 2)
      #expect(report.unfaithfulPlaces.map(\.line) == [2, 3])
      #expect(report.unfaithfulPlaces.map(\.byteOffset) == [2, 9])
    }
    let (_, many) = try decode((0..<5000).flatMap { _ in [0xFA, 0x54] as [UInt8] }, "shift_jis")
    #expect(many.unfaithfulCount == 5000 && many.unfaithfulPlaces.count == 10)
  }

  @Test("escapes that are not needed are counted too")
  func needlessEscapes() throws {
    let bytes: [UInt8] = [0x61, 0x1B, 0x28, 0x42, 0x62]
    let (text, report) = try decode(bytes, "iso-2022-jp")
    #expect(text == Array("ab".utf8) && report.unfaithfulCount == 1)
    let shift: [UInt8] = [0x1B, 0x24, 0x42]
    let back: [UInt8] = [0x1B, 0x28, 0x42]
    let needless = try decode([0x61] + shift + back, "iso-2022-jp")
    #expect(needless.report.unfaithfulCount == 1)
    let unended = try decode(shift + [0x24, 0x22], "iso-2022-jp", pieceByteCount: 1)
    #expect(unended.report.unfaithfulPlaces.map(\.byteOffset) == [5])
  }

  /// Bytes with a fault: what is invalid, where, and what replacing gives.
  static let faults:
    [(encoding: String, bytes: [UInt8], line: Int, offset: Int, replaced: String)] = [
      ("gbk", [0x61, 0x0D, 0x0A, 0xD0, 0xD5, 0x2C, 0xFF, 0x62], 2, 6, "a\r\n姓,\u{FFFD}b"),
      ("windows-1252", [0x61, 0x0A, 0x81, 0x62], 2, 2, "a\n\u{FFFD}b"),
      ("gbk", [0x61, 0xFF, 0x62], 1, 1, "a\u{FFFD}b"),
      ("gbk", [0x61, 0x0A, 0xD0, 0x22, 0x2C], 2, 2, "a\n\u{FFFD}\","),
      ("gbk", [0xD0, 0xD5, 0xD0], 1, 2, "姓\u{FFFD}"),
      ("big5", [0xA5, 0x5C, 0xA5, 0xFF, 0xA5, 0x5C], 1, 2, "功\u{FFFD}功"),
      ("shift_jis", [0x0D, 0x0D, 0x0A, 0x85, 0xFE, 0x61], 3, 3, "\r\r\n\u{FFFD}a"),
      ("utf-16le", [0x61, 0, 0, 0xDC, 0x62, 0], 1, 2, "a\u{FFFD}b"),
      ("utf-16le", [0x61, 0, 0x0A, 0, 0x62], 2, 4, "a\n\u{FFFD}"),
      ("utf-16be", [0xD8, 0, 0, 0x61], 1, 0, "\u{FFFD}a"),
      ("utf-8", [0x61, 0x0A, 0xFF, 0x62], 2, 2, "a\n\u{FFFD}b"),
      ("utf-8", [0xE2, 0x82, 0x62], 1, 0, "\u{FFFD}b"),
      ("utf-8", [0xC0, 0xAF, 0x62], 1, 0, "\u{FFFD}\u{FFFD}b"),
      ("utf-8", [0xED, 0xA0, 0x80], 1, 0, "\u{FFFD}\u{FFFD}\u{FFFD}"),
      ("utf-8", [0x61, 0xF0, 0x9F, 0x98], 1, 1, "a\u{FFFD}"),
    ]

  @Test(
    "invalid bytes end the run with line, column and offset, or become U+FFFD and are counted",
    arguments: faults.indices)
  func invalid(index: Int) throws {
    let fault = Self.faults[index]
    var wanted = DataPlace(file: "x", line: fault.line, byteOffset: fault.offset)
    let before = fault.replaced.unicodeScalars.prefix { $0 != "\u{FFFD}" }
    wanted.column = before.reversed().prefix { $0 != "\n" && $0 != "\r" }.count + 1
    for pieceByteCount in [1, 2, 16, 1000] {
      let failure = thrown { () throws(RunFailure) in
        _ = try decode(fault.bytes, fault.encoding, pieceByteCount: pieceByteCount)
      }
      #expect(failure?.kind == .input)
      #expect(failure?.place == wanted)
      #expect(failure?.message.contains("'\(fault.encoding)': 0x") == true)
      let (replaced, report) = try decode(
        fault.bytes, fault.encoding, .replace, pieceByteCount: pieceByteCount)
      #expect(text(replaced) == fault.replaced)
      #expect(report.replacedCount == fault.replaced.unicodeScalars.count { $0 == "\u{FFFD}" })
      #expect(report.replacedPlaces.first?.byteOffset == fault.offset)
    }
  }

  @Test("keep is for UTF-8 only")
  func keep() throws {
    let bytes: [UInt8] = [0x61, 0xFF]
    let source = MemorySource(bytes)
    #expect(try readAll(Input.decode(source, as: .utf8, onInvalid: .keep)) == bytes)
    let failure = thrown { () throws(RunFailure) in
      _ = try Input.decode(source, as: .named("gbk")!, onInvalid: .keep)
    }
    #expect(failure?.kind == .usage)
  }

  @Test("utf-16 without its order goes by the mark, and is little-endian without one")
  func byteOrder() throws {
    let cases: [([UInt8], String, String)] = [
      ([0xFF, 0xFE, 0x61, 0], "\u{FEFF}a", "utf-16le"),
      ([0xFE, 0xFF, 0, 0x61], "\u{FEFF}a", "utf-16be"), ([0x61, 0], "a", "utf-16le"),
    ]
    for (bytes, expected, name) in cases {
      let source = try Input.decode(
        MemorySource(bytes, pieceByteCount: 1), as: .named("utf-16")!, onInvalid: .error)
      #expect(text(try readAll(source)) == expected && source.decoding?.encoding == name)
      #expect(try encode(Array(expected.utf8), name) == bytes)
    }
    #expect(try encode(Array("\u{FEFF}a".utf8), "utf-16") == [0xFF, 0xFE, 0x61, 0])
    #expect(try encode(Array("a".utf8), "utf-16") == [0x61, 0])
  }

  @Test("a character that the encoding cannot hold ends the run, or becomes ?")
  func unwritable() throws {
    let bytes = Array("a\nb€c".utf8)
    for pieceByteCount in [1, 2, 100] {
      let failure = thrown { () throws(RunFailure) in
        _ = try encode(bytes, "iso-8859-1", pieceByteCount: pieceByteCount)
      }
      #expect(failure?.kind == .output && failure?.place?.line == 2)
      #expect(failure?.message == "'€' cannot be written as 'iso-8859-1', U+20AC")
      let replaced = try encode(bytes, "iso-8859-1", .replace, pieceByteCount: pieceByteCount)
      #expect(text(replaced) == "a\nb?c")
      let wide = try encode(bytes, "big5-hkscs", .replace, pieceByteCount: pieceByteCount)
      #expect(wide.starts(with: Array("a\nb".utf8)))
    }
    #expect(text(try encode(Array("x😀y".utf8), "gbk", .replace)) == "x?y")
    #expect(text(try encode([0x78, 0xF0, 0x9F], "gbk", .replace)) == "x?")
    let jis = try encode(Array("あ😀".utf8), "iso-2022-jp", .replace)
    #expect(text(try decode(jis, "iso-2022-jp").text) == "あ?")
  }
}

import Diagnostics
import Engine
import Testing

@testable import Connectors

@Suite("Where decoded text lies in its file")
struct TextOffsetsTests {
  /// A source over bytes, in pieces of a size.
  private func source(
    _ bytes: [UInt8], _ encoding: String, _ policy: InvalidBytes = .error, pieceByteCount: Int,
    allowsRandomAccess: Bool = true
  ) throws -> TranscodingSource {
    try TranscodingSource(
      MemorySource(
        bytes, name: "x", pieceByteCount: pieceByteCount, allowsRandomAccess: allowsRandomAccess),
      codec: TextCodec(.named(encoding)!), onInvalid: policy, pieceByteCount: pieceByteCount)
  }

  @Test(
    "the ends and beginnings of cells are found in any order, before and behind what is read",
    arguments: EncodedText.all.filter { $0.encoding != "iso-2022-jp" })
  func cells(sample: EncodedText) throws {
    let rest = try encode(Array(",x\n".utf8), sample.encoding)
    let unit = rest.count / 3
    let (decoded, encoded) = (sample.text.utf8.count + 3, sample.bytes.count + rest.count)
    for (copies, pieceByteCount) in [(1, 1), (3, 2), (20, 17), (12_000, 1 << 15)] {
      let bytes = (0..<copies).flatMap { _ in sample.bytes + rest }
      var places: [(text: Int, file: Int)] = []
      for copy in stride(from: 0, to: copies, by: max(copies / 20, 1)) {
        places.append((copy * decoded, copy * encoded))
        for (end, count) in [(decoded - 3, 3), (decoded - 2, 2), (decoded - 1, 1), (decoded, 0)] {
          places.append((copy * decoded + end, (copy + 1) * encoded - count * unit))
        }
      }
      let source = try source(bytes, sample.encoding, pieceByteCount: pieceByteCount)
      for order in [places, places.reversed(), places.shuffled()] {
        let found = order.map { source.fileOffset(of: $0.text, in: 0) }
        #expect(found == order.map(\.file), "\(copies) copies")
        _ = try readAll(source)
      }
    }
  }

  @Test(
    "bytes that became U+FFFD count as the bytes they were",
    arguments: [
      ("windows-1252", [0x61, 0x81, 0x2C], "a\u{FFFD},"), ("gbk", [0xFF, 0x2C], "\u{FFFD},"),
      ("shift_jis", [0x85, 0xFE, 0x2C], "\u{FFFD},"), ("utf-8", [0xE2, 0x82, 0x2C], "\u{FFFD},"),
      ("utf-8", [0xC0, 0xAF, 0x2C], "\u{FFFD}\u{FFFD},"),
      ("utf-16le", [0, 0xDC, 0x2C, 0], "\u{FFFD},"), ("utf-16be", [0, 0x2C], ","),
    ] as [(String, [UInt8], String)])
  func replaced(encoding: String, bytes: [UInt8], text: String) throws {
    for pieceByteCount in [1, 3, 1000] {
      for copies in [1, 2, 50] {
        let cut: [UInt8] = encoding == "utf-16be" ? [0x61] : []
        let whole = (0..<copies).flatMap { _ in bytes } + cut
        let source = try source(whole, encoding, .replace, pieceByteCount: pieceByteCount)
        let read = try readAll(source)
        #expect(read.count == copies * text.utf8.count + cut.count * 3)
        for copy in 0...copies {
          #expect(source.fileOffset(of: copy * text.utf8.count, in: 0) == copy * bytes.count)
        }
        #expect(source.fileOffset(of: read.count, in: 0) == whole.count)
        #expect(source.fileOffset(of: read.count + 1, in: 0) == nil)
      }
    }
  }

  @Test("within a character, in a pipe, behind compression and among shifts there is none")
  func none() throws {
    let wide = try source([0x41, 0, 0xAC, 0x20], "utf-16le", pieceByteCount: 16)
    #expect((0...4).map { wide.fileOffset(of: $0, in: 0) } == [0, 2, nil, nil, 4])
    let pipe = try source(
      [0x41, 0, 0xAC, 0x20], "utf-16le", pieceByteCount: 16, allowsRandomAccess: false)
    let shifting = try source(Array("abc".utf8), "iso-2022-jp", pieceByteCount: 16)
    let packed = try DecompressingSource(
      MemorySource(compressed(Array("abc".utf8), .gzip)), format: .gzip)
    let decoded = try TranscodingSource(
      packed, codec: TextCodec(.named("gbk")!), onInvalid: .error)
    for source in [pipe, shifting, packed, decoded] as [any ByteSource] {
      #expect(source.fileOffset(of: 1, in: 0) == nil)
    }
  }

  @Test("lines and characters are counted whatever the cuts")
  func counter() {
    let text = Array("\u{FEFF}aä\r\n中\r\rb\n\n😀é".utf8)
    let places = [(1, 1), (1, 3), (2, 1), (2, 2), (3, 1), (4, 1), (4, 2), (5, 1), (6, 1), (6, 3)]
    let ends = [3, 6, 8, 11, 12, 13, 14, 15, 16, 22]
    for (place, end) in zip(places, ends) {
      for cut in 3...max(end, 3) where cut <= end {
        var lines = LineCounter()
        lines.add(text.span.extracting(0..<cut))
        for index in cut..<end { lines.add(text.span.extracting(index..<index + 1)) }
        #expect((lines.line, lines.column) == place, "\(end) bytes, cut at \(cut)")
      }
    }
  }
}

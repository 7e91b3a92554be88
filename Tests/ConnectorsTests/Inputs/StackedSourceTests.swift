import Diagnostics
import Engine
import Testing

@testable import Connectors

@Suite struct StackedSourceTests {
  /// A stack of texts named a, b, c … in pieces of a size.
  private func stack(
    _ texts: [String], pieceByteCount: Int = .max, lineEnd: String = "\n"
  ) -> StackedSource {
    let header = texts[0].prefix { $0 != "\n" && $0 != "\r\n" } + "\n"
    let files = texts.enumerated().dropFirst().map { index, text in
      let name = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index)))
      return StackedFile(name: name, byteCount: text.utf8.count) { () throws(RunFailure) in
        MemorySource(Array(text.utf8), name: name, pieceByteCount: pieceByteCount)
      }
    }
    return StackedSource(
      first: MemorySource(Array(texts[0].utf8), name: "a", pieceByteCount: pieceByteCount),
      then: files, lineEnd: Array(lineEnd.utf8),
      header: StackedSource.sameHeader(Array(header.utf8)))
  }

  private static let cases: [(texts: [String], whole: String)] = [
    (["h,i\n1,2\n", "h,i\n3,4\n"], "h,i\n1,2\n3,4\n"),
    (["h,i\n1,2", "h,i\n3,4", "h,i\n5,6"], "h,i\n1,2\n3,4\n5,6"),
    (["h,i\n1,2\n", "h,i\r\n3,4\r\n"], "h,i\n1,2\n3,4\r\n"),
    (["h,i\n1,2\n", "\u{FEFF}h,i\n3,4\n"], "h,i\n1,2\n3,4\n"),
    (["\u{FEFF}h,i\n1,2\n", "h,i\n3,4\n"], "\u{FEFF}h,i\n1,2\n3,4\n"),
    (["h,i\n1,2\n", "h,i\n", "h,i", "h,i\n3,4\n"], "h,i\n1,2\n3,4\n"),
    (["h,i\n", "h,i\n3,4\n"], "h,i\n3,4\n"),
    (["h,i", "h,i\n3,4\n"], "h,i\n3,4\n"),
  ]

  @Test("files follow each other under the first header", arguments: cases.indices)
  func stacks(index: Int) throws {
    let (texts, whole) = Self.cases[index]
    for pieceByteCount in [1, 2, 5, 1000] {
      for blockByteCount in [1, 3, 1000] {
        let source = stack(texts, pieceByteCount: pieceByteCount)
        #expect(text(try readAll(source, blockByteCount: blockByteCount)) == whole)
        #expect(source.consumedByteCount == source.totalByteCount)
      }
    }
  }

  @Test(
    "another header, a longer one and a shorter one are refused",
    arguments: ["h,x\n1,2\n", "h,i,j\n", "h\n", ""])
  func otherHeader(second: String) throws {
    let failure = thrown { () throws(RunFailure) in
      _ = try readAll(stack(["h,i\n1,2\n", second]))
    }
    let found = second.prefix { $0 != "\n" }
    #expect(
      failure?.message
        == "the header of 'b' is not that of the first file: '\(found)', not 'h,i'")
    #expect(failure?.place?.file == "b")
  }

  @Test("each byte knows its file and its place there")
  func origins() throws {
    let source = stack(["h\n1", "h\n22\n", "h\n3\n"])
    let bytes = try readAll(source)
    #expect(text(bytes) == "h\n1\n22\n3\n")
    let expected = ["a0", "a1", "a2", "a3", "b2", "b3", "b4", "c2", "c3"]
    let found = bytes.indices.map { source.origin(of: $0) }.map { "\($0.file)\($0.byteOffset)" }
    #expect(found == expected)
  }

  @Test("a place in the stack is one of a line in its file")
  func places() throws {
    let source = stack(["h\n1", "h\r\n22\n33\n", "h\n3\n"], pieceByteCount: 2)
    #expect(text(try readAll(source)) == "h\n1\n22\n33\n3\n")
    let places = [(2, "a", 2, 2), (5, "b", 2, 3), (8, "b", 3, 7), (10, "c", 2, 2)]
    for (offset, file, line, byteOffset) in places {
      // The first file's lines are those of the stack.
      let place = DataPlace(file: "a", line: 2, column: 1, record: 9, byteOffset: offset)
      let expected = DataPlace(
        file: file, line: line, column: 1, record: 9,
        byteOffset: file == "b" && line == 2 ? 4 : byteOffset)
      #expect(source.place(in: place) == expected)
    }
  }

  @Test("what decoding lost is added up over the files")
  func decoding() throws {
    let codec = try TextCodec(.named("windows-1252")!)
    let open: @Sendable () throws(RunFailure) -> any ByteSource = { () throws(RunFailure) in
      try TranscodingSource(
        MemorySource([0x68, 0x0A, 0x81, 0x0A], name: "x"), codec: codec, onInvalid: .replace)
    }
    let source = StackedSource(
      first: try open(), then: [StackedFile(name: "x", byteCount: 4, open: open)],
      lineEnd: [0x0A], header: StackedSource.sameHeader([0x68, 0x0A]))
    #expect(text(try readAll(source)) == "h\n\u{FFFD}\n\u{FFFD}\n")
    #expect(source.decoding?.replacedCount == 2 && source.decoding?.replacedPlaces.count == 2)
  }
}

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

  @Test func `lines before the header of the first stand before those of the others, too`() throws {
    func stacked(_ second: String, pieceByteCount: Int) -> StackedSource {
      let file = StackedFile(name: "b", byteCount: nil) { () throws(RunFailure) in
        MemorySource(Array(second.utf8), name: "b", pieceByteCount: pieceByteCount)
      }
      return StackedSource(
        first: MemorySource(
          Array("A\n\nh,i\n1,2\n".utf8), name: "a", pieceByteCount: pieceByteCount),
        then: [file], lineEnd: [0x0A],
        header: StackedSource.sameHeader(Array("h,i\n".utf8), behind: 2))
    }
    for pieceByteCount in [1, 2, 5, 1000] {
      for second in ["B\n\nh,i\n3,4\n", "B\r\n\r\nh,i\r\n3,4\n", "h,i\n3,4\n"] {
        let source = stacked(second, pieceByteCount: pieceByteCount)
        #expect(text(try readAll(source, blockByteCount: 3)) == "A\n\nh,i\n1,2\n3,4\n")
      }
      for (second, found) in [("B\n\nh,x\n", "h,x"), ("B\n", ""), ("", "")] {
        let failure = thrown { () throws(RunFailure) in
          _ = try readAll(stacked(second, pieceByteCount: pieceByteCount))
        }
        #expect(failure?.message.hasSuffix("'\(found)', not 'h,i'") == true, "\(failure as Any)")
        #expect(failure?.place?.line == 3)
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

  @Test("it says where its files begin, in the whole and in themselves")
  func laterFiles() throws {
    for pieceByteCount in [1, 2, 1000] {
      let source = stack(
        ["h\n1", "h\r\n22\n33\n", "h", "\u{FEFF}h\n3\n"], pieceByteCount: pieceByteCount)
      #expect(text(try readAll(source)) == "h\n1\n22\n33\n3\n")
      #expect(
        source.laterFiles == [
          LaterFile(name: "b", start: 4, textOffset: 3, lineCount: 1),
          LaterFile(name: "c", start: 10, textOffset: 1, lineCount: 0),
          LaterFile(name: "d", start: 10, textOffset: 5, lineCount: 1),
        ])
    }
  }

  @Test("bytes of decoded files are those of each file")
  func fileOffsets() throws {
    let codec = try TextCodec(.named("utf-16le")!)
    @Sendable func open(_ text: String) throws(RunFailure) -> any ByteSource {
      try TranscodingSource(
        MemorySource(Array(text.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
        codec: codec, onInvalid: .error, pieceByteCount: 16)
    }
    let source = StackedSource(
      first: try open("h\né\n"),
      then: [
        StackedFile(name: "b", byteCount: 8) { () throws(RunFailure) in try open("h\n中é\n") },
        StackedFile(name: "c", byteCount: nil) { () throws(RunFailure) in try open("h\n3\n") },
      ], lineEnd: [0x0A], header: StackedSource.sameHeader(Array("h\n".utf8)))
    _ = try readAll(source)
    #expect([0, 2, 4].map { source.fileOffset(of: $0, in: 0) } == [0, 4, 6])
    #expect([7, 2, 5].map { source.fileOffset(of: $0, in: 1) } == [8, 4, 6])
    // What may be a pipe is not opened again.
    #expect(source.fileOffset(of: 2, in: 2) == nil)
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

import Columns
import Diagnostics
import Engine
import Testing

@testable import Connectors

@Suite("Sources whose bytes can be had once more") struct KeptSourceTests {
  private static let limit = ExpansionLimit()

  /// A FIFO that gives these bytes to one reader, and to no second one.
  private func fifo(_ bytes: [UInt8], in scratch: Scratch) throws -> String {
    try scratch.write(bytes, to: "in.csv")
    _ = shell("mkfifo '\(scratch.file("fifo"))'")
    _ = shell(
      "sh -c \"cd '\(scratch.path)'; cat in.csv > fifo; rm in.csv\" >/dev/null 2>&1 &")
    return scratch.file("fifo")
  }

  @Test("readers of a pipe each have all of it, whoever is ahead", arguments: [1, 3, 64, 1000])
  func readers(pieceByteCount: Int) throws {
    let bytes = noise(5000)
    let scratch = try Scratch()
    let first = try KeptSource(
      MemorySource(bytes, pieceByteCount: 97).once, folder: scratch.path)
    let second = try first.again()
    let readers: [any ByteSource] = [first, second, try first.again()]
    var found = readers.map { _ in [UInt8]() }
    var isRead = readers.map { _ in false }
    var turn = 0
    while isRead.contains(false) {
      // One of them is always ahead of the others.
      let reader = turn % 4 < 2 ? 0 : turn % 4 - 1
      let block = ByteBlock(capacity: pieceByteCount)
      if try readers[reader].read(into: block) == 0 { isRead[reader] = true }
      found[reader] += block.cell(0..<block.count).array
      turn += 1
    }
    for reader in readers.indices { #expect(found[reader] == bytes, "reader \(reader)") }
    #expect(try readAll(first.again()) == bytes)
  }

  @Test("a pipe that was kept is not opened again, whatever it is called")
  func pipes() throws {
    let scratch = try Scratch()
    let path = try fifo(Array("code\nA\n".utf8), in: scratch)
    let pipes = KeptPipes()
    let first = try pipes.open(path, limit: Self.limit, isKept: true)
    _ = shell("ln -s fifo '\(scratch.file("link"))'")
    let second = try pipes.open(scratch.file("link"), limit: Self.limit, isKept: false)
    #expect(try text(readAll(second)) == "code\nA\n")
    #expect(try text(readAll(first)) == "code\nA\n")
    #expect(second.name == path && second.randomAccess == nil)
    #expect(KeptPipes.areOne(path, scratch.file("link")))
  }

  @Test("what a compressed pipe unpacks to is kept") func compressedPipes() throws {
    let scratch = try Scratch()
    let bytes = noise(100_000)
    let path = try fifo(compressed(bytes, .gzip), in: scratch)
    let pipes = KeptPipes()
    for isKept in [true, false] {
      let source = try pipes.open(path, limit: Self.limit, isKept: isKept)
      #expect(try readAll(source) == bytes)
      #expect(source.compression == "gzip")
    }
  }

  @Test("a file is no pipe, and is opened again") func files() throws {
    let scratch = try Scratch()
    let path = try scratch.write("a\n".utf8, to: "in.csv")
    let pipes = KeptPipes()
    for _ in 0..<2 {
      let source = try pipes.open(path, limit: Self.limit, isKept: true)
      #expect(source.randomAccess != nil)
      #expect(try text(readAll(source)) == "a\n")
    }
    #expect(!KeptPipes.areOne(path, path) && !KeptPipes.areOne("nothing", "nothing"))
  }
}

extension MemorySource {
  /// The same bytes, for one reader.
  fileprivate var once: any ByteSource { OneReading(of: self) }
}

/// A source that nobody can read at any place.
private final class OneReading: ByteSource {
  private let source: any ByteSource

  init(of source: any ByteSource) { self.source = source }

  var name: String { source.name }
  var totalByteCount: Int? { nil }
  var consumedByteCount: Int { source.consumedByteCount }
  var randomAccess: (any RandomAccessBytes)? { nil }
  func read(into block: ByteBlock) throws(RunFailure) -> Int { try source.read(into: block) }
}

import Columns
import Diagnostics
import Engine
import Testing

@testable import Connectors

/// One way of getting at bytes, for the contract that all sources keep.
struct SourceCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  /// Makes a source that gives the bytes, in a folder of its own.
  var make: @Sendable ([UInt8], Scratch) throws -> any ByteSource

  init(_ name: String, _ make: @escaping @Sendable ([UInt8], Scratch) throws -> any ByteSource) {
    testDescription = name
    self.make = make
  }

  static let all: [SourceCase] = [
    SourceCase("a file") { bytes, scratch in
      try Input.open(scratch.write(bytes, to: "in.csv"))
    },
    SourceCase("a file through a symbolic link") { bytes, scratch in
      try scratch.write(bytes, to: "real.csv")
      _ = shell("ln -s real.csv '\(scratch.file("in.csv"))'")
      return try Input.open(scratch.file("in.csv"))
    },
    SourceCase("a FIFO") { bytes, scratch in
      try scratch.write(bytes, to: "in.csv")
      _ = shell("mkfifo '\(scratch.file("fifo"))'")
      let copy = "cd '\(scratch.path)'; cat in.csv > fifo"
      _ = shell("sh -c \"\(copy)\" >/dev/null 2>&1 &")
      return try Input.open(scratch.file("fifo"))
    },
    SourceCase("a FIFO that is kept, once more") { bytes, scratch in
      try scratch.write(bytes, to: "in.csv")
      _ = shell("mkfifo '\(scratch.file("fifo"))'")
      let copy = "cd '\(scratch.path)'; cat in.csv > fifo"
      _ = shell("sh -c \"\(copy)\" >/dev/null 2>&1 &")
      return try KeptSource(Input.open(scratch.file("fifo")), folder: scratch.path).again()
    },
    SourceCase("gzip") { bytes, scratch in
      try Input.open(scratch.write(compressed(bytes, .gzip), to: "in.csv.gz"))
    },
    SourceCase("gzip through a source of tiny pieces") { bytes, _ in
      try DecompressingSource(
        MemorySource(compressed(bytes, .gzip), pieceByteCount: 3), format: .gzip,
        inputByteCount: 5)
    },
    SourceCase("zstd") { bytes, scratch in
      try Input.open(scratch.write(compressed(bytes, .zstd), to: "in.csv.zst"))
    },
    SourceCase("zstd through a source of tiny pieces") { bytes, _ in
      try DecompressingSource(
        MemorySource(compressed(bytes, .zstd), pieceByteCount: 3), format: .zstd,
        inputByteCount: 5)
    },
    SourceCase("a peeked source") { bytes, _ in
      try PeekedSource(MemorySource(bytes, pieceByteCount: 5), byteCount: 12)
    },
    SourceCase("a stack") { bytes, _ in
      let half = bytes.count / 2
      let second = Array(bytes[half...])
      let file = StackedFile(name: "b", byteCount: second.count) {
        () throws(RunFailure) in MemorySource(second, name: "b", pieceByteCount: 7)
      }
      return StackedSource(
        first: MemorySource(Array(bytes[..<half]), name: "a", pieceByteCount: 7), then: [file],
        lineEnd: [], header: { (_, _, _) throws(RunFailure) in 0 })
    },
    SourceCase("a spool") { bytes, scratch in
      let spool = try SpoolFile(folder: scratch.path)
      try spool.append(bytes.span)
      return try spool.source(from: 0)
    },
    SourceCase("memory") { bytes, _ in MemorySource(bytes, pieceByteCount: 3) },
    SourceCase("utf-16 decoded") { bytes, _ in
      let wide = bytes.flatMap { [$0, 0] as [UInt8] }
      return try TranscodingSource(
        MemorySource(wide, pieceByteCount: 3), codec: TextCodec(.named("utf-16le")!),
        onInvalid: .error, pieceByteCount: 16)
    },
  ]
}

/// The bytes compressed at once.
func compressed(_ bytes: [UInt8], _ format: CompressionFormat) throws -> [UInt8] {
  let memory = MemorySink()
  let sink = CompressingSink(memory, format: format)
  try write(bytes, to: sink, pieceByteCount: 1000)
  try sink.finish()
  return memory.bytes
}

@Suite struct SourceContractTests {
  /// ASCII, so that every source can carry it.
  static func sample(_ count: Int) -> [UInt8] {
    noise(count).map { 32 + $0 % 90 }
  }

  @Test("gives every byte, whatever the blocks", arguments: SourceCase.all)
  func everyByte(source: SourceCase) throws {
    for count in [0, 1, 7, 8, 9, 300, 5000] {
      let bytes = Self.sample(count)
      for blockByteCount in [1, 2, 3, 64, 100_000] {
        let made = try source.make(bytes, try Scratch())
        #expect(try readAll(made, blockByteCount: blockByteCount) == bytes, "\(count) bytes")
      }
    }
  }

  @Test("says 0 at the end as often as it is asked", arguments: SourceCase.all)
  func end(source: SourceCase) throws {
    let made = try source.make(Self.sample(20), try Scratch())
    _ = try readAll(made)
    for _ in 0..<3 { #expect(try made.read(into: ByteBlock(capacity: 10)) == 0) }
  }

  @Test("fills behind what a block holds, and never beyond its capacity", arguments: SourceCase.all)
  func appends(source: SourceCase) throws {
    let bytes = Self.sample(100)
    let made = try source.make(bytes, try Scratch())
    let block = ByteBlock(capacity: 50)
    block.append([1, 2, 3].span)
    while block.count < block.capacity { _ = try made.read(into: block) }
    #expect(block.cell(0..<50).array == [1, 2, 3] + bytes.prefix(47))
  }

  @Test("tells its progress: consumed reaches the total", arguments: SourceCase.all)
  func progress(source: SourceCase) throws {
    let made = try source.make(Self.sample(5000), try Scratch())
    _ = try readAll(made, blockByteCount: 100)
    if let total = made.totalByteCount { #expect(made.consumedByteCount == total) }
  }

  @Test("what can be read at any place gives the same bytes there", arguments: SourceCase.all)
  func randomAccess(source: SourceCase) throws {
    let bytes = Self.sample(5000)
    let made = try source.make(bytes, try Scratch())
    guard let access = made.randomAccess else { return }
    for (offset, count) in [(0, 5000), (4999, 1), (0, 0), (1234, 77), (5000, 0)] {
      let block = ByteBlock(capacity: count + 2)
      block.append([9].span)
      try access.read(at: offset, count: count, into: block)
      #expect(block.cell(1..<block.count).array == Array(bytes[offset..<offset + count]))
    }
    #expect(try readAll(access.source(from: 4000)) == Array(bytes[4000...]))
  }
}

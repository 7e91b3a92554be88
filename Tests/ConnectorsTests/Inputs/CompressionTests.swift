import Columns
import Diagnostics
import Engine
import Testing

@testable import Connectors

@Suite struct CompressionTests {
  private static let csv = Array(
    (0..<40).map { "\($0),name \($0 % 7),\($0 * 7919 % 1000)\n" }.joined().utf8)

  private func read(
    _ bytes: [UInt8], _ format: CompressionFormat, limit: ExpansionLimit = ExpansionLimit()
  ) throws(RunFailure) -> [UInt8] {
    try readAll(
      DecompressingSource(MemorySource(bytes, name: "x"), format: format, limit: limit))
  }

  @Test(
    "compressing gives the same bytes every time, whatever the pieces",
    arguments: CompressionFormat.allCases)
  func deterministic(format: CompressionFormat) throws {
    let bytes = noise(300_000).map { $0 & 7 }
    let whole = try compressed(bytes, format)
    for pieceByteCount in [1000, 4096, 300_000] {
      let memory = MemorySink()
      let sink = CompressingSink(memory, format: format)
      try write(bytes, to: sink, pieceByteCount: pieceByteCount)
      try sink.finish()
      #expect(memory.bytes == whole && memory.state == .settled)
    }
    #expect(try read(whole, format) == bytes)
    if format == .gzip { #expect(Array(whole[3..<8]) == [0, 0, 0, 0, 0], "a name or a date") }
  }

  @Test("nothing at all compresses to a file that says so", arguments: CompressionFormat.allCases)
  func empty(format: CompressionFormat) throws {
    let bytes = try compressed([], format)
    #expect(!bytes.isEmpty)
    #expect(try read(bytes, format) == [])
  }

  @Test(
    "the system's own tools read what is written",
    arguments: [("gzip", CompressionFormat.gzip), ("zstd", .zstd)])
  func otherTools(tool: String, format: CompressionFormat) throws {
    guard shell("command -v \(tool)").status == 0 else { return }
    let scratch = try Scratch()
    try scratch.write(Self.csv, to: "in.csv")
    let path = scratch.file("out.csv" + format.suffix)
    #expect(shell("'\(probe)' '\(scratch.file("in.csv"))' '\(path)'").status == 0)
    #expect(shell("\(tool) -dc '\(path)'").text == text(Self.csv))
    _ = shell("\(tool) -c '\(scratch.file("in.csv"))' > '\(scratch.file("theirs"))'")
    #expect(try readAll(Input.open(scratch.file("theirs"))) == Self.csv)
  }

  @Test("members and frames follow each other as one", arguments: CompressionFormat.allCases)
  func several(format: CompressionFormat) throws {
    let parts = try [Self.csv, [], Self.csv].map { try compressed($0, format) }
    #expect(try read(parts.flatMap(\.self), format) == Self.csv + Self.csv)
  }

  @Test("zeros behind gzip are a tape's padding, a frame of zstd without data is passed over")
  func padding() throws {
    #expect(try read(compressed(Self.csv, .gzip) + [0, 0, 0, 0, 0], .gzip) == Self.csv)
    let skippable: [UInt8] = [0x51, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 7, 7, 7]
    let bytes = try skippable + compressed(Self.csv, .zstd) + skippable
    #expect(CompressionFormat(head: bytes) == .zstd)
    #expect(try read(bytes, .zstd) == Self.csv)
  }

  @Test("anything else behind the last frame is damage", arguments: CompressionFormat.allCases)
  func trailingBytes(format: CompressionFormat) throws {
    let bytes = try compressed(Self.csv, format)
    let failure = thrown { () throws(RunFailure) in _ = try read(bytes + [7, 7, 7], format) }
    #expect(failure?.kind == .input && failure?.place?.byteOffset == bytes.count)
  }

  @Test(
    "cut at any byte, it is damaged there and never a shorter table",
    arguments: CompressionFormat.allCases)
  func truncated(format: CompressionFormat) throws {
    let bytes = try compressed(Self.csv, format)
    for count in 1..<bytes.count {
      let failure = thrown { () throws(RunFailure) in
        _ = try read(Array(bytes.prefix(count)), format)
      }
      #expect(failure?.kind == .input, "\(count) of \(bytes.count) bytes")
      #expect((failure?.place?.byteOffset ?? .max) <= count)
      #expect(failure?.message.contains("compressed byte ") == true)
    }
  }

  @Test(
    "with any bit turned over, it is damaged or gives the same bytes",
    arguments: CompressionFormat.allCases)
  func corrupt(format: CompressionFormat) throws {
    let bytes = try compressed(Self.csv, format)
    for index in bytes.indices {
      for bit in 0..<8 as Range<UInt8> {
        var damaged = bytes
        damaged[index] ^= 1 << bit
        var result: [UInt8]?
        let failure = thrown { () throws(RunFailure) in result = try read(damaged, format) }
        #expect(failure?.kind == .input || result == Self.csv, "bit \(bit) of byte \(index)")
      }
    }
  }

  @Test("a bomb is stopped by its ratio", arguments: CompressionFormat.allCases)
  func bomb(format: CompressionFormat) throws {
    let memory = MemorySink()
    let sink = CompressingSink(memory, format: format)
    let zeros = [UInt8](repeating: 0, count: 1 << 20)
    for _ in 0..<100 { try write(zeros, to: sink) }
    try sink.finish()
    let source = DecompressingSource(MemorySource(memory.bytes, name: "x"), format: format)
    let block = ByteBlock(capacity: 1 << 20)
    var count = 0
    let stopped = thrown { () throws(RunFailure) in
      while try source.read(into: block) > 0 {
        count += block.count
        block.count = 0
      }
    }
    #expect(stopped?.message == "'x' grows to more than 500 times its size, as only a bomb does")
    #expect(stopped?.help?.contains("--max-expansion") == true)
    #expect(count <= 66 << 20)
    let allowed = ExpansionLimit(ratio: 1 << 30)
    #expect(try read(memory.bytes, format, limit: allowed).count == 100 << 20)
  }

  @Test("so is one that is only large", arguments: CompressionFormat.allCases)
  func large(format: CompressionFormat) throws {
    let bytes = try compressed(noise(100_000), format)
    let failure = thrown { () throws(RunFailure) in
      _ = try read(bytes, format, limit: ExpansionLimit(byteCount: 99_999))
    }
    #expect(failure?.help?.contains("--max-decompressed") == true)
    #expect(try read(bytes, format, limit: ExpansionLimit(byteCount: 100_000)).count == 100_000)
  }

  @Test("a zstd window beyond 128 MiB is refused with what to type")
  func largeWindow() throws {
    // Magic, a header without a size, a window of 2^31, and an empty last block.
    let bytes: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0xA8, 0x01, 0x00, 0x00]
    let failure = thrown { () throws(RunFailure) in _ = try read(bytes, .zstd) }
    #expect(failure?.message.contains("128 MiB") == true, "\(failure?.message ?? "")")
  }
}

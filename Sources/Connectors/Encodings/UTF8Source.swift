import Columns
import Diagnostics
import Engine

/// A source that is said to be UTF-8, held to its word; the bytes pass through as they are.
package final class UTF8Source: ByteSource, @unchecked Sendable {
  package var name: String { source.name }
  package var totalByteCount: Int? { source.totalByteCount }
  package var consumedByteCount: Int { source.consumedByteCount }
  package var randomAccess: (any RandomAccessBytes)? { source.randomAccess }
  package var decoding: DecodingReport? { source.decoding }
  package var compression: String? { source.compression }

  private let source: any ByteSource
  // One thread at a time reads.
  private var offset = 0
  /// The start of a character whose end has not come yet.
  private var carry: [UInt8] = []
  /// Lines so far, where they cannot be counted later from the bytes themselves.
  private var lines = LineCounter()
  private let countsLines: Bool

  package init(_ source: any ByteSource) {
    self.source = source
    countsLines = source.randomAccess == nil
  }

  package func fileOffset(of offset: Int, in file: Int) -> Int? {
    source.fileOffset(of: offset, in: file)
  }

  package func read(into block: ByteBlock) throws(RunFailure) -> Int {
    let start = block.count
    if start == block.capacity { return 0 }
    let count = try source.read(into: block)
    if count == 0 {
      if !carry.isEmpty { throw try invalid(carry, at: offset - carry.count) }
      return 0
    }
    let fresh = block.bytes.extracting(start..<start + count)
    let rest = try finishCarry(fresh)
    if let fault = UTF8Reading.firstInvalid(in: fresh, from: rest) {
      let bytes = block.cell(start + fault.index..<start + fault.index + fault.byteCount).array
      if !fault.isIncomplete {
        if countsLines { lines.add(fresh.extracting(0..<fault.index)) }
        throw try invalid(bytes, at: offset + fault.index)
      }
      carry = bytes
    }
    if countsLines { lines.add(fresh) }
    offset += count
    return count
  }

  /// Ends the character that the last piece began; returns how many of these bytes it takes.
  private func finishCarry(_ bytes: borrowing Span<UInt8>) throws(RunFailure) -> Int {
    let begun = carry.count
    if begun == 0 { return 0 }
    for taken in 1...bytes.count {
      carry.append(bytes[taken - 1])
      let whole = carry
      let (scalar, length) = UTF8Reading.scalar(in: whole.span, at: 0)
      if length == 0 { continue }
      if scalar == nil { throw try invalid(Array(whole.prefix(length)), at: offset - begun) }
      carry = []
      return taken
    }
    return bytes.count
  }

  private func invalid(_ bytes: [UInt8], at offset: Int) throws(RunFailure) -> RunFailure {
    let line = countsLines ? lines.line : try lineByReadingAgain(upTo: offset)
    return .invalidBytes(
      bytes, encoding: .utf8,
      at: DataPlace(
        file: source.name, line: line, byteOffset: source.fileOffset(of: offset, in: 0)))
  }

  private func lineByReadingAgain(upTo offset: Int) throws(RunFailure) -> Int {
    var counter = LineCounter()
    guard let bytes = source.randomAccess else { return counter.line }
    let block = ByteBlock(capacity: 1 << 20)
    var done = 0
    while done < offset {
      block.count = 0
      try bytes.read(at: done, count: min(block.capacity, offset - done), into: block)
      counter.add(block.bytes)
      done += block.count
    }
    return counter.line
  }
}

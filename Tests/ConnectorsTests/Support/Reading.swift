import Columns
import Diagnostics
import Engine

@testable import Connectors

/// Reads a source to its end through blocks of a size.
func readAll(
  _ source: any ByteSource, blockByteCount: Int = 1 << 16
) throws(RunFailure) -> [UInt8] {
  var result: [UInt8] = []
  let block = ByteBlock(capacity: blockByteCount)
  while try source.read(into: block) > 0 {
    result += block.cell(0..<block.count).array
    block.count = 0
  }
  return result
}

/// Writes bytes to a sink in pieces of a size.
func write(
  _ bytes: [UInt8], to sink: any ByteSink, pieceByteCount: Int = .max
) throws(RunFailure) {
  var start = 0
  while start < bytes.count {
    let end = start + min(pieceByteCount, bytes.count - start)
    try sink.write(bytes.span.extracting(start..<end))
    start = end
  }
}

/// Bytes that look random and are the same every time.
func noise(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
  var state = seed
  return (0..<count).map { _ in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return UInt8(truncatingIfNeeded: state >> 33)
  }
}

/// The failure that a body throws; nil where it throws none.
func thrown(by body: () throws(RunFailure) -> Void) -> RunFailure? {
  do throws(RunFailure) { try body() } catch { return error }
  return nil
}

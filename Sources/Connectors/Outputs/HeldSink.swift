import Columns
import Diagnostics
import Engine

/// A stream that is held back, on disk, until the run is sure to write its tables: what has gone down a
/// pipe cannot be taken back.
package final class HeldSink: ByteSink, @unchecked Sendable {
  package var name: String { sink.name }
  package var substitutedCount: Int { sink.substitutedCount }
  private let sink: any ByteSink
  private let spool: SpoolFile
  /// Bytes that are read back at a time.
  private static let blockByteCount = 1 << 20

  package init(_ sink: any ByteSink, spool: SpoolFile) {
    self.sink = sink
    self.spool = spool
  }

  package func write(_ bytes: borrowing Span<UInt8>) throws(RunFailure) {
    try spool.append(bytes)
  }

  package func complete() throws(RunFailure) {}

  /// Lets everything go.
  package func publish() throws(RunFailure) {
    var offset = 0
    while offset < spool.byteCount {
      let count = min(Self.blockByteCount, spool.byteCount - offset)
      let block = ByteBlock(capacity: count)
      try spool.read(at: offset, count: count, into: block)
      try sink.write(block.bytes)
      offset += count
    }
    try sink.complete()
    try sink.publish()
  }

  package func settle() throws(RunFailure) { try sink.settle() }

  package func abandon() { sink.abandon() }
}

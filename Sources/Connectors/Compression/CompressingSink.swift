import Columns
import Diagnostics
import Engine

/// Compresses on the way to another sink.
package final class CompressingSink: ByteSink, @unchecked Sendable {
  package var name: String { sink.name }
  private let sink: any ByteSink
  private let compressor: any Compressor
  // One thread at a time writes.
  private let output = ByteBlock(capacity: 256 << 10)

  package init(_ sink: any ByteSink, format: CompressionFormat) {
    self.sink = sink
    compressor = format.makeCompressor()
  }

  package func write(_ bytes: borrowing Span<UInt8>) throws(RunFailure) {
    var done = 0
    while done < bytes.count {
      done +=
        compressor.step(
          bytes.extracting(done..<bytes.count), isLast: false, into: output
        ).consumedByteCount
      try passOn(ifAtLeast: output.capacity / 2)
    }
  }

  package func complete() throws(RunFailure) {
    var isDone = false
    let nothing: [UInt8] = []
    while !isDone {
      isDone = compressor.step(nothing.span, isLast: true, into: output).isDone
      try passOn(ifAtLeast: 1)
    }
    try sink.complete()
  }

  package func publish() throws(RunFailure) { try sink.publish() }
  package func settle() throws(RunFailure) { try sink.settle() }
  package func abandon() { sink.abandon() }

  private func passOn(ifAtLeast count: Int) throws(RunFailure) {
    if output.count < count { return }
    let block = output
    try sink.write(block.bytes)
    output.count = 0
  }
}

import Diagnostics
import Engine

/// A sink whose reader may leave before the end, as `head` does, without an end to the other outputs of
/// the run: what is still written to it goes nowhere.
package final class LeavableSink: ByteSink, @unchecked Sendable {
  package var name: String { sink.name }
  package var substitutedCount: Int { sink.substitutedCount }
  package var isNull: Bool { sink.isNull }
  /// Whether somebody still reads, as far as writing has shown. One thread at a time writes.
  package private(set) var hasReader = true
  private let sink: any ByteSink

  package init(_ sink: any ByteSink) {
    self.sink = sink
  }

  package func write(_ bytes: borrowing Span<UInt8>) throws(RunFailure) {
    guard hasReader else { return }
    do throws(RunFailure) {
      try sink.write(bytes)
    } catch {
      try leave(error)
    }
  }

  package func complete() throws(RunFailure) {
    guard hasReader else { return }
    do throws(RunFailure) {
      try sink.complete()
    } catch {
      try leave(error)
    }
  }

  package func publish() throws(RunFailure) {
    if hasReader { try sink.publish() }
  }

  package func settle() throws(RunFailure) {
    if hasReader { try sink.settle() }
  }

  package func abandon() { sink.abandon() }

  /// Takes a closed pipe for the end of the reading; any other failure is one.
  private func leave(_ error: RunFailure) throws(RunFailure) {
    if error.kind != .closedPipe { throw error }
    hasReader = false
    sink.abandon()
  }
}

import Diagnostics
import Engine

/// All outputs of a run, which become visible together or not at all.
///
///     complete, complete, … ─► publish, publish, … ─► settle, settle, …
///
/// Until every output is complete on its disk, every old file is as it was. When a publish fails, those
/// before it are taken back, where their disks can swap files; databases, which cannot be taken back, come
/// last. Ctrl-C waits until all are published. Only a kill between two renames leaves one new and one old,
/// each whole.
package final class TransactionalSinks: Sendable {
  private let sinks: [any ByteSink]

  package init(_ sinks: [any ByteSink]) {
    self.sinks = sinks
  }

  /// Makes all outputs visible, or leaves all old ones as they were and throws.
  package func finish() throws(RunFailure) {
    do throws(RunFailure) {
      for sink in sinks { try sink.complete() }
    } catch {
      abandon()
      throw error
    }
    try Interruption.held { () throws(RunFailure) in try publish() }
  }

  /// Puts all complete outputs in their places, or all old ones back.
  private func publish() throws(RunFailure) {
    do throws(RunFailure) {
      for sink in sinks where !sink.isFinal { try sink.publish() }
      for sink in sinks where sink.isFinal { try sink.publish() }
    } catch {
      abandon()
      throw error
    }
    var failure: RunFailure?
    for sink in sinks {
      do throws(RunFailure) { try sink.settle() } catch { failure = failure ?? error }
    }
    if let failure { throw failure }
  }

  /// Leaves nothing behind and the old outputs as they were.
  package func abandon() {
    for sink in sinks.reversed() { sink.abandon() }
  }
}

import Diagnostics
import Engine
import Language

// What a preview writes to.
extension OutputPlan {
  /// Sinks that forget what they are given, so that a preview counts what a run would write.
  func previews(_ job: Job) -> [TableRun.Outputs] {
    let count = max(job.saves.count, job.savesAtEnd ? 1 : 0)
    return (0..<count).map { number in
      let isDatabase = job.saves.indices.contains(number) && job.saves[number].has("key")
      return TableRun.Outputs(table: NullSink(), isForSpreadsheets: !isDatabase)
    }
  }

  /// The same for what a run would set aside.
  func previewedQuarantine(_ input: OpenedInput) throws(RunFailure) -> QuarantineWriter {
    try QuarantineWriter(NullSink(), dialect: input.input.format.dialect)
  }
}

/// An output that nobody reads.
final class NullSink: ByteSink {
  let name = "preview"
  let isNull = true

  func write(_ bytes: borrowing Span<UInt8>) throws(RunFailure) {}
  func complete() throws(RunFailure) {}
  func abandon() {}
}

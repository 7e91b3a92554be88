import Foundation

/// How Fettle's verdict on a restated data test compares with dbt's.
struct DBTJudgement {
  let trial: Trial
  private let written: String

  init(_ restater: DBTRestater) throws {
    written = restater.lines.joined(separator: "; ")
    let others = restater.others.map { (name: $0.key + ".csv", data: $0.value.data) }
    trial = try Trial(restater.lines, files: [("input.csv", restater.table.data)] + others)
  }

  /// nil: it holds where it should, and fails where it should.
  func difference(shouldHold: Bool) -> String? {
    // A rule on a column that the table lacks cannot hold: its error is the verdict.
    let lacksColumn = trial.refusals.contains { $0.code == "F0104" }
    if trial.isRefused && !lacksColumn {
      return "is refused, \(trial.refusals.map(\.message)): \(written)"
    }
    if let failure = trial.readingFailure { return "cannot be read: \(failure)" }
    if trial.notEvaluatedCount > 0 { return "could not be evaluated: \(written)" }
    let holds = !trial.isStopped && !lacksColumn
    return holds == shouldHold ? nil : "\(holds ? "holds" : "fails") and should not: \(written)"
  }
}

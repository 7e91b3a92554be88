import Foundation

/// How the table that Fettle makes compares with the manual's.
struct VTLJudgement {
  let trial: Trial
  private let written: String

  init(_ restater: VTLRestater) throws {
    written = restater.lines.joined(separator: "; ")
    trial = try Trial(restater.lines, files: restater.files, hasInput: restater.hasInput)
  }

  /// nil: the same columns and the same rows, in whatever order; else what differs.
  func difference(from expected: VTLCase.DataSet) -> String? {
    if trial.isRefused { return "is refused, \(trial.refusals.map(\.message)): \(written)" }
    if trial.notEvaluatedCount > 0 { return "could not be evaluated: \(written)" }
    let made = VTLCase.DataSet(trial.output)
    guard made.columns.sorted() == expected.columns.sorted() else {
      return "has the columns \(made.columns): \(written)"
    }
    let order = expected.columns.map { made.columns.firstIndex(of: $0)! }
    let rows = made.rows.map { row in order.map { CSVText.meaning($0 < row.count ? row[$0] : "") } }
    let wanted = expected.rows.map { $0.map(CSVText.meaning) }
    if rows.map(\.description).sorted() == wanted.map(\.description).sorted() { return nil }
    return "makes \(rows): \(written)"
  }
}

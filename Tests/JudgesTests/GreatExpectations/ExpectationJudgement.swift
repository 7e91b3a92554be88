import Foundation

/// How Fettle's answer to restated rules compares with the suite's.
enum ExpectationJudgement {
  /// nil: the same verdict and the same failing rows; else what differs.
  static func difference(
    _ test: ExpectationCase, _ lines: [String], lists: [String]
  ) throws -> String? {
    let others = test.others.sorted { $0.key < $1.key }.map {
      (name: $0.key + ".csv", data: csv($0.value))
    }
    let trial = try Trial(lines, files: [("input.csv", csv(test.columns))] + others)
    if let failure = trial.readingFailure { return "cannot be read: \(failure)" }
    let written = lines.joined(separator: "; ")
    if test.outcome.isError {
      return trial.isRefused ? nil : "should be refused, and runs: \(written)"
    }
    // A rule on a column that the table lacks cannot hold: its error is the verdict.
    let lacksColumn = trial.refusals.contains { $0.code == "F0104" }
    if trial.isRefused && !lacksColumn {
      return "is refused, \(trial.refusals.map(\.message)): \(written)"
    }
    if trial.notEvaluatedCount > 0 { return "could not be evaluated: \(written)" }
    let holds = !trial.isStopped && !lacksColumn
    if let succeeds = test.outcome.succeeds, succeeds != holds {
      return "\(holds ? "holds" : "fails") and should not: \(written)"
    }
    let rows = trial.failingRows.map { $0 - 1 }
    if let wanted = test.outcome.failingRows, wanted.sorted() != rows {
      return "rows \(rows) fail instead of \(wanted): \(written)"
    }
    if let count = test.outcome.failingCount, count != rows.count {
      return "\(rows.count) rows fail instead of \(count): \(written)"
    }
    if let wanted = test.outcome.failingValues, !lists.isEmpty {
      let values = rows.map { row in value(of: test, row, lists) }
      if values != wanted.map(Self.plain) {
        return "the values \(values) fail instead of \(wanted): \(written)"
      }
    }
    return nil
  }

  /// The frame as a file.
  private static func csv(_ columns: [ExpectationCase.Column]) -> Data {
    let rowCount = columns.first?.values.count ?? 0
    let records =
      [columns.map(\.name)]
      + (0..<rowCount).map { row in
        columns.map { $0.values[row].cell }
      }
    return Data(RuleText.csv(records).utf8)
  }

  /// The value of a row as the suite lists it: one value, or those of several columns.
  private static func value(
    of test: ExpectationCase, _ row: Int, _ names: [String]
  ) -> [String] {
    names.compactMap { test.column($0)?.values[row].cell }
  }

  /// A listed value as cells: an array of them, or columns by name in the order of the arguments.
  private static func plain(_ value: JSONValue) -> [String] {
    switch value {
    case .list(let values): values.map(\.cell)
    case .object(let fields): fields.sorted { $0.key < $1.key }.map(\.value.cell)
    default: [value.cell]
    }
  }
}

import Foundation

/// How Fettle's answer to restated rules compares with the suite's.
struct ExpectationJudgement {
  let test: ExpectationCase
  let trial: Trial
  /// The rules on one line, for messages.
  private let written: String
  /// The columns whose values the suite lists for a failing row.
  private let lists: [String]

  init(_ test: ExpectationCase, _ lines: [String], lists: [String]) throws {
    self.test = test
    self.lists = lists
    written = lines.joined(separator: "; ")
    let others = test.others.sorted { $0.key < $1.key }
      .map { (name: $0.key + ".csv", data: Self.csv($0.value)) }
    trial = try Trial(lines, files: [("input.csv", Self.csv(test.columns))] + others)
  }

  /// nil: the same verdict and the same failing rows; else what differs.
  func difference(from outcome: ExpectationCase.Outcome) -> String? {
    if let failure = trial.readingFailure { return "cannot be read: \(failure)" }
    if outcome.isError {
      return trial.isRefused ? nil : "should be refused, and runs: \(written)"
    }
    // A rule on a column that the table lacks cannot hold: its error is the verdict.
    let lacksColumn = trial.refusals.contains { $0.code == "F0104" }
    if trial.isRefused && !lacksColumn {
      return "is refused, \(trial.refusals.map(\.message)): \(written)"
    }
    if trial.notEvaluatedCount > 0 { return "could not be evaluated: \(written)" }
    let holds = !trial.isStopped && !lacksColumn
    if let succeeds = outcome.succeeds, succeeds != holds {
      return "\(holds ? "holds" : "fails") and should not: \(written)"
    }
    return differenceOfRows(from: outcome)
  }

  private func differenceOfRows(from outcome: ExpectationCase.Outcome) -> String? {
    let rows = trial.failingRows.map { $0 - 1 }
    if let wanted = outcome.failingRows, wanted.sorted() != rows {
      return "rows \(rows) fail instead of \(wanted): \(written)"
    }
    if let count = outcome.failingCount, count != rows.count {
      return "\(rows.count) rows fail instead of \(count): \(written)"
    }
    guard let wanted = outcome.failingValues, !lists.isEmpty else { return nil }
    let values = rows.map { row in lists.compactMap { test.column($0)?.values[row].cell } }
    if values == wanted.map(cells) { return nil }
    return "the values \(values) fail instead of \(wanted): \(written)"
  }

  /// The frame as a file.
  private static func csv(_ columns: [ExpectationCase.Column]) -> Data {
    let rowCount = columns.first?.values.count ?? 0
    let rows = (0..<rowCount).map { row in columns.map { $0.values[row].cell } }
    return Data(RuleText.csv([columns.map(\.name)] + rows).utf8)
  }

  /// A listed value as cells: an array of them, or columns by name.
  private func cells(_ value: JSONValue) -> [String] {
    switch value {
    case .list(let values): values.map(\.cell)
    case .object(let fields): lists.compactMap { fields[$0]?.cell }
    default: [value.cell]
    }
  }
}

extension ExpectationCase.Outcome {
  /// Outcomes that are certainly others: the other verdict, and one more failing row.
  var opposites: [ExpectationCase.Outcome] {
    var verdict = self
    verdict.isError = false
    verdict.succeeds = succeeds.map { !$0 } ?? true
    var opposites = [verdict]
    if let rows = failingRows, !isError {
      var more = self
      more.failingRows = rows + [1_000_000]
      opposites.append(more)
    }
    if let values = failingValues, !isError {
      var more = self
      more.failingValues = values + [.text("no value of the frame")]
      opposites.append(more)
    }
    return opposites
  }
}

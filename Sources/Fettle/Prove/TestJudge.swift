import Diagnostics
import Engine
import Language

/// Holds what came out of a test against what it expects.
struct TestJudge {
  let file: TestFile

  /// What differs, each table with the comparison that found it.
  struct Verdict {
    var problems: [String] = []
    var tables: [(expected: ExpectedTable, comparison: TableComparison)] = []

    var hasPassed: Bool { problems.isEmpty && tables.isEmpty }
  }

  /// Judges the outcome of a test.
  func verdict(on test: TestCase, _ outcome: TestOutcome, rules: Program) -> Verdict {
    var verdict = Verdict()
    let stopping = outcome.stopping.compactMap { rules.statements[$0].id?.text }
    let wanted = test.stopped.map(\.text)
    for id in stopping where !wanted.contains(id) {
      verdict.problems.append("rule '\(id)' stops the run, which the test does not expect")
    }
    for id in wanted where !stopping.contains(id) {
      verdict.problems.append("rule '\(id)' does not stop the run")
    }
    let isStopped = !stopping.isEmpty
    for expected in test.expected {
      // A run that stops writes no table; that it does is told already.
      if isStopped, expected.kind == .rows || expected.kind == .removed { continue }
      judge(expected, outcome, &verdict)
    }
    return verdict
  }

  private func judge(
    _ expected: ExpectedTable, _ outcome: TestOutcome, _ verdict: inout Verdict
  ) {
    let name = file.program.table(of: expected)
    let key = name.lowercased()
    guard let table = outcome.outputs[TestOutcome.Wanted(table: key, kind: expected.kind)],
      let plan = outcome.plans[key]
    else { return }
    var places: [Int] = []
    for column in expected.content.columns {
      guard let place = table.place(of: column) else {
        verdict.problems.append(
          "\(Self.title(of: expected)): no column '\(column.name)' came out")
        return
      }
      places.append(place)
    }
    let got = table.rows.map { row in places.map { row[$0] } }
    let comparison = TableComparison(
      expected.content, isInOrder: expected.isInOrder, got: got, blanks: plan.blanks)
    if !comparison.isEqual { verdict.tables.append((expected, comparison)) }
  }

  /// `expect rejects`
  static func title(of expected: ExpectedTable) -> String {
    let words = [
      "expect", expected.kind == .rows ? nil : expected.kind.rawValue, expected.table?.text,
      expected.isInOrder ? "in order" : nil,
    ]
    return words.compactMap(\.self).joined(separator: " ")
  }

  /// The result as reports show it.
  func result(of test: TestFile.Test, _ verdict: Verdict) -> TestResult {
    let range = test.statement.verbRange
    var result = TestResult(
      kind: .test, name: test.statement.text("name")?.text ?? "", line: file.line(of: range))
    result.problems = verdict.problems
    result.differences = verdict.tables.map { expected, comparison in
      TableDifference(
        title: Self.title(of: expected), line: file.line(of: expected.range),
        columns: expected.content.columns.map(\.name), rows: comparison.reportRows)
    }
    return result
  }
}

extension MemoryTable {
  /// The place of a column that a test names.
  func place(of column: ColumnReference) -> Int? {
    header.firstIndex { $0 == column.name }
      ?? (column.isBracketed
        ? nil : header.firstIndex { $0.lowercased() == column.name.lowercased() })
  }
}

extension TableComparison {
  /// The rows as reports show them.
  var reportRows: [TableDifference.Row] {
    pairs.map { pair in
      TableDifference.Row(
        expected: pair.expected.map { expected[$0].cells.map(\.text) },
        got: pair.got.map { got[$0].map { String(decoding: $0, as: UTF8.self) } },
        differing: pair.expected.flatMap { row in
          pair.got.map { differing(row, $0) }
        } ?? [])
    }
  }
}

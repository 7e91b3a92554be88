import Foundation
import Language

/// What an `expect` line measured.
struct OracleMeasure: Equatable {
  var truth: OracleTruth
  var value: Text?
  var bounds: [Text]
}

extension Oracle {
  mutating func expect(_ statement: Statement) {
    guard case .expectation(let use)? = statement.slots["expectation"] else { return }
    let rows = rowsInScope(statement).map { self.rows[$0] }
    let value = measure(use.metric, rows, statement)
    var bounds: [OracleValue] = []
    var truth: OracleTruth
    switch use.test {
    case .comparison(let sign, let bound):
      bounds = [limit(bound, rows, statement, beside: value)]
      truth = OracleScope.hold(value, sign, bounds[0])
    case .between(let low, let high):
      bounds = [low, high].map { limit($0, rows, statement, beside: value) }
      truth = .all([
        OracleScope.hold(value, .greaterOrEqual, bounds[0]),
        OracleScope.hold(value, .lessOrEqual, bounds[1]),
      ])
    // No history is read.
    case .withinLastRun: truth = .unknown
    }
    // What a figure shows of a sensitive column is masked; where one of two bounds is, both are.
    let areBoundsMasked = use.metrics.dropFirst().contains(where: showsSensitive)
    let measure = OracleMeasure(
      truth: truth, value: value.text.map { showsSensitive(use.metric) ? Self.masked($0) : $0 },
      bounds: bounds.compactMap(\.text).map { areBoundsMasked ? Self.masked($0) : $0 })
    measures[number] = measure
    find(measure, of: use.metric.column.flatMap { scope.column($0) })
  }

  private func showsSensitive(_ use: MetricUse) -> Bool {
    guard ![.rows, .columns, .merged, .blank, .distinct].contains(use.kind) else { return false }
    return use.column.flatMap { scope.column($0) }.map { sensitive.contains($0.id) } ?? false
  }

  /// One figure of some rows; blank where nothing was measured.
  private func measure(
    _ use: MetricUse, _ rows: [OracleRow], _ statement: Statement
  ) -> OracleValue {
    guard let column = use.column.flatMap({ scope.column($0) }) else {
      return .number(Decimal(use.kind == .columns ? scope.columns.count : rows.count))
    }
    switch use.kind {
    case .rows: return .number(Decimal(rows.count))
    case .columns, .merged: preconditionFailure("a number of the table is of no column")
    case .blank: return .number(Decimal(rows.count { scope.isBlank($0.cells[column.id].text) }))
    case .distinct:
      return .number(Decimal(Set(rows.compactMap { key($0, column, statement) }).count))
    case .deviation: preconditionFailure("a root of its own digits has tests of its own")
    case .sum, .mean, .smallest, .largest: break
    }
    let values = rows.map { scope.read($0.cells[column.id], column) }.filter { $0 != .blank }
    if values.contains(.failed) { return .failed }
    guard var best = values.first else { return .blank }
    for value in values {
      let order = OracleScope.order(value, best)
      if use.kind == .smallest ? order < 0 : order > 0 { best = value }
    }
    if use.kind == .smallest || use.kind == .largest { return best }
    let sum = values.compactMap(\.number).reduce(0, +)
    return .number(
      use.kind == .sum ? sum : OracleNumber.rounded(sum / Decimal(values.count), 12, .bankers))
  }

  /// What a figure is held against; a share of no rows is none.
  private func limit(
    _ bound: Bound, _ rows: [OracleRow], _ statement: Statement, beside value: OracleValue
  ) -> OracleValue {
    switch bound {
    case .rowsOf: preconditionFailure("the naive interpreter has one table")
    case .metric(let use): return measure(use, rows, statement)
    case .shareOfRows(let percent, _):
      if rows.isEmpty { return .blank }
      return .number(Decimal(string: percent)! * Decimal(rows.count) / 100)
    case .value(let expression):
      let row = OracleRow(record: 0, place: 0, cells: [], original: [], end: "")
      let found = scope.value(expression, row)
      guard case .text(let text) = found else { return found }
      return OracleDate.read(text, []).map { .day($0) }
        ?? OracleInstant.read(text, [], zoneMinutes: 0).map { .instant($0) } ?? .failed
    }
  }
}

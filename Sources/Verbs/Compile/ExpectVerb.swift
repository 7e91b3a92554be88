import Diagnostics
import Engine
import Kernels
import Language

extension Verb {
  static let expect = Verb(.expect) { statement, compiler in
    guard case .expectation(let expectation)? = statement.slots["expectation"],
      let metric = compiler.metric(expectation.metric)
    else { return }
    var metrics = [metric]
    let test: MeasureRule.Test?
    switch expectation.test {
    case .comparison(let sign, let bound):
      test = compiler.bound(bound, &metrics).map { .comparison(sign, $0) }
    case .between(let low, let high):
      test = compiler.bound(low, &metrics).flatMap { low in
        compiler.bound(high, &metrics).map { .between(low, $0) }
      }
    case .withinLastRun(let percent):
      test = Decimal(plain: percent).map { .withinLastRun(percent: $0) }
    }
    guard let test else { return }
    let column = expectation.metric.column.flatMap { compiler.column($0) }
    compiler.append(
      MeasureRule(
        metrics: metrics, test: test, scope: compiler.ruleScope(of: statement),
        columns: column.map { [compiler.judged($0)] } ?? []))
  }
}

extension TableCompiler {
  /// The figure that a metric names.
  fileprivate func metric(_ use: MetricUse) -> Metric? {
    guard let reference = use.column else {
      switch use.kind {
      case .columns: return .columns(count: scope.columns.count)
      case .merged: return .merged(nil)
      default: return .rows
      }
    }
    guard let column = column(reference) else { return nil }
    switch use.kind {
    case .rows, .columns, .merged: return nil
    case .blank: return .blank(column: column.id, blanks)
    case .distinct: return .distinct(keyReader(for: column))
    case .sum: return .sum(reader(for: column))
    case .mean: return .mean(reader(for: column))
    case .deviation: return .deviation(reader(for: column))
    case .smallest: return .smallest(reader(for: column))
    case .largest: return .largest(reader(for: column))
    }
  }

  /// The rows of another table at this line.
  private mutating func rowCount(of table: Word) -> Int? {
    switch context.rowCount(table) {
    case .success(let count): return count
    case .failure(let problem):
      diagnostics.append(
        Diagnostic(.unknownTable, problem.message, at: table.range, help: problem.help))
      return nil
    }
  }

  /// What a figure is compared with; another figure joins `metrics`.
  fileprivate mutating func bound(_ bound: Bound, _ metrics: inout [Metric]) -> MetricBound? {
    switch bound {
    case .shareOfRows(let percent, _): return Decimal(plain: percent).map { .shareOfRows($0) }
    case .metric(let use):
      guard let metric = metric(use) else { return nil }
      metrics.append(metric)
      return .metric(metrics.count - 1)
    case .rowsOf(let table, _): return rowCount(of: table).map { .value(.number(Decimal($0))) }
    case .value(let expression): return constant(expression).map { .value($0) }
    }
  }
}

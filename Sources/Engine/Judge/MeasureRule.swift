import Columns
import Diagnostics
import Kernels
import Language

/// `expect METRIC …` as the engine runs it.
package struct MeasureRule: Sendable {
  /// What the first figure is held against.
  package enum Test: Sendable {
    case comparison(ComparisonOperator, MetricBound)
    case between(MetricBound, MetricBound)
    case withinLastRun(percent: Decimal)
  }
  /// The figure that is judged, then those that it is compared with.
  package var metrics: [Metric]
  package var test: Test
  /// The rows that are measured.
  package var scope: RuleScope
  /// The columns whose figures they are.
  package var columns: [JudgedColumn]

  /// Whether the figure is held against that of the last run.
  package var isOfLastRun: Bool { if case .withinLastRun = test { true } else { false } }

  package init(metrics: [Metric], test: Test, scope: RuleScope, columns: [JudgedColumn] = []) {
    self.metrics = metrics
    self.test = test
    self.scope = scope
    self.columns = columns
  }

  package var rule: Int { scope.rule }
  package var reads: Set<Int> { metrics.reduce(scope.reads) { $0.union($1.reads) } }

  /// Adds the rows of a batch to the figures.
  func run(_ batch: Batch, _ worker: Worker, distinct: [KeyTuples?], _ hasher: KeyHasher)
    throws(RunFailure)
  {
    let rows = scope.rows(of: batch, worker).rows
    if worker.measures[rule] == nil {
      worker.measures[rule] = metrics.map { _ in MetricState() }
    }
    for (index, metric) in metrics.enumerated() {
      let frame = Frame(batch: batch, rows: rows, worker: worker)
      metric.add(frame, to: &worker.measures[rule]![index])
      guard let tuples = distinct[index], case .distinct(let key) = metric else { continue }
      let (states, missingCounts) = [key].states(
        of: batch, rows: rows, hasher: hasher, worker: worker)
      var words: [UInt64] = []
      var recent = RecentKeys()
      swap(&recent, &worker.measures[rule]![index].recent)
      for row in rows.indices where missingCounts[row] == 0 {
        let hash = hasher.finish(states[row])
        if recent.take(hash) {
          words.append(hash.first)
          words.append(hash.second)
        }
      }
      swap(&recent, &worker.measures[rule]![index].recent)
      try tuples.append(words)
    }
  }
}

/// How many of the rows that were merged have been put to others.
package struct MergedCount: Sendable, Equatable {
  package var folded: Int
  package var total: Int

  package init(folded: Int, total: Int) {
    self.folded = folded
    self.total = total
  }
}

/// What a metric is compared with.
package enum MetricBound: Sendable {
  case value(MetricValue)
  /// A percentage of the rows measured.
  case shareOfRows(Decimal)
  /// Another metric, by its number among the rule's.
  case metric(Int)
}

/// One figure of a table.
package enum Metric: Sendable {
  case rows
  /// Known before the first row.
  case columns(count: Int)
  /// How many rows a merge has put to others, of how many; nil until it has run.
  case merged(MergedCount?)
  case blank(column: Int, BlankTest)
  case distinct(KeyReader)
  case sum(ValueExpression)
  case mean(ValueExpression)
  /// The standard deviation of a sample: the sum of squares is divided by one less than the count.
  case deviation(ValueExpression)
  case smallest(ValueExpression)
  case largest(ValueExpression)

  package var reads: Set<Int> {
    switch self {
    case .rows, .columns, .merged: []
    case .blank(let column, _): [column]
    case .distinct(let key): key.reads
    case .sum(let value), .mean(let value), .deviation(let value), .smallest(let value),
      .largest(let value):
      value.reads
    }
  }

  /// Adds the rows of a frame.
  func add(_ frame: Frame, to state: inout MetricState) {
    state.rowCount += frame.count
    switch self {
    case .rows, .columns, .merged, .distinct: return
    case .blank(let column, let blanks):
      state.count += frame.batch.blankRows(of: column, among: frame.rows, blanks).count
    case .sum(let value), .mean(let value): state.addSum(of: value.evaluate(frame))
    case .smallest(let value), .largest(let value): state.addEnds(of: value.evaluate(frame))
    case .deviation(let value): state.addSquares(of: value.evaluate(frame))
    }
  }
}

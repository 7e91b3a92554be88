import Diagnostics

/// `expect METRIC …`: what must hold of a whole table.
package struct Expectation: Sendable, Equatable {
  /// What the metric is held against.
  package enum Test: Sendable, Equatable {
    case comparison(ComparisonOperator, Bound)
    case between(Bound, Bound)
    /// `within 10% of last run`; the percentage as written.
    case withinLastRun(percent: String)
  }
  package var metric: MetricUse
  package var test: Test
  package var range: SourceRange

  package init(metric: MetricUse, test: Test, range: SourceRange) {
    self.metric = metric
    self.test = test
    self.range = range
  }
}

/// `distinct email`, `rows`: one figure of a table.
package struct MetricUse: Sendable, Equatable {
  /// What is measured.
  package enum Kind: String, Sendable, CaseIterable {
    case rows, columns, merged, blank, distinct, sum, mean, deviation, smallest, largest

    /// Whether it is a figure of the table, not of a column.
    package var isOfTable: Bool {
      self == .rows || self == .columns || self == .merged
    }
    /// Whether it can be one of dates.
    package var takesMoments: Bool { self == .smallest || self == .largest }
  }
  package var kind: Kind
  /// nil for `rows`, `columns` and `merged`.
  package var column: ColumnReference?
  package var range: SourceRange

  package init(kind: Kind, column: ColumnReference? = nil, range: SourceRange) {
    self.kind = kind
    self.column = column
    self.range = range
  }
}

/// What a metric is compared with.
package enum Bound: Sendable, Equatable {
  /// A literal or `today`.
  case value(Expression)
  /// `5% of rows`; the percentage as written.
  case shareOfRows(percent: String, range: SourceRange)
  case metric(MetricUse)
  /// `rows of crm`: how many rows another table has at this line.
  case rowsOf(table: Word, range: SourceRange)

  package var range: SourceRange {
    switch self {
    case .value(let value): value.range
    case .shareOfRows(_, let range), .rowsOf(_, let range): range
    case .metric(let metric): metric.range
    }
  }
}

/// `a, b determines c`: rows with the same `a` and `b` have the same `c`.
package struct Determination: Sendable, Equatable {
  package var keys: [ColumnReference]
  package var dependent: ColumnReference

  package init(keys: [ColumnReference], dependent: ColumnReference) {
    self.keys = keys
    self.dependent = dependent
  }
}

import Diagnostics

extension StatementParser {
  // MARK: a determines b

  /// Whether columns and then `determines` stand here.
  var isDeterminationAhead: Bool {
    var ahead = 0
    while let token = token(ahead), token.kind == .word || token.kind == .bracketed {
      if isWord("determines", ahead + 1) { return true }
      guard symbol(ahead + 1) == .comma else { return false }
      ahead += 2
    }
    return false
  }

  /// `a, b determines c`
  mutating func parseDetermination() throws(SyntaxFailure) -> Determination {
    let keys = try parseColumns()
    guard acceptPhrase("determines") != nil else { throw failure(expected: "'determines'") }
    return Determination(keys: keys, dependent: try parseColumn())
  }

  // MARK: expect

  /// `rows > 100`, `blank email < 5% of rows`, `sum amount within 10% of last run`
  mutating func parseExpectation() throws(SyntaxFailure) -> Expectation {
    let lower = hereRange.lower
    let metric = try parseMetric()
    let test = try parseExpectationTest()
    return Expectation(metric: metric, test: test, range: range(from: lower))
  }

  /// The word of a metric, where one stands so many places ahead.
  private func metricAhead() -> MetricUse.Kind? {
    guard let kind = word().flatMap(MetricUse.Kind.init) else { return nil }
    if kind.isOfTable { return kind }
    guard let next = token(1) else { return nil }
    return next.kind == .word || next.kind == .bracketed || next.kind == .text ? kind : nil
  }

  private mutating func parseMetric() throws(SyntaxFailure) -> MetricUse {
    let lower = hereRange.lower
    guard let kind = metricAhead() else { throw failureOfMetric() }
    advance(as: .keyword)
    if kind.isOfTable { skipIdleParentheses(behind: kind.rawValue) }
    let column = kind.isOfTable ? nil : try parseColumn()
    return MetricUse(kind: kind, column: column, range: range(from: lower))
  }

  /// What others call a figure.
  static let figuresOfOthers = [
    "count": "rows", "average": "mean", "avg": "mean", "max": "largest", "maximum": "largest",
    "min": "smallest", "minimum": "smallest", "total": "sum", "unique": "distinct",
    "stdev": "deviation", "stddev": "deviation", "std": "deviation", "null": "blank",
    "nulls": "blank", "blanks": "blank", "missing": "blank", "row": "rows",
    "row_count": "rows", "rowcount": "rows", "num_rows": "rows", "n_rows": "rows",
  ]

  private mutating func failureOfMetric() -> SyntaxFailure {
    let names = MetricUse.Kind.allCases.map(\.rawValue)
    if let failure = figureAsCall() { return failure }
    if let kind = word().flatMap(MetricUse.Kind.init) {
      return failure(expected: "a figure", help: "write \(kind.rawValue) and a column")
    }
    let near =
      word().flatMap { Self.figuresOfOthers[$0] ?? EditDistance.suggestion(for: $0, among: names) }
    guard let near else {
      return failure(expected: "a figure", help: "write one of \(names.joined(separator: ", "))")
    }
    // `row count > 5`
    let isPhrase = isWord("row") && isWord("count", 1)
    let place = isPhrase ? range(from: hereRange.lower, count: 2) : hereRange
    return failure(
      .expected, "expected a figure, found \(shown(current))", at: place,
      help: "did you mean '\(near)'?", fix: near)
  }

  private mutating func parseExpectationTest() throws(SyntaxFailure) -> Expectation.Test {
    if let comparison = acceptComparison() {
      return .comparison(comparison, try parseBound())
    }
    if acceptPhrase("between") != nil {
      let start = position
      let low = try parseBound()
      guard acceptPhrase("and") != nil else { throw boundMissing(from: start) }
      return .between(low, try parseBound())
    }
    if acceptPhrase("within") != nil {
      let percent = try parsePercent(help: "write within 10% of last run")
      guard acceptPhrase("of last run") != nil else {
        throw failure(expected: "'of last run'", help: "write within \(percent)% of last run")
      }
      return .withinLastRun(percent: percent)
    }
    throw failure(
      expected: "a comparison, between or within", help: "write = 100, or between 100 and 200")
  }

  mutating func parsePercent(help: String) throws(SyntaxFailure) -> String {
    guard let token = current, token.kind == .number, symbol(1) == .percent else {
      throw failure(expected: "a percentage", help: help)
    }
    advance()
    advance()
    return content(of: token)
  }

  private mutating func parseBound() throws(SyntaxFailure) -> Bound {
    let lower = hereRange.lower
    if current?.kind == .number, symbol(1) == .percent {
      let percent = try parsePercent(help: "write 5% of rows")
      guard acceptPhrase("of rows") != nil else {
        throw failure(expected: "'of rows'", help: "write \(percent)% of rows")
      }
      return .shareOfRows(percent: percent, range: range(from: lower))
    }
    if isWord("rows"), isWord("of", 1) {
      advance(as: .keyword)
      advance(as: .keyword)
      let table = try parseName()
      return .rowsOf(table: table, range: range(from: lower))
    }
    if metricAhead() != nil { return .metric(try parseMetric()) }
    if let failure = figureAsCall() { throw failure }
    let value = try parseJoin()
    // `500 rows` counts rows by itself: the unit is welcome.
    if case .number = value.kind, isWord("rows") { advance(as: .keyword) }
    return .value(value)
  }
}

extension Expectation {
  /// What it is compared with.
  private var bounds: [Bound] {
    switch test {
    case .comparison(_, let bound): [bound]
    case .between(let low, let high): [low, high]
    case .withinLastRun: []
    }
  }

  /// The literals it is compared with.
  package var values: [Expression] {
    bounds.compactMap { if case .value(let value) = $0 { value } else { nil } }
  }

  /// The other tables whose rows it counts.
  package var tables: [Word] {
    bounds.compactMap { if case .rowsOf(let table, _) = $0 { table } else { nil } }
  }

  /// Every metric that it names.
  package var metrics: [MetricUse] {
    [metric] + bounds.compactMap { if case .metric(let metric) = $0 { metric } else { nil } }
  }
}

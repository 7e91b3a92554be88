import Diagnostics

/// What `expect` lines say of the figures of one table, held against each other.
struct FigureFacts {
  /// One line above.
  struct Member {
    let expected: Fact
    /// How many rows there were, where it measured all of them.
    let rows: Term?
  }

  let terms: TermTable
  private(set) var members: [Member] = []

  /// More lines are not kept: the oldest goes.
  private static let mostMembers = 12

  init(_ literals: any LiteralReader) { terms = TermTable(literals) }

  var prover: Prover { Prover(terms: terms, isBlank: { _ in false }) }

  mutating func add(_ member: Member) {
    members = members.suffix(Self.mostMembers - 1) + [member]
  }

  /// The rows may be others now.
  mutating func forget() { members = [] }

  /// That one figure is not above another.
  func order(_ low: LinearSum, _ high: LinearSum) -> Cases {
    LinearConstraint(low, .lessOrEqual, high).map { Cases(.number($0)) } ?? .anything
  }
}

/// The figures of one `expect` line as terms, with what is so of them whatever the table holds.
private struct FigureReading {
  let line: LineReasoning
  let expectation: Expectation
  /// What tells figures of the same rows from others.
  let rowsKey: String
  private(set) var bounds: [Cases] = []

  private var figures: FigureFacts { line.facts.figures }

  init(_ line: LineReasoning, _ expectation: Expectation) {
    self.line = line
    self.expectation = expectation
    // Rejected rows leave before anything is measured.
    let removalCount = line.facts.removalCount + (line.facts.hasRejectedRows ? 1 : 0)
    rowsKey = "\(removalCount) \(line.statement.condition.map { line.builder.key($0) } ?? "")"
  }

  var rows: Term { figures.terms.computed("rows \(rowsKey)", from: [], isWhole: true) }

  /// The figure as a term; nil for one of which nothing can be told.
  private mutating func term(_ metric: MetricUse) -> LinearSum? {
    let zero = LinearSum(.zero)
    switch metric.kind {
    case .merged, .columns: return nil
    case .rows:
      bounds.append(figures.order(zero, LinearSum(rows)))
      return LinearSum(rows)
    default: break
    }
    guard let column = metric.column.flatMap({ line.before.resolve($0) }) else { return nil }
    let isCount = metric.kind == .blank || metric.kind == .distinct
    guard isCount || column.kind == .number || column.kind == .date else { return nil }
    let reading = CellReading(column: column, literals: line.literals).name
    let key = "\(metric.kind.rawValue) \(line.facts.cell(column.id).number) \(reading) \(rowsKey)"
    let figure = LinearSum(figures.terms.computed(key, from: [], isWhole: isCount))
    if isCount {
      bounds += [figures.order(zero, figure), figures.order(figure, LinearSum(rows))]
    }
    return figure
  }

  private mutating func sum(_ bound: Bound) -> LinearSum? {
    switch bound {
    case .metric(let metric): return term(metric)
    case .rowsOf: return nil
    case .shareOfRows(let percent, _):
      bounds.append(figures.order(LinearSum(.zero), LinearSum(rows)))
      return Fraction(decimal: percent).flatMap {
        Fraction($0.numerator, over: $0.denominator * 100)
      }
      .flatMap { LinearSum(rows).multiplied(by: $0) }
    case .value(let expression):
      switch expression.kind {
      case .number(let digits), .days(let digits):
        return Fraction(decimal: digits).map { LinearSum($0) }
      case .text(let text): return CalendarDay(text).map { LinearSum(Fraction($0.number)) }
      case .today: return LinearSum(figures.terms.computed("today", from: []))
      default: return nil
      }
    }
  }

  /// When the line passes, and when it fails; nil where nothing can be told of it.
  mutating func outcomes() -> (passes: Cases, fails: Cases)? {
    guard let figure = term(expectation.metric) else { return nil }
    var limits: [(sign: ComparisonOperator, bound: Bound)] = []
    switch expectation.test {
    case .comparison(let sign, let bound): limits = [(sign, bound)]
    case .between(let low, let high): limits = [(.greaterOrEqual, low), (.lessOrEqual, high)]
    case .withinLastRun: return nil
    }
    var (passes, fails) = (Cases.anything, Cases.nothing)
    for (sign, bound) in limits {
      guard let limit = sum(bound), let yes = LinearConstraint(figure, sign, limit),
        let no = LinearConstraint(figure, sign.opposite, limit)
      else { return nil }
      passes = passes.and(Cases(.number(yes)))
      fails = fails.or(Cases(.number(no)))
    }
    return (passes, fails)
  }
}

extension LineReasoning {
  /// An `expect` that no table passes, or every one, or none together with lines above.
  mutating func judgeExpectation() {
    guard case .expectation(let expectation)? = statement.slots["expectation"] else { return }
    var reading = FigureReading(self, expectation)
    guard let (passes, fails) = reading.outcomes() else { return }
    let (figures, bounds) = (facts.figures, reading.bounds)
    let rows = statement.condition == nil ? reading.rows : nil
    let prover = figures.prover
    if !prover.isPossible([passes] + bounds) {
      return report(.neverPasses, "no table can pass this check")
    }
    if !prover.isPossible([fails] + bounds) {
      return report(
        .alwaysPasses, "every table that it can judge passes this check",
        help: "leave the check out")
    }
    // Lines only take rows out.
    let fewer = figures.members.compactMap { member in
      rows.flatMap { rows in member.rows.map { figures.order(LinearSum(rows), LinearSum($0)) } }
    }
    let others = figures.members.map(\.expected)
    if let causes = prover.refutation(
      of: [passes] + bounds + fewer, under: FactBase(), and: others)
    {
      return report(
        .contradiction,
        "no table can pass this check and \(causes.count > 1 ? "the other ones" : "the other one")",
        because: causes, "this line has part in it")
    }
    let expected = Cases.all([passes] + bounds)
    facts.figures.add(
      FigureFacts.Member(
        expected: Fact(cases: expected, causes: [cause], cells: []), rows: rows))
  }
}

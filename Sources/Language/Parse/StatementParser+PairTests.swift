import Diagnostics

// Tests of two rows: `or` binds loosest, then `and` with what stands behind `within`, then `not`.
extension StatementParser {
  /// `phone equal and last_name similar 90% within postcode`
  mutating func parsePairTest() throws(SyntaxFailure) -> PairTestUse {
    try enter()
    let lower = hereRange.lower
    var operands = [try parsePairAnd()]
    while acceptPairWord("or") { operands.append(try parsePairAnd()) }
    depth -= 1
    if operands.count == 1 { return operands[0] }
    let mixed = operands.first { operand in
      switch operand.kind {
      case .and, .within: !parenthesised.contains(operand.range)
      default: false
      }
    }
    if let mixed {
      report(
        .andWithOr, "'and' together with 'or' needs parentheses", at: mixed.range,
        help: "say which belongs together, as in a equal or (b equal and c equal)",
        fix: "(" + source.text(of: mixed.range) + ")")
    }
    return PairTestUse(.or(operands), range: range(from: lower))
  }

  /// Whether the words that may stand behind a column in a test of two rows stand here.
  func startsPairTest(_ ahead: Int) -> Bool {
    ["equal", "differ", "similar", "within"].contains(word(ahead) ?? "")
  }

  private mutating func acceptPairWord(_ word: String) -> Bool {
    guard isWord(word), !beginsLine(0) || token(1) != nil else { return false }
    advance(as: .keyword)
    return true
  }

  private mutating func parsePairAnd() throws(SyntaxFailure) -> PairTestUse {
    let lower = hereRange.lower
    var operands = [try parsePairNot()]
    while acceptPairWord("and") { operands.append(try parsePairNot()) }
    var test = operands[0]
    if operands.count > 1 { test = PairTestUse(.and(operands), range: range(from: lower)) }
    guard isWord("within") else { return test }
    advance(as: .keyword)
    if current?.kind == .number {
      throw failure(
        expected: "a column", help: "a distance stands behind its column: updated within 3 days")
    }
    let columns = try parseColumns()
    return PairTestUse(.within(test, columns), range: range(from: lower))
  }

  private mutating func parsePairNot() throws(SyntaxFailure) -> PairTestUse {
    let lower = hereRange.lower
    guard isWord("not") else { return try parsePairPrimary() }
    advance(as: .keyword)
    try enter()
    let operand = try parsePairNot()
    depth -= 1
    return PairTestUse(.not(operand), range: range(from: lower))
  }

  private mutating func parsePairPrimary() throws(SyntaxFailure) -> PairTestUse {
    let lower = hereRange.lower
    if accept(.open) {
      var inner = try parsePairTest()
      guard accept(.close) else { throw failure(expected: "')'") }
      inner.range = range(from: lower)
      parenthesised.insert(inner.range)
      return inner
    }
    let column = try parseColumn()
    let kind = try parsePairKind(of: column)
    return PairTestUse(kind, range: range(from: lower))
  }

  private mutating func parsePairKind(
    of column: ColumnReference
  ) throws(SyntaxFailure) -> PairTestUse.Kind {
    switch word() {
    case "equal":
      advance(as: .keyword)
      return .equal(column)
    case "differ":
      advance(as: .keyword)
      return .differ(column)
    case "similar":
      advance(as: .keyword)
      switch try parseSimilarity() {
      case .share(let percent): return .similar(column, percent: percent)
      case .measured(let measure, let limit): return .measured(column, measure, limit: limit)
      }
    case "within":
      advance(as: .keyword)
      return try parseNear(column)
    default: throw pairTestMissing(behind: column)
    }
  }

  /// What people write for `equal` and `differ`.
  private mutating func pairTestMissing(behind column: ColumnReference) -> SyntaxFailure {
    let words = [
      "equals": "equal", "same": "equal", "matches": "equal", "identical": "equal",
      "exact": "equal", "differs": "differ", "different": "differ", "unequal": "differ",
      "like": "similar 90%", "fuzzy": "similar 90%", "near": "within",
    ]
    let instead =
      symbol() == .equal
      ? "equal"
      : symbol() == .notEqual
        ? "differ"
        : word().flatMap { words[$0] }
          ?? word().flatMap {
            EditDistance.suggestion(for: $0, among: ["equal", "differ", "similar", "within"])
          }
    guard let instead else {
      return failure(
        expected: "a test of two rows",
        help: "write \(Scope.written(column.name)) equal, differ, similar 90% or within 3 days")
    }
    return failure(
      .expected, "expected a test of two rows, found \(shown(current))", at: hereRange,
      help: "write \(instead)", fix: instead)
  }

  private static let measurePhrases = PhraseTable(MeasureUse.allCases.map(\.rawValue))

  /// `90%`, `by levenshtein 2`
  mutating func parseSimilarity() throws(SyntaxFailure) -> SimilarityUse {
    guard isWord("by") else { return .share(try parseShare("similar 90%")) }
    advance(as: .keyword)
    guard let name = longestPhrase(Self.measurePhrases), let measure = MeasureUse(rawValue: name)
    else {
      let names = MeasureUse.allCases.map(\.rawValue)
      let near = word().flatMap { EditDistance.suggestion(for: $0, among: names) }
      throw failure(
        expected: "a measure",
        help: near.map { "did you mean '\($0)'?" }
          ?? "write one of \(names.joined(separator: ", "))")
    }
    _ = acceptPhrase(name)
    switch measure.limit {
    case .none: return .measured(measure, limit: nil)
    case .share: return .measured(measure, limit: try parseShare("\(name) 90%"))
    case .edits:
      guard let token = current, token.kind == .number, symbol(1) != .percent else {
        throw failure(expected: "a number of edits", help: "write similar by \(name) 2")
      }
      advance()
      return .measured(measure, limit: content(of: token))
    }
  }

  /// `3 days`, `0.5`
  private mutating func parseNear(
    _ column: ColumnReference
  ) throws(SyntaxFailure) -> PairTestUse.Kind {
    guard let token = current, token.kind == .number, symbol(1) != .percent else {
      throw failure(
        expected: "a distance",
        help: "write \(Scope.written(column.name)) within 3 days, or within 0.5")
    }
    advance()
    let isDays = isWord("days") || isWord("day")
    if isDays { advance(as: .keyword) }
    return .near(column, distance: content(of: token), isDays: isDays)
  }
}

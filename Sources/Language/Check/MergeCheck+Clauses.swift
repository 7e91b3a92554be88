import Diagnostics

extension MergeCheck {
  // MARK: Which rows are the same

  /// Checks what `same when` and its like say.
  mutating func check(_ effect: MatchEffect, _ use: MatchUse, _ range: SourceRange) {
    switch use {
    case .learned(_, let percent): if let percent { expressions.checkShare(percent, range) }
    case .pair(let test):
      check(test)
      // Pairs that are never the same are looked at in groups alone.
      if effect != .never, !test.isBlocked { reportCost(effect, test, range) }
    }
  }

  /// Checks how large the groups of `review groups above` have to be.
  mutating func checkGroupSize(_ rows: String, _ range: SourceRange) {
    if Literals.isCount(rows) { return }
    report(
      .thresholdUnit, "rows are counted in whole numbers of at most 18 digits", at: range,
      help: "write review groups above 10 rows")
  }

  private mutating func check(_ test: PairTestUse) {
    switch test.kind {
    case .equal, .differ: return
    case .similar(_, let percent): expressions.check(.share(percent), test.range)
    case .measured(_, let measure, let limit):
      expressions.check(.measured(measure, limit: limit), test.range)
    case .near(let column, let distance, let isDays):
      if isDays, !Literals.isCount(distance) {
        report(
          .unreadableLiteral, "days are counted in whole numbers of at most 18 digits",
          at: test.range, help: "write within 3 days")
      }
      if !isDays { expressions.checkDigits(distance, test.range) }
      checkNear(column, isDays: isDays)
    case .within(let inner, _), .not(let inner): check(inner)
    case .and(let tests), .or(let tests): for inner in tests { check(inner) }
    }
  }

  /// Names the cost of a test that gives no column by which rows can be brought together.
  private mutating func reportCost(
    _ effect: MatchEffect, _ test: PairTestUse, _ range: SourceRange
  ) {
    let column = test.columns.first.map { Scope.written($0.name) } ?? "a"
    let isSimilar = test.hasSimilarity
    report(
      .everyPair,
      "this compares every row with every other: 5,000 million pairs at 100,000 rows", at: range,
      help: isSimilar
        ? "say where to look, as in \(effect.rawValue) \(column) similar 90% within postcode, or "
          + "add a column that is equal"
        : "add a test that is equal, as in \(effect.rawValue) email equal and …")
  }

  // MARK: Which record gives a value

  /// Every column is taken by one line, and `everything else` is the last of them.
  mutating func checkTakes() {
    var taken: [Int: SourceRange] = [:]
    var everything: SourceRange?
    for clause in merge.clauses {
      guard case .take(let take) = clause.kind else { continue }
      if let everything {
        report(
          .everythingElse,
          take.columns.isEmpty
            ? "'take everything else' stands twice in this merge"
            : "a line below 'take everything else' takes nothing",
          at: clause.range, help: take.columns.isEmpty ? "keep one of them" : "move it up",
          relating: everything)
      }
      if take.columns.isEmpty { everything = everything ?? clause.range }
      for reference in take.columns { note(reference, in: clause.range, &taken) }
      check(take)
    }
    if everything == nil, !merge.isPartial, knowsColumns { checkUntaken() }
  }

  private mutating func report(
    _ code: DiagnosticCode, _ message: String, at range: SourceRange, help: String,
    relating first: SourceRange
  ) {
    report(code, message, at: range, help: help)
    relate(first, "everything else is taken here")
  }

  private mutating func note(
    _ reference: ColumnReference, in range: SourceRange, _ taken: inout [Int: SourceRange]
  ) {
    guard let place = columns.place(of: reference) else { return }
    guard let first = taken[place] else {
      taken[place] = reference.range
      return
    }
    report(
      .takenTwice, "column '\(reference.name)' is taken twice", at: reference.range,
      help: "keep one of them")
    relate(first, "it is taken here")
  }

  private mutating func checkUntaken() {
    let names = columns.untaken(by: merge).map { Scope.written(columns.columns[$0].name) }
    if names.isEmpty { return }
    let ranks = sources.map(\.tableName)
    let from = ranks.count == 1 ? "first" : ranks.joined(separator: ", then ")
    let line = "take everything else from \(from)"
    let end = SourceRange(
      source: statement.range.source, lower: statement.range.upper, upper: statement.range.upper)
    let listed = names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
    report(
      .takeMissing, "no line takes \(listed)", at: statement.verbRange, help: "write \(line)")
    mend(Fix(range: end, replacement: "\n  \(line)"))
  }

  private mutating func check(_ take: TakeUse) {
    for use in take.ranks {
      switch use.kind {
      case .table(let word): checkTable(word)
      case .any: reportTogether(take, "any", use.range)
      case .rank(let rank):
        expressions.checkOrder(
          of: rank, by: rank.column.flatMap { expressions.scope.resolve($0) })
        if RankWords.ofTake.contains(rank.name) { reportTogether(take, rank.name, use.range) }
      }
    }
  }

  private mutating func reportTogether(_ take: TakeUse, _ name: String, _ range: SourceRange) {
    guard case .together = take.way else { return }
    report(
      .rankOfTogether, "'\(name)' chooses a value, and 'together' wants a record", at: range,
      help: "rank records by a table, latest, earliest, most complete, first or last")
  }

  private mutating func checkTable(_ word: Word) {
    let names = sources.map(\.tableName)
    if sources.isEmpty || names.contains(where: { $0.lowercased() == word.text.lowercased() }) {
      return
    }
    let ranks = RankWords.withColumn + RankWords.ofRows + RankWords.ofTake
    let near = EditDistance.suggestion(
      for: word.text, among: names + ranks.filter { !$0.contains(" ") })
    report(
      .unknownRank, "'\(word.text)' is no rank, and none of the tables that are merged",
      at: word.range,
      help: near.map { "did you mean '\($0)'?" }
        ?? "write a table (\(names.joined(separator: ", "))), latest, most complete or first",
      fix: near)
  }
}

extension PairTestUse {
  /// Whether rows that pass it have something equal, or lie near: then they can be found without
  /// comparing all.
  fileprivate var isBlocked: Bool {
    switch kind {
    case .equal, .near, .within: true
    case .measured(_, let measure, _): measure.limit == .none
    case .differ, .similar, .not: false
    case .and(let tests): tests.contains(where: \.isBlocked)
    case .or(let tests): tests.allSatisfy(\.isBlocked)
    }
  }

  fileprivate var hasSimilarity: Bool {
    switch kind {
    case .similar, .measured: true
    case .equal, .differ, .near: false
    case .within(let test, _), .not(let test): test.hasSimilarity
    case .and(let tests), .or(let tests): tests.contains(where: \.hasSimilarity)
    }
  }
}

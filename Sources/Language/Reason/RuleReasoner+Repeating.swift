import Diagnostics

extension RuleReasoner {
  /// Whether it is proven that rules change nothing of what they have made: that each line, with
  /// what is so of every row that is written, changes no cell and takes out no row of a table
  /// that is written; the others are the same in both runs. Lines by the numbers of `settled` do nothing in a
  /// second run. False where it is not proven.
  package mutating func provesIdempotence(
    from scopes: TableScopes, passingOver settled: Set<Int> = []
  ) -> Bool {
    keepsSavedFacts = true
    _ = diagnostics(from: scopes)
    let written = Set(program.writtenTables.map { $0.lowercased() })
    func isWritten(_ table: String) -> Bool { written.contains(table.lowercased()) }
    let canRepeat = program.statements.enumerated().allSatisfy { number, statement in
      let isSame = statement.canRepeat || settled.contains(number)
      return !statement.isBroken && (isSame || !statement.tables.contains(where: isWritten))
    }
    guard canRepeat else { return false }
    var scopes = scopes
    let signatures = vocabulary.signatures
    for (number, statement) in program.statements.enumerated() {
      guard let signature = signatures[statement.verb] else { return false }
      scopes.presume(statement)
      let before =
        signature.role == .rule
        ? statement.tables.filter(isWritten).map { ($0, scopes[$0]) } : []
      scopes.follow(statement)
      if settled.contains(number) { continue }
      for (table, before) in before {
        let after = scopes[table]
        guard statement.makesOnlyTexts(before, after), let facts = writtenFacts(of: table) else {
          return false
        }
        let line = LineReasoning(
          statement: statement, number: number, program: program, habits: habits,
          signature: signature,
          before: before, after: after, literals: literals, fillings: [:], facts: facts)
        guard signature.reasoning.isIdle(line) else { return false }
      }
    }
    return true
  }
}

extension LineReasoning {
  /// The columns by which the line judges or folds rows, those among them that say how another is
  /// read.
  var judgedCells: [Int] {
    PastLine(self).reads.flatMap { read -> [Int] in
      guard case .column(let region, _)? = read.column.region else { return [read.column.id] }
      return [read.column.id, region]
    }
  }

  /// The actions of the line that stop the run, the one of its verb among them.
  var stops: [ActionUse] {
    let own = ActionUse(action: .stop, range: statement.verbRange)
    let isOwn =
      signature.defaultAction == .stop
      && (statement.actions.isEmpty || statement.verb.hasSuffix(" rows"))
    return statement.actions.filter { $0.action == .stop } + (isOwn ? [own] : [])
  }

  /// Whether a run on what the rules have made cannot stop at the line where the first one did not:
  /// it judges some of the same rows by the same cells, and its limit is no share, which grows with
  /// fewer rows.
  var stopsNoSecondRun: Bool {
    let stops = stops
    if stops.isEmpty { return true }
    return stops.allSatisfy { $0.threshold?.percent == nil } && facts.isSeenAgain(number)
      && statement.expressions.allSatisfy { before.expandedValue($0).lookups.isEmpty }
  }
}

extension Statement {
  /// What `, others` does needs no second run to do it again: one that stops may find now what it
  /// had not found.
  fileprivate var stopsForOthers: Bool {
    if case .action(let use)? = others { use.action == .stop } else { false }
  }

  /// Whether the columns behind the line are those before it, or beside them only some that `set` makes: a second
  /// run finds them there, as texts whose type nobody has declared.
  fileprivate func makesOnlyTexts(_ before: Scope, _ after: Scope) -> Bool {
    guard before.columns.count != after.columns.count else { return true }
    return verb == "set"
      && after.columns.allSatisfy { before.index(of: $0.id) != nil || $0.kind == .text }
  }

  /// Whether a second run sees the same columns in its place, and nothing that tells it from the
  /// first one.
  fileprivate var canRepeat: Bool {
    if ["rename", "drop columns", "keep columns", "split", "merge"].contains(verb) { return false }
    if verb == "save", has("blanks") { return false }
    if stopsForOthers { return false }
    return !expressions.contains { $0.looksBack }
  }
}

extension Expression {
  /// Whether it asks what a run has made of a cell, or how the cell came.
  fileprivate var looksBack: Bool {
    switch kind {
    case .column(let reference) where reference.table?.lowercased() == "original": true
    case .state(_, .changed, _), .state(_, .default, _), .state(_, .real, _): true
    default: parts.contains { $0.looksBack }
    }
  }
}

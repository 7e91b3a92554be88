import Diagnostics

extension RuleReasoner {
  /// Whether it is proven that rules change nothing of what they have made: that each line, with what is so
  /// of every row behind the last one, changes no cell and takes out no row of a table that is written; the
  /// others are the same in both runs. False where it is not proven.
  package mutating func provesIdempotence(from scopes: TableScopes) -> Bool {
    _ = diagnostics(from: scopes)
    let written = Set(program.writtenTables.map { $0.lowercased() })
    func isWritten(_ table: String) -> Bool { written.contains(table.lowercased()) }
    let canRepeat = program.statements.allSatisfy { statement in
      !statement.isBroken && (statement.canRepeat || !statement.tables.contains(where: isWritten))
    }
    guard canRepeat else { return false }
    var scopes = scopes
    var ignored: [Diagnostic] = []
    let signatures = vocabulary.signatures
    for (number, statement) in program.statements.enumerated() {
      guard let signature = signatures[statement.verb] else { return false }
      scopes.presume(statement)
      let before =
        signature.role == .rule
        ? statement.tables.filter(isWritten).map { ($0, scopes[$0]) } : []
      scopes.apply(statement, &ignored)
      for (table, before) in before {
        let after = scopes[table]
        guard before.columns.count == after.columns.count, let facts = facts(of: table) else {
          return false
        }
        let line = LineReasoning(
          statement: statement, number: number, program: program, signature: signature,
          before: before, after: after, literals: literals, fillings: [:], facts: facts)
        guard signature.reasoning.isIdle(line) else { return false }
      }
    }
    return true
  }
}

extension Statement {
  /// Whether a second run sees the same columns in its place, and nothing that tells it from the first one.
  fileprivate var canRepeat: Bool {
    if ["rename", "drop columns", "keep columns", "split", "merge"].contains(verb) { return false }
    if verb == "save", has("blanks") { return false }
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

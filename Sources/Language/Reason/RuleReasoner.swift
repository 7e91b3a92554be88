import Diagnostics

/// Follows every column through the lines of a program, and tells what is wrong with the rules
/// though they can run: checks that can never fail, lines that do nothing, orders that lose good
/// rows.
package struct RuleReasoner {
  let program: Program
  let vocabulary: Vocabulary
  let literals: any LiteralReader
  let habits: ProgramHabits
  private var tables: [String: TableReasoning] = [:]
  private var diagnostics: [Diagnostic] = []

  /// What is known of one table on the way through the lines.
  private struct TableReasoning {
    /// nil while a line is at work on them, so that they are changed in place.
    var facts: TableFacts?
    var checks: CheckGroup
    var history: [PastLine] = []
    var fillings: [Int: [Filling]] = [:]
    var told = ToldLines()
    var repeated = RepeatedLines()
    var trail = RowTrail()
  }

  /// By table that a line saves: what is so of its rows at the last such line, where that is asked for.
  private(set) var savedFacts: [String: TableFacts] = [:]
  var keepsSavedFacts = false

  /// By table: how often its rows or cells may have changed so far.
  private var changeCounts: [String: Int] = [:]

  /// Lines with something of which nothing could be told.
  private var unfollowed: [SourceRange] = []

  package init(_ program: Program, vocabulary: Vocabulary, literals: any LiteralReader) {
    self.program = program
    habits = ProgramHabits(program)
    self.vocabulary = vocabulary
    self.literals = literals
  }

  /// The findings, in the order of the sources; `scopes` are the tables as they stand before the
  /// first line. Cost: a few microseconds to some hundred for each check, by how many others speak
  /// of the same columns.
  package mutating func diagnostics(from scopes: TableScopes) -> [Diagnostic] {
    var scopes = scopes
    let signatures = vocabulary.signatures
    for (number, statement) in program.statements.enumerated() where !statement.isBroken {
      guard let signature = signatures[statement.verb] else { continue }
      // With a header that is not known, the columns that the line is the first to name.
      scopes.presume(statement)
      let before = signature.role == .rule ? statement.tables.map { ($0, scopes[$0]) } : []
      scopes.follow(statement)
      for (table, before) in before {
        reason(statement, number, signature, table, before, scopes[table])
      }
      if keepsSavedFacts, statement.verb == "save" { noteSave(statement) }
    }
    for key in tables.keys.sorted() {
      for finding in OrderFinding.all {
        diagnostics += finding.judge(tables[key]?.history ?? [])
      }
    }
    diagnostics += ProgramFindings(program).diagnostics() + notAnalysed
    return diagnostics.withoutRepeats.sortedByPlace()
  }

  /// What is so of the rows of a table behind the last line that saves it, or else behind the last line of all; those
  /// that are rejected are in no file.
  func writtenFacts(of table: String) -> TableFacts? {
    savedFacts[table.lowercased()] ?? acceptedFacts(of: table)
  }

  private func acceptedFacts(of table: String) -> TableFacts? {
    var facts = tables[table.lowercased()]?.facts
    facts?.dismissRejected()
    return facts
  }

  private mutating func noteSave(_ save: Statement) {
    var names = save.tables
    if case .word(let name)? = save.slots["table"] { names = [name.text] }
    for name in names {
      savedFacts[name.lowercased()] =
        acceptedFacts(of: name)
        ?? TableFacts(TableReading(program.loads(of: name)), literals)
    }
  }

  /// The lines that hold what cannot be followed, as one note.
  private var notAnalysed: [Diagnostic] {
    var seen: Set<SourceRange> = []
    let lines = unfollowed.filter { seen.insert($0).inserted }
    guard let first = lines.first else { return [] }
    let count = Quantity.count(lines.count, "line")
    return [
      Diagnostic(
        .notAnalysed, severity: .note,
        "\(count) \(lines.count == 1 ? "holds" : "hold") what the checker cannot follow",
        at: first, help: "nothing is proven of it here; it runs all the same",
        related: lines.dropFirst().prefix(9).map { ($0, "and here") })
    ]
  }

  private mutating func reason(
    _ statement: Statement, _ number: Int, _ signature: Signature, _ table: String,
    _ before: Scope, _ after: Scope
  ) {
    let key = table.lowercased()
    var state =
      tables.removeValue(forKey: key)
      ?? TableReasoning(
        facts: TableFacts(TableReading(program.loads(of: table)), literals),
        checks: CheckGroup(lineCount: program.statements.count))
    let facts = state.facts.take() ?? TableFacts(TableReading([]), literals)
    var line = LineReasoning(
      statement: statement, number: number, program: program, habits: habits,
      signature: signature,
      before: before, after: after, literals: literals, fillings: state.fillings,
      told: state.told, facts: consume facts)
    // The line has them alone until it is through, so that they too are changed in place.
    (state.fillings, state.told) = ([:], ToldLines())
    let surrenderCount = line.facts.terms.surrenderCount
    signature.reasoning.judge(&line)
    if line.facts.terms.surrenderCount > surrenderCount { unfollowed.append(statement.range) }
    if line.diagnostics.isEmpty, statement.condition == nil || line.hasScope {
      state.checks.add(&line)
    }
    if line.diagnostics.isEmpty { line.judgeParts() }
    var past = PastLine(line)
    past.traces = state.trail.follow(line, past)
    state.repeated.judge(&line, past, key, changeCounts)
    line.judgeDays()
    if RepeatedLines.changes(past) { changeCounts[key, default: 0] += 1 }
    let hadRejectedRows = line.facts.hasRejectedRows
    line.toldNow = line.toldRows
    let (filled, kept) = (line.newFillings, line.keptFillings)
    signature.reasoning.transfer(&line)
    line.noteFillings(filled, kept: kept)
    if past.removesRows || hadRejectedRows && !line.facts.hasRejectedRows {
      state.checks.noteRemoval()
      line.facts.noteRemoval()
    }
    diagnostics += line.diagnostics
    state.facts = line.facts
    (state.fillings, line.fillings) = (line.fillings, [:])
    (state.told, line.told) = (line.told, ToldLines())
    if let rows = line.toldNow { state.told.note(rows, of: number) }
    state.history.append(past)
    tables[key] = state
  }
}

/// What a finding says, and where.
private struct Told: Hashable {
  let code: String
  let range: SourceRange
  let message: String
}

extension [Diagnostic] {
  /// Those that say the same of the same place for another table are one.
  fileprivate var withoutRepeats: [Diagnostic] {
    var seen: Set<Told> = []
    return filter {
      seen.insert(Told(code: $0.code, range: $0.range, message: $0.message)).inserted
    }
  }
}

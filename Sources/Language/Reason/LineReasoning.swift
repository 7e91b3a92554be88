import Diagnostics

/// One line on one table, as verbs reason about it: first what it says of the rows before it, then
/// what it makes of them.
package struct LineReasoning {
  let statement: Statement
  /// The place of the statement in the program.
  let number: Int
  let program: Program
  let habits: ProgramHabits
  let signature: Signature
  /// The columns before the line, and behind it.
  let before: Scope
  let after: Scope
  let literals: any LiteralReader
  /// By column: what lines above fill its blanks with.
  var fillings: [Int: [Filling]]
  /// What lines above have told of rows.
  var told = ToldLines()
  var facts: TableFacts
  /// What this one tells of them.
  var toldNow: ToldRows?
  var diagnostics: [Diagnostic] = []
  let memo = RowCheckMemo()

  /// Turns expressions of the line into cases of the rows before it.
  var builder: CaseBuilder { builder(before) }

  func builder(_ scope: Scope) -> CaseBuilder {
    CaseBuilder(
      scope: scope, versions: facts.versions, terms: facts.terms, table: facts.reading,
      literals: literals)
  }

  var cause: Cause { Cause(statement: number) }

  /// How the line's `when` comes out; always true without one.
  var scopeOutcomes: CaseBuilder.Outcomes {
    statement.condition.map { builder.outcomes(of: $0) }
      ?? CaseBuilder.Outcomes(yes: .anything, no: .nothing, unknown: .nothing, failed: .nothing)
  }

  /// The lines that rule a case out; nil where it is possible, as far as can be told.
  func refutation(of cases: Cases...) -> [Cause]? {
    facts.prover.refutation(of: cases, under: facts.facts)
  }

  /// The same; `ofAccepted` asks only of rows that no line above has rejected.
  func refutation(of cases: Cases, ofAccepted: Bool) -> [Cause]? {
    guard ofAccepted, facts.hasRejectedRows else { return refutation(of: cases) }
    return facts.prover.refutation(
      of: [cases], under: facts.facts, and: facts.waitingFacts(near: cases))
  }

  /// Whether a row can be like that.
  func isPossible(_ cases: Cases...) -> Bool {
    facts.prover.isPossible(cases, under: facts.facts)
  }

  // MARK: Telling

  /// Notes a finding about the rules, with the lines that have part in it.
  mutating func report(
    _ code: DiagnosticCode, severity: Severity = .warning, _ message: String,
    at range: SourceRange? = nil, because causes: [Cause] = [], _ words: String = "",
    help: String? = nil, fix: Fix? = nil
  ) {
    let place = range ?? statement.range
    let related = causes.map { (range: program.statements[$0.statement].range, message: words) }
    diagnostics.append(
      Diagnostic(
        code, severity: severity, message, at: place, help: help, fix: fix,
        related: related.filter { $0.range != place }))
  }
}

/// What a verb knows of its lines: how to judge one, and what rows are like behind it.
package struct VerbReasoning: Sendable {
  var judge: @Sendable (inout LineReasoning) -> Void
  var transfer: @Sendable (inout LineReasoning) -> Void
  /// Whether a line provably changes no cell and takes out no row.
  var isIdle: @Sendable (LineReasoning) -> Bool

  init(
    judge: @escaping @Sendable (inout LineReasoning) -> Void = { _ in },
    transfer: @escaping @Sendable (inout LineReasoning) -> Void = { _ in },
    isIdle: @escaping @Sendable (LineReasoning) -> Bool = { _ in false }
  ) {
    self.judge = judge
    self.transfer = transfer
    self.isIdle = isIdle
  }

  /// Rows and cells stay as they are.
  package static let inert = VerbReasoning(isIdle: { _ in true })

  /// Nothing is known of the verb: anything may be behind it.
  package static let unknown = VerbReasoning(transfer: { line in
    line.facts.dismissRejected()
    line.facts.forget(columns: line.after.columns)
  })
}

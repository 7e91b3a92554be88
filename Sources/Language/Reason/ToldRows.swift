/// The rows of which a line had nothing to tell: those with which it had no trouble. Of every other row it is told
/// that the line could not evaluate it, or not convert its cell.
struct ToldRows {
  let verb: String
  /// What tells its condition, with each column at its version; nil where another table has part in it.
  let condition: String?
  /// Rows for which its condition could be evaluated.
  let evaluated: Cases
  /// Of `normalize`, by column: rows out of its scope, and those whose cell it has brought into its form or that
  /// had none.
  var converted: [Int: Cases] = [:]
}

/// What lines above have told, by their place in the program.
struct ToldLines {
  private var lines: [Int: ToldRows] = [:]

  /// Lines that told of more rows than these latest ones are not looked for.
  private static let mostLines = 1_000

  subscript(statement: Int) -> ToldRows? { lines[statement] }

  /// Notes what a line tells.
  mutating func note(_ rows: ToldRows, of statement: Int) {
    lines[statement] = rows
    lines[statement - Self.mostLines] = nil
  }
}

extension LineReasoning {
  /// What the line tells of rows, before it has changed any; nil for verbs of which no line is left out for
  /// what another one has told.
  var toldRows: ToldRows? {
    guard ["normalize", "keep rows", "drop rows"].contains(statement.verb) else { return nil }
    let outcomes = scopeOutcomes
    let asksElsewhere =
      statement.condition.map { !before.expandedValue($0).lookups.isEmpty } ?? false
    return ToldRows(
      verb: statement.verb,
      condition: asksElsewhere ? nil : statement.condition.map { builder.key($0) } ?? "",
      evaluated: outcomes.yes.or(outcomes.no).or(outcomes.unknown))
  }

  /// Notes of a column that the line has brought into the form of its last word which rows it tells nothing of;
  /// `outside` is what rows out of its scope are like, said of the cell as it was.
  mutating func noteConverted(
    _ column: ColumnInfo, _ chain: FormChain, from old: Term, outside: Cases
  ) {
    guard var rows = toldNow else { return }
    let (new, terms) = (facts.cell(column.id), facts.terms)
    rows.converted[column.id] = Cases(.blank(new, true)).or(chain.inLastForm(new))
      .or(outside.mapping { terms.moved($0, from: old, to: new) })
    toldNow = rows
  }

  /// Whether it is proven that the line's `when` can be evaluated for every row, or that a line of the same verb
  /// among some above has told of those for which it cannot.
  func isConditionTold(by causes: [Cause]) -> Bool {
    if isConditionEvaluated { return true }
    guard let own = toldRows else { return false }
    return isTold(scopeOutcomes.failed, by: causes) { line in
      line.condition != nil && line.condition == own.condition ? .nothing : line.evaluated
    }
  }

  /// Whether a line of the same verb among some above has told of every row whose cell this one, of one form,
  /// cannot convert.
  func isUnconvertedTold(_ column: ColumnInfo, _ chain: FormChain, by causes: [Cause]) -> Bool {
    let trouble = scopeOutcomes.yes.and(chain.cannotConvert(facts.cell(column.id)))
    return isTold(trouble, by: causes) { $0.converted[column.id] }
  }

  /// Whether no row of some can be one with which such a line had no trouble.
  private func isTold(
    _ trouble: Cases, by causes: [Cause], _ untroubled: (ToldRows) -> Cases?
  ) -> Bool {
    causes.contains { cause in
      guard let line = told[cause.statement], line.verb == statement.verb,
        let rows = untroubled(line)
      else { return false }
      return !isPossible(trouble, rows)
    }
  }
}

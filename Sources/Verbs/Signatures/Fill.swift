import Diagnostics
import Language

extension Signature {
  package static let fill = Signature(
    name: "fill", group: "clean", summary: "gives blanks the value that another table has",
    shape: fromOtherTable, takesOthers: true, fault: "is not in the other table",
    example: "fill city = place, country from places by postcode = plz",
    details: """
      The other table is one that a line above loads, as it stands there: after its own rules, which \
      stand behind `use places`. Keys are compared as in `dedupe`, so both must be of one type; a key \
      that is blank or a placeholder, in part or as a whole, finds nothing. Only blanks are filled: what \
      `default` put there is none, so `fill` stands above it. A placeholder of the other table is not \
      taken. Rows with one key and one value agree, and the text of the first is taken; where they have \
      several values the cell could not be evaluated. `, others` says what becomes of blanks for which \
      nothing is found. The change log names the row of the other table.
      """,
    synonyms: ["vlookup", "enrich", "complete from", "join"], reasoning: .takingForBlanks
  ) { statement, scope, diagnostics in
    checkSource(statement, scope, &diagnostics)
  }

  /// `a = x, b from T by k = l`
  static let fromOtherTable: [Slot] = [
    .counterparts(label: "columns"), .words("from"), .otherTable(label: "source"), .words("by"),
    .counterparts(label: "keys"),
  ]

  /// Keys of one type, and none of them a target.
  static func checkSource(
    _ statement: Statement, _ scope: Scope, _ diagnostics: inout [Diagnostic]
  ) {
    guard let table = statement.sourceTable else { return }
    for pair in statement.pairs("keys") {
      guard let own = scope.resolve(pair.from), let other = scope.column(pair.to, of: table),
        own.comparedType != other.comparedType
      else { continue }
      diagnostics.append(.keysOfTwoTypes(own, other, of: table, at: pair.to.range))
    }
    refuseKeys(among: statement, scope, &diagnostics)
  }

  /// No column can be told by itself.
  static func refuseKeys(
    among statement: Statement, _ scope: Scope, _ diagnostics: inout [Diagnostic]
  ) {
    let keys = Set(statement.keyColumns.compactMap { scope.resolve($0)?.id })
    for target in statement.targetColumns {
      guard let column = scope.resolve(target), keys.contains(column.id) else { continue }
      diagnostics.append(.keyAsTarget(target, statement.verb))
    }
  }
}

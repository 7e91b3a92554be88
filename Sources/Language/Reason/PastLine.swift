import Diagnostics

/// One line on one table, with its columns resolved: what findings about the order of lines look at.
package struct PastLine {
  /// A column and where the line names it.
  typealias Named = (column: ColumnInfo, range: SourceRange)

  let statement: Statement
  /// Its place in the program.
  let number: Int
  /// Where it stands in its file.
  let place: StatementPlace
  /// The columns that it names as targets.
  let targets: [Named]
  /// The columns whose values it looks at, keys among them.
  let reads: [Named]
  /// Of `dedupe`: the columns by which rows are folded.
  let keys: [Named]
  /// The columns whose values the line has to tell apart: the keys of `dedupe` and `unique`, and what `split` parts.
  let toldApart: [Named]
  /// Of `dedupe`: ids of the keys that can be the same word in two ways of writing.
  let unevenKeys: Set<Int>
  /// Of `keep rows`: by the ids of columns that can be blank before it, whether each row leaves whose cell is,
  /// where no such row is kept that can be evaluated.
  let leavingBlanks: [Int: Bool]
  /// Of `mask`: ids of the targets that are declared sensitive.
  let sensitive: Set<Int>
  /// Of `set`: the columns that show the values of others, with the ids of these.
  let copies: [(target: Named, sources: Set<Int>)]
  /// What it meets of what lines above have done.
  var traces = LineTraces()

  init(_ line: LineReasoning) {
    statement = line.statement
    number = line.number
    place = StatementPlace(line.statement.range, in: line.program.sources)
    let (before, after) = (line.before, line.after)
    func find(_ references: [ColumnReference], in scope: Scope) -> [Named] {
      references.compactMap { reference in
        guard reference.table == nil, let column = scope.resolve(reference) else { return nil }
        return (column, reference.range)
      }
    }
    var read = statement.expressions.flatMap { before.expandedValue($0).columns }
    read += statement.keyColumns + statement.columns("column")
    if case .ranks(let ranks)? = statement.slots["ranks"] { read += ranks.compactMap(\.column) }
    if case .determination(let use)? = statement.slots["determination"] {
      read += use.keys + [use.dependent]
    }
    if statement.verb == "require" { read += statement.columns("columns") }
    let reads = find(read, in: before)
    self.reads = reads
    keys = statement.verb == "dedupe" ? find(statement.columns("keys"), in: before) : []
    toldApart =
      ["dedupe", "unique", "split"].contains(statement.verb)
      ? find(statement.columns("keys") + statement.columns("column"), in: before) : []
    let isDeclaration = statement.verb == "column"
    let named = find(statement.targetColumns, in: isDeclaration ? after : before)
    copies = Self.copies(of: statement, before, after)
    targets = named + copies.map(\.target) + find(statement.columns("into"), in: after)
    unevenKeys = Set(keys.map(\.column).filter(line.isUneven).map(\.id))
    leavingBlanks = statement.verb == "keep rows" ? line.leavingBlanks(reads.map(\.column)) : [:]
    sensitive =
      statement.verb == "mask" ? Set(named.map(\.column).filter(\.isSensitive).map(\.id)) : []
  }

  /// The columns that `set` writes, each with those whose values it shows.
  private static func copies(
    of statement: Statement, _ before: Scope, _ after: Scope
  ) -> [(target: Named, sources: Set<Int>)] {
    guard case .assignments(let assignments)? = statement.slots["assignments"] else { return [] }
    return assignments.compactMap { assignment in
      guard let column = after.resolve(assignment.column) else { return nil }
      let hides = ["hash", "mask", "length"].contains { assignment.value.calls($0) }
      let sources = hides ? [] : assignment.value.columns.compactMap { before.resolve($0)?.id }
      return ((column, assignment.column.range), Set(sources))
    }
  }

  var verb: String { statement.verb }

  /// Whether rows leave by it.
  var removesRows: Bool { ["keep rows", "drop rows", "dedupe"].contains(verb) }

  /// Whether rows that fail it leave.
  var rejects: Bool {
    verb == "reject rows" || statement.actions.contains { $0.action == .reject }
  }

  /// Whether it writes cells of its targets.
  var writesCells: Bool {
    [
      "normalize", "replace", "default", "set", "clear", "mask", "split", "fill", "correct",
      "repair",
    ].contains(verb)
  }
}

/// Something about the order of the lines on one table that people hardly ever mean; found in one pass over
/// them.
package struct OrderFinding: Sendable {
  let judge: @Sendable ([PastLine]) -> [Diagnostic]

  /// Every one there is.
  package static let all: [OrderFinding] = [
    .keyNormalizedLate, .keyNeverNormalized, .defaultInKey, .checkAfterFold, .blankLeaves,
    .lateType, .maskLeak, .maskedUse, .stopBelowWarn,
  ]
}

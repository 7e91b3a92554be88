import Diagnostics

/// One line on one table, with its columns resolved: what findings about the order of lines look at.
package struct PastLine {
  let statement: Statement
  let signature: Signature
  /// The columns that it names as targets, with the place of each.
  let targets: [(column: ColumnInfo, range: SourceRange)]
  /// The columns whose values it looks at, keys among them.
  let reads: [(column: ColumnInfo, range: SourceRange)]
  /// Of `keep rows`: ids of the columns that can be blank before it.
  let blankable: Set<Int>
  /// The table's columns behind it.
  let after: Scope

  init(_ line: LineReasoning) {
    statement = line.statement
    signature = line.signature
    after = line.after
    let (before, after) = (line.before, line.after)
    func find(_ references: [ColumnReference]) -> [(column: ColumnInfo, range: SourceRange)] {
      references.compactMap { reference in
        guard reference.table == nil, let column = before.resolve(reference) else { return nil }
        return (column, reference.range)
      }
    }
    func made(_ references: [ColumnReference]) -> [(column: ColumnInfo, range: SourceRange)] {
      references.compactMap { reference in after.resolve(reference).map { ($0, reference.range) } }
    }
    var targets = find(statement.columns("columns"))
    var read = statement.expressions.flatMap { before.expandedValue($0).columns }
    if case .assignments(let assignments)? = statement.slots["assignments"] {
      targets += made(assignments.map(\.column))
    }
    targets += made(statement.columns("into"))
    read += statement.columns("keys") + statement.columns("column")
    if case .ranks(let ranks)? = statement.slots["ranks"] { read += ranks.compactMap(\.column) }
    if case .determination(let use)? = statement.slots["determination"] {
      read += use.keys + [use.dependent]
    }
    if statement.verb == "require" { read += statement.columns("columns") }
    self.targets = targets
    let reads = find(read)
    self.reads = reads
    blankable =
      statement.verb == "keep rows"
      ? Set(
        reads.map(\.column.id).filter { line.isPossible(Cases(.blank(line.facts.cell($0), true))) })
      : []
  }

  var verb: String { statement.verb }

  /// Whether rows leave by it.
  var removesRows: Bool { ["keep rows", "drop rows", "dedupe"].contains(verb) }

  /// Whether rows that fail it leave.
  var rejects: Bool {
    verb == "reject rows" || statement.actions.contains { $0.action == .reject }
  }

  /// Whether a column is declared sensitive.
  func isSensitive(_ column: Int) -> Bool {
    after.columns.contains { $0.id == column && $0.isSensitive }
  }

  /// Whether it writes cells of its targets.
  var writesCells: Bool {
    ["normalize", "replace", "default", "set", "clear", "mask", "split"].contains(verb)
  }

  /// The columns of a key: `dedupe on`, `unique`.
  var keys: [(column: ColumnInfo, range: SourceRange)] {
    ["dedupe", "unique"].contains(verb)
      ? reads.filter { read in statement.columns("keys").contains { $0.range == read.range } } : []
  }
}

/// Something about the order of the lines on one table that people hardly ever mean.
package struct OrderFinding: Sendable {
  let judge: @Sendable ([PastLine]) -> [Diagnostic]

  /// Every one there is.
  package static let all: [OrderFinding] = [
    .keyNormalizedLate, .keyNeverNormalized, .defaultInKey, .checkAfterFold, .blankLeaves,
    .lateType, .maskLeak, .stopBelowWarn,
  ]
}

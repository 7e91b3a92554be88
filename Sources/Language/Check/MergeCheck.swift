import Diagnostics

/// Checks the clauses of one `merge` against the columns of its tables.
struct MergeCheck {
  let statement: Statement
  let merge: MergeUse
  let sources: [Scope]
  let columns: MergedColumns
  /// All columns of the tables in one scope, as the clauses see them.
  var expressions: ExpressionCheck
  /// The table that is made.
  private(set) var result: Scope

  /// `blank` is a scope of the result's name without columns.
  init(_ statement: Statement, _ merge: MergeUse, _ sources: [Scope], _ blank: Scope) {
    self.statement = statement
    self.merge = merge
    self.sources = sources
    columns = MergedColumns(sources)
    var joint = blank
    joint.columns = ColumnList()
    joint.idsByName = NameTable()
    joint.nextColumnID = 0
    joint.isOpen = sources.contains(where: \.isOpen)
    joint.mergedTables = statement.mergedTables.map(\.text)
    for scope in sources { joint.excusedNames.formUnion(scope.excusedNames) }
    result = joint
    for (number, column) in columns.columns.enumerated() { column.addTo(&joint, at: number) }
    joint.isOpen = false
    joint.placeholders = [:]
    expressions = ExpressionCheck(scope: joint, statement: statement.range)
  }

  var diagnostics: [Diagnostic] { expressions.diagnostics }

  /// Checks every clause, and makes the result's columns.
  mutating func run(_ signature: Signature) {
    var tail: [Diagnostic] = []
    expressions.scope.apply(statement, signature, &tail)
    expressions.diagnostics += tail
    for (source, name) in columns.repeated {
      report(
        .ambiguousColumn,
        "table '\(sources[source].tableName)' has several columns named '\(name)'",
        at: statement.verbRange, help: "rename or drop one of them above")
    }
    for clause in merge.clauses {
      for reference in clause.columns { checkColumn(reference) }
      switch clause.kind {
      case .match(let effect, let use): check(effect, use, clause.range)
      case .reviewGroups(let rows): checkGroupSize(rows, clause.range)
      case .take, .links, .decisions, .removed: continue
      }
    }
    checkTypes()
    checkTakes()
    if !merge.saysSame, !merge.isPartial, !sources.isEmpty {
      report(
        .sameMissing, "this merge does not say which rows are the same", at: statement.verbRange,
        help: "write same when, and a test of two rows: same when email equal")
    }
    makeResult()
  }

  mutating func report(
    _ code: DiagnosticCode, _ message: String, at range: SourceRange, help: String? = nil,
    fix: String? = nil
  ) {
    expressions.report(code, message, at: range, help: help, fix: fix)
  }

  /// Names another place with the last report.
  mutating func relate(_ range: SourceRange, _ message: String) {
    let last = expressions.diagnostics.count - 1
    expressions.diagnostics[last].related = [(range, message)]
  }

  /// Gives the last report its fix.
  mutating func mend(_ fix: Fix) {
    expressions.diagnostics[expressions.diagnostics.count - 1].fix = fix
  }

  private mutating func checkColumn(_ reference: ColumnReference) {
    if let table = reference.table {
      let written = Scope.written(reference.name)
      return report(
        .foreignColumn, "a merge speaks of the columns of all its tables", at: reference.range,
        help: "write \(written) without '\(table).'", fix: written)
    }
    if columns.place(of: reference) != nil || sources.isEmpty { return }
    _ = expressions.find(reference)
    expressions.offerColumns(reference)
  }

  /// Names of ids beside which that of the result stands.
  private static let columnsOfLinks = ["source_id", "with_id", "earlier_id"]

  private mutating func makeResult() {
    guard let name = statement.mergeResult?.text else { return }
    let id = name + "_id"
    if let place = columns.place(of: ColumnReference(name: id, range: statement.range)) {
      report(
        .columnExists, "there is a column named '\(columns.columns[place].name)' already",
        at: statement.mergeResult?.range ?? statement.verbRange,
        help:
          "the result's own id is called '\(id)': rename or drop that column above; docs/merging.md "
          + "has how its ids stay, under The result and its ids")
    }
    if Self.columnsOfLinks.contains(id.lowercased()) {
      report(
        .columnExists, "the links of a merge have a column named '\(id)' already",
        at: statement.mergeResult?.range ?? statement.verbRange,
        help: "the result's own id would be called '\(id)' too: give the result another name")
    }
    let key = result.addColumn(named: id, isInput: true)
    result.declare(key.id, type: "id")
    for (number, column) in columns.columns.enumerated() { column.addTo(&result, at: number) }
  }

  // MARK: Types

  private mutating func checkTypes() {
    var references: [Int: ColumnReference] = [:]
    for case .match(_, .pair(let test)) in merge.clauses.map(\.kind) {
      for reference in test.columns {
        if let place = columns.place(of: reference) {
          references[place] = references[place] ?? reference
        }
      }
    }
    for (place, column) in columns.columns.enumerated() {
      let range = references[place]?.range ?? statement.verbRange
      if let (one, other) = column.conflict {
        reportConflict(one, other, column, at: range)
      } else if let other = column.undeclared, let type = column.declared, references[place] != nil
      {
        report(
          .typesDiffer,
          "column '\(column.name)' is \(phrase(type, column)), and undeclared in '\(table(of: other, column))'",
          at: range,
          help: "write above the merge: use \(tables(of: column) { !$0.isTyped }); "
            + "column \(declaration(of: type, named: other.name))"
            + (type.isCanonical ? "; normalize \(form(of: type, named: other.name))" : ""))
      }
    }
  }

  /// Names two types, or what has been normalized in one table alone.
  private mutating func reportConflict(
    _ one: ColumnInfo, _ other: ColumnInfo, _ column: MergedColumns.Column, at range: SourceRange
  ) {
    guard one.differsByFormAlone(from: other) else {
      return report(
        .typesDiffer,
        "column '\(column.name)' is \(phrase(one, column)), and \(phrase(other, column))",
        at: range, help: "give both one type, or normalize them above the merge")
    }
    let (done, open) = one.isCanonical ? (one, other) : (other, one)
    report(
      .typesDiffer,
      "column '\(column.name)' is normalized in '\(table(of: done, column))', and not in "
        + "'\(table(of: open, column))'",
      at: range,
      help:
        "write above the merge, and below what declares the column: use \(tables(of: column) { $0.isTyped && !$0.isCanonical }); "
        + "normalize \(form(of: open, named: open.name))")
  }

  /// `amount is number`
  private func declaration(of type: ColumnInfo, named name: String) -> String {
    "\(Scope.written(name)) is \(type.values.isEmpty ? type.type : "\(type.type) …")"
  }

  /// `amount number`
  private func form(of type: ColumnInfo, named name: String) -> String {
    "\(Scope.written(name)) \(type.values.isEmpty ? type.type : "\(type.type) …")"
  }

  /// `sf, hub`
  private func tables(
    of column: MergedColumns.Column, where isMeant: (ColumnInfo) -> Bool
  ) -> String {
    column.members.indices.filter { column.members[$0].map(isMeant) ?? false }
      .map { sources[$0].tableName }.joined(separator: ", ")
  }

  private func table(of member: ColumnInfo, _ column: MergedColumns.Column) -> String {
    let place = column.members.firstIndex { $0 == member } ?? 0
    return sources[place].tableName
  }

  /// `date 'DD/MM/YYYY' in 'sf'`
  private func phrase(_ member: ColumnInfo, _ column: MergedColumns.Column) -> String {
    let texts = member.isCanonical ? [] : member.notations + member.values
    let details = texts.isEmpty ? "" : " " + texts.map(Scope.quoted).joined(separator: ", ")
    return "\(member.type)\(details) in '\(table(of: member, column))'"
  }

  // MARK: Distances

  /// `updated within 3 days` is of dates, `amount within 0.5` of numbers.
  mutating func checkNear(_ reference: ColumnReference, isDays: Bool) {
    guard let column = expressions.scope.resolve(reference), !column.isExcused else { return }
    // That some tables do not declare it is told by itself.
    if let place = columns.place(of: reference), columns.columns[place].undeclared != nil { return }
    if isDays ? column.kind.isMoment : column.kind == .number { return }
    if !column.isDeclared {
      return expressions.report(
        undeclared: column, at: reference.range, wanted: isDays ? .date : .number)
    }
    report(
      .wrongKind,
      isDays
        ? "days lie between dates, and column '\(column.name)' is \(column.kind.phrase)"
        : "a distance without a unit is of numbers, and column '\(column.name)' is "
          + column.kind.phrase,
      at: reference.range, help: column.kind.isMoment ? "write within 3 days" : nil)
  }

  /// Whether the tables' columns are all known.
  var knowsColumns: Bool { !sources.isEmpty && !sources.contains(where: \.isOpen) }
}

extension MergeUse {
  /// Whether a line can put two rows together.
  fileprivate var saysSame: Bool {
    clauses.contains { clause in
      switch clause.kind {
      case .match(.same, _), .decisions: true
      default: false
      }
    }
  }
}

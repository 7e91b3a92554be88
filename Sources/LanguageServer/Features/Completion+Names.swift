import Diagnostics
import Language

// The names that may stand at the place.
extension Completion {
  /// Offers columns, predicates, lists and tables.
  mutating func addNames() {
    guard let line = probe.lineWithName() else { return }
    let key = LineProbe.placeholder
    let isTarget = line.slots.values.contains { slot in
      guard case .assignments(let assignments) = slot else { return false }
      return assignments.contains { $0.column.name == key }
    }
    let use = line.columnUses.first { $0.reference.name == key }
    let isList = line.listNames.contains { $0.text == key }
    let isTable = line.tableNames.contains { $0.text == key && $0 != line.madeTable }
    if use == nil && !isList && !isTable { return }
    let (scopes, table) = scopesHere()
    let scope = scopes[table]
    if let use, use.role != .made || isTarget {
      if let other = use.reference.table, other.lowercased() != "original" {
        addColumns(of: scopes[other])
      } else {
        let merged = line.mergedTables.map { scopes[$0.text] }
        let listed = line.columns(besides: key)
        for scope in merged.isEmpty ? [scope] : merged { addColumns(of: scope, without: listed) }
        if use.reference.table == nil, !isTarget { addPredicates(of: scopes, table) }
      }
    }
    if isList {
      for name in scope.lists.keys.sorted() { append(name, .variable, "list", nil) }
    }
    if isTable || isList {
      for name in scopes.tableNames { append(name, .module, "table", nil) }
    }
  }

  /// Offers the predicates of `let` lines where the checker takes one.
  private mutating func addPredicates(of scopes: TableScopes, _ table: String) {
    for name in scopes[table].predicates.keys.sorted() {
      let isTaken = probe.lines(with: name).contains { statement, range in
        !statement.isBroken
          && !findings(on: statement, scopes, table).contains {
            $0.range.lower < range.upper && $0.range.upper > range.lower
          }
      }
      if isTaken { append(name, .variable, "let", nil) }
    }
  }

  /// Whether `blank` may stand at the place for all that the checker says: nothing is compared with it.
  var takesBlank: Bool {
    let lines = probe.lines(with: "blank").filter { !$0.statement.isBroken }
    if lines.isEmpty { return true }
    let (scopes, table) = scopesHere()
    return lines.contains { statement, _ in
      !findings(on: statement, scopes, table).contains {
        $0.code == DiagnosticCode.comparedWithBlank.rawValue
      }
    }
  }

  private func findings(
    on statement: Statement, _ scopes: TableScopes, _ table: String
  ) -> [Diagnostic] {
    var (line, trial, found) = (statement, scopes, [Diagnostic]())
    line.tables = [table]
    trial.apply(line, &found)
    return found
  }

  /// Offers the columns of a table but for some, named in lower case.
  private mutating func addColumns(of scope: Scope, without listed: Set<String> = []) {
    let typed = String(decoding: reading.source.bytes[start..<offset], as: UTF8.self).lowercased()
    let isMany = scope.columns.count > Self.mostItems / 2
    for column in scope.columns where !listed.contains(column.name.lowercased()) {
      let written = Scope.written(column.name)
      if isMany, !written.lowercased().hasPrefix(typed) { continue }
      // A bracket that is open closes whatever the name is.
      let text = typed.hasPrefix("[") && !written.hasPrefix("[") ? "[\(written)]" : written
      append(
        column.name, .field, column.isDeclared ? column.type : nil,
        WordDocumentation.text(of: column, in: scope.tableName), inserts: text)
    }
  }

  /// The scopes before the line, and the table that it acts on.
  private func scopesHere() -> (scopes: TableScopes, table: String) {
    let statements = reading.program.statements
    let index =
      statements.firstIndex { $0.range.source == 0 && $0.range.lower >= lineStart }
      ?? statements.count
    let previous = statements[..<index].last { $0.range.source == 0 }
    let here = index < statements.count && statements[index].range.lower == lineStart
    let tables = here ? statements[index].tables : previous?.tables
    let table = tables?.first ?? reading.program.inputTable
    var scopes = reading.scopes(before: index)
    if scopes[table].isOpen {
      // Where no file says which columns there are, all that the rules name are known.
      scopes = reading.scopes(before: statements.count)
    }
    return (scopes, table)
  }
}

extension Statement {
  /// The columns, in lower case, that stand in one list with another: a list names each once.
  fileprivate func columns(besides name: String) -> Set<String> {
    for case .columns(let columns) in slots.values
    where columns.contains(where: { $0.name == name }) {
      return Set(columns.map { $0.name.lowercased() }).subtracting([name])
    }
    return []
  }
}

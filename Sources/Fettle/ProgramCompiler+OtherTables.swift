import Diagnostics
import Engine
import Language
import Verbs

// What lines take of other tables.
extension ProgramCompiler {
  /// The values by key of the table behind `from`, as it stands above the statement.
  mutating func otherTable(
    of statement: Statement
  ) -> () -> Result<OtherTable, LookupProblem> {
    guard let table = statement.sourceTable else { return { .success(OtherTable()) } }
    let scope = scopes[table.text]
    let compiler = compilers[table.text.lowercased()] ?? makeCompiler(table.text)
    func columns(_ label: String) -> [ColumnInfo] {
      statement.pairs(label).compactMap { scope.resolve($0.to) }
    }
    let (keys, targets) = (columns("keys"), columns("columns"))
    var other = OtherTable(columns: targets, settings: compiler.settings)
    guard keys.count == statement.pairs("keys").count,
      targets.count == statement.pairs("columns").count
    else { return { .success(OtherTable()) } }
    guard let readByKey else { return { [other] in .success(other) } }
    let request = KeyedRequest(
      keys: keys.map { compiler.foldingReader(for: $0) },
      columns: targets.map { compiler.keyReader(for: $0) })
    let plan = makePlan(compiler, scope: scope, table.text, 0)
    let result = reading { () throws(RunFailure) in
      other.values = try readByKey(plan, request)
      return other
    }
    return { result }
  }

  /// Notes which columns take values of the other table's.
  mutating func noteCopies(of statement: Statement) {
    guard let source = statement.sourceTable?.text else { return }
    for table in statement.actingTables {
      for pair in statement.pairs("columns") {
        guard let own = scopes[table].resolve(pair.from),
          let other = scopes[source].resolve(pair.to)
        else { continue }
        copies.append(
          CopiedColumn(
            table: table.lowercased(), column: own.id, sourceTable: source.lowercased(),
            source: other.id))
      }
    }
  }

  /// The columns declared `sensitive`, and those that take their values.
  var allSensitiveColumns: [String: Set<Int>] {
    var all = sensitiveColumns
    var hasGrown = true
    while hasGrown {
      hasGrown = false
      for copy in copies where all[copy.sourceTable]?.contains(copy.source) == true {
        if all[copy.table, default: []].insert(copy.column).inserted { hasGrown = true }
      }
    }
    return all
  }
}

/// A column that takes values of another table's.
struct CopiedColumn {
  var table: String
  var column: Int
  var sourceTable: String
  var source: Int
}

/// How another table is read by key.
struct KeyedRequest {
  var keys: [KeyReader]
  var columns: [KeyReader]
}

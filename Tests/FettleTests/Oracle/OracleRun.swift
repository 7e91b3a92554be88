import Language

/// All the tables of a program, line by line side by side.
struct OracleRun {
  let program: Program
  /// By name in lower case.
  private(set) var tables: [String: Oracle] = [:]

  init(_ program: Program, inputs: [String: String], today: Int) {
    self.program = program
    for (table, text) in inputs {
      tables[table] = Oracle(program, table: table, input: text, today: today)
    }
  }

  mutating func run() {
    for table in tables.keys { tables[table]!.findDeclarations() }
    for number in program.statements.indices {
      let before = tables
      for table in tables.keys {
        for (other, oracle) in before {
          tables[table]!.scope.others[other] = oracle.texts
        }
        if let source = program.statements[number].sourceTable?.text.lowercased() {
          tables[table]!.otherTables = before.filter { $0.key == source }
        }
        tables[table]!.run(number)
        tables[table]!.otherTables = [:]
      }
    }
    if !program.statements.contains(where: { $0.verb == "save" }) {
      tables[program.inputTable.lowercased()]!.save(blanks: nil)
    }
    for table in tables.keys { tables[table]!.dismissRejected() }
  }

  /// Whether a `stop` has followed anywhere: then no table is written.
  var isStopped: Bool {
    tables.values.contains { $0.followed.values.contains { $0[.stop] == true } }
  }
}

extension Oracle {
  /// The values of every column, as they stand now, by the column's name in lower case; rejected rows
  /// have left a table that others look into.
  fileprivate var texts: [String: Set<Text>] {
    var result: [String: Set<Text>] = [:]
    for column in scope.columns {
      let values = rows.filter { !$0.isRejected }.map {
        scope.compared($0.cells[column.id], column)
      }
      result[column.name.lowercased()] = Set(values.compactMap(\.text))
    }
    return result
  }
}

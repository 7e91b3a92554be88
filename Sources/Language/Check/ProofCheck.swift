import Diagnostics

/// Checks what tests name against the file as its last line leaves it.
struct ProofCheck {
  private let program: Program
  private let scopes: TableScopes
  private(set) var diagnostics: [Diagnostic] = []

  init(program: Program, scopes: TableScopes) {
    self.program = program
    self.scopes = scopes
    // Tests of an included file are tried with that file, not here.
    for statement in program.statements where statement.includeDepth == 0 && !statement.isBroken {
      if let test = statement.testCase { check(test) }
    }
  }

  private mutating func check(_ test: TestCase) {
    for given in test.givens where hasTable(given.table) { refuseMerged(given) }
    for expected in test.expected {
      guard hasTable(expected.table) else { continue }
      let table = program.table(of: expected)
      let given = test.givens.first {
        ($0.table?.text ?? program.inputTable).lowercased() == table.lowercased()
      }
      checkColumns(of: expected, table: table, given: given?.content.columns ?? [])
      if expected.kind != .rows { checkRules(in: expected.content) }
    }
    for id in test.stopped { checkRule(id) }
  }

  /// Whether the file has a table of that name; notes an error where it has not.
  private mutating func hasTable(_ word: Word?) -> Bool {
    guard let word else { return true }
    let key = word.text.lowercased()
    let names = scopes.tableNames
    if names.contains(where: { $0.lowercased() == key })
      || program.namesOfBrokenStatements.contains(key)
    {
      return true
    }
    let near = EditDistance.suggestion(for: word.text, among: names)
    diagnostics.append(
      Diagnostic(
        .unknownTable, "no table named '\(word.text)'", at: word.range,
        help: near.map { "did you mean '\($0)'?" } ?? "the file loads no such table"))
    return false
  }

  /// A table that a merge makes comes from those that are merged.
  private mutating func refuseMerged(_ given: GivenTable) {
    guard let table = given.table, let merge = program.merge(into: table.text) else { return }
    let names = merge.mergedTables.map(\.text)
    diagnostics.append(
      Diagnostic(
        .unexpected, "table '\(table.text)' is made by a merge", at: table.range,
        help: "give \(names.joined(separator: ", ")) instead"))
  }

  // MARK: Columns

  private mutating func checkColumns(
    of expected: ExpectedTable, table: String, given: [ColumnReference]
  ) {
    for reference in expected.content.columns {
      switch expected.kind {
      case .rows: checkFinal(reference, table, given)
      case .findings: checkLogged(reference, FindingColumns.findings)
      case .rejects: checkRecord(reference, FindingColumns.rejects, table, given)
      case .removed: checkRecord(reference, FindingColumns.removed, table, given)
      }
    }
  }

  /// A column of the table as it stands behind the last line.
  private mutating func checkFinal(
    _ reference: ColumnReference, _ table: String, _ given: [ColumnReference]
  ) {
    var scope = scopes[table]
    if scope.resolve(reference) != nil { return }
    let isGone = scope.gone[reference.name.lowercased()] != nil
    if scope.isOpen, !isGone {
      // What a file holds is known only when it is read.
      if given.isEmpty { return }
      if given.contains(where: { $0.isSame(as: reference) }) { return }
      // What neither a line nor the test names is nowhere.
      for column in given where scope.resolve(column) == nil {
        scope.addColumn(named: column.name, isInput: true)
      }
    }
    if scope.excusedNames.contains(reference.name.lowercased()) { return }
    diagnostics.append(scope.unknownColumn(reference))
  }

  private mutating func checkLogged(_ reference: ColumnReference, _ names: [String]) {
    if names.contains(reference.name.lowercased()) { return }
    let near = EditDistance.suggestion(for: reference.name, among: names)
    diagnostics.append(
      Diagnostic(
        .unknownColumn, "no column named '\(reference.name)'", at: reference.range,
        help: near.map { "did you mean '\($0)'?" }
          ?? "the columns are \(names.joined(separator: ", "))"))
  }

  /// A column of the rows as they came, or one that the log adds.
  private mutating func checkRecord(
    _ reference: ColumnReference, _ names: [String], _ table: String, _ given: [ColumnReference]
  ) {
    // What a file holds is known only when it is read.
    if given.isEmpty || given.contains(where: { $0.isSame(as: reference) }) { return }
    checkLogged(reference, given.map { $0.name.lowercased() } + names)
  }

  // MARK: Rules

  /// The rules that a log's column `rule` names; ids made from a text have a hyphen, and are not known here.
  private mutating func checkRules(in table: TestTable) {
    guard let place = table.columns.firstIndex(where: { $0.name.lowercased() == "rule" }) else {
      return
    }
    for row in table.rows where place < row.cells.count {
      let cell = row.cells[place]
      for part in (cell.text ?? "").split(separator: ";") {
        let id = String(part).trimmingBlanks()
        if !id.utf8.contains(0x2D), !id.isEmpty { checkRule(Word(text: id, range: cell.range)) }
      }
    }
  }

  private mutating func checkRule(_ id: Word) {
    let known = program.statements.compactMap(\.id?.text)
    if known.contains(id.text) { return }
    let near = EditDistance.suggestion(for: id.text, among: known)
    diagnostics.append(
      Diagnostic(
        .unknownRule, "no line has the id '\(id.text)'", at: id.range,
        help: near.map { "did you mean '\($0)'?" } ?? "give the line its id: as \(id.text)"))
  }
}

/// The columns that tests can name of what a run tells beside its tables. `rule` is always the rule's id.
package enum FindingColumns {
  package static let findings = ["row", "key", "column", "severity", "rule", "value", "finding"]
  package static let rejects = ["rule", "reason"]
  package static let removed = ["row", "key", "rule", "survivor"]
}

extension Program {
  /// The table that an `expect` looks at: the one it names, else the one that the last line acts on.
  package func table(of expected: ExpectedTable) -> String {
    expected.table?.text ?? finalTables?.first ?? inputTable
  }

  /// The rules alone, without tests and examples.
  package func withoutProofs(_ vocabulary: Vocabulary) -> Program {
    var program = self
    program.statements.removeAll { vocabulary.isProof($0.verb) }
    return program
  }
}

extension ColumnReference {
  /// Whether two names mean one column.
  package func isSame(as other: ColumnReference) -> Bool {
    isBracketed && other.isBracketed
      ? name == other.name : name.lowercased() == other.name.lowercased()
  }
}

import CSV
import Connectors
import Diagnostics
import Engine
import Language

/// A table in memory.
struct MemoryTable {
  var header: [String]
  var rows: [[[UInt8]]]

  /// The table as the engine reads it: every field quoted, so that each is what it is.
  func input(named name: String) throws(RunFailure) -> TableInput {
    var bytes: [UInt8] = []
    for (index, name) in header.enumerated() {
      Self.append(Array(name.utf8), isFirst: index == 0, to: &bytes)
    }
    bytes.append(0x0A)
    for row in rows {
      for (index, cell) in row.enumerated() { Self.append(cell, isFirst: index == 0, to: &bytes) }
      bytes.append(0x0A)
    }
    return try TableInput.open(
      MemorySource(bytes, name: name), dialect: Dialect(), limits: Limits(), ragged: .error)
  }

  /// What a sink was given.
  init(written bytes: MemoryPieces, name: String) throws(RunFailure) {
    let input = try TableInput.open(
      MemorySource(bytes, name: name), dialect: Dialect(), limits: Limits(), ragged: .error)
    header = input.header
    rows = try input.allRows().map(\.cells)
  }

  init(header: [String], rows: [[[UInt8]]]) {
    self.header = header
    self.rows = rows
  }

  private static func append(_ cell: [UInt8], isFirst: Bool, to bytes: inout [UInt8]) {
    if !isFirst { bytes.append(0x2C) }
    bytes.append(0x22)
    for byte in cell {
      if byte == 0x22 { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }
}

/// The inputs of all tests of a file: what they give, in tables that have every column that the rules
/// or any test name, and what the rules load from files.
struct TestTables {
  /// By lower-case name of the table.
  private(set) var headers: [String: [String]] = [:]
  /// What tests give to no purpose.
  private(set) var diagnostics: [Diagnostic] = []
  private var files: [String: MemoryTable] = [:]
  private let file: TestFile

  /// With `repeated`, the lower-case names of the tables that the rules write, it is no test that rules are
  /// tried on: of these the columns are read if the file is there, and every other file is read.
  init(_ file: TestFile, repeated: Set<String>? = nil) throws(RunFailure) {
    self.file = file
    for table in tableNames {
      let isWritten = isRepeated(table.lowercased(), repeated)
      do throws(RunFailure) {
        try readFile(of: table, isWanted: repeated != nil, readsRows: !isWritten)
      } catch {
        if !isWritten { throw error }
      }
    }
    var presumed = Presumption(file, known: headers)
    presumed.walk()
    for table in tableNames {
      let key = table.lowercased()
      var names = headers[key] ?? []
      checkGiven(table, known: names + (presumed.names[key] ?? []))
      let given = file.tests.flatMap(\.test.givens)
        .filter { file.name(of: $0).lowercased() == key }
      let declared = file.rules.load(of: table)?.texts("header").isEmpty == false
      let wanted = given.flatMap(\.content.columns).map(\.name)
      if isRepeated(key, repeated), case .places = ColumnNaming(file.rules.load(of: table)) {
        headers[key] =
          headers[key]
          ?? ColumnNaming.places(
            naming: presumed.names[key] ?? [], andTaking: droppedCount(of: key))
        continue
      }
      for name in wanted + (declared ? [] : presumed.names[key] ?? [])
      where !names.contains(where: { $0.lowercased() == name.lowercased() }) {
        names.append(name)
      }
      if isRepeated(key, repeated), !declared, headers[key] == nil, droppedCount(of: key) > 0 {
        // A table has more columns than its rules take away.
        names.append(Self.unused("other", among: names))
      }
      headers[key] = names
    }
  }

  private func isRepeated(_ key: String, _ repeated: Set<String>?) -> Bool {
    repeated?.contains(key) == true
  }

  /// How many columns the rules take away from a table.
  private func droppedCount(of key: String) -> Int {
    let lines = file.rules.statements.filter { statement in
      statement.verb == "drop columns" && statement.tables.contains { $0.lowercased() == key }
    }
    return lines.reduce(0) { $0 + $1.columns("columns").count }
  }

  /// A name that no other column has.
  private static func unused(_ name: String, among names: [String]) -> String {
    var name = name
    while names.contains(where: { $0.lowercased() == name }) { name += "_" }
    return name
  }

  /// Every table that the rules name.
  var tableNames: [String] {
    var names = [file.rules.inputTable]
    for statement in file.rules.statements where statement.verb == "load" {
      if case .word(let name)? = statement.slots["table"] { names.append(name.text) }
    }
    var seen: Set<String> = []
    return names.filter { seen.insert($0.lowercased()).inserted }
  }

  /// Finds columns that a test gives and neither a line nor the test itself asks for, if their name is
  /// nearly that of one that a line does.
  private mutating func checkGiven(_ table: String, known: [String]) {
    for test in file.tests {
      let wanted = test.test.expected.flatMap(\.content.columns)
      for given in test.test.givens
      where file.name(of: given).lowercased() == table.lowercased() {
        let names = given.content.columns.map { $0.name.lowercased() }
        let missing = known.filter { !names.contains($0.lowercased()) }
        for column in given.content.columns {
          let isAsked =
            known.contains { $0.lowercased() == column.name.lowercased() }
            || wanted.contains { $0.isSame(as: column) }
          guard !isAsked, let near = EditDistance.suggestion(for: column.name, among: missing)
          else { continue }
          diagnostics.append(
            Diagnostic(
              .unknownColumn, "no line reads a column named '\(column.name)'", at: column.range,
              help: "did you mean '\(near)'?"))
        }
      }
    }
  }

  /// Reads what `load … from` names, if it is wanted or a test does not give the table.
  private mutating func readFile(
    of table: String, isWanted: Bool, readsRows: Bool
  ) throws(RunFailure) {
    let key = table.lowercased()
    let load = file.rules.load(of: table)
    if let names = load?.texts("header").map(\.text), !names.isEmpty { headers[key] = names }
    let isGivenAlways = file.tests.allSatisfy { test in
      test.test.givens.contains { file.name(of: $0).lowercased() == key }
    }
    guard isWanted || !isGivenAlways, let load, let place = load.place else { return }
    let folder = RuleLoader.folder(of: file.rules.sources[load.range.source].name)
    let input = try file.opener.open(
      InputDeclaration(
        path: SQLiteLocation.join(folder, place), load: load, options: ReadingOptions())
    ).input
    headers[key] = input.header
    guard readsRows else { return }
    files[key] = MemoryTable(header: input.header, rows: try input.allRows().map(\.cells))
  }

  /// A table as a test sees it: given, else read from its file, else without rows.
  func table(_ name: String, of test: TestCase?) -> MemoryTable {
    let key = name.lowercased()
    let header = headers[key] ?? []
    let given = test?.givens.first { file.name(of: $0).lowercased() == key }
    if let given { return Self.filled(given.content, header) }
    guard let table = files[key] else { return MemoryTable(header: header, rows: []) }
    let missing = Array(repeating: [UInt8](), count: max(header.count - table.header.count, 0))
    return MemoryTable(header: header, rows: table.rows.map { $0 + missing })
  }

  /// The rows of a `given`, with blanks in the columns that it does not name.
  private static func filled(_ content: TestTable, _ header: [String]) -> MemoryTable {
    let places = content.columns.map { column in
      header.firstIndex { $0.lowercased() == column.name.lowercased() }
    }
    let rows = content.rows.map { row in
      var cells = Array(repeating: [UInt8](), count: header.count)
      for (place, cell) in zip(places, row.cells) {
        if let place { cells[place] = Array((cell.text ?? "").utf8) }
      }
      return cells
    }
    return MemoryTable(header: header, rows: rows)
  }
}

/// The columns that the rules take to be in inputs whose header nobody knows.
private struct Presumption {
  private let file: TestFile
  private var scopes: TableScopes
  /// By table: the id of the first column that it had not had when it was last looked at.
  private var firstNewIDs: [String: Int] = [:]
  /// By table: the first of those of which it is merged.
  private var sources: [String: String] = [:]
  private(set) var names: [String: [String]] = [:]

  init(_ file: TestFile, known: [String: [String]]) {
    self.file = file
    scopes = TableScopes(program: file.rules, vocabulary: file.vocabulary) {
      known[$0.lowercased()]
    }
  }

  /// Walks the rules and notes the columns that each line finds missing.
  mutating func walk() {
    for statement in file.rules.statements where !statement.isBroken {
      scopes.presume(statement)
      note(statement, isInput: true)
      var ignored: [Diagnostic] = []
      scopes.apply(statement, &ignored)
      // `set` makes a column where the input has none, and here it shall have none.
      note(statement, isInput: statement.slots["assignments"] == nil)
      for lookup in statement.expressions.flatMap(\.lookups) + statement.sourceColumns {
        note(lookup)
      }
    }
  }

  private mutating func note(_ statement: Statement, isInput: Bool) {
    if let result = statement.mergeResult {
      // What a merge gives its result comes from its tables.
      firstNewIDs[result.text.lowercased()] = scopes[result.text].nextColumnID
    }
    for table in statement.tables {
      let scope = scopes[table]
      guard scope.isOpen else { continue }
      let first = firstNewIDs[table.lowercased()] ?? 0
      firstNewIDs[table.lowercased()] = scope.nextColumnID
      guard isInput, first < scope.nextColumnID else { continue }
      let key = source(of: table)
      for place in (first..<scope.nextColumnID).compactMap(scope.index) {
        let column = scope.columns[place]
        if column.isInput { names[key, default: []].append(column.name) }
      }
    }
  }

  /// A column that only lines on the result of a merge name is one of the first of its tables.
  private mutating func source(of table: String) -> String {
    if let known = sources[table] { return known }
    let source = file.rules.sources(of: table)[0].lowercased()
    sources[table] = source
    return source
  }

  /// A column of another table in which values are looked up.
  private mutating func note(_ lookup: ColumnReference) {
    guard let table = lookup.table else { return }
    let scope = scopes[table]
    if scope.isOpen, scope.resolve(lookup) == nil {
      names[table.lowercased(), default: []].append(lookup.name)
    }
  }
}

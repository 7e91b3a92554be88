import Diagnostics
import Language

/// A naive interpreter of the rules for one table, written from the language's definition alone: one
/// statement after another over all rows, every cell a text, everything in memory.
struct Oracle {
  let program: Program
  /// The table whose rows it has; statements on other tables pass it by.
  let table: String
  let format: OracleFormat
  var scope: OracleScope
  var rows: [OracleRow] = []
  var counts: [OracleCounts]
  var changes: [OracleEntry] = []
  var removed: [OracleEntry] = []
  var findings: [OracleEntry] = []
  var rejections: [OracleConviction] = []
  var reviews: [OracleConviction] = []
  /// Rows that have left as rejected.
  var rejectedRowCount = 0
  /// By statement: the actions that followed.
  var followed: [Int: [Action: Bool]] = [:]
  /// What `expect` lines measured, by statement.
  var measures: [Int: OracleMeasure] = [:]
  /// By statement: the cells among what could not be converted or evaluated.
  var failedCellCounts: [Int: Int] = [:]
  /// By statement: the records at fault.
  var faultyRecords: [Int: Set<Int>] = [:]
  /// By statement: how many rows or cells it must account for.
  var seenCounts: [Int: Int] = [:]
  var outputs: [OracleOutput] = []
  var nextID: Int
  /// The statement at hand.
  var number = 0
  /// The fields that named the columns; none where no line did.
  let header: [String]
  let recordCount: Int
  /// The rows as they came.
  let records: [OracleRow]
  /// The other tables as they stand now, by name in lower case.
  var otherTables: [String: Oracle] = [:]
  private var keyColumn: Int?
  /// Ids of the columns that any line declares sensitive.
  private(set) var sensitive: Set<Int> = []
  let lineEnd: String
  /// Whether the input ends without a line end.
  let endsOpen: Bool

  init(_ program: Program, table: String, input: String, today: Int) {
    self.program = program
    self.table = table
    var format = OracleFormat(program, table)
    let file = format.read(input)
    self.format = format
    let named = file.records[0]
    header = format.hasHeader ? named.fields : []
    lineEnd = named.end.isEmpty ? "\n" : named.end
    let records = format.hasHeader ? Array(file.records.dropFirst()) : file.records
    recordCount = records.count
    endsOpen = file.records.last?.end.isEmpty ?? false
    let names =
      format.names.isEmpty
      ? named.fields.map { OracleFile.text(of: $0).trimmed.string } : format.names
    scope = OracleScope(
      columns: names.enumerated().map { OracleColumn(id: $0, name: $1) }, today: today)
    nextID = names.count
    counts = program.statements.map { _ in OracleCounts() }
    var rows: [OracleRow] = []
    for (record, fields) in records.enumerated() {
      let texts = fields.fields.map { OracleFile.text(of: $0) }
      let cells = zip(texts, fields.fields).map { OracleCell(text: $0, field: $1) }
      rows.append(
        OracleRow(
          record: record, place: record, cells: cells, original: texts, end: fields.end))
    }
    self.rows = rows
    self.records = rows
  }

  /// Runs one statement, if it acts on the table.
  mutating func run(_ number: Int) {
    self.number = number
    let statement = program.statements[number]
    guard acts(statement) else { return }
    if seesTables(statement) { dismissRejected() }
    run(statement)
    conclude(statement)
  }

  /// Whether a statement is about this table, or about all of them.
  func acts(_ statement: Statement) -> Bool {
    if ["list", "let"].contains(statement.verb) { return true }
    var tables = statement.tables
    if case .word(let name)? = statement.slots["table"] { tables = [name.text] }
    return tables.contains { $0.lowercased() == table.lowercased() }
  }

  /// What any line of the file makes a placeholder of a column, and which columns it calls sensitive,
  /// under whatever name.
  mutating func findDeclarations() {
    var names = Dictionary(
      uniqueKeysWithValues: scope.columns.map { ($0.name.lowercased(), $0.id) })
    var next = nextID
    func make(_ name: String) {
      if names[name.lowercased()] == nil {
        names[name.lowercased()] = next
        next += 1
      }
    }
    for statement in program.statements where acts(statement) {
      let columns = statement.columns("columns").compactMap { names[$0.name.lowercased()] }
      if statement.has("sensitive") { sensitive.formUnion(columns) }
      if case .expression(let value)? = statement.slots["value"], let text = value.literalText {
        for id in columns { scope.placeholders[id, default: []].append(Text(text)) }
      }
      for text in statement.texts("placeholders") {
        for id in columns { scope.placeholders[id, default: []].append(Text(text.text)) }
      }
      if case .pairs(let pairs)? = statement.slots["pairs"] {
        let ids = pairs.map { names.removeValue(forKey: $0.from.name.lowercased()) }
        for (pair, id) in zip(pairs, ids) { names[pair.to.name.lowercased()] = id }
      }
      if case .assignments(let assignments)? = statement.slots["assignments"] {
        for assignment in assignments { make(assignment.column.name) }
      }
      for column in statement.columns("into") { make(column.name) }
      if statement.has("optional") {
        for column in statement.columns("columns") { make(column.name) }
      }
      if statement.verb == "drop columns" {
        for column in statement.columns("columns") { names[column.name.lowercased()] = nil }
      }
    }
  }

  // MARK: Columns

  mutating func addColumn(_ name: String) -> OracleColumn {
    let column = OracleColumn(id: nextID, name: name, isInput: false)
    nextID += 1
    scope.columns.append(column)
    for row in rows.indices { rows[row].cells.append(OracleCell(text: .empty)) }
    return column
  }

  mutating func update(_ id: Int, _ change: (inout OracleColumn) -> Void) {
    for index in scope.columns.indices where scope.columns[index].id == id {
      change(&scope.columns[index])
      if scope.columns[index].type == "id", keyColumn == nil { keyColumn = id }
    }
  }

  func columns(_ statement: Statement) -> [OracleColumn] {
    statement.columns("columns").compactMap { scope.column($0) }
  }

  // MARK: Cells

  /// The rows that a statement acts on, decided before any write.
  mutating func rowsInScope(_ statement: Statement, columnCount: Int = 1) -> [Int] {
    var result: [Int] = []
    for row in rows.indices {
      switch statement.condition.map({ scope.truth($0, rows[row]) }) ?? .yes {
      case .yes: result.append(row)
      case .failed: failToEvaluate(row, statement.condition.map { columns(in: $0) } ?? [])
      case .no, .unknown: counts[number].outOfScope += 1
      }
    }
    seenCounts[number] = rows.count + result.count * (columnCount - 1)
    return result
  }

  /// Gives a cell its new text, and notes it where it differs.
  mutating func write(
    _ text: Text, _ row: Int, _ column: OracleColumn, isMarked: Bool, source: String = ""
  ) {
    let before = rows[row].cells[column.id].text
    rows[row].cells[column.id].isMarked = isMarked
    if before == text { return }
    rows[row].cells[column.id].text = text
    rows[row].cells[column.id].isChanged = true
    rows[row].cells[column.id].isNo = nil
    counts[number].changed += 1
    changes.append(
      OracleEntry(
        place: rows[row].place, statement: number,
        fields: noted(rows[row]) + [Text(column.name)] + rule(number)
          + [shown(before, column.id), shown(text, column.id)], source: Text(source)))
  }

  /// Takes rows out, each with the record that stayed in its stead.
  mutating func remove(_ leaving: [Int: Int?]) {
    counts[number].removed += leaving.count
    for (row, survivor) in leaving {
      let stayed = survivor.map { Text(String($0 + 1)) } ?? .empty
      removed.append(
        OracleEntry(
          place: rows[row].place, statement: number,
          fields: noted(rows[row]) + rule(number) + [stayed]
            + rows[row].original.enumerated().map { shown($1, $0) }))
    }
    rows = rows.enumerated().filter { leaving[$0.offset] == nil }.map(\.element)
  }

  /// The row's number in the input; its key is filled in at the end.
  func noted(_ row: OracleRow) -> [Text] {
    [Text(String(row.record + 1)), keyColumn.map { shown(row.original[$0], $0) } ?? .empty]
  }

  /// A value as logs show it.
  func shown(_ text: Text, _ id: Int) -> Text {
    sensitive.contains(id) ? Self.masked(text) : text
  }

  /// The line on which a statement begins, in its file.
  func line(of statement: Statement) -> Int {
    let before = program.sources[statement.range.source].bytes[..<statement.range.lower]
    return before.count { $0 == UInt8(ascii: "\n") } + 1
  }

  func rule(_ number: Int) -> [Text] {
    let range = program.statements[number].range
    let source = program.sources[range.source]
    let bytes = source.bytes[range.lower..<range.upper]
    let line = line(of: program.statements[number])
    let text = Self.onOneLine(String(decoding: bytes, as: UTF8.self))
    return [Text("\(source.name):\(line)"), Text(text)]
  }

  /// A rule with one blank where white space separates its words; texts and names in brackets keep theirs.
  private static func onOneLine(_ rule: String) -> String {
    var line = ""
    var end: Character?
    for character in rule {
      if let closing = end {
        if character == closing { end = nil }
      } else if character.isWhitespace {
        if line.last != " " { line.append(" ") }
        continue
      } else if "'\"[".contains(character) {
        end = character == "[" ? "]" : character
      }
      line.append(character)
    }
    return line
  }
}

import Diagnostics
import Language

/// A naive interpreter of the rules, written from the language's definition alone: one statement
/// after another over all rows, every cell a text, everything in memory.
struct Oracle {
  let program: Program
  var scope: OracleScope
  var rows: [OracleRow] = []
  var counts: [OracleCounts]
  var changes: [OracleEntry] = []
  var removed: [OracleEntry] = []
  var outputs: [OracleOutput] = []
  var nextID: Int
  /// The statement at hand.
  var number = 0
  let header: OracleFile.Record
  let recordCount: Int
  private var keyColumn: Int?
  private let lineEnd: String
  /// Whether the input ends without a line end.
  private let endsOpen: Bool

  init(_ program: Program, input: String, today: Int) {
    self.program = program
    let file = OracleFile(input)
    header = file.records[0]
    lineEnd = header.end.isEmpty ? "\n" : header.end
    recordCount = file.records.count - 1
    endsOpen = file.records.last?.end.isEmpty ?? false
    let names = header.fields.map { OracleFile.text(of: $0).trimmed.string }
    scope = OracleScope(
      columns: names.enumerated().map { OracleColumn(id: $0, name: $1) }, today: today)
    nextID = names.count
    counts = program.statements.map { _ in OracleCounts() }
    for (record, fields) in file.records.dropFirst().enumerated() {
      let texts = fields.fields.map { OracleFile.text(of: $0) }
      let cells = zip(texts, fields.fields).map { OracleCell(text: $0, field: $1) }
      rows.append(
        OracleRow(
          record: record, place: record, cells: cells, original: texts, end: fields.end))
    }
  }

  /// Runs every statement; a program without a `save` saves at its end.
  mutating func run() {
    findPlaceholders()
    for (number, statement) in program.statements.enumerated() {
      self.number = number
      run(statement)
    }
    number = program.statements.count
    if outputs.isEmpty { save(blanks: nil) }
  }

  /// What any line of the file makes a placeholder of a column, under whatever name.
  private mutating func findPlaceholders() {
    var names = Dictionary(
      uniqueKeysWithValues: scope.columns.map { ($0.name.lowercased(), $0.id) })
    var next = nextID
    func make(_ name: String) {
      if names[name.lowercased()] == nil {
        names[name.lowercased()] = next
        next += 1
      }
    }
    for statement in program.statements {
      let columns = statement.columns("columns").compactMap { names[$0.name.lowercased()] }
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
  mutating func rowsInScope(_ statement: Statement) -> [Int] {
    guard let condition = statement.condition else { return Array(rows.indices) }
    var result: [Int] = []
    for row in rows.indices {
      switch scope.truth(condition, rows[row]) {
      case .yes: result.append(row)
      case .failed: counts[number].failed += 1
      case .no, .unknown: counts[number].outOfScope += 1
      }
    }
    return result
  }

  /// Gives a cell its new text, and notes it where it differs.
  mutating func write(_ text: Text, _ row: Int, _ column: OracleColumn, isMarked: Bool) {
    let before = rows[row].cells[column.id].text
    rows[row].cells[column.id].isMarked = isMarked
    if before == text { return }
    rows[row].cells[column.id].text = text
    rows[row].cells[column.id].isChanged = true
    counts[number].changed += 1
    changes.append(
      OracleEntry(
        place: rows[row].place, statement: number,
        fields: noted(rows[row]) + [Text(column.name)] + rule(number) + [before, text]))
  }

  /// Takes rows out, each with the record that stayed in its stead.
  mutating func remove(_ leaving: [Int: Int?]) {
    counts[number].removed += leaving.count
    for (row, survivor) in leaving {
      let stayed = survivor.map { Text(String($0 + 1)) } ?? .empty
      removed.append(
        OracleEntry(
          place: rows[row].place, statement: number,
          fields: noted(rows[row]) + rule(number) + [stayed] + rows[row].original))
    }
    rows = rows.enumerated().filter { leaving[$0.offset] == nil }.map(\.element)
  }

  /// The row's number in the input; its key is filled in at the end.
  private func noted(_ row: OracleRow) -> [Text] {
    [Text(String(row.record + 1)), keyColumn.map { row.original[$0] } ?? .empty]
  }

  private func rule(_ number: Int) -> [Text] {
    let range = program.statements[number].range
    let source = program.sources[range.source]
    let bytes = source.bytes[range.lower..<range.upper]
    let line = source.bytes[..<range.lower].count { $0 == UInt8(ascii: "\n") } + 1
    let words = String(decoding: bytes, as: UTF8.self).split { $0.isWhitespace }
    return [Text("\(source.name):\(line)"), Text(words.joined(separator: " "))]
  }

  // MARK: Saving

  /// Writes the table as it stands.
  mutating func save(blanks: Text?) {
    var output = OracleOutput()
    let ids = scope.columns.map(\.id)
    let names = scope.columns.map { column in
      column.id < header.fields.count
        && OracleFile.text(of: header.fields[column.id]).trimmed == Text(column.name)
        ? header.fields[column.id] : OracleFile.field(of: Text(column.name))
    }
    let isHeaderAlone = recordCount == 0 && header.end.isEmpty
    output.text = names.joined(separator: ",") + (isHeaderAlone ? "" : lineEnd)
    for (index, row) in rows.enumerated() {
      let fields = ids.map { field(row.cells[$0], isAlone: ids.count == 1, blanks) }
      let isLast = index == rows.count - 1
      let end = row.end.isEmpty ? lineEnd : row.end
      output.text += fields.joined(separator: ",") + (isLast && endsOpen ? "" : end)
      if isChanged(row, blanks) { output.changedRowCount += 1 }
    }
    output.rowCount = rows.count
    output.changes = log(changes)
    output.removed = log(removed)
    outputs.append(output)
  }

  private func field(_ cell: OracleCell, isAlone: Bool, _ blanks: Text?) -> String {
    if let blanks, scope.isBlank(cell.text), cell.text != blanks {
      return OracleFile.field(of: blanks, isAlone: isAlone)
    }
    // A blank alone on its line would be a blank line.
    if let field = cell.field, !cell.isChanged, !(isAlone && field.isEmpty) { return field }
    return OracleFile.field(of: cell.text, isAlone: isAlone)
  }

  private func isChanged(_ row: OracleRow, _ blanks: Text?) -> Bool {
    scope.columns.contains { column in
      let cell = row.cells[column.id]
      return cell.isChanged || (blanks != nil && scope.isBlank(cell.text) && cell.text != blanks)
    }
  }

  private func log(_ entries: [OracleEntry]) -> [[Text]] {
    entries.enumerated().sorted {
      ($0.element.place, $0.element.statement, $0.offset)
        < ($1.element.place, $1.element.statement, $1.offset)
    }.map(\.element.fields)
  }
}

import Diagnostics

extension StatementParser {
  /// The names of a table on the line that is begun, and its rows on the lines below.
  mutating func parseTable(
    start: Int, behind clause: String
  ) throws(SyntaxFailure) -> TestTable {
    if let table = try tableOfOthers() { return table }
    guard let first = current, !beginsLine(0) else {
      let upper = token(-1)?.upper ?? hereRange.lower
      throw failure(
        .expected, "expected the names of columns behind '\(clause)'",
        at: SourceRange(source: source.index, lower: upper, upper: upper),
        help: "names stand on this line, rows below them: id | email")
    }
    let number = (tableLines.last?.table ?? 0) + 1
    let header = cutLine()
    tableLines.append(
      TableLine(table: number, start: start, cells: header.cells, bars: header.bars))
    var columns: [ColumnReference] = []
    for cell in header.cells { columns.append(try parseHeaderCell(cell)) }
    reportRepeated(columns)
    position = header.end
    var rows: [TestRow] = []
    while current != nil, !isWord("given"), !isWord("expect") {
      let line = cutLine()
      tableLines.append(
        TableLine(table: number, start: position, cells: line.cells, bars: line.bars))
      rows.append(parseRow(line, columns.count))
      position = line.end
    }
    return TestTable(columns: columns, rows: rows, range: range(from: first.lower))
  }

  /// A line from here to its end, cut at its bars; `||` are two of them.
  private func cutLine() -> (cells: [Range<Int>], bars: [Int], end: Int) {
    var cells: [Range<Int>] = []
    var bars: [Int] = []
    var lower = position
    var index = position
    while index < tokens.count, index == position || !beginsLine(index - position) {
      let kind = tokens[index].kind
      if kind == .symbol(.bar) || kind == .symbol(.doubleBar) {
        cells.append(lower..<index)
        bars.append(index)
        if kind == .symbol(.doubleBar) { cells.append(index..<index) }
        lower = index + 1
      }
      index += 1
    }
    cells.append(lower..<index)
    return (cells, bars, index)
  }

  // MARK: Names

  /// The name that stands alone in a cell.
  mutating func parseHeaderCell(
    _ cell: Range<Int>
  ) throws(SyntaxFailure) -> ColumnReference {
    position = cell.lowerBound
    if cell.isEmpty { throw failure(expected: "the name of a column") }
    let reference = try parseColumn()
    if reference.table == nil, position >= cell.upperBound { return reference }
    position = cell.upperBound
    let place = range(of: cell)
    let bracketed = Self.bracketed(source.text(of: place))
    throw failure(
      .nameNeedsBrackets, "a name of several words needs brackets", at: place,
      help: "write \(bracketed)", fix: bracketed)
  }

  private mutating func reportRepeated(_ columns: [ColumnReference]) {
    for (index, column) in columns.enumerated() {
      let isRepeated = columns[..<index].contains {
        $0.isBracketed || column.isBracketed
          ? $0.name == column.name : $0.name.lowercased() == column.name.lowercased()
      }
      guard isRepeated else { continue }
      report(
        .columnTwice, "column '\(column.name)' stands twice in this table", at: column.range,
        help: "keep one of them")
    }
  }

  // MARK: Rows

  /// A line of cells, one for each column.
  mutating func parseRow(
    _ line: (cells: [Range<Int>], bars: [Int], end: Int), _ columnCount: Int
  ) -> TestRow {
    var cells: [TestCell] = []
    for cell in line.cells { cells.append(parseCell(cell)) }
    let whole = range(of: position..<line.end)
    // A quote that is not closed swallows the cells behind it.
    if tokens[position..<line.end].contains(where: \.isUnclosed) {
      return TestRow(cells: cells, range: whole)
    }
    if cells.count > columnCount {
      report(
        .cellCount,
        "this row has \(Quantity.count(cells.count, "cell")), and the table "
          + Quantity.count(columnCount, "column"),
        at: cells[columnCount].range, help: "a cell with | in it stands in quotes")
    } else if cells.count < columnCount {
      report(
        .cellCount,
        "this row has \(Quantity.count(cells.count, "cell")), and the table "
          + Quantity.count(columnCount, "column"),
        at: whole, help: "a cell without a value is blank")
    }
    return TestRow(cells: cells, range: whole)
  }

  /// The place of some tokens; behind the token before them where there are none.
  private func range(of tokens: Range<Int>) -> SourceRange {
    if tokens.isEmpty {
      let upper = tokens.lowerBound > 0 ? self.tokens[tokens.lowerBound - 1].upper : 0
      return SourceRange(source: source.index, lower: upper, upper: upper)
    }
    return SourceRange(
      source: source.index, lower: self.tokens[tokens.lowerBound].lower,
      upper: self.tokens[tokens.upperBound - 1].upper)
  }

  /// A cell: `blank`, a quoted text, or what stands there without the blanks around it.
  private mutating func parseCell(_ cell: Range<Int>) -> TestCell {
    let place = range(of: cell)
    guard let first = cell.first else { return TestCell(text: nil, range: place) }
    if cell.count == 1, tokens[first].kind == .text {
      return TestCell(text: content(of: tokens[first]), range: place)
    }
    let text = source.text(of: place)
    if cell.count == 1, text.lowercased() == "blank" {
      roles[first] = .keyword
      return TestCell(text: nil, range: place)
    }
    for index in cell { roles[index] = .cell }
    cellRanges.append(place)
    // A slash right behind a bar opens no pattern, but the blank of the formatter would have it do so.
    let needsQuotes =
      tokens[first].kind == .symbol(.slash)
      || cell.contains {
        tokens[$0].kind == .text || tokens[$0].kind == .pattern || tokens[$0].isUnclosed
      }
    if needsQuotes {
      let cut = text.unicodeScalars.prefix { $0 != "|" }
      let shown = String(String.UnicodeScalarView(cut)).trimmingBlanks()
      report(
        .cellNeedsQuotes, "a cell with a quote, a bracket that is open or a / before it is quoted",
        at: SourceRange(
          source: place.source, lower: place.lower, upper: place.lower + shown.utf8.count),
        help: "write \(Scope.quoted(shown))")
    }
    return TestCell(text: text, range: place)
  }
}

import Diagnostics

// Tables of a test as other formats write them: with commas, or with the outer bars of Markdown.
extension StatementParser {
  /// The table that begins here with a bar, or whose names commas part; nil for one of this language. It
  /// is read as it was meant, so that one message says all.
  mutating func tableOfOthers() throws(SyntaxFailure) -> TestTable? {
    let isMarkdown = symbol() == .bar
    guard isMarkdown || namesHaveCommas, let first = current, let before = token(-1) else {
      return nil
    }
    var lines: [(cells: [Range<Int>], start: Int)] = []
    repeat {
      let start = position
      let line = cutLine(isMarkdown: isMarkdown)
      if let cells = line.cells { lines.append((cells, start)) }
      position = line.end
    } while current != nil && !isWord("given") && !isWord("expect")
    guard let header = lines.first else { throw failure(expected: "the names of columns") }
    let end = position
    let whole = SourceRange(
      source: source.index, lower: before.upper, upper: tokens[end - 1].upper)
    let names = written(header.cells)
    let place =
      isMarkdown ? source.range(of: first) : source.range(of: firstComma(from: header.start))
    report(
      .habit,
      isMarkdown
        ? "bars stand between the cells of a table, not around them"
        : "bars part the columns of a table, not commas",
      at: place, help: "write \(names)", mending: whole, with: replacement(for: lines))
    if source.text(of: whole).contains("#") { diagnostics[diagnostics.count - 1].fix = nil }
    return try table(of: lines, from: first.lower, to: end)
  }

  /// Whether the names on this line are parted by commas alone.
  private var namesHaveCommas: Bool {
    guard !beginsLine(0), isName(0) else { return false }
    var count = 1
    while symbol(count) == .comma, isName(count + 1), !beginsLine(count + 1) { count += 2 }
    return count > 1 && (token(count) == nil || beginsLine(count))
  }

  private func firstComma(from start: Int) -> Token {
    tokens[start...].first { $0.kind == .symbol(.comma) } ?? tokens[start]
  }

  /// The cells of the line that begins here, nil for a line of dashes, and where it ends.
  private mutating func cutLine(isMarkdown: Bool) -> (cells: [Range<Int>]?, end: Int) {
    let start = position
    var end = start + 1
    while end < tokens.count, !beginsLine(end - position) { end += 1 }
    let line = start..<end
    func isBar(_ index: Int) -> Bool { tokens[index].kind == .symbol(.bar) }
    let text = source.text(tokens[start].lower, tokens[end - 1].upper)
    if isMarkdown, text.contains("-"), text.allSatisfy({ "|-: ".contains($0) }) {
      for index in line { roles[index] = .cell }
      return (nil, end)
    }
    let hasBars = line.contains(where: isBar)
    var cells: [Range<Int>] = []
    var lower = start
    for index in line
    where hasBars ? isBar(index) : !isMarkdown && tokens[index].kind == .symbol(.comma) {
      cells.append(lower..<index)
      lower = index + 1
    }
    cells.append(lower..<end)
    if isMarkdown, cells.count > 1, cells[0].isEmpty { cells.removeFirst() }
    if isMarkdown, cells.count > 1, cells[cells.count - 1].isEmpty { cells.removeLast() }
    return (cells, end)
  }

  /// Cells with a bar between them.
  private func written(_ cells: [Range<Int>]) -> String {
    cells.map { cell in
      cell.isEmpty
        ? "blank" : source.text(tokens[cell.lowerBound].lower, tokens[cell.upperBound - 1].upper)
    }.joined(separator: " | ")
  }

  /// The lines of a table as this language writes them, from the word before its names on.
  private func replacement(for lines: [(cells: [Range<Int>], start: Int)]) -> String {
    var text = " " + written(lines[0].cells)
    for line in lines.dropFirst() {
      var lower = tokens[line.start].lower
      while lower > 0, source.bytes[lower - 1] == 0x20 || source.bytes[lower - 1] == 0x09 {
        lower -= 1
      }
      text += "\n" + source.text(lower, tokens[line.start].lower) + written(line.cells)
    }
    return text
  }

  /// The names and rows of lines that were cut.
  private mutating func table(
    of lines: [(cells: [Range<Int>], start: Int)], from lower: Int, to end: Int
  ) throws(SyntaxFailure) -> TestTable {
    var columns: [ColumnReference] = []
    for cell in lines[0].cells { columns.append(try parseHeaderCell(cell)) }
    var rows: [TestRow] = []
    for line in lines.dropFirst() {
      position = line.start
      rows.append(
        parseRow((line.cells, [], line.cells.last?.upperBound ?? line.start), columns.count))
    }
    position = end
    return TestTable(columns: columns, rows: rows, range: range(from: lower))
  }
}

import Diagnostics

/// The blanks that align the tables of tests, by the token before or behind which they stand.
///
///     given            id | stage      the names of all tables of a test begin at one column,
///                      1  | Won        and the bars of a table stand below each other
///     expect rejects   id | rule
struct TableSpacing {
  private(set) var before: [Int: String] = [:]
  private(set) var after: [Int: String] = [:]
  /// What is written for a token that is not written as it stands.
  private(set) var instead: [Int: String] = [:]

  private let parsed: ParsedSource
  /// Blanks between the words before a table and its first name.
  private static let gap = 3
  private static let blank = "blank"

  init(_ parsed: ParsedSource) {
    self.parsed = parsed
    for (statement, lines) in parsed.tableLines.enumerated() where !lines.isEmpty {
      align(lines, tokens: parsed.lines[statement])
    }
  }

  /// Aligns the tables of one test.
  private mutating func align(_ lines: [TableLine], tokens: [Int]) {
    let left = 2 + (lines.map { wordsWidth(of: $0, tokens) }.max() ?? 0) + Self.gap
    var rest = lines[...]
    while let first = rest.first {
      let table = rest.prefix { $0.table == first.table }
      rest = rest.dropFirst(table.count)
      let columnCount = table.map(\.cells.count).max() ?? 0
      let widths = (0..<columnCount).map { column in
        table.map { line in
          column < line.cells.count
            ? DisplayWidth.of(text(of: line.cells[column], tokens)) : 0
        }.max() ?? 0
      }
      for line in table { place(line, tokens, left: left, widths: widths) }
    }
  }

  /// The width of the words before the first cell; 0 in rows.
  private func wordsWidth(of line: TableLine, _ tokens: [Int]) -> Int {
    let upper = line.cells[0].lowerBound
    let words = (line.start..<upper).map { parsed.canonicalText(at: tokens[$0]) }
    return DisplayWidth.of(words.joined(separator: " "))
  }

  /// A cell as it is written: its tokens with what stood between them.
  private func text(of cell: Range<Int>, _ tokens: [Int]) -> String {
    if cell.isEmpty { return Self.blank }
    return cell.map { index in
      let gap = index == cell.lowerBound ? "" : self.gap(before: index, tokens)
      return gap + parsed.canonicalText(at: tokens[index])
    }.joined()
  }

  /// What stood between a token and the one before it.
  private func gap(before index: Int, _ tokens: [Int]) -> String {
    parsed.source.text(
      parsed.tokens[tokens[index - 1]].upper, parsed.tokens[tokens[index]].lower)
  }

  private mutating func place(
    _ line: TableLine, _ tokens: [Int], left: Int, widths: [Int]
  ) {
    // Every line of a statement but the first begins with two blanks.
    let start = left - 2 - wordsWidth(of: line, tokens)
    var pending = String(repeating: " ", count: start)
    var bars = line.bars[...]
    for (column, cell) in line.cells.enumerated() {
      for index in cell {
        before[tokens[index]] = index == cell.lowerBound ? pending : gap(before: index, tokens)
      }
      let text = text(of: cell, tokens)
      if cell.isEmpty { pending += text } else { pending = "" }
      guard column + 1 < line.cells.count, let bar = bars.first else { break }
      pending += String(repeating: " ", count: widths[column] - DisplayWidth.of(text)) + " "
      if column + 1 < line.cells.count - 1, line.cells[column + 1] == bar..<bar {
        // `||`: the cell between the two has no place of its own.
        pending += "| "
        continue
      }
      bars = bars.dropFirst()
      before[tokens[bar]] = pending
      instead[tokens[bar]] = "|"
      pending = " "
    }
    if let last = line.cells.last, last.isEmpty, let bar = line.bars.last {
      after[tokens[bar]] = pending
    }
  }
}

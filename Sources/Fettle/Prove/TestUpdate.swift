import Diagnostics
import Language

/// Writes expected tables and the results of examples anew, as they came out; every other byte of the file
/// stays.
struct TestUpdate {
  let source: SourceText
  var edits: [(range: Range<Int>, text: String)] = []
  /// What differs and cannot be written, each with the reason.
  var refusals: [UpdateRefusal] = []

  init(_ suite: TestSuite) {
    source = suite.file.program.sources[0]
    for (test, verdict) in zip(suite.file.tests, suite.verdicts) {
      let line = suite.file.line(of: test.statement.verbRange)
      refusals += verdict.problems.map { UpdateRefusal(line: line, reason: $0) }
      for (expected, comparison) in verdict.tables { add(expected, comparison, suite.file) }
    }
    for outcome in suite.exampleOutcomes {
      for correction in outcome.corrections { add(correction, suite.file) }
    }
    refusals.sort { $0.line < $1.line }
  }

  private mutating func add(
    _ expected: ExpectedTable, _ comparison: TableComparison, _ file: TestFile
  ) {
    let cells = comparison.got.joined()
    if let reason = cells.lazy.compactMap({ Self.reasonNotToWrite($0) }).first {
      refusals.append(UpdateRefusal(line: file.line(of: expected.range), reason: reason))
      return
    }
    let content = expected.content
    let range = content.range.lower..<lineEnd(from: content.range.upper)
    edits.append((range, text(of: content, comparison)))
  }

  /// Why a value cannot stand in a rule file; nil where it can.
  static func reasonNotToWrite(_ value: [UInt8]) -> String? {
    if value.contains(0x0A) || value.contains(0x0D) { return "what came out has a line break" }
    // A rule file is UTF-8, and no text of it has bytes that are not.
    if !String(decoding: value, as: UTF8.self).utf8.elementsEqual(value) {
      return "what came out is not UTF-8"
    }
    return nil
  }

  /// The file with what can be written; nil where nothing can.
  var text: String? {
    if edits.isEmpty { return nil }
    var bytes = source.bytes
    for (range, text) in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      bytes.replaceSubrange(range, with: Array(text.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// One line of a table as it will stand.
  private struct Line {
    var cells: [String]
    /// What stands behind the cells.
    var rest = ""
    /// Lines of comments above it, as they were.
    var above: [String] = []
  }

  private func text(of content: TestTable, _ comparison: TableComparison) -> String {
    var lines = [header(of: content)]
    // Comments of rows that go stay for the line below.
    var pending: [String] = []
    for pair in comparison.pairs {
      if let row = pair.expected { pending += comments(above: row, of: content) }
      guard let got = pair.got else { continue }
      var line =
        pair.expected.map { self.line(of: content.rows[$0], comparison, $0, got) }
        ?? Line(cells: comparison.got[got].enumerated().map { Self.written($1, isFirst: $0 == 0) })
      line.above = pending
      pending = []
      lines.append(line)
    }
    return aligned(lines, left: column(of: content.range.lower), below: pending)
  }

  private func header(of content: TestTable) -> Line {
    let last = content.columns.last?.range.upper ?? content.range.upper
    return Line(
      cells: content.columns.map { text($0.range.lower..<$0.range.upper) }, rest: rest(from: last))
  }

  /// A row of which those cells are written anew that differ.
  private func line(
    of row: TestRow, _ comparison: TableComparison, _ index: Int, _ got: Int
  ) -> Line {
    let differing = comparison.differing(index, got)
    let cells = row.cells.enumerated().map { place, cell in
      if differing.contains(place) {
        return Self.written(comparison.got[got][place], isFirst: place == 0)
      }
      return cell.text == nil ? "blank" : text(cell.range.lower..<cell.range.upper)
    }
    return Line(cells: cells, rest: rest(from: row.range.upper))
  }

  private func aligned(_ lines: [Line], left: Int, below: [String]) -> String {
    let widths = (lines.first?.cells ?? []).indices.map { column in
      lines.map { DisplayWidth.of($0.cells[column]) }.max() ?? 0
    }
    let lineEnd = source.bytes.contains(0x0D) ? "\r\n" : "\n"
    var parts: [String] = []
    for (number, line) in lines.enumerated() {
      parts += line.above
      var text = number == 0 ? "" : String(repeating: " ", count: left)
      for (column, cell) in line.cells.enumerated() {
        text += column == 0 ? cell : " | " + cell
        if column + 1 < line.cells.count {
          text += String(repeating: " ", count: widths[column] - DisplayWidth.of(cell))
        }
      }
      parts.append(text + (line.rest.isEmpty ? "" : "  " + line.rest))
    }
    return (parts + below).joined(separator: lineEnd)
  }

  // MARK: What stands in the file

  private func text(_ range: Range<Int>) -> String {
    String(decoding: source.bytes[range], as: UTF8.self)
  }

  private func lineEnd(from offset: Int) -> Int {
    source.bytes[offset...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? source.bytes.count
  }

  /// The rest of a line, without the blanks around it: a comment.
  private func rest(from offset: Int) -> String {
    let bytes = source.bytes[offset..<lineEnd(from: offset)]
    guard let lower = bytes.firstIndex(of: UInt8(ascii: "#")),
      let upper = bytes.lastIndex(where: { $0 != 0x20 && $0 != 0x09 })
    else { return "" }
    return text(lower..<upper + 1)
  }

  /// The columns of the terminal before an offset of its line.
  private func column(of offset: Int) -> Int {
    let start = source.bytes[..<offset].lastIndex { $0 == 0x0A || $0 == 0x0D }
    return DisplayWidth.of(text((start.map { $0 + 1 } ?? 0)..<offset))
  }

  /// The lines between a row and the one above it.
  private func comments(above row: Int, of content: TestTable) -> [String] {
    let before =
      row > 0 ? content.rows[row - 1].range.upper : content.columns.last?.range.upper ?? 0
    let lower = lineEnd(from: before)
    let upper = content.rows[row].range.lower
    if lower >= upper { return [] }
    return text(lower..<upper).split(whereSeparator: \.isNewline).map(String.init)
      .filter { $0.utf8.contains(UInt8(ascii: "#")) }
  }

  // MARK: Cells

  /// A value as a cell of a test has it: bare where it can be.
  static func written(_ value: [UInt8], isFirst: Bool) -> String {
    let text = String(decoding: value, as: UTF8.self)
    if text.isEmpty { return "blank" }
    let isClause = isFirst && ["given", "expect"].contains { text.lowercased().hasPrefix($0) }
    return isClause || !isBare(text) ? Scope.quoted(text) : text
  }

  private static func isBare(_ text: String) -> Bool {
    if text.lowercased() == "blank" { return false }
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if !scalar.properties.isAlphabetic, !isDigit(scalar), !plainSigns.contains(scalar) {
        return false
      }
      if scalar == " ", previous == " " { return false }
      if scalar == "/", " (,".unicodeScalars.contains(previous) { return false }
      previous = scalar
    }
    return previous != " "
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// Signs that a bare cell keeps as they are; what is not here is quoted.
  private static let plainSigns = Set(" -_.,:;@+*=()<>!?%&$€£/".unicodeScalars)
}

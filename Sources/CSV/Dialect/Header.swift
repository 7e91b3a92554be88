import Columns

/// The start of a file: what is no record, the names of the columns, and where the records begin.
///
///     BOM │ skipped lines │ blank lines │ header and its line end │ records …
///     └────────── preamble ─────────────┘                          └ dataStart
///
/// Blank lines before the first record are no records, except in a table of one column that has no
/// header row: there all lines are. An empty file, or one of blank lines only, that should have a
/// header row is an error; without one it has the column of its blank lines.
package struct Header: Sendable {
  /// Trimmed; a blank one is `column 7`.
  package var names: [String]
  /// Bytes before the header (or the first record) that are written as they are.
  package var preamble: Range<Int>
  /// The header as an index of one record, to be written as a batch of one row; none without a
  /// header row.
  package var index: RecordIndex
  package var dataStart: Int
  /// Lines that end before `dataStart`.
  package var lineCount: Int

  package var columnCount: Int { names.count }

  /// Reads the start of a file from its first block; nil where the block ends before it does.
  package static func read(
    _ block: ByteBlock, isLast: Bool, dialect: Dialect, limits: Limits = Limits()
  ) throws(CSVProblem) -> Header? {
    let bytes = block.bytes
    let mark = byteOrderMarkCount(bytes)
    guard let skipped = skipLines(dialect.skippedLineCount, bytes, from: mark, isLast) else {
      return nil
    }
    let start = skipBlankLines(bytes, from: skipped)
    let scan = RecordIndex.Scan(
      from: start, end: block.count, isLast: isLast, dialect: dialect, columnCount: nil,
      limits: limits)
    var index = RecordIndex()
    do throws(CSVProblem) {
      try index.scanExactly(block, scan, atMost: 1)
      try index.check(limits, block, scan)
    } catch {
      let isHeader = dialect.header == .present
      throw error.moved(
        lines: countLines(block, 0..<start), records: isHeader ? -1 : 0, bytes: 0)
    }
    guard index.recordCount == 1 || isLast else { return nil }

    var header = Header(
      names: [], preamble: 0..<start, index: index, dataStart: index.consumed, lineCount: 0)
    switch dialect.header {
    case .present:
      guard index.recordCount == 1 else { throw CSVProblem(.noHeader, at: .start) }
      try header.takeNames(block, dialect)
    case .names(let names):
      header.names = names
      header.takeNoRecord(skipped, start)
    case .none:
      let count = index.recordCount == 1 ? index.columnCount : start > skipped ? 1 : 0
      header.names = (0..<count).map { blankName($0) }
      header.takeNoRecord(skipped, start)
    }
    header.lineCount = countLines(block, 0..<header.dataStart)
    return header
  }

  /// Where the first record (or the header) of a whole sample starts.
  static func recordsStart(in block: ByteBlock, skipping lineCount: Int) -> Int {
    let bytes = block.bytes
    let mark = byteOrderMarkCount(bytes)
    let skipped = skipLines(lineCount, bytes, from: mark, true) ?? mark
    return skipBlankLines(bytes, from: skipped)
  }

  /// What a column without a name is called.
  package static func blankName(_ column: Int) -> String { "column \(column + 1)" }

  private mutating func takeNoRecord(_ skipped: Int, _ start: Int) {
    index = RecordIndex()
    dataStart = columnCount == 1 ? skipped : start
    preamble = 0..<dataStart
  }

  private mutating func takeNames(_ block: ByteBlock, _ dialect: Dialect) throws(CSVProblem) {
    var arena = ByteArena()
    var seen: [String: Int] = [:]
    for column in 0..<index.columnCount {
      let cell = index.cell(0, column, in: block, quote: dialect.quote, arena: &arena)
      let name = Self.name(of: cell, column)
      if let first = seen.updateValue(column, forKey: name) {
        var all = names
        for other in column..<index.columnCount {
          let cell = index.cell(0, other, in: block, quote: dialect.quote, arena: &arena)
          all.append(Self.name(of: cell, other))
        }
        let kind = CSVProblem.Kind.duplicateHeader(
          name: name, first: first + 1, second: column + 1, suggestion: Self.distinct(all),
          lineCount: countLines(block, 0..<index.contentRange(0, in: block).upperBound) + 1)
        var place = index.place(0, column, in: block)
        place.record = 0
        place.line += countLines(block, 0..<index.start)
        throw CSVProblem(kind, at: place)
      }
      names.append(name)
    }
  }

  private static func name(of cell: Cell, _ column: Int) -> String {
    let scalars = String(decoding: cell.array, as: UTF8.self).unicodeScalars
    let name = scalars.drop { $0.properties.isWhitespace }.reversed()
      .drop { $0.properties.isWhitespace }.reversed()
    return name.isEmpty ? blankName(column) : String(String.UnicodeScalarView(name))
  }

  /// The same names, the second `email` as `email 2`.
  static func distinct(_ names: [String]) -> [String] {
    var taken = Set(names)
    // The number to try next for a name that was seen.
    var next: [String: Int] = [:]
    return names.map { name in
      guard var number = next[name] else {
        next[name] = 2
        return name
      }
      while taken.contains("\(name) \(number)") { number += 1 }
      taken.insert("\(name) \(number)")
      next[name] = number + 1
      return "\(name) \(number)"
    }
  }

  /// Bytes of a byte order mark at the start; 0 where there is none.
  package static func byteOrderMarkCount(_ bytes: Span<UInt8>) -> Int {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
  }

  /// Offset behind `count` lines; nil where the block may end before they do.
  private static func skipLines(
    _ count: Int, _ bytes: Span<UInt8>, from start: Int, _ isLast: Bool
  ) -> Int? {
    var offset = start
    for _ in 0..<count {
      // However many lines are to be skipped, there are no more.
      if offset == bytes.count, isLast { return offset }
      while offset < bytes.count, bytes[offset] != 0x0A, bytes[offset] != 0x0D { offset += 1 }
      if offset + 1 >= bytes.count, !isLast { return nil }
      if offset < bytes.count {
        let isPair = bytes[offset] == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A
        offset += isPair ? 2 : 1
      }
    }
    return offset
  }

  private static func skipBlankLines(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var offset = start
    while offset < bytes.count, bytes[offset] == 0x0A || bytes[offset] == 0x0D { offset += 1 }
    return offset
  }
}

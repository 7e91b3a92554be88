import Columns
import Diagnostics
import Matching

/// How the rows of a merge are named: by their table, and the column declared `id` or their number.
struct RowIdentities: Sendable {
  private let input: MergeInput
  /// By table: its ids, and the row of each by the id's number; empty without a column of ids, or
  /// where nobody looks rows up.
  private var rowsByID: [(pool: TextPool, rows: [UInt32])] = []
  /// By table: the row of each record that goes by its number; filled where rows are looked up.
  private var rowsByNumber: [[UInt32: UInt32]]
  /// The tables' names, in small letters.
  private let foldedNames: [[UInt8]]
  /// Rows without an id where their table declares one, by table: they go by their number.
  private(set) var unnamedCounts: [Int]

  private static let nobody = UInt32.max

  /// `files` are the names of the tables' inputs; `isLookedUp`: whether anybody asks for rows by their names.
  init(
    _ input: MergeInput, files: [String], isLookedUp: Bool, threadCount: Int
  ) throws(RunFailure) {
    self.input = input
    foldedNames = input.sources.map { Array($0.name.lowercased().utf8) }
    unnamedCounts = Array(repeating: 0, count: input.sources.count)
    rowsByNumber = Array(repeating: [:], count: input.sources.count)
    let nameless = self
    let found = Parallel.map(input.sources.count, threadCount: threadCount) { number in
      Result { () throws(RunFailure) in
        !isLookedUp && nameless.allHaveTheirOwn(number)
          ? nil : try nameless.rows(of: number, file: files[number])
      }
    }
    for number in input.sources.indices {
      let byID = try found[number].get()
      if let byID, input.sources[number].idColumn != nil {
        // Beside those that have an id stands nobody.
        unnamedCounts[number] = input.sources[number].rows.count - (byID.rows.count - 1)
      }
      rowsByID.append((isLookedUp ? byID : nil) ?? (TextPool(), []))
      if isLookedUp { noteNumbers(of: number) }
    }
  }

  /// Whether it is certain at a glance that each row of a table has an id that is no other row's.
  private func allHaveTheirOwn(_ number: Int) -> Bool {
    let source = input.sources[number]
    guard let idColumn = source.idColumn else { return false }
    let column = input.columns[idColumn]
    return source.rows.allSatisfy { column.isPresent($0) }
      && column.texts.areSurelyDistinct(source.rows)
  }

  /// The row of each id; no two rows of a table have one.
  private func rows(
    of number: Int, file: String
  ) throws(RunFailure) -> (pool: TextPool, rows: [UInt32]) {
    let source = input.sources[number]
    guard let idColumn = source.idColumn else { return (TextPool(), []) }
    let column = input.columns[idColumn]
    let named = source.rows.filter { column.isPresent($0) }
    var pool = TextPool(expecting: named.count)
    var numbers: [UInt32] = []
    numbers.reserveCapacity(named.count)
    pool.intern(named.count, into: &numbers) {
      let cell = column.texts.cell(UInt32(named[$0]))
      $1(cell.bytes)
    }
    if let place = numbers.indices.first(where: { numbers[$0] != $0 + 1 }) {
      throw repeated(
        named[place], named[Int(numbers[place]) - 1], number, file,
        moreCount: named.count - pool.count)
    }
    let rows = [Self.nobody] + named.map { UInt32($0) }
    if named.count == source.rows.count { return (pool, rows) }
    for row in source.rows where !column.isPresent(row) {
      // Rows without an id are told apart by a number, which must be nobody's id.
      let name = id(of: UInt32(row), in: number)
      if let other = pool.number(of: name.span) {
        throw repeated(row, Int(rows[Int(other)]), number, file, isNameless: true)
      }
    }
    return (pool, rows)
  }

  private mutating func noteNumbers(of number: Int) {
    let source = input.sources[number]
    let column = source.idColumn.map { input.columns[$0] }
    for row in source.rows where !(column?.isPresent(row) ?? false) {
      rowsByNumber[number][source.recordNumbers[row - source.rows.lowerBound]] = UInt32(row)
    }
  }

  /// Two rows that have one id, and how many more have that of one before them; `isNameless`: the first has none,
  /// and goes by its number.
  private func repeated(
    _ row: Int, _ other: Int, _ source: Int, _ file: String, moreCount: Int = 0,
    isNameless: Bool = false
  ) -> RunFailure {
    let table = input.sources[source]
    let (this, that) = (
      table.recordNumbers[row - table.rows.lowerBound],
      table.recordNumbers[other - table.rows.lowerBound]
    )
    let id = String(decoding: id(of: UInt32(row), in: source), as: UTF8.self)
    return RunFailure(
      .input,
      isNameless
        ? "row \(this) of table '\(table.name)' has no id and goes by '\(id)', the id of row \(that)"
        : "two rows of table '\(table.name)' have the id '\(id)': \(that) and \(this)"
          + (moreCount > 0
            ? "; \(Quantity.count(moreCount, "more row has", "more rows have")) an id that came before"
            : ""),
      help: isNameless
        ? "give row \(this) an id, or declare another column id"
        : "write dedupe on the id above the merge, or declare another column id",
      place: DataPlace(file: file, record: Int(this)))
  }

  /// The source of a row.
  func source(of row: UInt32) -> Int {
    var (low, high) = (0, input.sources.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if Int(row) < input.sources[middle].rows.upperBound {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }

  /// The text of the id, or the row's number; `#7` where a table with ids has none for it.
  func id(of row: UInt32, in number: Int) -> [UInt8] {
    var id: [UInt8] = []
    withID(of: row, in: number) { id = $0.bytesArray }
    return id
  }

  /// Gives `body` the text of ``id(of:in:)`` where it stands, so that a column's ids are not
  /// copied.
  func withID(of row: UInt32, in number: Int, _ body: (Span<UInt8>) -> Void) {
    let column = input.sources[number].idColumn
    if let column, let cell = input.value(column, row) { return body(cell.bytes) }
    let place = Int(row) - input.sources[number].rows.lowerBound
    let record = input.sources[number].recordNumbers[place]
    body(Array((column == nil ? "\(record)" : "#\(record)").utf8).span)
  }

  /// Views of the ids of some rows; nil for those that go by their number.
  func cells(of rows: [UInt32]) -> [Cell?] {
    rows.map { row in
      input.sources[source(of: row)].idColumn.flatMap { input.value($0, row) }
    }
  }

  /// The row that a source's name and an id mean; nil where there is none.
  func row(source name: [UInt8], id: [UInt8]) -> UInt32? {
    let name = String(decoding: name, as: UTF8.self).lowercased()
    guard let number = input.sources.firstIndex(where: { $0.name.lowercased() == name }) else {
      return nil
    }
    if input.sources[number].idColumn != nil {
      let found = rowsByID[number].pool.number(of: id.span)
      if let row = found.map({ rowsByID[number].rows[Int($0)] }), row != Self.nobody { return row }
      guard id.first == UInt8(ascii: "#") else { return nil }
    }
    let digits = id.drop { $0 == UInt8(ascii: "#") }
    return UInt32(String(decoding: digits, as: UTF8.self)).flatMap { rowsByNumber[number][$0] }
  }

  /// Source and id of the rows, as ids of groups are made of them.
  var keys: RowKeys {
    RowKeys(sources: foldedNames) { row, body in
      let source = source(of: row)
      withID(of: row, in: source) { body(source, $0) }
    }
  }
}

extension Span<UInt8> {
  /// A copy of the bytes.
  var bytesArray: [UInt8] {
    // Safe: reads the span's bytes and no further.
    unsafe withUnsafeBufferPointer { unsafe Array($0) }
  }
}

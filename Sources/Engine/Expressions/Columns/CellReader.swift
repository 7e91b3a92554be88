import Columns
import Kernels

/// Reads the text of a cell as a value of one type.
protocol CellReader: Sendable {
  associatedtype Value: Sendable, Fillable
  /// The value; nil where the text is none of the type.
  func value(of cell: Cell) -> Value?
}

/// A reader whose values are worth keeping for the next rule that asks for them.
protocol KeptReader: CellReader, Equatable {
  /// The values of a source's cells on a whole batch, by the cells or by what is kept of them.
  func values(of source: ColumnSource, _ whole: Frame) -> Column<Value>
}

extension KeptReader {
  func values(of source: ColumnSource, _ whole: Frame) -> Column<Value> {
    source.mapCells(whole, self) { $0 }
  }
}

/// `text`: every cell as it is.
struct TextCells: KeptReader {
  @inline(__always)
  func value(of cell: Cell) -> Cell? { cell }

  func values(of source: ColumnSource, _ whole: Frame) -> Column<Cell> {
    whole.batch.readTexts(source.id, isOriginal: source.isOriginal, source.blanks)
  }
}

/// `number`, and `whole` without places behind the point.
struct NumberCells: KeptReader {
  var reader: NumberReader
  var isWhole: Bool

  @inline(__always)
  func value(of cell: Cell) -> Decimal? {
    guard let value = reader.value(of: cell.bytes) else { return nil }
    return isWhole && !value.isWhole ? nil : value
  }
}

/// `money`: the amount, whatever its currency.
struct MoneyCells: KeptReader {
  var reader: MoneyReader

  @inline(__always)
  func value(of cell: Cell) -> Decimal? { reader.value(of: cell.bytes) }
}

/// `date`: days since 1970-01-01.
struct DateCells: KeptReader {
  var reader: DateReader

  @inline(__always)
  func value(of cell: Cell) -> Int64? {
    reader.date(of: cell.bytes).map { Int64($0) }
  }
}

/// `datetime`: microseconds since 1970-01-01T00:00:00Z.
struct DatetimeCells: KeptReader {
  var reader: DateReader

  @inline(__always)
  func value(of cell: Cell) -> Int64? {
    reader.dateTime(of: cell.bytes)
  }
}

/// A `date` as a point in time: its midnight in UTC.
struct MidnightCells: KeptReader {
  var dates: DateCells

  @inline(__always)
  func value(of cell: Cell) -> Int64? {
    dates.value(of: cell).map { $0 * DateTime.microsecondsPerDay }
  }

  func values(of source: ColumnSource, _ whole: Frame) -> Column<Int64> {
    source.map(whole, dates) { $0 * DateTime.microsecondsPerDay }
  }
}

/// `boolean`: the words for yes and no, without case.
struct BooleanCells: CellReader {
  private let yes = Self.words(BooleanWords.yes)
  private let no = Self.words(BooleanWords.no)

  @inline(__always)
  func value(of cell: Cell) -> Bool? {
    guard let word = ShortText(cell)?.lowercased else { return BooleanWords.value(of: cell.bytes) }
    for index in yes.indices where yes[index] == word { return true }
    for index in no.indices where no[index] == word { return false }
    return BooleanWords.value(of: cell.bytes)
  }

  private static func words(_ words: [String]) -> [ShortText] {
    words.compactMap { word in
      let literal = LiteralCell(word)
      return withExtendedLifetime(literal) { ShortText(literal.cell) }
    }
  }
}

/// `one of`: the texts of a set, as they are.
struct MemberCells: CellReader {
  var members: ValueSet

  @inline(__always)
  func value(of cell: Cell) -> Cell? { members.contains(cell) ? cell : nil }
}

import Columns

/// The cells of one column as they stand, by row: kept as they came, batch by batch, so that a
/// table is held once.
///
/// The bytes, two and a half more a place, and what the rows of all columns share in ``RowPlaces``.
package struct RowTexts: Sendable {
  private let owner: TextOwner
  private let view: TextView

  /// No rows.
  package init() { self.init([], RowPlaces(counts: [])) }

  /// A row for each text of a stretch.
  package init(_ stretch: TextStretch) {
    self.init([stretch], RowPlaces(counts: [stretch.count]))
  }

  /// The texts at the rows' places. A stretch without a text is that of a table that has no such
  /// column, whose rows' texts are empty.
  package init(_ stretches: [TextStretch], _ places: RowPlaces) {
    owner = TextOwner(stretches, places)
    view = TextView(owner)
  }

  package var count: Int { view.rowCount }

  /// The text of a row.
  package subscript(row: UInt32) -> Span<UInt8> {
    @_lifetime(borrow self)
    get {
      let cell = view.cell(row)
      // Safe: the bytes live as long as self, which is borrowed.
      return unsafe _overrideLifetime(cell.bytes, borrowing: self)
    }
  }

  /// A view of the text of a row, to be used as long as the texts live: without a copy of what owns
  /// them, which threads would count one against the other.
  package func cell(_ row: UInt32) -> Cell { view.cell(row) }

  /// The same of some rows.
  package func cells(of rows: [UInt32]) -> [Cell] { rows.map { view.cell($0) } }

  /// Whether `body` holds for the bytes of all texts, many of them at a time.
  package func allSatisfy(_ body: (Span<UInt8>) -> Bool) -> Bool {
    owner.blocks.allSatisfy { body($0.bytes) }
  }

  /// Whether a row's text has no byte.
  package func isEmpty(_ row: UInt32) -> Bool { view.cell(row).isEmpty }
}

/// The memory of a column's texts, by groups of places:
///
///     bases   where the bytes of a group begin, or which of the wide ones it is
///     ends    3  3  9  …  | 4  4 11 …    by place: where its text ends, from there
///     wide    the cells of groups that are longer than their ends can tell
private final class TextOwner: @unchecked Sendable {
  let numbers: PageMemory<UInt32>
  let rowCount: Int
  let bases: PageMemory<UInt>
  let ends: PageMemory<UInt16>
  let wide: PageMemory<Cell>
  let blocks: [ByteBlock]

  init(_ stretches: [TextStretch], _ places: RowPlaces) {
    numbers = places.numbers
    rowCount = places.count
    let placeCount = Int(places.starts[places.starts.count - 1])
    bases = PageMemory(count: placeCount / RowPlaces.groupSize)
    ends = PageMemory(count: placeCount)
    blocks = stretches.map(\.block)
    var wide: [Cell] = []
    for (number, stretch) in stretches.enumerated() {
      precondition(stretch.count == 0 || stretch.count == places.counts[number])
      let first = Int(places.starts[number])
      for start in stride(
        from: first, to: Int(places.starts[number + 1]), by: RowPlaces.groupSize)
      {
        let begin = start - first
        // Of a column that is not there all texts are empty.
        bases[start / RowPlaces.groupSize] =
          stretch.count == 0
          ? 1
          : Self.group(
            at: start, stretch, begin..<min(begin + RowPlaces.groupSize, stretch.count), ends,
            &wide)
      }
    }
    self.wide = PageMemory(count: wide.count)
    self.wide.write(wide.span, at: 0)
  }

  /// Notes where the texts of a group end; gives the group's base.
  private static func group(
    at place: Int, _ stretch: TextStretch, _ texts: Range<Int>, _ ends: PageMemory<UInt16>,
    _ wide: inout [Cell]
  ) -> UInt {
    let start = stretch.range(texts.lowerBound).lowerBound
    if stretch.range(texts.upperBound - 1).upperBound - start > UInt16.max {
      wide += (0..<RowPlaces.groupSize).map {
        let text = texts.lowerBound + $0
        return text < texts.upperBound ? stretch.cell(text) : .empty
      }
      return TextView.wideMark | UInt(wide.count / RowPlaces.groupSize - 1)
    }
    for text in texts {
      ends[place + text - texts.lowerBound] = UInt16(stretch.range(text).upperBound - start)
    }
    // Safe: a base is read through with the lengths of the texts that stand there.
    return unsafe UInt(bitPattern: stretch.block.base + start)
  }
}

/// What finds the text of a row: a view of ``TextOwner``, to be used as long as that lives.
@safe
private struct TextView: @unchecked Sendable {
  let rowCount: Int
  let numbers: UnsafeMutablePointer<UInt32>
  let bases: UnsafeMutablePointer<UInt>
  let ends: UnsafeMutablePointer<UInt16>
  let wide: UnsafeMutablePointer<Cell>

  /// No address has this bit.
  static var wideMark: UInt { 1 << 63 }

  init(_ owner: TextOwner) {
    rowCount = owner.rowCount
    // Safe: the owner lives as long as the view is used.
    unsafe numbers = owner.numbers.base
    unsafe bases = owner.bases.base
    unsafe ends = owner.ends.base
    unsafe wide = owner.wide.base
  }

  /// The text of a row; the row is checked.
  @inline(__always)
  func cell(_ row: UInt32) -> Cell {
    precondition(row < rowCount)
    // Safe: rows have numbers of places, and of each place it was noted where its text stands.
    let number = unsafe Int(numbers[Int(row)])
    let base = unsafe bases[number >> 4]
    if base & Self.wideMark != 0 {
      return unsafe wide[Int(base ^ Self.wideMark) << 4 | number & 15]
    }
    let start = unsafe number & 15 == 0 ? 0 : Int(ends[number - 1])
    return unsafe Cell(
      base: UnsafePointer(bitPattern: base)! + start, count: Int(ends[number]) - start)
  }
}

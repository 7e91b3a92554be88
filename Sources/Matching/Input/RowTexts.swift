import Columns

/// Texts one behind another: those of one column in some rows.
///
/// The bytes and 4 more a text.
package struct TextStretch: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []

  package init() {}

  /// Room for so many texts of so many bytes in all.
  package init(count: Int, byteCount: Int) {
    bytes.reserveCapacity(byteCount)
    ends.reserveCapacity(count)
  }

  package var count: Int { ends.count }
  package var byteCount: Int { bytes.count }

  /// Adds a text.
  package mutating func append(_ text: Span<UInt8>) {
    bytes.append(contentsOf: text)
    ends.append(UInt32(bytes.count))
  }

  /// Takes all texts out; room for as many stays.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// One text.
  package subscript(index: Int) -> Span<UInt8> {
    @_lifetime(borrow self)
    get { bytes.span.extracting(range(index)) }
  }

  private func range(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  /// A view of one text, to be used as long as the stretch lives.
  fileprivate func cell(_ index: Int) -> Cell {
    let range = range(index)
    if range.isEmpty { return .empty }
    // Safe: the range is one of the bytes.
    return unsafe bytes.withUnsafeBufferPointer {
      unsafe Cell(base: $0.baseAddress! + range.lowerBound, count: range.count)
    }
  }

  /// Whether a text has no byte.
  package func isEmpty(_ index: Int) -> Bool {
    ends[index] == (index == 0 ? 0 : ends[index - 1])
  }
}

/// Where rows stand: each in a stretch, at a place of it.
package struct RowPlaces: Sendable {
  private var places: [SIMD2<UInt32>] = []

  package init() {}

  package var count: Int { places.count }

  /// Adds the next row.
  package mutating func append(stretch: Int, index: Int) {
    places.append(SIMD2(UInt32(stretch), UInt32(index)))
  }

  /// Hands on rows that follow each other in one stretch.
  package func forEachRun(_ body: (_ stretch: Int, _ rows: Range<Int>) -> Void) {
    var start = 0
    while start < places.count {
      var end = start + 1
      while end < places.count, places[end][0] == places[start][0] { end += 1 }
      body(Int(places[start][0]), start..<end)
      start = end
    }
  }

  /// The stretch of a row, and its place there.
  package subscript(row: Int) -> (stretch: Int, index: Int) {
    (Int(places[row][0]), Int(places[row][1]))
  }
}

/// The cells of one column as they stand, by row: kept as they came, batch by batch, so that a table is
/// held once.
package struct RowTexts: Sendable {
  /// One without a text: its rows are of a table that has no such column, and their texts empty.
  private var stretches: [TextStretch]
  private var places: RowPlaces

  /// No rows.
  package init() {
    self.init([TextStretch()], RowPlaces())
  }

  package init(_ stretches: [TextStretch], _ places: RowPlaces) {
    self.stretches = stretches
    self.places = places
  }

  package var count: Int { places.count }

  /// Adds the next row to the last stretch.
  package mutating func append(_ text: Span<UInt8>) {
    places.append(stretch: stretches.count - 1, index: stretches[stretches.count - 1].count)
    stretches[stretches.count - 1].append(text)
  }

  /// The text of a row.
  package subscript(row: UInt32) -> Span<UInt8> {
    @_lifetime(borrow self)
    get {
      let cell = cell(row)
      // Safe: the stretch lives as long as self, which is borrowed.
      return unsafe _overrideLifetime(cell.bytes, borrowing: self)
    }
  }

  /// A view of the text of a row, to be used as long as the texts live: without a copy of them, whose
  /// owners threads would count one against the other.
  package func cell(_ row: UInt32) -> Cell {
    let (stretch, index) = places[Int(row)]
    return stretches[stretch].count == 0 ? .empty : stretches[stretch].cell(index)
  }

  /// The same of some rows, which is much faster than one by one where several threads ask.
  package func cells(of rows: [UInt32]) -> [Cell] { rows.map { cell($0) } }

  /// Whether a row's text has no byte.
  package func isEmpty(_ row: UInt32) -> Bool {
    let (stretch, index) = places[Int(row)]
    return stretches[stretch].count == 0 || stretches[stretch].isEmpty(index)
  }
}

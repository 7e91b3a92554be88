import Columns
import Kernels

/// What a batch's columns read as, one value a row, as far as rules have asked: worked out once, as
/// long as no rule changes the column.
///
/// A table has one test of blanks, and what a line could not convert is noted by a change of the column;
/// so column and reader say what the values are. They take at most twice the memory of the batch's
/// block, of which its share of ``MemoryPlan`` has eight times.
struct KeptColumns {
  private var columns: [KeptColumn] = []
  private var byteCount = 0

  /// What is known of a column read by a reader.
  func values<Reader: KeptReader>(
    of column: Int, isOriginal: Bool, _ reader: Reader
  ) -> Column<Reader.Value>? {
    for kept in columns where kept.column == column && kept.isOriginal == isOriginal {
      if let values = kept as? KeptValues<Reader>, values.reader == reader { return values.values }
    }
    return nil
  }

  /// Keeps the values of a column, of which nothing by this reader is known yet, unless all would then
  /// take more than `most` bytes.
  mutating func put<Reader: KeptReader>(
    _ values: Column<Reader.Value>, of column: Int, isOriginal: Bool, _ reader: Reader, most: Int
  ) {
    let kept = KeptValues(column, isOriginal: isOriginal, reader, values)
    guard byteCount + kept.byteCount <= most else { return }
    byteCount += kept.byteCount
    columns.append(kept)
  }

  /// Forgets what a change of the column has made wrong.
  mutating func forget(_ column: Int) {
    columns.removeAll { kept in
      guard kept.column == column && !kept.isOriginal else { return false }
      byteCount -= kept.byteCount
      return true
    }
  }

  /// Forgets all.
  mutating func reset() {
    columns = []
    byteCount = 0
  }
}

/// A column that has been read, whatever by.
private class KeptColumn {
  let column: Int
  let isOriginal: Bool
  /// Memory of its own.
  let byteCount: Int

  init(_ column: Int, isOriginal: Bool, byteCount: Int) {
    self.column = column
    self.isOriginal = isOriginal
    self.byteCount = byteCount
  }
}

/// The values of a column by one reader.
private final class KeptValues<Reader: KeptReader>: KeptColumn {
  let reader: Reader
  let values: Column<Reader.Value>

  init(_ column: Int, isOriginal: Bool, _ reader: Reader, _ values: Column<Reader.Value>) {
    self.reader = reader
    self.values = values
    // The cells of a text are the batch's own.
    let valueByteCount = Reader.Value.self == Cell.self ? 0 : MemoryLayout<Reader.Value>.stride
    super.init(
      column, isOriginal: isOriginal, byteCount: values.states.count * (valueByteCount + 1))
  }
}

extension ColumnSource {
  /// The values of the whole batch, by row: those that are kept, or read now where the frame asks for
  /// a good part of them; nil where reading its few rows is less work.
  func kept<Reader: KeptReader>(_ frame: Frame, _ reader: Reader) -> Column<Reader.Value>? {
    let batch = frame.batch
    if !batch.isMostly(frame.rows) {
      return batch.keptColumns.values(of: id, isOriginal: isOriginal, reader)
    }
    return batch.kept(id, isOriginal: isOriginal, reader) {
      reader.values(of: self, frame.isWhole ? frame : frame.narrowed(to: batch.everyRow))
    }
  }

  /// The same as ``mapCells(_:_:_:)`` by what is kept, where that is less work.
  func map<Reader: KeptReader, Result: Fillable>(
    _ frame: Frame, _ reader: Reader, _ body: (Reader.Value) -> Result?
  ) -> Column<Result> {
    guard let kept = kept(frame, reader) else { return mapCells(frame, reader, body) }
    var column = Column<Result>(capacity: frame.count)
    for row in frame.rows {
      switch kept.states[Int(row)] {
      case .present: column.append(computed: body(kept.values[Int(row)]))
      case let state: column.append(state)
      }
    }
    return column
  }

  /// The column read as a value: as it is kept, where the frame is the whole batch.
  func expression<Reader: KeptReader>(
    _ reader: Reader, _ finish: @escaping @Sendable (Column<Reader.Value>) -> Vector
  ) -> ValueExpression {
    ValueExpression(kind: reading.kind, reads: reads) { frame in
      if frame.isWhole, let kept = kept(frame, reader) { return finish(kept) }
      return finish(map(frame, reader) { $0 })
    }
  }

  /// Says of each row what `test` says of its value: unknown for a blank, failed for bad text.
  func predicate<Reader: KeptReader, Test: ValueTest>(
    _ reader: Reader, _ test: Test
  ) -> Predicate where Reader.Value == Test.Value {
    Predicate(reads: reads) { frame in truths(frame, reader) { test.truth(of: $0) } }
  }

  /// Says of each row what `body` says of its value: unknown for a blank, failed for bad text.
  @inline(__always)
  func truths<Reader: KeptReader>(
    _ frame: Frame, _ reader: Reader, _ body: (Reader.Value) -> Truth
  ) -> [Truth] {
    guard let kept = kept(frame, reader) else {
      return truths(frame, unconverted: .failed) { reader.value(of: $0).map(body) ?? .failed }
    }
    return [Truth](capacity: frame.count) { truths in
      for row in frame.rows {
        switch kept.states[Int(row)] {
        case .present: truths.append(body(kept.values[Int(row)]))
        case let state: truths.append(Truth(missing: state))
        }
      }
    }
  }
}

extension Batch {
  /// Whether rows are so many that reading the whole batch is not much more work.
  func isMostly(_ rows: [Int32]) -> Bool { rows.count > rowCount / 4 }

  /// What is kept of a column, or is now.
  func kept<Reader: KeptReader>(
    _ id: Int, isOriginal: Bool, _ reader: Reader, _ read: () -> Column<Reader.Value>
  ) -> Column<Reader.Value> {
    if let known = keptColumns.values(of: id, isOriginal: isOriginal, reader) { return known }
    let values = read()
    keptColumns.put(
      values, of: id, isOriginal: isOriginal, reader, most: 2 * max(block.capacity, 1 << 16))
    return values
  }

  /// The cells of a column as texts, and which of them are blank.
  func texts(_ id: Int, isOriginal: Bool, _ blanks: BlankTest) -> Column<Cell> {
    kept(id, isOriginal: isOriginal, TextCells()) {
      readTexts(id, isOriginal: isOriginal, blanks)
    }
  }

  /// The same, whatever is kept.
  func readTexts(_ id: Int, isOriginal: Bool, _ blanks: BlankTest) -> Column<Cell> {
    let cells = isOriginal ? original(id) : cells(id)
    let states = [ValueState](capacity: cells.count) { states in
      for index in cells.indices {
        states.append(blanks.isBlank(cells[index]) ? .blank : .present)
      }
    }
    return Column(values: cells, states: states)
  }

  /// Which of some rows have a blank in a column as it stands.
  package func blankRows(of id: Int, among rows: [Int32], _ blanks: BlankTest) -> [Int32] {
    if !isMostly(rows) {
      let cells = cells(id)
      return rows.filter { blanks.isBlank(cells[Int($0)]) }
    }
    let states = texts(id, isOriginal: false, blanks).states
    if states.count(of: .blank) == 0 { return [] }
    return rows.filter { states[Int($0)] == .blank }
  }
}

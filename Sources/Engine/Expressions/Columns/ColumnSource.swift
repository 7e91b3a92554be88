import Columns
import Kernels
import Language

/// A column as an operand: where its cells are, and how they are read.
struct ColumnSource: Sendable {
  var column: ColumnInfo
  /// Whether it is `original.c`.
  var isOriginal: Bool
  var reading: CellReading
  var blanks: BlankTest

  var id: Int { column.id }
  var reads: Set<Int> { reading.reads.union([column.id]) }

  /// The cells of the whole batch.
  @inline(__always)
  func cells(of batch: Batch) -> [Cell] {
    isOriginal ? batch.original(column.id) : batch.cells(column.id)
  }

  /// Whether it reads the type to which a line has converted the column's cells.
  private var readsConverted: Bool {
    guard let kind = column.convertedKind, !isOriginal else { return false }
    switch reading {
    case .text, .member: return false
    case .canonical(let cells): return cells.type == column.convertedType
    case .midnight: return kind == .date
    default: return kind == reading.kind
    }
  }

  /// Hands over the places in the frame of cells that a line could not convert: whatever their text
  /// is, it is none of the type.
  @inline(__always)
  func forEachUnconverted(_ frame: Frame, _ body: (Int) -> Void) {
    guard readsConverted, let unconverted = frame.batch.unconverted(column.id) else { return }
    for (place, row) in frame.rows.enumerated() where unconverted[Int(row)] { body(place) }
  }

  /// The column read as a value.
  var expression: ValueExpression {
    switch reading {
    case .text(let reader): expression(reader) { $0.vector }
    case .canonical(let cells): canonical(cells)
    case .member(let reader): expression(reader) { $0.vector }
    case .number(let reader): expression(reader) { $0.vector }
    case .money(let reader): expression(reader) { $0.vector }
    case .date(let reader): expression(reader) { $0.vector(.date) }
    case .datetime(let reader): expression(reader) { $0.vector(.datetime) }
    case .midnight(let reader): expression(reader) { $0.vector(.datetime) }
    case .boolean(let reader): expression(reader) { $0.vector }
    }
  }

  private func canonical(_ cells: CanonicalCells) -> ValueExpression {
    ValueExpression(kind: .text, reads: reads) { frame in
      var texts = cells.texts(of: id, isOriginal: isOriginal, frame, blanks)
      // Where the region is blank, nothing was said of the cell.
      forEachUnconverted(frame) { place in
        if texts.states[place] == .present { texts.states[place] = .failed }
      }
      return texts
    }
  }

  private func expression<Reader: CellReader>(
    _ reader: Reader, _ finish: @escaping @Sendable (Column<Reader.Value>) -> Vector
  ) -> ValueExpression {
    ValueExpression(kind: reading.kind, reads: reads) { frame in
      finish(mapCells(frame, reader) { $0 })
    }
  }

  /// Computes a value of each row from that of its cell, read and computed in one walk, whatever is kept
  /// of the column.
  @inline(__always)
  func mapCells<Reader: CellReader, Result: Fillable>(
    _ frame: Frame, _ reader: Reader, _ body: (Reader.Value) -> Result?
  ) -> Column<Result> {
    let cells = cells(of: frame.batch)
    var column = Column<Result>(capacity: frame.count)
    for row in frame.rows {
      let cell = cells[Int(row)]
      if blanks.isBlank(cell) {
        column.append(.blank)
      } else {
        column.append(computed: reader.value(of: cell).flatMap(body))
      }
    }
    forEachUnconverted(frame) { column.fail($0) }
    return column
  }

  /// The cells as text, whatever their type: for tests that look at how a value is written.
  var asText: ColumnSource {
    var source = self
    source.reading = .text(TextCells())
    return source
  }

  /// Says of each row what `test` says of its value: unknown for a blank, failed for bad text.
  func predicate<Reader: CellReader, Test: ValueTest>(
    _ reader: Reader, _ test: Test
  ) -> Predicate where Reader.Value == Test.Value {
    Predicate(reads: reads) { frame in
      truths(frame, unconverted: .failed) { cell in
        guard let value = reader.value(of: cell) else { return .failed }
        return test.truth(of: value)
      }
    }
  }

  /// Says of each row what `body` says of its cell: unknown for a blank, and `unconverted` of a cell
  /// that a line could not convert.
  @inline(__always)
  func truths(
    _ frame: Frame, unconverted: Truth, _ body: (Cell) -> Truth
  ) -> [Truth] {
    let cells = cells(of: frame.batch)
    var truths = [Truth](capacity: frame.count) { truths in
      for row in frame.rows {
        let cell = cells[Int(row)]
        truths.append(blanks.isBlank(cell) ? .unknown : body(cell))
      }
    }
    forEachUnconverted(frame) { truths[$0] = unconverted }
    return truths
  }
}

import CScan
import Columns

/// Where a column of the output comes from.
package enum OutputColumn: Sendable {
  /// A field of the record, written as the bytes that it came as.
  case source(Int)
  /// Cells of a column that rules read or made, a row each. Rows that are not `changed` write the
  /// bytes of the field `source`; without a source, or with `changed` nil, every row writes its cell.
  case made(cells: [Cell], changed: Bitmap?, source: Int?)
}

/// What a call of the writer wrote.
package struct WriteResult: Sendable, Equatable {
  package var rowCount = 0
  /// Bytes of the line end of the last row, empty lines behind it included; they may be held back.
  package var lastTerminatorByteCount = 0
  /// The first cell that had to be quoted where the dialect has no quote.
  package var unquotable: UnquotableCell?
}

/// A cell that cannot be written without a quote.
package struct UnquotableCell: Sendable, Equatable {
  package var row: Int
  /// Index of the output column.
  package var column: Int
}

/// Writes rows of batches in one layout.
///
/// Every row ends with the line end that it came with, the empty lines behind it included; one that
/// has none (the last of a file) with that of the dialect. The empty lines behind a row that has left
/// stay where they were. Rows without a changed cell are copied,
/// neighbours in one run; of a changed row the bytes between changed fields are.
///
/// Ragged records: fields that a short one lacks are written blank; fields that a long one has too
/// many are written only where the layout is that of the file.
package struct BatchWriter: Sendable {
  let style: FieldStyle
  let terminator: [UInt8]
  let canStartFile: Bool

  /// `canStartFile`: whether a row can be the first of its file, where a byte order mark in its first
  /// cell would be taken for one of the file.
  package init(_ dialect: Dialect, canStartFile: Bool = true) {
    self.canStartFile = canStartFile
    style = FieldStyle(dialect)
    terminator = dialect.terminator.bytes
  }

  /// Writes the selected rows, ascending, and the empty lines behind the others; row 0 is record
  /// `firstRecord` of the block.
  package func write(
    _ rows: Selection, firstRecord: Int = 0, of block: ByteBlock, _ index: RecordIndex,
    layout: [OutputColumn], to output: inout OutputBuffer
  ) -> WriteResult {
    write(
      rows.rows[...], among: 0..<index.recordCount - firstRecord, firstRecord: firstRecord,
      of: block, index, layout: PreparedLayout(layout, index), to: &output)
  }

  /// The same with a layout that several calls share, for some of the rows of a batch: those that are
  /// left of the rows `among`.
  package func write(
    _ rows: ArraySlice<Int32>, among: Range<Int>, firstRecord: Int = 0, of block: ByteBlock,
    _ index: RecordIndex, layout: PreparedLayout, to output: inout OutputBuffer
  ) -> WriteResult {
    if rows.isEmpty && !index.mayHaveEmptyLines { return WriteResult() }
    let records = firstRecord + among.lowerBound..<firstRecord + among.upperBound
    precondition(records.upperBound <= index.recordCount && index.consumed <= block.count)
    var batch = BatchRun(
      rows: rows, firstRecord: firstRecord, records: records, block: block, index: index,
      columnCount: layout.columnCount, style: style, terminator: terminator,
      canStartFile: canStartFile)
    guard let first = rows.first, let last = rows.last else {
      batch.endRun(behind: records.lowerBound, to: &output)
      return batch.result
    }
    precondition(first >= among.lowerBound && last < among.upperBound)
    if layout.spans.count == 1, case .copied(let copied) = layout.spans[0], copied.isWholeRecord {
      batch.patchRecords(copied.patches, layout, to: &output)
    } else {
      batch.composeRows(layout.spans, to: &output)
    }
    batch.result.rowCount = rows.count
    return batch.result
  }
}

/// A changed cell that takes the place of a field.
struct CellEdit {
  var row: Int32
  /// The field of the record that it replaces.
  var source: Int32
  /// Index in the layout.
  var column: Int32
  var cell: Cell
}

/// A layout joined to spans of the record, once for all the rows of a batch.
package struct PreparedLayout: Sendable {
  let columnCount: Int
  let spans: [OutputSpan]
  /// What changes where whole records are patched, by row, then field.
  let edits: [CellEdit]

  package init(_ layout: [OutputColumn], _ index: RecordIndex) {
    columnCount = layout.count
    spans = OutputSpan.spans(of: layout, index.columnCount)
    if spans.count == 1, case .copied(let copied) = spans[0], copied.isWholeRecord {
      edits = Self.edits(copied.patches, rowCount: index.recordCount)
    } else {
      edits = []
    }
  }

  /// The changed cells of all patches in the order of the output: a counting sort by row.
  private static func edits(_ patches: [Patch], rowCount: Int) -> [CellEdit] {
    var next = [Int32](repeating: 0, count: rowCount + 1)
    for patch in patches { patch.changed.forEachRow({ next[$0 + 1] += 1 }) }
    for row in 0..<rowCount { next[row + 1] += next[row] }
    let none = CellEdit(row: 0, source: 0, column: 0, cell: .empty)
    var edits = [CellEdit](repeating: none, count: Int(next[rowCount]))
    for patch in patches {
      let (source, column, cells) = (Int32(patch.source), Int32(patch.column), patch.cells)
      patch.changed.forEachRow({ row in
        edits[Int(next[row])] = CellEdit(
          row: Int32(row), source: source, column: column, cell: cells[row])
        next[row] += 1
      })
    }
    return edits
  }

  /// Index of the first edit whose row is not above `row`.
  func firstEdit(from row: Int32) -> Int {
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      if edits[middle].row < row { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// A column whose changed rows replace a field of the record.
struct Patch {
  /// Index in the layout.
  var column: Int
  var source: Int
  var cells: [Cell]
  var changed: Bitmap
}

/// Neighbouring output columns that are written in one go.
enum OutputSpan {
  /// The fields `first...last` of the record with the bytes between them, some of them replaced.
  struct Copied {
    var first: Int
    var last: Int
    var patches: [Patch]
    /// Whether it is all of the record.
    var isWholeRecord = false
  }

  case copied(Copied)
  case made(column: Int, cells: [Cell])

  /// Joins columns of the layout that follow each other in the record.
  static func spans(of layout: [OutputColumn], _ columnCount: Int) -> [OutputSpan] {
    var spans: [OutputSpan] = []
    var open: Copied?
    for (column, output) in layout.enumerated() {
      var patch: Patch?
      let source: Int
      switch output {
      case .source(let field): source = field
      case .made(let cells, .some(let changed), .some(let field)):
        source = field
        if !changed.isEmpty {
          patch = Patch(column: column, source: field, cells: cells, changed: changed)
        }
      case .made(let cells, _, _):
        if let copied = open { spans.append(.copied(copied)) }
        open = nil
        spans.append(.made(column: column, cells: cells))
        continue
      }
      if open == nil || open!.last + 1 != source {
        if let copied = open { spans.append(.copied(copied)) }
        open = Copied(first: source, last: source, patches: [])
      }
      open!.last = source
      if let patch { open!.patches.append(patch) }
    }
    if var copied = open {
      copied.isWholeRecord = spans.isEmpty && copied.first == 0 && copied.last == columnCount - 1
      spans.append(.copied(copied))
    }
    return spans
  }
}

import CSV
import Columns
import Kernels

/// Makes the bytes of a table's snapshot: rows that no rule changed are copied as they came.
struct TableFormatter: Sendable {
  /// Place of its output among those of the batch.
  var output: Int
  var columns: [SavedColumn]
  /// How many rules stand above its save.
  var ruleLimit: Int
  /// Columns that the input has; later ids are made by rules.
  var inputColumnCount: Int
  var blanksAs: BlankWriting?
  var formulas: FormulaPolicy
  var writer: BatchWriter
  /// Whether its rows are the ones that the summary counts.
  var isCounted: Bool
  /// Whether anybody reads it.
  var isWritten: Bool

  func format(_ batch: Batch, _ worker: Worker) {
    let output = batch.outputs[output]
    let native = layout(of: batch, worker)
    let rows = batch.selection.rows
    if batch.sides.isEmpty {
      write(rows[...], among: 0..<batch.index.recordCount, of: batch, native, to: output)
      return
    }
    let sides = batch.sides.map { layout(of: $0.batch, worker) }
    var (next, place) = (0, 0)
    for side in sideRows(of: batch) {
      let start = next
      while next < rows.count && rows[next] < side.place { next += 1 }
      let end = Int(side.place)
      write(rows[start..<next], among: place..<end, of: batch, native, to: output)
      let row = Int(side.row)
      write(
        [side.row], among: row..<row + 1, of: batch.sides[side.number].batch, sides[side.number],
        to: output)
      place = end
    }
    write(rows[next...], among: place..<batch.index.recordCount, of: batch, native, to: output)
  }

  /// The side rows that are still there, by their place in the batch.
  private func sideRows(of batch: Batch) -> [(place: Int32, row: Int32, number: Int)] {
    batch.sides.enumerated().flatMap { number, side in
      side.batch.selection.rows.map { (side.places[Int($0)], $0, number) }
    }.sorted { $0.place < $1.place }
  }

  /// Writes the rows that are left of those `among`, and the empty lines behind the others.
  private func write(
    _ rows: ArraySlice<Int32>, among: Range<Int>, of batch: Batch, _ layout: PreparedLayout,
    to output: BatchOutput
  ) {
    if !isWritten { return }
    let hasRows = output.buffer.count > 0 && !output.isOfEmptyLines
    let result = writer.write(
      rows, among: among, of: batch.block, batch.index, layout: layout, to: &output.buffer)
    if result.rowCount > 0 { output.lastTerminatorByteCount = 0 }
    output.isOfEmptyLines = !hasRows && result.rowCount == 0
    output.lastTerminatorByteCount += result.lastTerminatorByteCount
  }

  /// Where each column of the batch's rows comes from, formulas looked for and rows counted.
  private func layout(of batch: Batch, _ worker: Worker) -> PreparedLayout {
    let rows = batch.selection
    var layout = columns.map { column(of: batch, $0.id) }
    if let blanksAs {
      layout = layout.indices.map { blank(layout[$0], columns[$0].id, batch, blanksAs) }
    }
    if isCounted {
      worker.rowsChanged += changedCount(rows, layout)
    }
    if formulas != .ignore { guardFormulas(&layout, rows, batch, worker) }
    return PreparedLayout(layout, batch.index)
  }

  private func column(of batch: Batch, _ id: Int) -> OutputColumn {
    guard batch.isRead(id) || id >= inputColumnCount else { return .source(id) }
    let column = batch.column(id)
    return .made(
      cells: column.cells, changed: column.changed, source: id < inputColumnCount ? id : nil)
  }

  /// The column with every blank written one way.
  private func blank(
    _ column: OutputColumn, _ id: Int, _ batch: Batch, _ blanksAs: BlankWriting
  ) -> OutputColumn {
    var cells = batch.cells(id)
    var changed = batch.column(id).changed
    let text = blanksAs.text.cell
    for row in cells.indices where blanksAs.blanks.isBlank(cells[row]) {
      if cells[row] == text { continue }
      cells[row] = text
      changed.insert(row)
    }
    return .made(cells: cells, changed: changed, source: id < inputColumnCount ? id : nil)
  }

  private func changedCount(_ rows: Selection, _ layout: [OutputColumn]) -> Int {
    // Beside what rules have changed, blanks that are written in another way.
    layout.lazy.compactMap { if case .made(_, let changed, _) = $0 { changed } else { nil } }
      .count(of: rows.rows)
  }
}

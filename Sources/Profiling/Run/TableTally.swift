import Columns
import Diagnostics
import Engine
import Kernels

/// What one worker knows of the table.
final class TableTally {
  private(set) var columns: [ColumnTally]
  private let sample: RowSample
  private let tools: ColumnTools
  private var scratch = ColumnScratch()
  private var buffer: TupleBuffer

  init(
    columnCount: Int, tools: ColumnTools, sample: RowSample, store: TupleStore, tupleLimit: Int
  ) {
    self.tools = tools
    self.sample = sample
    columns = (0..<columnCount).map { ColumnTally(group: $0, tools: tools) }
    buffer = TupleBuffer(store, tupleLimit: tupleLimit)
  }

  /// Takes the rows of a batch.
  func add(_ batch: Batch) throws(RunFailure) {
    let rows = batch.selection.rows
    for column in columns.indices {
      try columns[column].add(
        batch.cells(column), rows: rows, firstRecord: batch.firstRecord, &scratch, &buffer)
    }
    for row in sample.chosen(of: rows, firstRecord: batch.firstRecord) {
      let cells = columns.indices.map { sampled(batch.cell($0, Int(row))) }
      sample.add(record: batch.firstRecord + Int(row), cells: cells)
    }
  }

  private func sampled(_ cell: Cell) -> SampledCell {
    if tools.blanks.isBlank(cell) { return SampledCell() }
    let moment = tools.dates.dateTime(of: cell.bytes)
    return SampledCell(
      hash: max(tools.hasher.hash([cell]).second, 1),
      number: Decimal(cell.bytes)?.approximate ?? .nan,
      day: moment.map { Double($0) / Double(DateTime.microsecondsPerDay) } ?? .nan)
  }

  /// Hands every tuple to the store.
  func finish() throws(RunFailure) {
    for column in columns.indices { try columns[column].flush(&scratch, to: &buffer) }
    try buffer.finish()
  }

  /// Adds what another worker knows; both are finished.
  func merge(_ other: TableTally) {
    for column in columns.indices { columns[column].merge(other.columns[column]) }
  }
}

extension Decimal {
  /// The nearest machine number, or about; for plots.
  var approximate: Double {
    var value = Double(mantissa)
    for _ in 0..<scale { value /= 10 }
    return value
  }
}

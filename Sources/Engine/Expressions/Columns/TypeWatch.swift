import Columns
import Kernels
import Language

/// Watches a column that rules read by its declared type: until it has a value of that type, which
/// is one look in nearly every table, dates and numbers for values in a notation that the
/// declaration does not name, and telephone numbers for those of another region.
package struct TypeWatch: RowOperator {
  private let place: TypePlace
  private let value: ValueExpression
  private let blanks: BlankTest
  private let placeholders: [LiteralCell]

  package var reads: Set<Int> { value.reads.union([place.column]) }
  package var writes: Set<Int> { [] }

  package init(
    _ place: TypePlace, value: ValueExpression, blanks: BlankTest, placeholders: [LiteralCell]
  ) {
    self.placeholders = placeholders
    self.place = place
    self.value = value
    self.blanks = blanks
  }

  package func run(_ batch: Batch, _ worker: Worker) {
    var tally = worker.typeTallies[place] ?? TypeTally()
    let looksAtAll = place.isThorough || place.subject != nil || place.hasRegion
    if tally.hasValue && !looksAtAll { return }
    let cells = batch.cells(place.column)
    var rows = batch.selection.rows[...]
    // A few rows first where one value is enough; what is open is asked of every row.
    var count = looksAtAll ? batch.rowCount : 4
    while !rows.isEmpty, !tally.hasValue || looksAtAll {
      let some = Array(rows.prefix(count))
      rows = rows.dropFirst(count)
      count = batch.rowCount
      look(at: some, cells, &tally, batch, worker)
    }
    worker.typeTallies[place] = tally
  }

  private func look(
    at rows: [Int32], _ cells: [Cell], _ tally: inout TypeTally, _ batch: Batch, _ worker: Worker
  ) {
    let states = value.evaluate(Frame(batch: batch, rows: rows, worker: worker)).states
    let failedCount = states.count(of: .failed)
    let failed =
      failedCount == 0 ? [] : zip(rows, states).filter { $0.1 == .failed }.map(\.0)
    let tested = states.count(of: .present) + failedCount
    tally.note(
      tested: tested, failed: failed, of: cells, at: place, in: batch, placeholders: placeholders)
    tally.note(values: cells, of: rows, at: place, in: batch, blanks, placeholders: placeholders)
  }
}

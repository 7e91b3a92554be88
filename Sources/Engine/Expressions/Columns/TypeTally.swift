import Columns
import Kernels
import Language

/// Which rule reads which column as which type.
package struct TypePlace: Sendable, Hashable {
  package var rule: Int
  package var column: Int
  package var name: String
  package var type: String
  /// Whether the rule itself converts the column, rather than reading it by its declaration.
  package var isForm: Bool

  package init(rule: Int, column: Int, name: String, type: String, isForm: Bool) {
    self.rule = rule
    self.column = column
    self.name = name
    self.type = type
    self.isForm = isForm
  }
}

/// What is known of the values that a rule reads as a type, for as long as not one of them is: then
/// the type, its notation or its region is wrong, and not the data.
package struct TypeTally: Sendable {
  /// Whether some value is of the type; then nothing more is noted.
  package private(set) var hasValue = false
  /// Values that are none of the type, and what they prove of their notation.
  package private(set) var failed = NotationProof()
  /// The first of them.
  package private(set) var first: (record: Int, text: [UInt8])?

  /// Notes what became of the values of a batch: `tested` were not blank, `failed` none of the type.
  package mutating func note(
    tested: Int, failed rows: [Int32], of cells: [Cell], in batch: Batch
  ) {
    if hasValue { return }
    if tested > rows.count { return end() }
    for row in rows { note(failed: cells[Int(row)], record: batch.record(of: Int(row))) }
  }

  /// Notes a value that is none of the type.
  mutating func note(failed cell: Cell, record: Int) {
    failed.add(cell, record: record)
    if record < first?.record ?? Int.max { first = (record, cell.array) }
  }

  /// Notes that there is a value of the type.
  mutating func end() { self = TypeTally(hasValue: true) }

  private init(hasValue: Bool) { self.hasValue = hasValue }

  package init() {}

  /// Adds what another worker has noted.
  static func += (left: inout TypeTally, right: TypeTally) {
    if left.hasValue { return }
    if right.hasValue { return left.end() }
    left.failed.merge(right.failed)
    if let other = right.first, other.record < left.first?.record ?? Int.max { left.first = other }
  }
}

/// Watches a column that rules read by its declared type, until it has a value of that type: one look
/// in nearly every table.
package struct TypeWatch: RowOperator {
  private let place: TypePlace
  private let value: ValueExpression
  private let blanks: BlankTest

  package var reads: Set<Int> { value.reads.union([place.column]) }
  package var writes: Set<Int> { [] }

  package init(_ place: TypePlace, value: ValueExpression, blanks: BlankTest) {
    self.place = place
    self.value = value
    self.blanks = blanks
  }

  package func run(_ batch: Batch, _ worker: Worker) {
    var tally = worker.typeTallies[place] ?? TypeTally()
    if tally.hasValue { return }
    let cells = batch.cells(place.column)
    // A few rows first: one of them is mostly enough.
    var rows = batch.selection.rows[...]
    var count = 4
    while !rows.isEmpty, !tally.hasValue {
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
    if states.contains(.present) { return tally.end() }
    for (row, state) in zip(rows, states) where state == .failed {
      tally.note(failed: cells[Int(row)], record: batch.record(of: Int(row)))
    }
  }
}

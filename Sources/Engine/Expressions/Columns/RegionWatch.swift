import Columns
import Kernels
import Language

/// Which rule reads a column by the regions that another one names.
package struct RegionPlace: Sendable, Hashable {
  package var rule: Int
  /// The column that is read, and the one that names regions.
  package var column: Int
  package var region: Int
  package var columnName: String
  package var regionName: String
}

/// Whether a column names any region, as far as it was looked at.
package struct RegionTally: Sendable {
  /// Whether some cell names one.
  package private(set) var hasRegion = false
  /// How many cells were looked at.
  package private(set) var count = 0
  /// The first that is no blank and names none.
  package private(set) var first: (record: Int, text: [UInt8])?

  package init() {}

  fileprivate mutating func note(_ rows: [Int32], of batch: Batch, hasRegion: Bool) {
    count += rows.count
    self.hasRegion = self.hasRegion || hasRegion
  }

  /// Adds what another worker has noted.
  static func += (left: inout RegionTally, right: RegionTally) {
    left.count += right.count
    left.hasRegion = left.hasRegion || right.hasRegion
    if let other = right.first { left.note(first: other) }
  }

  fileprivate mutating func note(first other: (record: Int, text: [UInt8])) {
    if other.record < first?.record ?? Int.max { first = other }
  }
}

/// Watches a column by whose regions another one is read until it names one, which is one look in nearly
/// every table: a column that never does is the wrong one.
package struct RegionWatch: RowOperator {
  private let place: RegionPlace
  private let form: ColumnForm
  private let blanks: BlankTest

  package var reads: Set<Int> { form.reads.union([place.column]) }
  package var writes: Set<Int> { [] }

  package init(_ place: RegionPlace, form: ColumnForm, blanks: BlankTest) {
    self.place = place
    self.form = form
    self.blanks = blanks
  }

  package func run(_ batch: Batch, _ worker: Worker) {
    var tally = worker.regionTallies[place] ?? RegionTally()
    if tally.hasRegion { return }
    let cells = batch.cells(place.column)
    let rows = batch.selection.rows.filter { !blanks.isBlank(cells[Int($0)]) }
    if rows.isEmpty { return }
    tally.note(rows, of: batch, hasRegion: form.hasRegion(in: rows, of: batch, blanks))
    if !tally.hasRegion, let first = form.firstOfNoRegion(in: rows, of: batch, blanks) {
      tally.note(first: (batch.record(of: Int(first.row)), first.cell.array))
    }
    worker.regionTallies[place] = tally
  }
}

import Columns
import Engine
import Kernels

/// A lookup file beside one column: what stands there for each key.
///
/// A cell and a key are compared by the canonical value of the column's type, each by its text where it
/// is none of it.
struct LookupFile: Sendable {
  /// Reads the cells.
  var key: KeyReader
  /// The keys, by the file's rows.
  var map: ValueMap
  /// By the file's rows; nil where rows of one key name several.
  var values: [LiteralCell?]
  /// Which rows have a key that is none of the column's type: it is found by the cell's own text too, for a
  /// notation that the column has and the file shares.
  var isUnread: [Bool]

  /// Replaces the cells that have a key, and takes them out of `pending`; those whose key has several values
  /// are added to `failed`.
  func replace(
    _ cells: inout [Cell], _ pending: inout [Int32], _ failed: inout [Int32], _ batch: Batch,
    _ worker: Worker
  ) {
    let texts = key.value == nil ? nil : key.texts(of: batch, rows: pending, worker: worker)
    let values = values.map(\.?.cell)
    var kept = 0
    for index in pending.indices {
      let row = pending[index]
      let cell = cells[Int(row)]
      guard let arm = texts.map({ arm($0[index], cell) }) ?? map.arm(for: cell.bytes) else {
        pending[kept] = row
        kept += 1
        continue
      }
      if let value = values[arm] { cells[Int(row)] = value } else { failed.append(row) }
    }
    pending.removeLast(pending.count - kept)
  }

  /// The row with the key of a canonical value, else the one with the text of the cell.
  private func arm(_ canonical: Cell, _ cell: Cell) -> Int? {
    if let arm = map.arm(for: canonical.bytes) { return arm }
    guard let arm = map.arm(for: cell.bytes), isUnread[arm] else { return nil }
    return arm
  }
}

import Columns
import Engine
import Kernels

/// A lookup file beside one column: what stands there for each key.
///
/// A cell of the column's type and a key are compared by their canonical values. A cell that is none of it is
/// compared by its text with the texts of the keys, and so is a cell with a key that is none of it: the column
/// may have a notation that the file shares.
struct LookupFile: Sendable {
  /// Keys, and what the file has for each: nil where its rows name several values.
  struct Values: Sendable {
    var keys: ValueMap
    /// By the places of the keys.
    var values: [LiteralCell?]

    /// What stands for a key; nil where it is not there.
    func value(for key: Cell) -> Found? {
      keys.arm(for: key.bytes).map { values[$0].map { .value($0.cell) } ?? .several }
    }
  }

  /// What the file has for a cell.
  enum Found {
    case value(Cell)
    case several
  }

  /// Reads the cells.
  var key: KeyReader
  /// By the canonical values of the keys that are of the column's type.
  var canonical: Values
  /// By the texts of the other keys.
  var unread: Values
  /// By the texts of all keys.
  var exact: Values
  /// What counts the cells that have no key for their case.
  var caseLookup: CaseLookup?

  /// Replaces the cells that have a key, and takes them out of `pending`; those whose key has several values
  /// are added to `failed`.
  func replace(
    _ cells: inout [Cell], _ pending: inout [Int32], _ failed: inout [Int32], _ batch: Batch,
    _ worker: Worker
  ) {
    let texts = key.canonicalTexts(of: batch, rows: pending, worker: worker)
    var kept = 0
    for index in pending.indices {
      let row = pending[index]
      let cell = cells[Int(row)]
      switch find(cell, texts?[index]) {
      case .value(let value)?: cells[Int(row)] = value
      case .several?: failed.append(row)
      case nil:
        pending[kept] = row
        kept += 1
      }
    }
    pending.removeLast(pending.count - kept)
  }

  /// What there is for a cell; `text` is its canonical value, nil where it is none of the column's type.
  private func find(_ cell: Cell, _ text: Cell?) -> Found? {
    guard let text else { return exact.value(for: cell) }
    return canonical.value(for: text) ?? unread.value(for: cell)
  }
}

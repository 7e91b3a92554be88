import Columns
import Kernels

/// The hashes of a column's cells, each by itself, as parts of keys; a cell that is no evidence has that of
/// the empty field, as no real value is empty.
///
/// Kept with the batch, since one column is often part of the keys of several rules.
struct HashedCells: KeptReader {
  let hasher: KeyHasher

  @inline(__always)
  func value(of cell: Cell) -> KeyHasher.State? { hasher.state(of: cell) }

  static func == (left: HashedCells, right: HashedCells) -> Bool {
    left.hasher.isSame(as: right.hasher)
  }
}

extension KeyHasher.State: Fillable {
  static var filler: KeyHasher.State { KeyHasher.State() }
}

extension KeyHasher {
  /// The state that has taken one field.
  @inline(__always)
  func state(of cell: Cell) -> State {
    var state = start()
    add(cell, to: &state)
    return state
  }
}

extension Column<Cell> {
  /// The hash of each text; that of the empty field for one that is none, as no real value is empty.
  func hashed(_ hasher: KeyHasher) -> Column<KeyHasher.State> {
    let empty = hasher.state(of: .empty)
    let hashes = [KeyHasher.State](capacity: values.count) { hashes in
      for index in values.indices {
        hashes.append(states[index] == .present ? hasher.state(of: values[index]) : empty)
      }
    }
    return Column<KeyHasher.State>(values: hashes, states: states)
  }
}

extension Batch {
  /// The hashes of the cells of a column as it stands, one for each of `rows`, and which of them are blank.
  func hashes(
    of id: Int, rows: [Int32], _ blanks: BlankTest, _ hasher: KeyHasher
  ) -> Column<KeyHasher.State> {
    guard isMostly(rows) else {
      let all = cells(id)
      let cells = rows.map { all[Int($0)] }
      return Column(values: cells, states: cells.map { blanks.isBlank($0) ? .blank : .present })
        .hashed(hasher)
    }
    let all = kept(id, isOriginal: false, HashedCells(hasher: hasher)) {
      texts(id, isOriginal: false, blanks).hashed(hasher)
    }
    if rows.count == rowCount { return all }
    return Column(
      values: rows.map { all.values[Int($0)] }, states: rows.map { all.states[Int($0)] })
  }
}

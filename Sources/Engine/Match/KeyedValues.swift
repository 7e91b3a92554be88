import Columns
import Kernels
import Synchronization

/// What some columns of a table hold beside each key: gathered from its batches in any order, then asked by
/// the rows of another table.
///
/// A key and a canonical value are known by their hashes, of which 128 bits are as good as the text. For each
/// key and column one entry of 40 bytes is kept, and in an arena the text of the first row that has the value:
///
///     slots ──► place of a key ──► its entries, one a column
///                                  ┌── 16 ──┬── 16 ─────────┬── 8 ─────────────────────────┐
///                                  │ text   │ its hash      │ record; -1: none, -2 several │
///                                  └────────┴───────────────┴──────────────────────────────┘
package final class KeyedValues: @unchecked Sendable {
  /// Where a row's key stands.
  package enum Place: Sendable, Equatable {
    case found(Int)
    /// The row has no key, or not all parts of it.
    case noKey
    /// No key of the table is that of the row; `inOtherCase`: one is, but for the case of letters.
    case unknownKey(inOtherCase: Bool)
  }

  /// A value, and the record that has it; the text lives as long as the table.
  package struct Value: Sendable {
    package var text: Cell
    /// That of its canonical text.
    package var hash: KeyHash
    package var record: Int
  }

  /// What a column holds beside a key.
  package enum Answer: Sendable {
    case value(Value)
    /// Nothing, or placeholders alone.
    case blank
    /// Several values.
    case several
    case noKey
    case unknownKey
  }

  private let hasher = KeyHasher()
  private let columnCount: Int
  /// Held while batches add to the store, which afterwards is only read.
  private let lock = Mutex<Void>(())
  private var store = KeyedStore()
  /// Halves of the hashes of the keys without case, where it is counted.
  private var foldedKeys: Set<UInt64> = []

  package init(columnCount: Int) {
    self.columnCount = columnCount
  }

  /// How many keys there are.
  package var keyCount: Int { store.keyCount }

  // MARK: Gathering

  /// Takes in those of a batch's rows that have a key.
  func add(_ batch: Batch, rows: [Int32], keys: [KeyReader], values: [KeyReader], _ worker: Worker)
  {
    let (states, folded, missingCounts) = keys.states(
      of: batch, rows: rows, hasher: hasher, worker: worker, foldsCase: keys.countsCase)
    let columns = values.map { reader in
      (
        cells: batch.cells(reader.id), missing: reader.missing(of: batch, rows: rows),
        hashes: hashes(of: reader, batch, rows: rows, worker: worker)
      )
    }
    lock.withLock { _ in
      for index in rows.indices where missingCounts[index] == 0 {
        let place = store.place(adding: hasher.finish(states[index]), columnCount: columnCount)
        if !folded.isEmpty { foldedKeys.insert(hasher.finish(folded[index]).first) }
        let record = batch.record(of: Int(rows[index]))
        for (number, column) in columns.enumerated() where !column.missing[index] {
          store.note(
            Value(
              text: column.cells[Int(rows[index])], hash: column.hashes[index], record: record),
            at: place * columnCount + number)
        }
      }
    }
  }

  // MARK: Asking

  /// The hashes of the canonical texts of a column, by which values are compared.
  package func hashes(
    of reader: KeyReader, _ batch: Batch, rows: [Int32], worker: Worker
  ) -> [KeyHash] {
    reader.texts(of: batch, rows: rows, worker: worker).map { hasher.hash([$0]) }
  }

  /// Where the keys of some rows stand.
  package func places(
    of batch: Batch, rows: [Int32], keys: [KeyReader], worker: Worker
  ) -> [Place] {
    let (states, folded, missingCounts) = keys.states(
      of: batch, rows: rows, hasher: hasher, worker: worker,
      foldsCase: keys.countsCase && !foldedKeys.isEmpty)
    return rows.indices.map { index in
      if missingCounts[index] > 0 { return .noKey }
      if let place = store.place(of: hasher.finish(states[index])) { return .found(place) }
      let isThere = !folded.isEmpty && foldedKeys.contains(hasher.finish(folded[index]).first)
      return .unknownKey(inOtherCase: isThere)
    }
  }

  /// What a column holds beside a key.
  package func answer(at place: Place, column: Int) -> Answer {
    switch place {
    case .noKey: .noKey
    case .unknownKey: .unknownKey
    case .found(let place): store.answer(at: place * columnCount + column)
    }
  }
}

/// Keys in memory with what stands beside them: open addressing with linear probing (Knuth, The Art of
/// Computer Programming 3, 6.4, algorithm L), at most half full.
private struct KeyedStore: ~Copyable {
  private static let none = -1
  private static let several = -2

  private var hashes: [KeyHash] = []
  private var entries: [KeyedValues.Value] = []
  /// A key's place + 1; 0 is a free slot.
  private var slots: [UInt32] = Array(repeating: 0, count: 1024)
  private var arena = ByteArena()

  var keyCount: Int { hashes.count }

  private func slot(of hash: KeyHash) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash.first) & mask
    while slots[slot] != 0, hashes[Int(slots[slot]) - 1] != hash { slot = (slot + 1) & mask }
    return slot
  }

  func place(of hash: KeyHash) -> Int? {
    let slot = slots[slot(of: hash)]
    return slot == 0 ? nil : Int(slot) - 1
  }

  /// The place of a key, made where it is new.
  mutating func place(adding hash: KeyHash, columnCount: Int) -> Int {
    let slot = slot(of: hash)
    if slots[slot] != 0 { return Int(slots[slot]) - 1 }
    hashes.append(hash)
    slots[slot] = UInt32(hashes.count)
    let free = KeyedValues.Value(
      text: .empty, hash: KeyHash(first: 0, second: 0), record: Self.none)
    for _ in 0..<columnCount { entries.append(free) }
    if hashes.count * 2 > slots.count { grow() }
    return hashes.count - 1
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for index in hashes.indices { slots[slot(of: hashes[index])] = UInt32(index + 1) }
  }

  /// Takes in a value; of rows with one value the earliest counts, whatever the order in which they come.
  mutating func note(_ value: KeyedValues.Value, at index: Int) {
    let known = entries[index]
    if known.record == Self.several { return }
    if known.record != Self.none {
      if known.hash != value.hash {
        entries[index].record = Self.several
        return
      }
      if known.record < value.record { return }
    }
    var value = value
    if known.record == Self.none || !(known.text == value.text) {
      arena.append(value.text)
      value.text = arena.commit()
    } else {
      value.text = known.text
    }
    entries[index] = value
  }

  func answer(at index: Int) -> KeyedValues.Answer {
    switch entries[index].record {
    case Self.none: .blank
    case Self.several: .several
    default: .value(entries[index])
    }
  }
}

/// Hands a table's keys, with the values beside them, to those who ask for them.
package struct KeyedValuesOperator: RowOperator {
  let keys: [KeyReader]
  let columns: [KeyReader]
  let values: KeyedValues

  package init(keys: [KeyReader], columns: [KeyReader], into values: KeyedValues) {
    self.keys = keys
    self.columns = columns
    self.values = values
  }

  package var reads: Set<Int> { (keys + columns).reduce([]) { $0.union($1.reads) } }
  package var writes: Set<Int> { [] }

  package func run(_ batch: Batch, _ worker: Worker) {
    // A rejected row has left the table, though checks still judge it.
    let rows = batch.selection.rows.filter { !batch.isRejected($0) }
    values.add(batch, rows: rows, keys: keys, values: columns, worker)
  }
}

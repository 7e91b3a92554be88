/// The keys of a sample of rows, to tell about how many pairs passes bring together.
struct KeySample: Sendable {
  /// By field and atom, then by slot and row.
  private let hashes: [[[[UInt32]]]]
  private let rowCount: Int
  private let step: Int

  private static let largestCount = 20_000

  init(_ atoms: [[BlockingAtom]], rowCount: Int) {
    step = max(1, rowCount / Self.largestCount)
    let rows = Array(stride(from: 0, to: rowCount, by: step))
    self.rowCount = rows.count
    hashes = atoms.map { atoms in
      atoms.map { atom in
        (0..<atom.slotCount).map { slot in rows.map { atom.hash($0, slot: slot) } }
      }
    }
  }

  /// The rows that may share the key of a pass's parts but the last with others, by slot: of a pass of one part all
  /// rows. A thread keeps those of the pass that it counted last.
  struct Sharers: Sendable {
    fileprivate var parts: ArraySlice<BlockingPass.Part>?
    fileprivate var lists: [Keys] = []
  }

  /// Keys of some rows, 0 for none.
  fileprivate struct Keys: Sendable {
    var rows: [UInt32]
    var keys: [UInt64]
  }

  /// Pairs of rows with one key, as many as there are among all rows. Passes that differ in their last part alone
  /// had best come one after another.
  func pairCount(_ pass: BlockingPass, _ sharers: inout Sharers) -> Double {
    let parts = pass.parts.dropLast()
    if sharers.parts != parts {
      sharers.lists = parts.reduce([allRows]) { RepeatedKeys(keys($0, $1)).lists }
      sharers.parts = parts
    }
    let repeated = RepeatedKeys(keys(sharers.lists, pass.parts[parts.endIndex]))
    let count = repeated.lists.reduce(0) { $0 + $1.keys.count }
    var groups = KeyGroups(capacity: count)
    // A row that has one key in several slots makes no pair with itself.
    var selves = KeyGroups(capacity: repeated.lists.count > 1 ? count : 0)
    for list in repeated.lists {
      for (row, key) in zip(list.rows, list.keys) {
        _ = groups.add(key)
        if repeated.lists.count > 1 { _ = selves.add(StableHash.mix(key, UInt64(row)) | 1) }
      }
    }
    return (groups.pairCount - selves.pairCount) * Double(step * step)
  }

  private var allRows: Keys {
    Keys(rows: Array(0..<UInt32(rowCount)), keys: Array(repeating: 1, count: rowCount))
  }

  /// The keys with a further part, by its slots.
  private func keys(_ lists: [Keys], _ part: BlockingPass.Part) -> [Keys] {
    hashes[part.field][part.atom].flatMap { slot in
      let hashes = slot.span
      return lists.map { list in
        let (rows, keys) = (list.rows.span, list.keys.span)
        return Keys(
          rows: list.rows,
          keys: rows.indices.map { index in
            let hash = hashes[Int(rows[index])]
            return hash == 0 ? 0 : StableHash.mix(keys[index], UInt64(hash)) | 1
          })
      }
    }
  }
}

/// The keys that may stand more than once, with their rows: all that do, and few others. Most keys of several
/// fields stand alone, and are not worth a place in a table.
private struct RepeatedKeys {
  private(set) var lists: [KeySample.Keys] = []

  init(_ all: [KeySample.Keys]) {
    let count = all.reduce(0) { $0 + $1.keys.count }
    var wordCount = 16
    while wordCount * 64 < count * 8 { wordCount *= 2 }
    /// By the key's lowest bits but one, which is always set: whether it was met, and met again.
    var met = [UInt64](repeating: 0, count: wordCount)
    var again = met
    for list in all { Self.note(list.keys.span, &met, &again) }
    lists = all.map { list in
      let places = Self.places(list.keys.span, again.span)
      return KeySample.Keys(
        rows: places.map { list.rows[Int($0)] }, keys: places.map { list.keys[Int($0)] })
    }
  }

  /// Where the keys stand that were met again.
  private static func places(_ keys: Span<UInt64>, _ again: Span<UInt64>) -> [UInt32] {
    var places: [UInt32] = []
    places.reserveCapacity(keys.count)
    for index in keys.indices {
      let key = keys[index]
      let bit = again[word(key, again.count)] >> (key >> 1 & 63) & 1
      if bit != 0 && key != 0 { places.append(UInt32(index)) }
    }
    return places
  }

  private static func note(_ keys: Span<UInt64>, _ met: inout [UInt64], _ again: inout [UInt64]) {
    let count = met.count
    var met = met.mutableSpan
    var again = again.mutableSpan
    for index in keys.indices where keys[index] != 0 {
      let (word, bit) = (word(keys[index], count), UInt64(1) << (keys[index] >> 1 & 63))
      again[word] |= met[word] & bit
      met[word] |= bit
    }
  }

  /// Of so many words that in which a key's bit stands.
  private static func word(_ key: UInt64, _ count: Int) -> Int {
    Int(truncatingIfNeeded: key >> 7) & (count - 1)
  }
}

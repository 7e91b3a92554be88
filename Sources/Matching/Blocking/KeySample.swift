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

  /// Pairs of rows with one key, as many as there are among all rows.
  func pairCount(_ pass: BlockingPass) -> Double {
    var keys: [[UInt64]] = [Array(repeating: 1, count: rowCount)]
    for part in pass.parts {
      keys = hashes[part.field][part.atom].flatMap { hashes in
        keys.map { keys in
          keys.indices.map { row in
            keys[row] == 0 || hashes[row] == 0
              ? 0 : StableHash.mix(keys[row], UInt64(hashes[row])) | 1
          }
        }
      }
    }
    let repeated = RepeatedKeys(keys)
    var groups = KeyGroups(capacity: repeated.keys.count)
    for key in repeated.keys { _ = groups.add(key) }
    return groups.pairCount * Double(step * step)
  }
}

/// The keys that may stand more than once: all that do, and few others. Most keys of several fields stand alone,
/// and are not worth a place in a table.
private struct RepeatedKeys {
  private(set) var keys: [UInt64] = []

  init(_ lists: [[UInt64]]) {
    let count = lists.reduce(0) { $0 + $1.count }
    var wordCount = 16
    while wordCount * 64 < count * 8 { wordCount *= 2 }
    let mask = UInt64(wordCount * 64 - 1)
    /// By the key's lowest bits but one, which is always set: whether it was met, and met again.
    var met = [UInt64](repeating: 0, count: wordCount)
    var again = met
    for list in lists {
      for key in list where key != 0 {
        let (word, bit) = (Int((key >> 1 & mask) >> 6), UInt64(1) << (key >> 1 & 63))
        again[word] |= met[word] & bit
        met[word] |= bit
      }
    }
    for list in lists {
      for key in list where key != 0 {
        if again[Int((key >> 1 & mask) >> 6)] >> (key >> 1 & 63) & 1 != 0 { keys.append(key) }
      }
    }
  }
}

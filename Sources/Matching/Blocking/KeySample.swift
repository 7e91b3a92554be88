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
    var groups = KeyGroups(capacity: rowCount * keys.count + 1)
    for keys in keys {
      for key in keys where key != 0 { _ = groups.add(key) }
    }
    return groups.pairCount * Double(step * step)
  }
}

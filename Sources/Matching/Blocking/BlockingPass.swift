/// One way to find pairs: rows that share a key made of atoms.
struct BlockingPass: Sendable, Hashable {
  /// An atom by its field and its place there.
  struct Part: Sendable, Hashable, Comparable {
    var field: Int
    var atom: Int

    static func < (left: Part, right: Part) -> Bool {
      (left.field, left.atom) < (right.field, right.atom)
    }
  }
  var parts: [Part]

  var fields: Set<Int> { Set(parts.map(\.field)) }
}

/// The keys of all rows under a pass.
struct PassKeys: Sendable {
  private let atoms: [BlockingAtom]
  let slotCount: Int

  init(_ pass: BlockingPass, _ atoms: [[BlockingAtom]]) {
    self.atoms = pass.parts.map { atoms[$0.field][$0.atom] }
    slotCount = self.atoms.reduce(1) { $0 * $1.slotCount }
  }

  /// The key of a row in a slot; 0 for none.
  @inline(__always)
  func key(_ row: Int, slot: Int) -> UInt64 {
    var slot = slot
    var key: UInt64 = 0
    for index in atoms.indices {
      let count = atoms[index].slotCount
      let hash = atoms[index].hash(row, slot: count == 1 ? 0 : slot % count)
      if count > 1 { slot /= count }
      if hash == 0 { return 0 }
      key = StableHash.mix(key, UInt64(hash)) | 1
    }
    return key
  }
}

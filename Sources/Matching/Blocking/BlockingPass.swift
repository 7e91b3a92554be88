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

  /// The keys of some rows in a slot; 0 for none. They take the place of what is in `keys`.
  func write(_ rows: Span<UInt32>, slot: Int, to keys: inout [UInt64]) {
    keys.removeAll(keepingCapacity: true)
    keys.append(contentsOf: repeatElement(0, count: rows.count))
    var keys = keys.mutableSpan
    var slot = slot
    for (number, atom) in atoms.enumerated() {
      atom.mix(rows, slot: slot % atom.slotCount, into: &keys, isFirst: number == 0)
      slot /= atom.slotCount
    }
  }
}

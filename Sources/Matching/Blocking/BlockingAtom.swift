/// What rows can be gathered by: a part of a field's value, as one or more hashes.
struct BlockingAtom: Sendable {
  /// `last_name`, `year of dob`
  var name: String
  /// Values of each row.
  private let ids: [UInt32]
  /// By slot and value: a hash, 0 for none.
  private let slots: [[UInt64]]
  /// How often two records of one person agree on it, before the data has told.
  var agreement: Double

  /// An atom of one hash a value: that of what `part` appends.
  init(
    _ name: String, _ column: PreparedColumn, agreement: Double,
    part: (Span<UInt8>, inout [UInt8]) -> Void
  ) {
    self.name = name
    self.agreement = agreement
    ids = column.ids
    var scratch: [UInt8] = []
    slots = [
      (0..<UInt32(column.pool.count)).map { number in
        scratch.removeAll(keepingCapacity: true)
        if number > 0 { part(column.pool[number], &scratch) }
        return scratch.isEmpty ? 0 : StableHash.hash(scratch.span) | 1
      }
    ]
  }

  /// An atom of several hashes a value, of which two rows share one or more.
  init(_ name: String, _ column: PreparedColumn, agreement: Double, slots: [[UInt64]]) {
    self.name = name
    self.agreement = agreement
    ids = column.ids
    self.slots = slots
  }

  /// The whole value.
  init(_ column: PreparedColumn, named name: String, agreement: Double) {
    self.init(name, column, agreement: agreement) { text, output in
      output.append(contentsOf: text)
    }
  }

  var slotCount: Int { slots.count }

  /// The hash of a row in a slot; 0 for none.
  @inline(__always)
  func hash(_ row: Int, slot: Int) -> UInt64 { slots[slot][Int(ids[row])] }

  /// Whether two rows agree; nil where one has no value.
  func agrees(_ pair: RowPair) -> Bool? {
    var isPresent = false
    for first in slots {
      let left = first[Int(ids[Int(pair.left)])]
      for second in slots {
        let right = second[Int(ids[Int(pair.right)])]
        if left == 0 || right == 0 { continue }
        if left == right { return true }
        isPresent = true
      }
    }
    return isPresent ? false : nil
  }
}

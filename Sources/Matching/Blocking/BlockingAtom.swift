/// What rows can be gathered by: a part of a field's value, as one or more hashes.
struct BlockingAtom: Sendable {
  /// A hash of each row.
  struct Slot: Sendable {
    /// The value of each row.
    private let ids: [UInt32]
    /// By value: a hash, 0 for none. Two values of a million share one a few hundred times: their rows are
    /// compared, and found to be unlike.
    private let hashes: [UInt32]

    init(_ column: PreparedColumn, hashes: [UInt32]) {
      ids = column.ids
      self.hashes = hashes
    }

    /// The hashes of what `part` appends.
    init(_ column: PreparedColumn, part: (Span<UInt8>, inout [UInt8]) -> Void) {
      self.init(column, hashes: BlockingAtom.hashes(of: column.pool, part))
    }

    /// The hash of a row; 0 for none.
    @inline(__always)
    subscript(row: Int) -> UInt32 { hashes[Int(ids[row])] }

    /// Takes the hashes of some rows into keys: 0 where either is, but for those of the first part, which have none
    /// before.
    fileprivate func mix(_ rows: Span<UInt32>, into keys: inout MutableSpan<UInt64>, isFirst: Bool)
    {
      let (ids, hashes) = (ids.span, hashes.span)
      for index in rows.indices {
        let hash = hashes[Int(ids[Int(rows[index])])]
        let key = keys[index]
        keys[index] = hash == 0 || key == 0 && !isFirst ? 0 : StableHash.mix(key, UInt64(hash)) | 1
      }
    }
  }

  /// `last_name`, `year of dob`
  var name: String
  private let slots: [Slot]
  /// How often two records of one person agree on it, before the data has told.
  var agreement: Double

  /// An atom of one hash a value: that of what `part` appends.
  init(
    _ name: String, _ column: PreparedColumn, agreement: Double,
    part: (Span<UInt8>, inout [UInt8]) -> Void
  ) {
    self.init(name, agreement: agreement, slots: [Slot(column, part: part)])
  }

  /// An atom of several hashes a row, of which two rows share one or more.
  init(_ name: String, agreement: Double, slots: [Slot]) {
    self.name = name
    self.agreement = agreement
    self.slots = slots
  }

  /// The whole value.
  init(_ column: PreparedColumn, named name: String, agreement: Double) {
    let hashes = (0..<UInt32(column.pool.count)).map { number in
      number == 0 ? 0 : Self.hash(of: column.pool[number])
    }
    self.init(name, agreement: agreement, slots: [Slot(column, hashes: hashes)])
  }

  var slotCount: Int { slots.count }

  /// The hash of a row in a slot; 0 for none.
  @inline(__always)
  func hash(_ row: Int, slot: Int) -> UInt32 { slots[slot][row] }

  /// Takes the hashes that some rows have in a slot into keys: 0 where either is, but for those of the first part,
  /// which have none before.
  func mix(_ rows: Span<UInt32>, slot: Int, into keys: inout MutableSpan<UInt64>, isFirst: Bool) {
    slots[slot].mix(rows, into: &keys, isFirst: isFirst)
  }

  /// The hash of what stands in a slot; never 0.
  static func hash(of text: Span<UInt8>) -> UInt32 {
    UInt32(truncatingIfNeeded: StableHash.hash(text)) | 1
  }

  /// By value: the hash of what `part` appends; 0 where that is nothing.
  static func hashes(
    of pool: TextPool, _ part: (Span<UInt8>, inout [UInt8]) -> Void
  ) -> [UInt32] {
    var scratch: [UInt8] = []
    return (0..<UInt32(pool.count)).map { number in
      scratch.removeAll(keepingCapacity: true)
      if number > 0 { part(pool[number], &scratch) }
      return scratch.isEmpty ? 0 : hash(of: scratch.span)
    }
  }

  /// Whether two rows agree; nil where one has no value.
  func agrees(_ pair: RowPair) -> Bool? {
    var isPresent = false
    for first in slots {
      let left = first[Int(pair.left)]
      for second in slots {
        let right = second[Int(pair.right)]
        if left == 0 || right == 0 { continue }
        if left == right { return true }
        isPresent = true
      }
    }
    return isPresent ? false : nil
  }
}

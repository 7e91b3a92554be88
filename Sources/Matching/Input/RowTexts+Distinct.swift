import Columns

extension RowTexts {
  /// Whether the texts of some rows are all different, told by their hashes: false where two of those agree,
  /// although the texts may differ. Three passes over 16 bytes a row.
  package func areSurelyDistinct(_ rows: Range<Int>) -> Bool {
    var sort = RadixSort(rows.map { StableHash.hash(cell(UInt32($0)).bytes) })
    let sortedBits = UInt64(3 * RadixSort<UInt64>.digitBits)
    for shift in stride(from: 0, to: sortedBits, by: RadixSort<UInt64>.digitBits) {
      sort.distribute { UInt32(truncatingIfNeeded: $0 >> shift) }
    }
    let hashes = sort.take()
    // Of those that agree in the sorted bits, a few at the most, each beside each.
    let mask = (1 << sortedBits) - 1 as UInt64
    var start = 0
    for index in hashes.indices {
      if hashes[index] & mask != hashes[start] & mask { start = index }
      if (start..<index).contains(where: { hashes[$0] == hashes[index] }) { return false }
    }
    return true
  }
}

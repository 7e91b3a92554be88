import Diagnostics
import Kernels

/// How many keys there are among gathered tuples, and how many tuples belong to groups at fault; for
/// rules that list no rows.
///
/// A tuple is the key's hash in two words, and behind it a word of a value that should be the same in all
/// of a group, if any.
struct KeyCounts: Sendable {
  /// Different keys.
  private(set) var groupCount = 0
  /// Members of groups with several members, or with several values where tuples carry one.
  private(set) var faultCount = 0
  /// Keys that have the first half of their hash in common with one before them.
  private(set) var halfKeys = HalfKeys()

  /// Counts the tuples, which are forgotten.
  init(
    of tuples: KeyTuples, hasher: KeyHasher, in room: DecisionRoom
  ) throws(RunFailure) {
    if let count = try tuples.ascendingCount(hasher) {
      groupCount = count
      return
    }
    let whole = LockedValue((groups: 0, faults: 0, halfKeys: HalfKeys()))
    let limit = room.keyCount(byteCountOfState: 8 * tuples.stride)
    try tuples.forEachPartition(threadCount: room.threadCount) {
      (_, tuples) throws(RunFailure) in
      try tuples.forEachPart { (part) throws(RunFailure) in
        guard let counted = try Self.count(part, keysAtMost: limit) else { return false }
        whole.withLock { whole in
          whole.groups += counted.groups
          whole.faults += counted.faults
          whole.halfKeys += counted.halfKeys
        }
        return true
      }
    }
    (groupCount, faultCount, halfKeys) = whole.withLock { $0 }
  }

  /// The groups of a part, and the members of those at fault; nil where there are too many groups.
  private static func count(
    _ part: PartitionPart, keysAtMost limit: Int
  ) throws(RunFailure) -> (groups: Int, faults: Int, halfKeys: HalfKeys)? {
    let stride = part.tuples.stride
    let hasValues = stride > 2
    var keys = part.keyNumbers(atMost: limit)
    /// By group: its members, and the value of its first one; the count is negative once another one differs.
    var counts: [Int] = []
    var values: [UInt64] = []
    let hasRoom = try part.numberPieces(&keys) { words, numbers, keyCount in
      let newCount = keyCount - counts.count
      counts.append(contentsOf: repeatElement(0, count: newCount))
      if hasValues { values.append(contentsOf: repeatElement(0, count: newCount)) }
      var members = counts.mutableSpan
      var firsts = values.mutableSpan
      for index in numbers.indices where numbers[index] > 0 {
        let group = Int(numbers[index]) - 1
        let count = members[group]
        members[group] = count < 0 ? count - 1 : count + 1
        guard hasValues else { continue }
        let value = words[index * stride + 2]
        if count == 0 {
          firsts[group] = value
        } else if count > 0 && firsts[group] != value {
          members[group] = -(count + 1)
        }
      }
    }
    guard hasRoom else { return nil }
    var faults = 0
    for count in counts { faults += hasValues ? max(0, -count) : count > 1 ? count : 0 }
    return (keys.count, faults, keys.halfKeys)
  }
}

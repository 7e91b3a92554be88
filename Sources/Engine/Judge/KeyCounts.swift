import Diagnostics

/// How many keys there are among gathered tuples, and how many tuples belong to groups at fault; for
/// rules that list no rows.
///
/// A tuple is the key's hash in two words, and behind it the words of a value that should be the same in
/// all of a group, if any.
struct KeyCounts: Sendable {
  /// Different keys.
  private(set) var groupCount = 0
  /// Members of groups with several members, or with several values where tuples carry one.
  private(set) var faultCount = 0
  /// Keys that have the first half of their hash in common with one before them.
  private(set) var halfKeys = HalfKeys()

  /// Counts the tuples, which are forgotten.
  init(of tuples: KeyTuples, threadCount: Int) throws(RunFailure) {
    let parts = (0..<threadCount).map { _ in
      LockedValue((groups: 0, faults: 0, halfKeys: HalfKeys()))
    }
    let stride = tuples.stride
    try tuples.forEachPartition(threadCount: threadCount) { thread, words in
      let (groups, faults, halfKeys) = Self.count(words, stride: stride)
      parts[thread].withLock { part in
        part.groups += groups
        part.faults += faults
        part.halfKeys += halfKeys
      }
    }
    for part in parts {
      part.withLock { part in
        groupCount += part.groups
        faultCount += part.faults
        self.halfKeys += part.halfKeys
      }
    }
  }

  /// A group: its first tuple, its members, and whether two of them carry different values.
  private struct Group {
    var first: UInt32
    var memberCount: UInt32 = 1
    var differs = false
  }

  private static func count(
    _ words: [UInt64], stride: Int
  ) -> (groups: Int, faults: Int, halfKeys: HalfKeys) {
    var groups: [Group] = []
    groups.reserveCapacity(words.count / stride)
    let words = words.span
    let halfKeys = TupleGroups.forEach(in: words, stride: stride) { tuple, group, isNew in
      if isNew { return groups.append(Group(first: UInt32(tuple))) }
      groups[group].memberCount += 1
      let first = Int(groups[group].first)
      for word in 2..<max(stride, 2)
      where words[first * stride + word] != words[tuple * stride + word] {
        groups[group].differs = true
      }
    }
    let carriesValue = stride > 2
    var faults = 0
    for group in groups where carriesValue ? group.differs : group.memberCount > 1 {
      faults += Int(group.memberCount)
    }
    return (groups.count, faults, halfKeys)
  }
}

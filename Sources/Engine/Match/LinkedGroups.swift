import Diagnostics
import Synchronization

/// Groups rows that share any one of several keys, closed transitively, and decides each group's survivor.
///
/// Tuples of all the keys go into one ``KeyTuples``, each key hashed together with its number. Rows that
/// share nothing take part in the first step only, so that memory follows the duplicates.
package struct LinkedGroups: Sendable {
  package var tuples: KeyTuples
  package var notesSurvivors: Bool

  package init(tuples: KeyTuples, notesSurvivors: Bool) {
    self.tuples = tuples
    self.notesSurvivors = notesSurvivors
  }

  /// The verdict over all tuples; they are forgotten.
  package func resolve(in room: DecisionRoom) throws(RunFailure) -> Verdict {
    let stride = tuples.stride
    let found = LockedValue(Links(stride: stride))
    let limit = room.keyCount(byteCountOfState: 24)
    try tuples.forEachPartition(threadCount: room.threadCount) {
      (_, tuples) throws(RunFailure) in
      try tuples.forEachPart { (part) throws(RunFailure) in
        var links = Links(stride: stride)
        guard try links.add(part, keysAtMost: limit) else { return false }
        found.withLock {
          $0.members += links.members
          $0.edges += links.edges
          $0.halfKeys += links.halfKeys
        }
        return true
      }
    }
    let draft = VerdictDraft(room, notesSurvivors: notesSurvivors)
    let links = found.withLock { found in
      defer { found = Links(stride: stride) }
      return found
    }
    try links.decide(draft)
    var verdict = try draft.verdict()
    verdict.halfKeys = links.halfKeys
    return verdict
  }
}

/// Rows that share a key with another one, and with which.
struct Links: Sendable {
  /// Words a member: its record, then its rank.
  let stride: Int
  var members: [UInt64] = []
  /// Two records each.
  var edges: [UInt64] = []
  /// Keys that have the first half of their hash in common with one before them.
  var halfKeys = HalfKeys()

  init(stride: Int) {
    self.stride = stride - 2
  }

  /// Union by smallest record (Tarjan 1975, with path halving), then the best member of each set.
  func decide(_ draft: VerdictDraft) throws(RunFailure) {
    let order = sortedMembers()
    let records = order.map { members[$0 * stride] }
    var parent = Array(records.indices)
    for edge in 0..<edges.count / 2 {
      let a = root(of: index(of: edges[edge * 2], in: records), &parent)
      let b = root(of: index(of: edges[edge * 2 + 1], in: records), &parent)
      if a != b { parent[max(a, b)] = min(a, b) }
    }
    var best = Array(records.indices)
    for member in records.indices {
      let group = root(of: member, &parent)
      if isBetter(order[member], than: order[best[group]]) { best[group] = member }
    }
    var rows = VerdictRows(draft)
    for member in records.indices {
      let place = root(of: member, &parent)
      try rows.add(
        Int(records[member]), place: Int(records[place]), survivor: Int(records[best[place]]))
    }
    try rows.finish()
  }

  /// Member numbers by record, each record once.
  private func sortedMembers() -> [Int] {
    var order = Array(0..<members.count / stride)
    order.sort { members[$0 * stride] < members[$1 * stride] }
    var unique: [Int] = []
    unique.reserveCapacity(order.count)
    for member in order
    where unique.last.map({ members[$0 * stride] != members[member * stride] }) ?? true {
      unique.append(member)
    }
    return unique
  }

  private func index(of record: UInt64, in records: [UInt64]) -> Int {
    var low = 0
    var high = records.count
    while low < high {
      let middle = (low + high) / 2
      if records[middle] < record { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func root(of member: Int, _ parent: inout [Int]) -> Int {
    var member = member
    while parent[member] != member {
      parent[member] = parent[parent[member]]
      member = parent[member]
    }
    return member
  }

  private func isBetter(_ left: Int, than right: Int) -> Bool {
    for word in 1..<max(stride, 1) {
      let a = members[left * stride + word]
      let b = members[right * stride + word]
      if a != b { return a > b }
    }
    return members[left * stride] < members[right * stride]
  }
}

extension Links {
  /// Notes the members of every group of two or more, each linked to the group's first; false where there are
  /// too many groups.
  fileprivate mutating func add(
    _ part: PartitionPart, keysAtMost limit: Int
  ) throws(RunFailure) -> Bool {
    var keys = part.keyNumbers(atMost: limit)
    var first: [UInt64] = []
    var sizes: [Int] = []
    let hasRoom = try part.number(&keys) { words, at, group in
      let record = words[at + 2]
      if group == first.count {
        first.append(record)
        sizes.append(1)
      } else {
        if record < first[group] { first[group] = record }
        sizes[group] += 1
      }
    }
    guard hasRoom else { return false }
    halfKeys += keys.halfKeys
    try part.revisit(keys) { words, at, group in
      if sizes[group] == 1 { return }
      for word in 0..<stride { members.append(words[at + 2 + word]) }
      if words[at + 2] != first[group] { edges += [first[group], words[at + 2]] }
    }
    return true
  }
}

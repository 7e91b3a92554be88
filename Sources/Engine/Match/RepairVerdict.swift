import Columns
import Diagnostics

/// What the votes of all groups come to in one column, by the places of rows.
struct RepairVerdict: Sendable {
  /// A cell that takes the value of another one.
  struct Change: Sendable {
    var place: Int
    /// Where the first row stands that has the value.
    var source: Int
    var votes: Journal.Votes
  }

  /// Cells of groups without a majority.
  private(set) var undecided = GrowingBitmap()
  /// Ascending by place.
  private(set) var changes: [Change] = []
  /// The places of ``changes``.
  private(set) var changing = GrowingBitmap()

  /// The change of a cell.
  func change(at place: Int) -> Change? {
    guard changing[place] else { return nil }
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].place < place { low = middle + 1 } else { high = middle }
    }
    return changes[low]
  }

  /// The places of the rows whose values are taken, ascending, each once.
  var sources: [Int] {
    var places = changes.map(\.source).sorted()
    var kept = 0
    for index in places.indices where kept == 0 || places[kept - 1] != places[index] {
      places[kept] = places[index]
      kept += 1
    }
    places.removeLast(places.count - kept)
    return places
  }

  /// Groups the gathered tuples and counts votes, one verdict a target; the tuples are forgotten.
  static func all(
    of rule: RepairRule, in tuples: KeyTuples, threadCount: Int
  ) throws(RunFailure) -> [RepairVerdict] {
    let empty = rule.targets.map { _ in RepairVerdict() }
    let parts = (0..<threadCount).map { _ in LockedValue(empty) }
    let stride = tuples.stride
    try tuples.forEachPartition(threadCount: threadCount) { thread, words in
      parts[thread].withLock { verdicts in
        let count = Poll(words: words, stride: stride, rule: rule)
        for target in verdicts.indices { count.decide(target, &verdicts[target]) }
      }
    }
    var whole = empty
    for part in parts {
      part.withLock { verdicts in
        for target in whole.indices { whole[target].take(&verdicts[target]) }
      }
    }
    for target in whole.indices { whole[target].changes.sort { $0.place < $1.place } }
    return whole
  }

  private mutating func take(_ other: inout RepairVerdict) {
    undecided.formUnion(other.undecided)
    changing.formUnion(other.changing)
    changes.take(&other.changes)
    other = RepairVerdict()
  }

  fileprivate mutating func add(_ change: Change) {
    changes.append(change)
    changing.insert(change.place)
  }

  fileprivate mutating func leaveOpen(_ place: Int) { undecided.insert(place) }
}

/// The votes of one partition's groups.
private struct Poll {
  private let words: [UInt64]
  private let stride: Int
  private let rule: RepairRule
  /// The group of each tuple.
  private let groupOf: [UInt32]

  init(words: [UInt64], stride: Int, rule: RepairRule) {
    self.words = words
    self.stride = stride
    self.rule = rule
    var groups = [UInt32](repeating: 0, count: words.count / stride)
    TupleGroups.forEach(in: words.span, stride: stride) { tuple, group, _ in
      groups[tuple] = UInt32(group)
    }
    groupOf = groups
  }

  private func place(_ tuple: Int) -> Int { Int(words[tuple * stride + 2]) }

  private func vote(_ tuple: Int, _ target: Int) -> Vote {
    let at = tuple * stride + 3 + 2 * target
    return Vote(first: words[at], second: words[at + 1])
  }

  /// Members of a group that say the same.
  private struct Faction {
    var vote: Vote
    var members: ArraySlice<Int>
  }

  /// Decides every group in one column.
  func decide(_ target: Int, _ verdict: inout RepairVerdict) {
    let voters = groupOf.indices.filter { vote($0, target) != .blank }.sorted { left, right in
      if groupOf[left] != groupOf[right] { return groupOf[left] < groupOf[right] }
      let (a, b) = (vote(left, target), vote(right, target))
      return a == b ? place(left) < place(right) : a < b
    }
    var start = 0
    while start < voters.count {
      var end = start + 1
      while end < voters.count, groupOf[voters[end]] == groupOf[voters[start]] { end += 1 }
      decide(factions(of: voters[start..<end], target), &verdict)
      start = end
    }
  }

  private func factions(of members: ArraySlice<Int>, _ target: Int) -> [Faction] {
    var factions: [Faction] = []
    var start = members.startIndex
    for index in members.indices {
      let isLast = index + 1 == members.endIndex
      let own = vote(members[index], target)
      if !isLast, vote(members[index + 1], target) == own { continue }
      factions.append(Faction(vote: own, members: members[start...index]))
      start = index + 1
    }
    return factions
  }

  private func decide(_ factions: [Faction], _ verdict: inout RepairVerdict) {
    let real = factions.filter { $0.vote != .placeholder }
    guard let most = real.max(by: { $0.members.count < $1.members.count }) else { return }
    if factions.count == 1 { return }
    let wholeCount = real.reduce(0) { $0 + $1.members.count }
    let votes = Journal.Votes(count: most.members.count, wholeCount: wholeCount)
    let isDecided = rule.isMajority(votes.count, of: wholeCount)
    let source = place(most.members[most.members.startIndex])
    for faction in factions where !isDecided || faction.vote != most.vote {
      for member in faction.members {
        if isDecided {
          verdict.add(.init(place: place(member), source: source, votes: votes))
        } else {
          verdict.leaveOpen(place(member))
        }
      }
    }
  }
}

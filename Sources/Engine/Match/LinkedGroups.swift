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
  package func resolve(threadCount: Int) throws(RunFailure) -> Verdict {
    let stride = tuples.stride
    let parts = (0..<threadCount).map { _ in LockedValue(Links(stride: stride)) }
    try tuples.forEachPartition(threadCount: threadCount) { thread, words in
      parts[thread].withLock { links in
        var table = PartitionTable(words: words, stride: stride)
        table.group()
        table.link(&links)
        links.halfKeys += table.halfKeys
      }
    }
    var links = Links(stride: stride)
    for part in parts {
      part.withLock {
        links.members.take(&$0.members)
        links.edges.take(&$0.edges)
        links.halfKeys += $0.halfKeys
      }
    }
    return links.verdict(notesSurvivors: notesSurvivors)
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
  func verdict(notesSurvivors: Bool) -> Verdict {
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
    var verdict = Verdict()
    verdict.halfKeys = halfKeys
    for member in records.indices {
      let place = root(of: member, &parent)
      let survivor = best[place]
      if member != place || survivor != place { verdict.leaving.insert(Int(records[member])) }
      if member == place && survivor != place {
        verdict.moves.append(
          .init(place: Int(records[place]), content: Int(records[survivor])))
      }
      if notesSurvivors && member != survivor {
        verdict.survivors.append(
          .init(place: Int(records[member]), content: Int(records[survivor])))
      }
    }
    verdict.sort()
    return verdict
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

extension PartitionTable {
  /// Notes the members of every group of two or more, each linked to the group's first.
  func link(_ links: inout Links) {
    var sizes = [UInt32](repeating: 0, count: groupCount)
    for tuple in 0..<count { sizes[group(of: tuple)] += 1 }
    for tuple in 0..<count where sizes[group(of: tuple)] > 1 {
      links.members.append(contentsOf: rankedRecord(tuple))
      let place = firstTuple(of: group(of: tuple))
      if tuple != place {
        links.edges.append(record(place))
        links.edges.append(record(tuple))
      }
    }
  }
}

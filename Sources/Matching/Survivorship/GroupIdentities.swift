import Kernels

/// The ids of the groups: hashes of what they hold, or those that they had before.
///
/// A group goes by its smallest (source, source id), so that neither the order of rows nor that of
/// tables changes an id. Of earlier groups each lives on in the one that holds most of its records; an id is
/// given once.
package struct GroupIdentities: Sendable {
  /// Hexadecimal digits of an id: 64 bits, of which a table of a million groups has two alike once in
  /// 37 million.
  package static let digitCount = 16

  /// The id of each group.
  package private(set) var ids: [[UInt8]] = []

  /// `keys` are (source, source id) of each row, in an order that is the same however rows come; `earlier`
  /// is the number of the id that the row had before, 0 for none, among `pool`.
  package init(
    _ members: GroupMembers, keys: (UInt32) -> (source: [UInt8], id: [UInt8]),
    earlier: [UInt32] = [], pool: TextPool = TextPool()
  ) {
    let smallest = (0..<members.groupCount).map { group in
      Self.smallest(of: members[group].map(keys))
    }
    ids = Array(repeating: [], count: members.groupCount)
    var used: Set<[UInt8]> = []
    if !earlier.isEmpty {
      for (group, number) in Self.earlierIDs(members, smallest, earlier, pool) {
        ids[group] = Self.bytes(of: pool[number])
        used.insert(ids[group])
      }
    }
    giveFresh(smallest, &used)
  }

  /// Hashes of what the groups hold. Where two have one hash, or it lives on in another group, the smaller
  /// group goes first and the other hashes again.
  private mutating func giveFresh(_ smallest: [Key], _ used: inout Set<[UInt8]>) {
    let groups = ids.indices.filter { ids[$0].isEmpty }
    var owners: [[UInt8]: Int] = [:]
    owners.reserveCapacity(groups.count)
    var contested: Set<Int> = []
    for group in groups {
      ids[group] = Self.hash(smallest[group], 0)
      if used.contains(ids[group]) { contested.insert(group) }
      if let owner = owners.updateValue(group, forKey: ids[group]) {
        contested.formUnion([owner, group])
      }
    }
    if contested.isEmpty { return }
    used.formUnion(groups.filter { !contested.contains($0) }.map { ids[$0] })
    let ordered = contested.sorted {
      Self.isLess(smallest[$0], smallest[$1])
        || (!Self.isLess(smallest[$1], smallest[$0]) && $0 < $1)
    }
    for group in ordered {
      var round = 0
      while !used.insert(Self.hash(smallest[group], round)).inserted { round += 1 }
      ids[group] = Self.hash(smallest[group], round)
    }
  }

  private typealias Key = (source: [UInt8], id: [UInt8])

  private static func smallest(of keys: [Key]) -> Key {
    var smallest = keys[0]
    for key in keys.dropFirst() where isLess(key, smallest) { smallest = key }
    return smallest
  }

  private static func isLess(_ one: Key, _ other: Key) -> Bool {
    if one.source != other.source { return one.source.lexicographicallyPrecedes(other.source) }
    return one.id.lexicographicallyPrecedes(other.id)
  }

  /// Which earlier id each group goes on with: the most records first, then the smaller id, then the
  /// smaller group.
  private static func earlierIDs(
    _ members: GroupMembers, _ smallest: [Key], _ earlier: [UInt32], _ pool: TextPool
  ) -> [Int: UInt32] {
    var claims: [(count: Int, number: UInt32, id: [UInt8], group: Int)] = []
    for group in 0..<members.groupCount {
      var counts: [UInt32: Int] = [:]
      for row in members[group] where earlier[Int(row)] != 0 {
        counts[earlier[Int(row)], default: 0] += 1
      }
      for (number, count) in counts {
        claims.append((count, number, bytes(of: pool[number]), group))
      }
    }
    claims.sort { one, other in
      if one.count != other.count { return one.count > other.count }
      if one.number != other.number { return one.id.lexicographicallyPrecedes(other.id) }
      return isLess(smallest[one.group], smallest[other.group])
    }
    var given: [Int: UInt32] = [:]
    var taken: Set<UInt32> = []
    for claim in claims where given[claim.group] == nil && !taken.contains(claim.number) {
      given[claim.group] = claim.number
      taken.insert(claim.number)
    }
    return given
  }

  private static func bytes(of text: Span<UInt8>) -> [UInt8] {
    text.indices.map { text[$0] }
  }

  /// The first digits of the SHA-256 of the lengths and texts.
  private static func hash(_ key: Key, _ round: Int) -> [UInt8] {
    var text: [UInt8] = Array("\(key.source.count) \(round) ".utf8)
    text += key.source + key.id
    return Array(Digest.hexadecimal(of: text.span).prefix(digitCount))
  }
}

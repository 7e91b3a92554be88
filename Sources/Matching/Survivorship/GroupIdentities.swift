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
    var used: Set<[UInt8]> = []
    var given: [Int: UInt32] = [:]
    let smallest = (0..<members.groupCount).map { group in
      members[group].lazy.map(keys).min(by: Self.isLess)!
    }
    if !earlier.isEmpty {
      given = Self.earlierIDs(members, smallest, earlier, pool)
      for number in given.values { used.insert(Self.bytes(of: pool[number])) }
    }
    ids = Array(repeating: [], count: members.groupCount)
    for (group, number) in given { ids[group] = Self.bytes(of: pool[number]) }
    for group in (0..<members.groupCount).sorted(by: { Self.isLess(smallest[$0], smallest[$1]) })
    where ids[group].isEmpty {
      var round = 0
      var id = Self.hash(smallest[group], round)
      // An id that lives on in another group is not given again.
      while !used.insert(id).inserted {
        round += 1
        id = Self.hash(smallest[group], round)
      }
      ids[group] = id
    }
  }

  private typealias Key = (source: [UInt8], id: [UInt8])

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

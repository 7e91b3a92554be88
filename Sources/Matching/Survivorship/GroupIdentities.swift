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
  /// Groups that a thread hashes at a time.
  private static let groupsOfPiece = 4096

  /// Source and id of a row.
  package typealias Key = (source: [UInt8], id: [UInt8])

  /// An earlier id that is no group's any more.
  package struct Ended: Sendable, Equatable {
    package var id: [UInt8]
    /// The group that has most of its rows.
    package var group: Int
  }

  /// By group; nothing where an earlier id lives on, which is in ``kept``.
  private var hashes: [UInt64] = []
  private var kept: [Int: [UInt8]] = [:]
  /// Earlier ids that end, by the groups that their rows are in, then by themselves.
  package private(set) var ended: [Ended] = []

  /// `keys` are (source, source id) of each row, in an order that is the same however rows come; `earlier`
  /// is the number of the id that the row had before, 0 for none, among `pool`.
  package init(
    _ members: GroupMembers, keys: @escaping @Sendable (UInt32) -> Key,
    earlier: [UInt32] = [], pool: TextPool = TextPool(), threadCount: Int = 1
  ) {
    let smallest = { @Sendable group in Self.smallest(of: members[group], keys) }
    if !earlier.isEmpty { keep(Self.claims(members, smallest, earlier, pool)) }
    let pieces = (members.groupCount + Self.groupsOfPiece - 1) / Self.groupsOfPiece
    hashes = Parallel.map(pieces, threadCount: threadCount) { [kept] piece in
      let first = piece * Self.groupsOfPiece
      return (first..<min(first + Self.groupsOfPiece, members.groupCount)).map {
        kept[$0] == nil ? Self.hash(smallest($0), 0) : 0
      }
    }.flatMap { $0 }
    settle(smallest)
  }

  /// The id of a group.
  package subscript(group: Int) -> [UInt8] { kept[group] ?? Self.digits(of: hashes[group]) }

  /// Where two groups have one hash, or it lives on in another group, the smaller group goes first and the
  /// other hashes again.
  private mutating func settle(_ smallest: (Int) -> Key) {
    let texts = Set(kept.values)
    let groups = hashes.indices.filter { kept[$0] == nil }
    let sorted = groups.map { hashes[$0] }.sorted()
    var doubtful = Set(zip(sorted, sorted.dropFirst()).filter { $0 == $1 }.map(\.0))
    for text in texts {
      if let hash = Self.hash(ofDigits: text), sorted.holds(hash) { doubtful.insert(hash) }
    }
    if doubtful.isEmpty { return }
    let contested = groups.filter { doubtful.contains(hashes[$0]) }.map { ($0, smallest($0)) }
    var given: Set<UInt64> = []
    let ordered = contested.sorted { one, other in
      if Self.isLess(one.1, other.1) { return true }
      return !Self.isLess(other.1, one.1) && one.0 < other.0
    }
    for (group, key) in ordered {
      var round = 0
      var hash = hashes[group]
      while given.contains(hash) || sorted.holds(hash) && !doubtful.contains(hash)
        || texts.contains(Self.digits(of: hash))
      {
        round += 1
        hash = Self.hash(key, round)
      }
      given.insert(hash)
      hashes[group] = hash
    }
  }

  private static func smallest(
    of rows: ArraySlice<UInt32>, _ keys: (UInt32) -> Key
  ) -> Key {
    var smallest = keys(rows[rows.startIndex])
    for row in rows.dropFirst() {
      let key = keys(row)
      if isLess(key, smallest) { smallest = key }
    }
    return smallest
  }

  private static func isLess(_ one: Key, _ other: Key) -> Bool {
    if one.source != other.source { return one.source.lexicographicallyPrecedes(other.source) }
    return one.id.lexicographicallyPrecedes(other.id)
  }

  /// What a group has of an earlier id.
  private struct Claim {
    var count: Int
    var number: UInt32
    var id: [UInt8]
    var group: Int
  }

  /// Which group has how many rows of which earlier id: the most rows first, then the smaller id, then the
  /// smaller group.
  private static func claims(
    _ members: GroupMembers, _ smallest: (Int) -> Key, _ earlier: [UInt32], _ pool: TextPool
  ) -> [Claim] {
    var claims: [Claim] = []
    for group in 0..<members.groupCount {
      var counts: [UInt32: Int] = [:]
      for row in members[group] where earlier[Int(row)] != 0 {
        counts[earlier[Int(row)], default: 0] += 1
      }
      for (number, count) in counts {
        let text = pool[number]
        claims.append(
          Claim(count: count, number: number, id: text.indices.map { text[$0] }, group: group))
      }
    }
    claims.sort { one, other in
      if one.count != other.count { return one.count > other.count }
      if one.number != other.number { return one.id.lexicographicallyPrecedes(other.id) }
      return isLess(smallest(one.group), smallest(other.group))
    }
    return claims
  }

  /// Lets each earlier id live on in one group, and notes those for which none is left.
  private mutating func keep(_ claims: [Claim]) {
    var isTaken: Set<UInt32> = []
    for claim in claims where kept[claim.group] == nil && !isTaken.contains(claim.number) {
      kept[claim.group] = claim.id
      isTaken.insert(claim.number)
    }
    for claim in claims where isTaken.insert(claim.number).inserted {
      ended.append(Ended(id: claim.id, group: claim.group))
    }
    ended.sort { one, other in
      one.group != other.group
        ? one.group < other.group : one.id.lexicographicallyPrecedes(other.id)
    }
  }

  // MARK: Hashes

  /// The first 64 bits of the SHA-256 of the lengths and texts.
  private static func hash(_ key: Key, _ round: Int) -> UInt64 {
    var text: [UInt8] = []
    text.reserveCapacity(key.source.count + key.id.count + 8)
    for number in [key.source.count, round] {
      if number < 10 {
        text.append(0x30 + UInt8(number))
      } else {
        text += "\(number)".utf8
      }
      text.append(0x20)
    }
    text += key.source
    text += key.id
    return Digest.leading(of: text.span)
  }

  private static func digits(of hash: UInt64) -> [UInt8] {
    (0..<digitCount).map { place in
      let digit = UInt8(truncatingIfNeeded: hash >> UInt64(60 - 4 * place)) & 15
      return digit < 10 ? 0x30 + digit : 0x57 + digit
    }
  }

  /// The hash that an id writes; nil where it was made in another way.
  private static func hash(ofDigits id: [UInt8]) -> UInt64? {
    guard id.count == digitCount,
      let hash = UInt64(String(decoding: id, as: UTF8.self), radix: 16), digits(of: hash) == id
    else { return nil }
    return hash
  }
}

extension [UInt64] {
  /// Whether an ascending list has a number.
  fileprivate func holds(_ number: UInt64) -> Bool {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == number
  }
}

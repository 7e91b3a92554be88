import Kernels

/// The ids of the groups: hashes of what they hold, or those that they had before.
///
/// A group goes by its smallest (source, source id), so that neither the order of rows nor that of
/// tables changes an id. Of earlier groups each lives on in the one that holds most of its records;
/// an id is given once.
package struct GroupIdentities: Sendable {
  /// Hexadecimal digits of an id: 64 bits, of which a table of a million groups has two alike once
  /// in 37 million.
  package static let digitCount = 16
  /// Groups that a thread hashes at a time.
  private static let groupsOfPiece = 4096

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

  /// `earlier` is the number of the id that the row had before, 0 for none, among `pool`.
  package init(
    _ members: GroupMembers, keys: RowKeys, earlier: [UInt32] = [], pool: TextPool = TextPool(),
    threadCount: Int = 1
  ) {
    if !earlier.isEmpty { keep(Self.claims(members, keys, earlier, pool)) }
    let pieces = (members.groupCount + Self.groupsOfPiece - 1) / Self.groupsOfPiece
    hashes = Parallel.map(pieces, threadCount: threadCount) { [kept] piece -> [UInt64] in
      let first = piece * Self.groupsOfPiece
      var smallest = RowKeys.Key()
      var hasher = IdentityHasher(keys)
      return (first..<min(first + Self.groupsOfPiece, members.groupCount)).map { group in
        if kept[group] != nil { return 0 }
        keys.find(smallestOf: members.span(of: group), &smallest)
        return hasher.hash(smallest, round: 0)
      }
    }.flatMap { $0 }
    settle(members, keys, threadCount)
  }

  /// Whether all ids are hexadecimal digits, as none is from before.
  package var areDigits: Bool { kept.isEmpty }

  /// The id of a group.
  package subscript(group: Int) -> [UInt8] { kept[group] ?? Self.digits(of: hashes[group]) }

  /// Hands on the id of a group.
  package func withID(of group: Int, _ body: (Span<UInt8>) -> Void) {
    if !kept.isEmpty, let id = kept[group] { return body(id.span) }
    let digits = Self.digitBytes(of: hashes[group])
    body(digits.span)
  }

  /// Where two groups have one hash, or it lives on in another group, the smaller group goes first
  /// and the other hashes again.
  private mutating func settle(_ members: GroupMembers, _ keys: RowKeys, _ threadCount: Int) {
    let texts = Set(kept.values)
    let fresh = kept.isEmpty ? hashes : hashes.indices.filter { kept[$0] == nil }.map { hashes[$0] }
    let sorted = Self.sorted(fresh, threadCount: threadCount)
    var doubtful = Set(zip(sorted, sorted.dropFirst()).filter { $0 == $1 }.map(\.0))
    for text in texts {
      if let hash = Self.hash(ofDigits: text), sorted.holds(hash) { doubtful.insert(hash) }
    }
    if doubtful.isEmpty { return }
    let contested = hashes.indices.filter {
      kept[$0] == nil && doubtful.contains(hashes[$0])
    }.map { ($0, keys.smallest(of: members[$0])) }
    var given: Set<UInt64> = []
    var hasher = IdentityHasher(keys)
    let ordered = contested.sorted { one, other in
      if keys.isLess(one.1, other.1) { return true }
      return !keys.isLess(other.1, one.1) && one.0 < other.0
    }
    for (group, key) in ordered {
      var round = 0
      var hash = hashes[group]
      while given.contains(hash) || sorted.holds(hash) && !doubtful.contains(hash)
        || texts.contains(Self.digits(of: hash))
      {
        round += 1
        hash = hasher.hash(key, round: round)
      }
      given.insert(hash)
      hashes[group] = hash
    }
  }

  /// What a group has of an earlier id.
  private struct Claim {
    var count: Int
    var number: UInt32
    var id: [UInt8]
    var group: Int
  }

  /// Which group has how many rows of which earlier id: the most rows first, then the smaller id,
  /// then the smaller group.
  private static func claims(
    _ members: GroupMembers, _ keys: RowKeys, _ earlier: [UInt32], _ pool: TextPool
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
      return keys.isLess(
        keys.smallest(of: members[one.group]), keys.smallest(of: members[other.group]))
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

  /// Hashes in ascending order; each thread sorts those that begin alike.
  private static func sorted(_ hashes: [UInt64], threadCount: Int) -> [UInt64] {
    Parallel.map(8, threadCount: threadCount) { beginning in
      hashes.filter { $0 >> 61 == UInt64(beginning) }.sorted()
    }.flatMap { $0 }
  }

  private static func digitBytes(of hash: UInt64) -> InlineArray<16, UInt8> {
    let words = (digits(of: UInt32(hash >> 32)), digits(of: UInt32(truncatingIfNeeded: hash)))
    // Safe: both are sixteen plain bytes.
    return unsafe unsafeBitCast(words, to: InlineArray<16, UInt8>.self)
  }

  /// Eight digits, the first in memory that of the highest bits, made all at once.
  private static func digits(of half: UInt32) -> UInt64 {
    var places = UInt64(half)
    places = (places | places << 16) & 0x0000_FFFF_0000_FFFF
    places = (places | places << 8) & 0x00FF_00FF_00FF_00FF
    places = (places | places << 4) & 0x0F0F_0F0F_0F0F_0F0F
    let letters = (places + 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
    return (places + 0x3030_3030_3030_3030 + letters * 0x27).bigEndian
  }

  private static func digits(of hash: UInt64) -> [UInt8] {
    let digits = digitBytes(of: hash)
    return digits.indices.map { digits[$0] }
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

/// Hashes keys: the first 64 bits of the SHA-256 of the length of the source's name, the round, and
/// both texts.
private struct IdentityHasher {
  private let sources: [[UInt8]]
  /// What is hashed: what ``begun`` says, then the id.
  private var text: [UInt8] = []
  /// The source and the round with which the text begins, and how long that is.
  private var begun = (source: -1, round: 0, count: 0)

  init(_ keys: RowKeys) {
    sources = keys.sources
  }

  mutating func hash(_ key: RowKeys.Key, round: Int) -> UInt64 {
    if begun.source != key.source || begun.round != round {
      let name = sources[key.source]
      text = Array("\(name.count) \(round) ".utf8) + name
      begun = (key.source, round, text.count)
    }
    text.removeLast(text.count - begun.count)
    text += key.id
    return Digest.leading(of: text.span)
  }
}

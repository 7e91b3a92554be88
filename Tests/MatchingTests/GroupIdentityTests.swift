import Kernels
import Matching
import Testing

@Suite struct GroupIdentityTests {
  private static func members(_ groups: [UInt32]) -> GroupMembers {
    var outcome = MergeOutcome(rowCount: groups.count, clauseCount: 0)
    outcome.groups = groups
    outcome.groupCount = Int(groups.max() ?? 0) + 1
    return GroupMembers(outcome)
  }

  private static func keys(_ texts: [String]) -> RowKeys {
    let keys = texts.map { $0.split(separator: " ").map { Array($0.utf8) } }
    let sources = Set(keys.map { $0[0] }).sorted { $0.lexicographicallyPrecedes($1) }.reversed()
    let names = Array(sources)
    return RowKeys(sources: names) { row, body in
      let id = keys[Int(row)][1]
      body(names.firstIndex(of: keys[Int(row)][0])!, id.span)
    }
  }

  private static func text(_ id: [UInt8]) -> String { String(decoding: id, as: UTF8.self) }

  @Test func `an id is the first digits of the SHA-256 of the smallest table and row`() {
    let ids = GroupIdentities(
      Self.members([0, 0, 1]), keys: Self.keys(["sf 9", "hub 7", "sf 1"])
    )
    let wanted = ["3 0 hub7", "2 0 sf1"].map {
      Array(Digest.hexadecimal(of: Array($0.utf8).span).prefix(GroupIdentities.digitCount))
    }
    #expect([ids[0], ids[1]] == wanted)
    // FIPS 180-4, the example of one block.
    let digest = Digest.hexadecimal(of: Array("abc".utf8).span)
    #expect(
      Self.text(digest) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func `some groups stand for themselves as they do among all`() {
    let members = Self.members([2, 0, 1, 0, 3, 2, 0])
    #expect((0..<4).map { Array(members[$0]) } == [[1, 3, 6], [2], [0, 5], [4]])
    for first in 0...4 {
      for last in first...4 {
        let some = members[first..<last]
        #expect(some.groupCount == last - first)
        for group in first..<last {
          #expect(some[group - first] == members[group])
          #expect(some.first(of: group - first) == members.first(of: group))
          #expect(some.count(of: group - first) == members.count(of: group))
        }
      }
    }
  }

  @Test func `groups of one key, and of one whose id lives on elsewhere, get ids of their own`() {
    let two = GroupIdentities(Self.members([0, 1]), keys: Self.keys(["a 1", "a 1"]))
    #expect(two[0] != two[1])
    // The first row's own hash is the id of the other group since last week.
    var pool = TextPool()
    let own = GroupIdentities(Self.members([0]), keys: Self.keys(["a 1"]))[0]
    let number = pool.intern(own.span)
    let ids = GroupIdentities(
      Self.members([0, 1, 1]), keys: Self.keys(["a 1", "a 2", "a 3"]),
      earlier: [number, number, number], pool: pool
    )
    #expect(ids[1] == own && ids[0] != own && ids[0].count == own.count)
  }

  @Test func `ids that end are told with the groups that have most of their rows`() {
    var pool = TextPool()
    let (one, two, three, four) = (
      pool.intern(Array("one".utf8).span), pool.intern(Array("two".utf8).span),
      pool.intern(Array("three".utf8).span), pool.intern(Array("four".utf8).span)
    )
    let ids = GroupIdentities(
      Self.members([0, 0, 0, 1, 1, 1, 1, 2]), keys: Self.keys((1...8).map { "a \($0)" }),
      earlier: [one, one, two, four, four, three, two, three], pool: pool)
    #expect([0, 1, 2].map { Self.text(ids[$0]) } == ["one", "four", "three"])
    // It has a row in either group, and the first is the smaller one.
    #expect(ids.ended.map { Self.text($0.id) } == ["two"] && ids.ended.map(\.group) == [0])
    let alone = GroupIdentities(Self.members([0, 1]), keys: Self.keys(["a 1", "a 2"]))
    #expect(alone.ended.isEmpty)
  }

  @Test func `of two groups with as many records of one, the smaller goes on with the id`() {
    var pool = TextPool()
    let old = pool.intern(Array("OLD".utf8).span)
    for order in [["a 2", "a 1"], ["a 1", "a 2"]] {
      let ids = GroupIdentities(
        Self.members([0, 1]), keys: Self.keys(order), earlier: [old, old], pool: pool
      )
      #expect(Self.text(ids[order.firstIndex(of: "a 1")!]) == "OLD")
      #expect(ids[0] != ids[1])
    }
  }
}

import Diagnostics
import Kernels
import Testing

@testable import Engine

/// Keys of which few have nearly all rows, and tables that have room for next to none: what is decided is the same.
@Suite("Skewed keys in little memory")
struct SkewedKeysTests {
  /// A key and a value for each row; 0 and 1 are far more frequent than others.
  private static func rows(_ count: Int, seed: UInt64) -> [(key: UInt64, value: UInt64)] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      let key = random.below(4) == 0 ? UInt64(random.below(count)) : UInt64(random.below(2))
      return (key, key == 0 || random.below(3) > 0 ? key : UInt64(random.below(count)))
    }
  }

  private static func mixed(_ key: UInt64) -> UInt64 { key &* 0x9E37_79B9_7F4A_7C15 }

  private static func tuples(
    _ rows: [(key: UInt64, value: UInt64)], hasRecords: Bool, budget: Int
  ) throws -> KeyTuples {
    let tuples = KeyTuples(stride: hasRecords ? 5 : 4, budget: budget) { () throws(RunFailure) in
      MemorySpill()
    }
    for (record, row) in rows.enumerated() {
      let record = hasRecords ? [UInt64(record)] : []
      try tuples.append([mixed(row.key), row.key] + record + [mixed(row.value), 2])
    }
    return tuples
  }

  @Test(
    "members of groups with several values are counted and found as a dictionary does it",
    arguments: [0, 1, 50, 4000], [100, 1 << 12, 1 << 30])
  func determined(count: Int, budget: Int) throws {
    let rows = Self.rows(count, seed: 3)
    let groups = Dictionary(grouping: rows.indices) { rows[$0].key }
    let faulty = groups.values.filter { members in Set(members.map { rows[$0].value }).count > 1 }
    let room = GroupsTests.room(count, budget: budget, MemorySpill())
    let counts = try KeyCounts(
      of: try Self.tuples(rows, hasRecords: false, budget: budget), hasher: KeyHasher(),
      in: room)
    #expect(counts.groupCount == groups.count)
    #expect(counts.faultCount == faulty.reduce(0) { $0 + $1.count })
    let members = try GroupMembers(
      comparingValues: true, in: try Self.tuples(rows, hasRecords: true, budget: budget),
      room: room)
    let failing = rows.indices.filter { members.failing[$0] }
    #expect(failing == faulty.flatMap { $0 }.sorted())
  }

  @Test(
    "keys that no bit of their first words tells apart do not part the others",
    .timeLimit(.minutes(1)))
  func parts() throws {
    let tuples = KeyTuples(stride: 3, budget: 100) { () throws(RunFailure) in MemorySpill() }
    for record in 0..<1_000 {
      try tuples.append([UInt64(record / 500), UInt64(record), UInt64(record)])
    }
    let room = GroupsTests.room(1_000, budget: 100, MemorySpill())
    #expect(try KeyCounts(of: tuples, hasher: KeyHasher(), in: room).groupCount == 1_000)
  }

  @Test("a key whose tuples are more than memory has room for is read piece by piece")
  func pieces() throws {
    let rows = (0..<50_000).map { (key: UInt64($0 % 3), value: UInt64(0)) }
    let tuples = try Self.tuples(rows, hasRecords: true, budget: 100)
    let longest = LockedValue(0)
    let found = LockedValue(0)
    try tuples.forEachPartition(threadCount: 2) { (_, tuples) throws(RunFailure) in
      _ = try tuples.forEachPiece { words in
        let (length, count) = (words.count, words.count / 5)
        longest.withLock { $0 = max($0, length) }
        found.withLock { $0 += count }
        return true
      }
    }
    #expect(found.withLock { $0 } == rows.count)
    #expect(longest.withLock { $0 } <= 1 << 14)
  }
}

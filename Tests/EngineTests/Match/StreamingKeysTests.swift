import CScan
import Diagnostics
import Kernels
import Testing

@testable import Engine

@Suite("Keys of a stream")
struct StreamingKeysTests {
  /// Hashes that crowd in a few partitions, the ends of the table and the zero hash among them.
  static func digests(_ count: Int, _ random: inout SeededGenerator) -> [KeyHash] {
    (0..<count).map { _ in
      switch random.below(8) {
      case 0: KeyHash(first: 0, second: UInt64(random.below(3)))
      case 1: KeyHash(first: .max - UInt64(random.below(40)), second: UInt64(random.below(3)))
      case 2: KeyHash(first: UInt64(random.below(40)), second: 7)
      default: KeyHash(first: UInt64(random.below(2000)) << 53, second: UInt64(random.below(2)))
      }
    }
  }

  @Test(
    "the keys seen before are those that a dictionary knows, in any memory",
    arguments: [1, 1 << 12, 1 << 15, 1 << 17, 1 << 30], [true, false])
  func sameAsDictionary(budget: Int, notesSurvivors: Bool) throws {
    var random = SeededGenerator(seed: UInt64(budget))
    let spill = MemorySpill()
    var keys = StreamingKeys(budget: budget, notesSurvivors: notesSurvivors, countsHalfKeys: true) {
      () throws(RunFailure) in spill
    }
    var known: [KeyHash: Int] = [:]
    var firstRecord = 0
    for batch in [0, 1, 7, 2048, 300, 5000, 2, 4000] {
      let digests = Self.digests(batch, &random)
      // Every third row has no usable key.
      let rows = digests.indices.map { Int32($0 * 3) }
      var duplicates: [Int32] = []
      var survivors: [Int] = []
      try keys.insert(
        digests, rows: rows, firstRecord: firstRecord, duplicates: &duplicates,
        survivors: &survivors)
      var expected: [Int32] = []
      var expectedSurvivors: [Int] = []
      for (index, digest) in digests.enumerated() {
        let digest = KeyTable.stored(digest)
        if let survivor = known[digest] {
          expected.append(Int32(index))
          expectedSurvivors.append(survivor)
        } else {
          known[digest] = firstRecord + index * 3
        }
      }
      let isSame = duplicates == expected && (!notesSurvivors || survivors == expectedSurvivors)
      #expect(isSame, "a batch of \(batch) from record \(firstRecord)")
      firstRecord += batch * 3
    }
    let halfCount = known.count - Set(known.keys.map(\.first)).count
    #expect(halfCount > 0 && keys.halfKeys.count == halfCount && keys.halfKeys.isExact)
    #expect((keys.spilledByteCount > 0) == (budget < 1 << 18), "\(known.count) keys")
  }

  @Test("keys of one half are told apart, however many there are", arguments: [1 << 12, 1 << 30])
  func manyOfOneHalf(budget: Int) throws {
    let spill = MemorySpill()
    var keys = StreamingKeys(budget: budget, notesSurvivors: true, countsHalfKeys: true) {
      () throws(RunFailure) in spill
    }
    let digests = (0..<3000).map { KeyHash(first: 7 << 60, second: UInt64($0 % 1000)) }
    var duplicates: [Int32] = []
    var survivors: [Int] = []
    try keys.insert(
      digests, rows: digests.indices.map { Int32($0) }, firstRecord: 0, duplicates: &duplicates,
      survivors: &survivors)
    #expect(duplicates == (1000..<3000).map { Int32($0) })
    #expect(survivors == (1000..<3000).map { $0 % 1000 })
    #expect(!keys.halfKeys.isExact && keys.halfKeys.count >= HalfKeys.mostNeighbours)
    #expect(keys.halfKeys.count < 1000)
  }

  @Test(
    "groups of one half are found, however many there are", arguments: [3, 200, 257, 258, 5000])
  func groupsOfOneHalf(count: Int) {
    var keys = KeyNumbers(limit: count)
    let tuples: [UInt64] = (0..<2 * count).flatMap { [9, UInt64($0 % count)] as [UInt64] }
    let expected = (0..<2 * count).map { UInt32($0 % count + 1) }
    let all = key_part(mask: 0, bits: 0)
    var (numbers, found): ([UInt32], [UInt32]) = ([], [])
    #expect(keys.add(tuples.span, stride: 2, in: all, to: &numbers) && numbers == expected)
    keys.find(tuples.span, stride: 2, in: all, to: &found)
    #expect(found == expected)
    #expect(!keys.add([9, UInt64(count)].span, stride: 2, in: all, to: &numbers))
    keys.find([9, UInt64(count)].span, stride: 2, in: all, to: &found)
    #expect(found[0] == 0 && keys.count == count)
    let halfKeys = keys.halfKeys
    #expect(halfKeys.isExact == (count <= HalfKeys.mostNeighbours))
    #expect(halfKeys.count >= min(count - 1, HalfKeys.mostNeighbours) && halfKeys.count < count)
  }

  @Test("a partition's entries are all of its keys, by hash", arguments: [1, 700, 767, 6000])
  func partitions(count: Int) {
    var random = SeededGenerator(seed: 3)
    var table = KeyTable(notesSurvivors: true)
    var known: [KeyHash: Int] = [:]
    for digest in Self.digests(count, &random) where digest.first | digest.second != 0 {
      let slot = table.slot(of: digest)
      #expect(table.isFree(slot) == (known[digest] == nil))
      if !table.isFree(slot) { continue }
      table.insert(digest, at: slot, record: known.count)
      known[digest] = known.count
    }
    #expect(table.count == known.count)
    var entries: [UInt64] = []
    for number in 0..<64 { entries += table.sortedEntries(ofPartition: number, bits: 6) }
    let expected = known.sorted { ($0.key.first, $0.key.second) < ($1.key.first, $1.key.second) }
    let isSame = entries == expected.flatMap { [$0.key.first, $0.key.second, UInt64($0.value)] }
    #expect(isSame)
  }

  @Test("a filter lets every key of its run through, and few others", arguments: [10.0, 5, 2.5, 1])
  func filter(bitsPerKey: Double) throws {
    var filter = try #require(KeyFilter(keyCount: 10_000, bitsPerKey: bitsPerKey))
    var random = SeededGenerator(seed: 3)
    let keys = (0..<10_000).map { _ in KeyHash(first: random.next(), second: random.next()) }
    for key in keys { filter.insert(key) }
    #expect(keys.allSatisfy { filter.mayHold($0) })
    let strangers = (0..<10_000).count { _ in
      filter.mayHold(KeyHash(first: random.next(), second: random.next()))
    }
    let limits = [10.0: 0.02, 5: 0.13, 2.5: 0.36, 1: 0.7]
    #expect(Double(strangers) / 10_000 < limits[bitsPerKey]!)
    #expect(KeyFilter(keyCount: 10, bitsPerKey: 0.1) == nil)
  }
}

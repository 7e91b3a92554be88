import Diagnostics
import Kernels
import Synchronization
import Testing

@testable import Engine

/// The keys of a stream against a dictionary, with so little memory that they go to disk, are merged
/// there, and their filters are made thinner.
@Suite struct StreamingKeysTests {
  @Test(
    "keys on disk are found again, each with the record that showed it first", .serialized,
    arguments: [(0, 20_000), (200_000, 120_000), (1 << 30, 20_000)], [true, false])
  func spilled(size: (budget: Int, keyCount: Int), notesSurvivors: Bool) throws {
    let file = MemorySpill()
    var keys = StreamingKeys(budget: size.budget, notesSurvivors: notesSurvivors) {
      () throws(RunFailure) in file
    }
    var random = SplitMix(state: 7)
    var seen: [KeyHash: Int] = [:]
    var record = 0
    while record < size.keyCount {
      var digests: [KeyHash] = []
      for _ in 0..<1000 {
        let number = record < 2000 ? random.next() % 50 : random.next() % UInt64(size.keyCount)
        // Few high words, so that entries of one lie in several blocks.
        digests.append(KeyHash(first: (number % 97) << 57 | number % 5, second: number))
      }
      var expected: (duplicates: [Int32], survivors: [Int]) = ([], [])
      for (row, digest) in digests.enumerated() {
        if let first = seen[digest] {
          expected.duplicates.append(Int32(row))
          if notesSurvivors { expected.survivors.append(first) }
        } else {
          seen[digest] = record + row
        }
      }
      var duplicates: [Int32] = []
      var survivors: [Int] = []
      try keys.insert(
        digests, rows: Array(0..<1000), firstRecord: record, duplicates: &duplicates,
        survivors: &survivors)
      #expect(duplicates == expected.duplicates && survivors == expected.survivors)
      record += 1000
    }
    #expect((keys.spilledByteCount > 0) == (size.budget < 1 << 30))
  }

  @Test("a filter lets every key of its run through, and few others", arguments: [10.0, 5, 2.5, 1])
  func filter(bitsPerKey: Double) throws {
    var filter = try #require(KeyFilter(keyCount: 10_000, bitsPerKey: bitsPerKey))
    var random = SplitMix(state: 3)
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

/// A spill file in memory.
private final class MemorySpill: SpillFile {
  private let words = Mutex<[UInt64]>([])

  var byteCount: Int { words.withLock { $0.count * 8 } }

  func append(_ words: borrowing Span<UInt64>) throws(RunFailure) -> Int {
    var copy: [UInt64] = []
    for index in words.indices { copy.append(words[index]) }
    return self.words.withLock { [copy] all in
      defer { all += copy }
      return all.count * 8
    }
  }

  func read(at offset: Int, into words: inout MutableSpan<UInt64>) throws(RunFailure) {
    let count = words.count
    let copy = self.words.withLock { Array($0[offset / 8..<offset / 8 + count]) }
    for index in copy.indices { words[index] = copy[index] }
  }
}

/// Numbers that look random and are the same every time (splitmix64).
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}

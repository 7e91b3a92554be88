import Diagnostics
import Testing

@testable import Engine

@Suite("Entries in the order of places")
struct PlaceRunTests {
  /// Entries of every third place or so, in an order of their own.
  private static func entries(_ count: Int) -> [[UInt64]] {
    var random = SeededGenerator(seed: UInt64(count))
    var place = 0
    var entries: [[UInt64]] = []
    for _ in 0..<count {
      place += 1 + random.below(5)
      entries.append([UInt64(place), random.next(), random.next()])
    }
    return entries
  }

  @Test(
    "what was taken comes back in order, from memory or from the disk",
    arguments: [0, 1, 2, 511, 512, 513, 4000], [0, 1000, 1 << 30])
  func sorted(count: Int, byteCount: Int) throws {
    let entries = Self.entries(count)
    let rowCount = Int(entries.last?[0] ?? 0) + 1
    let sorter = PlaceSorter(entryWordCount: 3, rowCount: rowCount, byteCount: byteCount) {
      () throws(RunFailure) in MemorySpill()
    }
    var random = SeededGenerator(seed: 7)
    var waiting: [UInt64] = []
    for entry in entries.shuffled(using: &random) {
      waiting += entry
      try sorter.take(&waiting)
    }
    try sorter.take(&waiting, isLast: true)
    let run = try sorter.run()
    #expect(run.count == count)
    if byteCount == 0 { #expect((run.spilledByteCount > 0) == (count > 0)) }
    if byteCount == 1 << 30 { #expect(run.spilledByteCount == 0) }
    #expect(try run.entries(in: 0..<rowCount) == entries.flatMap { $0 })
    for range in [0..<0, 3..<700, 700..<701, rowCount - 1..<rowCount] where !entries.isEmpty {
      let expected = entries.filter { range.contains(Int($0[0])) }.flatMap { $0 }
      #expect(try run.entries(in: range) == expected, "\(range)")
    }
    let known = Dictionary(
      uniqueKeysWithValues: entries.map { (Int($0[0]), Array($0.dropFirst())) })
    var reader = PlaceReader(run)
    for place in (0..<rowCount + 2).shuffled(using: &random) {
      #expect(try reader.entry(at: place).map(Array.init) == known[place])
    }
  }

  @Test("bits that several threads set are all there", arguments: [0, 1, 4096, 10_000])
  func bitmap(count: Int) {
    let shared = SharedBitmap()
    onThreads(2) { thread in
      var waiting: [Int] = []
      for bit in stride(from: thread, to: count, by: 2) {
        waiting.append(bit * 3)
        shared.take(&waiting)
      }
      shared.take(&waiting, isLast: true)
    }
    let bits = shared.take()
    #expect(bits.setCount == count)
    let isWhole = (0..<count * 3).allSatisfy { bits[$0] == ($0 % 3 == 0) }
    #expect(isWhole)
    #expect(shared.take().setCount == 0)
  }
}

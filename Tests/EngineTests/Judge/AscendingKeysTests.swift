import Columns
import Diagnostics
import Kernels
import Testing

@testable import Engine

@Suite("Keys that ascend")
struct AscendingKeysTests {
  private static let hasher = KeyHasher()

  /// The run of some texts, which live while `body` runs.
  private static func run<Result>(
    _ texts: [String], _ body: (AscendingKeys?) throws -> Result
  ) rethrows -> Result {
    let literals = texts.map { LiteralCell($0) }
    return try withExtendedLifetime(literals) { try body(AscendingKeys(literals.map(\.cell))) }
  }

  private static func hashes(_ texts: [String]) -> [UInt64] {
    texts.flatMap { text in
      let hash = hasher.hash(Array(text.utf8).span)
      return [hash.first, hash.second]
    }
  }

  @Test(
    "growing numbers, or falling ones, are those whose tuples come back",
    arguments: [
      ["7"], ["0", "1", "2"], ["1", "128", "129", "16513", "999999999999999999"],
      ["30", "20", "10"], ["100", "99", "1", "0"],
    ])
  func runs(texts: [String]) {
    Self.run(texts) { keys in
      let isFalling = Int(texts[0])! > Int(texts[texts.count - 1])!
      #expect(keys?.count == texts.count)
      #expect(keys?.tuples(Self.hasher) == Self.hashes(isFalling ? texts.reversed() : texts))
    }
  }

  @Test(
    "what neither grows nor falls, or is written otherwise, is no run",
    arguments: [
      [], [""], ["1", "1"], ["1", "3", "2", "4"], ["3", "1", "2", "0"], ["1", "02"], ["01", "2"],
      ["1", "", "3"], ["1", "b", "3"], ["-1", "2"], ["1", "+2"], ["1", "2 "],
      ["1", "1000000000000000000"], ["1", "18446744073709551617"], ["١", "٢"],
    ])
  func others(texts: [String]) {
    Self.run(texts) { #expect($0 == nil) }
  }

  /// The tuples of batches of numbers, each as a run, and of some texts besides.
  private static func tuples(
    _ batches: [Range<Int>], _ texts: [String] = [], budget: Int = 1 << 20
  ) throws -> KeyTuples {
    let tuples = KeyTuples(stride: 2, budget: budget) { () throws(RunFailure) in MemorySpill() }
    for batch in batches {
      let refused = run(batch.map { "\($0)" }) { keys in
        tuples.append(keys!) ? [] : keys!.tuples(hasher)
      }
      try tuples.append(refused)
    }
    try tuples.append(hashes(texts))
    return tuples
  }

  @Test(
    "counts are those of all the keys, whether runs are apart or not, and with others beside them",
    arguments: [
      ([0..<500, 500..<900, 1000..<1001], []), ([500..<900, 0..<500], []),
      ([0..<500, 499..<900], []), ([0..<100, 0..<100, 50..<60], []), ([0..<100], ["50", "x", "x"]),
      ([0..<100], ["100", "007"]),
    ] as [([Range<Int>], [String])], [100, 1 << 20])
  func counts(_ keys: ([Range<Int>], [String]), budget: Int) throws {
    let all = keys.0.flatMap { $0.map { "\($0)" } } + keys.1
    let groups = Dictionary(grouping: all) { $0 }
    let counts = try KeyCounts(
      of: try Self.tuples(keys.0, keys.1, budget: budget), hasher: Self.hasher,
      in: GroupsTests.room(all.count, budget: budget, MemorySpill()))
    #expect(counts.groupCount == groups.count)
    #expect(counts.faultCount == groups.values.reduce(0) { $0 + ($1.count > 1 ? $1.count : 0) })
  }

  @Test("runs need a byte or two a key, and are refused where there is no room for them")
  func room() throws {
    Self.run((0..<4096).map { "\($0 * 100)" }) { keys in
      #expect(keys!.byteCount < 2 * 4096)
      let tuples = KeyTuples(stride: 2, budget: 8 * 4096) { () throws(RunFailure) in MemorySpill() }
      #expect(!tuples.append(keys!))
      let roomy = KeyTuples(stride: 2, budget: 16 * 4096) { () throws(RunFailure) in MemorySpill() }
      #expect(roomy.append(keys!))
      #expect(!roomy.append(keys!))
    }
  }
}

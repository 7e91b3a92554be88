import Foundation
import Testing

@Suite("The engine against a naive interpreter of the same rules")
struct DifferentialTests {
  static let usualSeeds: ClosedRange<UInt64> = 1...480

  /// Seeds a run of the tests tries; `FETTLE_SEEDS=first-last` asks for others.
  static var seeds: ClosedRange<UInt64> {
    let parts = (ProcessInfo.processInfo.environment["FETTLE_SEEDS"] ?? "").split(separator: "-")
    guard parts.count == 2, let first = UInt64(parts[0]), let last = UInt64(parts[1]) else {
      return usualSeeds
    }
    return first...last
  }

  @Test("random rules on random tables give the oracle's bytes, counts and logs")
  func randomRules() throws {
    var rejectedCount = 0
    var failureCount = 0
    for seed in Self.seeds {
      let trial = Self.trial(seed)
      do {
        guard try trial.mismatch() != nil else { continue }
        Issue.record("\(trial.story(seed: seed))")
        failureCount += 1
        if failureCount == 5 { break }
      } catch let rejected as RulesRejected {
        rejectedCount += 1
        if ProcessInfo.processInfo.environment["FETTLE_SHOW_REJECTED"] != nil {
          print(seed, rejected)
        }
      }
    }
    #expect(rejectedCount * 10 <= Self.seeds.count, "the rules are too often no rules at all")
  }

  static func trial(_ seed: UInt64) -> Trial {
    var random = SeededRandom(seed)
    let (table, hub) = (RandomTable(&random), RandomTable(&random))
    let hasRows = table.records.count > 1 && hub.records.count > 1
    let shape = TableShape(&random, hasRows: hasRows)
    let keys = random.pick([0, 1 << 12, nil])
    let rules = RandomRules(random, shape: shape)
    let includedCount = random.once(in: 4) ? random.number(1...max(rules.headCount, 1)) : 0
    return Trial(
      lines: rules.lines, includedCount: min(includedCount, rules.headCount),
      records: table.records, hub: hub.records, shape: shape,
      settings: settings(seed, table.records, keyByteCount: keys))
  }

  /// Every number of threads, each with another size of batches; from seed to seed others meet.
  private static func settings(
    _ seed: UInt64, _ records: [String], keyByteCount: Int?
  ) -> [RunSettings] {
    let rowCounts = RunSettings.batchRowCounts
    return RunSettings.threadCounts.enumerated().map { index, threadCount in
      RunSettings(
        threadCount: threadCount, batchRowCount: rowCounts[(Int(seed % 4) + index) % 4],
        of: records, keyByteCount: keyByteCount,
        listsFindings: (seed / 4 + UInt64(index)) % 2 == 0)
    }
  }
}

import Foundation
import Testing

@Suite("The engine against a naive interpreter of the same rules")
struct DifferentialTests {
  /// Seeds a run of the tests tries; `FETTLE_SEEDS=first-last` asks for others.
  static var seeds: ClosedRange<UInt64> {
    let parts = (ProcessInfo.processInfo.environment["FETTLE_SEEDS"] ?? "").split(separator: "-")
    guard parts.count == 2, let first = UInt64(parts[0]), let last = UInt64(parts[1]) else {
      return 1...300
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
    let table = RandomTable(&random)
    var settings = RunSettings()
    settings.threadCount = random.pick([1, 2, 4])
    settings.blockByteCount = random.pick([16, 64, 300, 4096, nil])
    settings.keyByteCount = random.pick([0, 1 << 12, nil])
    let rules = RandomRules(random)
    return Trial(lines: rules.lines, records: table.records, settings: settings)
  }
}

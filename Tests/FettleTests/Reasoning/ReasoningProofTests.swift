import Diagnostics
import Foundation
import Language
import Testing

@Suite("What the checker says of rules against a naive interpreter")
struct ReasoningProofTests {
  static let seeds: ClosedRange<UInt64> = {
    let parts = (ProcessInfo.processInfo.environment["FETTLE_SEEDS"] ?? "").split(separator: "-")
    guard parts.count == 2, let first = UInt64(parts[0]), let last = UInt64(parts[1]) else {
      return 1...160
    }
    return first...last
  }()

  /// What was found of the rules of all seeds.
  private struct Findings {
    var counts: [String: Int] = [:]
    var messages: Set<String> = []
    /// Of how many seeds the lines are rules.
    var ruleCount = 0

    var claimCount: Int { ReasoningProofTests.claims.reduce(0) { $0 + (counts[$1.rawValue] ?? 0) } }
  }

  /// What is found of the rules of each seed, all of which is held against the interpreter.
  private func findings(
    _ table: String, _ header: [String], _ lines: (UInt64) -> [String]
  ) -> Findings {
    var found = Findings()
    for seed in Self.seeds {
      let lines = lines(seed)
      guard let check = ClaimCheck(lines, header: header, input: table) else { continue }
      found.ruleCount += 1
      for finding in check.findings {
        found.counts[finding.code, default: 0] += 1
        found.messages.insert(finding.message)
        if let refutation = check.refutation(of: finding) {
          Issue.record("seed \(seed): \(refutation)\n\(lines.joined(separator: "\n"))")
        }
      }
    }
    return found
  }

  @Test("no 'always' and no 'never' is false on any row of few columns and values")
  func noFalseClaims() throws {
    let found = findings(RandomJudgements.table, RandomJudgements.header) {
      RandomJudgements($0).lines
    }
    #expect(found.ruleCount * 2 > Self.seeds.count, "too few of the rules are rules")
    #expect(found.claimCount * 4 > found.ruleCount, "too few claims: \(found.counts)")
    for words in Self.words {
      #expect(
        found.messages.contains { $0.contains(words) }, "nothing was claimed like it: \(words)")
    }
  }

  @Test("no claim is false where cells are none of their column's type, or in a notation of it")
  func noFalseClaimsOfTypes() throws {
    let found = findings(TypedJudgements.table, TypedJudgements.header) {
      TypedJudgements($0).lines
    }
    #expect(found.claimCount * 4 > Self.seeds.count, "too few claims: \(found.counts)")
  }

  @Test("no claim is false of the shapes that forms write, of years, and of what is done twice")
  func noFalseClaimsOfShapes() throws {
    let found = findings(ShapedJudgements.table, ShapedJudgements.header) {
      ShapedJudgements($0).lines
    }
    #expect(found.claimCount * 3 > Self.seeds.count, "too few claims: \(found.counts)")
    for words in Self.wordsOfShapes {
      #expect(
        found.messages.contains { $0.contains(words) }, "nothing was claimed like it: \(words)")
    }
  }

  /// The same for claims of shapes.
  private static let wordsOfShapes = [
    "masked already", "always blank here", "has this value already", "an arm above takes",
    "every row passes", "no row can pass",
  ]

  /// What claims must be among those that were held against the interpreter.
  private static let words = [
    "never false", "nothing is folded", "no table can pass", "adds nothing", "says the same",
    "in this form already",
  ]

  /// The findings that say "always" or "never" of rows.
  private static let claims: [DiagnosticCode] = [
    .alwaysPasses, .neverPasses, .neverTested, .contradiction, .redundantCheck,
    .conditionNeverTrue, .conditionAlwaysTrue, .removesNothing, .removesEverything,
    .unreachableArm, .lineWithoutEffect, .defaultFailsCheck,
  ]

  @Test("no claim is false on random tables under rules of every kind")
  func randomRules() throws {
    for seed in UInt64(1)...50 {
      var random = SeededRandom(seed)
      let table = RandomTable(&random)
      let rules = RandomRules(random, shape: TableShape())
      if rules.lines.contains(where: { $0.contains("hub") || $0.contains(" from ") }) { continue }
      guard
        let check = ClaimCheck(
          rules.lines, header: RandomTable.columns, input: TableShape().text(table.records))
      else { continue }
      for finding in check.findings {
        if let refutation = check.refutation(of: finding) {
          Issue.record("seed \(seed): \(refutation)\n\(rules.lines.joined(separator: "\n"))")
        }
      }
    }
  }
}

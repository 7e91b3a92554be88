import Diagnostics
import Language
import Testing

@Suite("What is said of fillings, blanks and keys, against a naive interpreter")
struct FilledProofTests {
  private static func check(_ lines: [String]) -> ClaimCheck? {
    ClaimCheck(lines, header: FilledJudgements.header, input: FilledJudgements.table)
  }

  /// What is false of the findings of some rules.
  private static func refutations(_ check: ClaimCheck) -> [String] {
    check.findings.compactMap { finding in
      if finding.code == DiagnosticCode.keyNeverNormalized.rawValue {
        return check.isUneven(finding) ? nil : "\(finding.code) does not hold: \(finding.message)"
      }
      return check.refutation(of: finding)
    }
  }

  @Test("no claim is false on any row of few columns and values")
  func claims() throws {
    var counts: [String: Int] = [:]
    let seeds = ReasoningProofTests.seeds
    for seed in seeds.lowerBound...(seeds.upperBound &* 2) {
      let lines = FilledJudgements(seed).lines
      guard let check = Self.check(lines) else { continue }
      for finding in check.findings { counts[finding.code, default: 0] += 1 }
      for refutation in Self.refutations(check) {
        Issue.record("seed \(seed): \(refutation)\n\(lines.joined(separator: "\n"))")
      }
    }
    let wanted: [DiagnosticCode] = [.defaultFailsCheck, .blankLeaves, .keyNeverNormalized]
    for code in wanted { #expect(counts[code.rawValue, default: 0] > 10, "\(code): \(counts)") }
  }

  @Test(
    "what is not so of every such row is left unsaid",
    arguments: [
      ("default a 'x'; check a != 'x' when a is real, reject", "F0412"),
      ("default a 'x'; check a = 'y' when original.a is present", "F0412"),
      ("default a 'x'; check a = 'y' when a is not changed", "F0412"),
      ("default a 'x' when b = '1'; check a != 'x' when b = '2'", "F0412"),
      ("default a 'x'; set a = a & '1'; check a != 'x'", "F0412"),
      ("default a 'x'; set a = 'y' when a is default; check a != 'x'", "F0412"),
      ("default a 'x'; drop rows when a is default; check a != 'x'", "F0412"),
      ("keep rows when first(a, 'y') = 'y'", "F0505"),
      ("keep rows when a & 'k' = 'k' or a = 'y'", "F0505"),
      ("keep rows when join('-', a, 'k') = 'k'", "F0505"),
      ("keep rows when a is not changed or a = 'y'", "F0505"),
      ("keep rows when a is not default and b = '1'", "F0505"),
      ("keep rows when a = 'x' or b = '1'", "F0505"),
      ("keep rows when a in ('x', 'y'); dedupe on a", "F0502"),
      ("keep rows when a matches /^[0-9]+$/; dedupe on a", "F0502"),
      ("check a in ('x', 'y'), reject; dedupe on a", "F0502"),
      ("keep rows when length(a) = 5; dedupe on a", "F0502"),
      ("dedupe on a when a = 'a'", "F0502"),
    ])
  func unsaid(rules: String, code: String) throws {
    let check = try #require(Self.check(Self.lines(rules)))
    #expect(!check.findings.contains { $0.code == code && $0.message.contains("'a'") })
    #expect(Self.refutations(check).isEmpty)
  }

  @Test(
    "what is, is said",
    arguments: [
      ("default a 'x'; check a != 'x'", "F0412", "fails this check"),
      ("default a 'x'; check a = 'y' when a is default", "F0412", "fails this check"),
      ("default a 'x'; check a != 'x' when b = '2'", "F0412", "wherever its when is true"),
      ("default a 'x' when b = '1'; check a != 'x' when b = '1'", "F0412", "fails this check"),
      ("default a 'x'; normalize a trim; check a != 'x'", "F0412", "fails this check"),
      ("keep rows when a = 'x'", "F0505", "'a' is blank leave too, since"),
      ("keep rows when a = 'x' and b = '1'", "F0505", "'a' is blank leave too, since"),
      ("keep rows when left(a, 1) = 'x'", "F0505", "'a' is blank leave too"),
      ("keep rows when a = 'x' and n > 5", "F0505", "leave too, if they can be evaluated, since"),
      ("keep rows when n > 5", "F0505", "'n' is blank leave too, since"),
      ("dedupe on a", "F0502", "two keys"),
      ("keep rows when a is present; dedupe on a", "F0502", ""),
      ("keep rows when b in ('1', '2'); dedupe on a", "F0502", "two keys"),
    ])
  func said(rules: String, code: String, words: String) throws {
    let check = try #require(Self.check(Self.lines(rules)))
    let messages = check.findings.filter { $0.code == code }.map(\.message)
    #expect(messages.contains { $0.contains(words) } || words.isEmpty && !messages.isEmpty)
    #expect(Self.refutations(check).isEmpty)
  }

  private static func lines(_ rules: String) -> [String] {
    ["column n is number"] + rules.split(separator: "; ").map(String.init)
  }
}

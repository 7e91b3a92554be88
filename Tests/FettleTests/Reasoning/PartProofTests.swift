import Diagnostics
import Language
import Testing
import Verbs

@Suite("A part of a condition that is said to add nothing, left out")
struct PartProofTests {
  /// Lines that do something with a condition, each program for itself.
  private static func programs(_ predicate: String) -> [[String]] {
    [
      [
        "check \(predicate)", "check \(predicate), note", "check \(predicate), review",
        "note rows when \(predicate)", "warn rows when \(predicate)",
        "review rows when \(predicate)", "set q = if \(predicate) then 'k' else 'l'",
        "set r = 'k' when \(predicate)", "check a = 'x' when \(predicate)",
      ],
      ["check \(predicate), reject"], ["check \(predicate), stop"],
      ["check \(predicate), stop above 10%"], ["keep rows when \(predicate)"],
      ["drop rows when \(predicate)"], ["reject rows when \(predicate)"],
      ["stop rows when \(predicate)"], ["check a = 'x' when \(predicate), reject"],
    ]
  }

  private static func source(_ lines: [String]) -> SourceText {
    SourceText(
      name: "-e", text: (PartJudgements.declarations + lines).joined(separator: "\n"))
  }

  private static func program(_ lines: [String]) -> Program? {
    let analysis = Analysis(
      source(lines), vocabulary: .core(), headers: { _, _ in PartJudgements.header })
    return analysis.isSound ? analysis.program : nil
  }

  /// What to write in the place of a part, so that the others alone say how the whole comes out.
  private static func edit(
    _ part: SourceRange, _ predicate: Expression
  ) -> (range: Range<Int>, text: String)? {
    switch predicate.kind {
    case .not(let operand): return edit(part, operand)
    case .and(let parts), .or(let parts):
      guard !parts.contains(where: { $0.range == part }) else {
        if case .and = predicate.kind { return (part.lower..<part.upper, "true") }
        return (part.lower..<part.upper, "false")
      }
      return parts.lazy.compactMap { edit(part, $0) }.first
    case .membership(_, .values(let items), _):
      guard let index = items.firstIndex(where: { $0.range == part }), index > 0 else { return nil }
      return (items[index - 1].range.upper..<part.upper, "")
    default: return nil
    }
  }

  /// The findings of parts that add nothing, each with the predicate without it.
  private static func claims(_ predicate: String) -> [(finding: Diagnostic, rest: String)]? {
    guard
      let check = ClaimCheck(
        PartJudgements.declarations + ["check \(predicate)"], header: PartJudgements.header,
        input: PartJudgements.table)
    else { return nil }
    let findings = check.findings.filter { $0.code == DiagnosticCode.repeatedPart.rawValue }
    guard case .expression(let tree)? = check.program.statements.last?.slots["predicate"] else {
      return nil
    }
    return findings.map { finding in
      if let refutation = check.refutation(of: finding) {
        Issue.record("\(refutation)\n\(predicate)")
      }
      guard let edit = edit(finding.range, tree) else {
        Issue.record("no part stands there: \(finding.message)\n\(predicate)")
        return (finding, predicate)
      }
      var bytes = source(["check \(predicate)"]).bytes
      bytes.replaceSubrange(edit.range, with: Array(edit.text.utf8))
      let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").last ?? ""
      return (finding, String(line.dropFirst("check ".count)))
    }
  }

  /// Each claim is some runs of its own: many seeds are tried once, and few each time.
  private static let seeds =
    ReasoningProofTests.seeds.count > 160 ? ReasoningProofTests.seeds : 1...60

  @Test("nothing comes out otherwise, whatever follows from the condition")
  func leftOut() throws {
    var (ruleCount, claimCount) = (0, 0)
    for seed in Self.seeds {
      let predicate = PartJudgements(seed).predicate
      guard let claims = Self.claims(predicate) else { continue }
      ruleCount += 1
      for claim in claims {
        claimCount += 1
        for (lines, others) in zip(Self.programs(predicate), Self.programs(claim.rest)) {
          guard let whole = Self.program(lines), let rest = Self.program(others) else {
            Issue.record("rules no more: \(claim.rest)")
            continue
          }
          let before = ObservedRun(whole, input: PartJudgements.table)
          let after = ObservedRun(rest, input: PartJudgements.table)
          let told = "seed \(seed): \(lines[0])\n=>\n\(others[0])"
          #expect(after.otherResult(than: before) == nil, "\(told)")
          #expect(after.countsOfLines == before.countsOfLines, "\(told)")
        }
      }
    }
    #expect(ruleCount * 2 > Self.seeds.count, "too few of the predicates are any")
    #expect(claimCount * 8 > ruleCount, "too few claims: \(claimCount)")
  }

  @Test(
    "a part that makes false what is unknown or cannot be evaluated is needed",
    arguments: [
      "m is present and m matches /@/", "n is number and n > 0", "n is valid and n > 0",
      "not (d is valid and d <= '2026-01-01')", "not (a is present and a = 'x')",
      "a = 'x' and (a is present or d is valid)", "10 / n = 5 or n <= 5", "n * 2 = 10 or n <= 5",
      "a is blank or a != 'x'", "n is not valid or n <= 5", "m is email and m = 'x@y.org'",
      "first(a, 'x') = 'x' or a = 'x'",
    ])
  func needed(predicate: String) throws {
    #expect(try #require(Self.claims(predicate)).isEmpty)
  }

  @Test(
    "a part that comes out as the others do is not",
    arguments: [
      "n > 5 and n > 3", "n > 5 or n > 3", "a = 'x' or a in ('x', 'y')", "a = m or m = a",
      "a starts with 'xy' and a contains 'y'", "n in (3, 3.0)", "a in ('x', 'x')",
      "10 / n > 2 and 10 / n > 2", "a matches /x/ or a matches /x/", "n * 2 > 6 and n * 2 > 3",
      "d < '2026-01-01' and d < '2027-01-01'", "not (length(a) > 2 and length(a) > 1)",
      "m = 'x@y.org' or m in ('x@y.org', 'a@b.com')", "left(a, 1) = 'x' and left(a, 1) != 'y'",
    ])
  func spared(predicate: String) throws {
    #expect(try #require(Self.claims(predicate)).count == 1)
  }

  // Beyond 28 digits a product could not be evaluated, which only the engine knows.
  @Test(
    "with and without a needed part a run leaves other rows",
    arguments: [
      ("check m is present and m matches /@/, reject", "check m matches /@/, reject"),
      ("keep rows when n is number and n > 0", "keep rows when n > 0"),
      ("reject rows when not (a is present and a = 'x')", "reject rows when not (a = 'x')"),
      ("check n * 2 = 10 or n <= 5, reject", "check n <= 5, reject"),
    ])
  func runs(rule: String, other: String) throws {
    let declarations = PartJudgements.declarations.joined(separator: "\n") + "\n"
    let table = "a,n,d,m\nx,zz,,\n,9999999999999999999999999999,,zz\n"
    #expect(
      try Run.output(declarations + rule, of: table)
        != Run.output(declarations + other, of: table))
    let check = try #require(
      ClaimCheck(
        PartJudgements.declarations + [rule], header: PartJudgements.header, input: table))
    #expect(check.findings.allSatisfy { $0.code != DiagnosticCode.repeatedPart.rawValue })
  }
}

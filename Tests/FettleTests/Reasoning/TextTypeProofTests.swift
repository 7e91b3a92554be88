import Diagnostics
import Language
import Testing

/// Texts that are none of their type, and numbers whose region is blank: what the checker says of rules on
/// them, against a naive interpreter.
@Suite("What the checker says of types of text")
struct TextTypeProofTests {
  private static let header = ["p", "r", "e"]
  private static let values = [
    ["", "030 901820", "+49 30 901820", "+4", "call me"], ["", "DE", "QQ"],
    ["", "junk", "a@bb.com", "x@bb.com"],
  ]

  /// Every row that can be made of these.
  private static var table: String { EveryRow.table(header, values) }

  private static func predicate(_ random: inout SeededRandom, depth: Int = 1) -> String {
    if depth > 0, random.once(in: 2) {
      let (left, right) = (predicate(&random, depth: 0), predicate(&random, depth: 0))
      return random.pick(["\(left) or \(right)", "\(left) and \(right)", "not (\(left))"])
    }
    return random.pick([
      "p is phone region r", "p is not phone region r", "p is phone region r", "r is blank",
      "r is present", "p is present", "e = 'a@bb.com'", "e != 'a@bb.com'", "e is valid",
      "e in ('a@bb.com', 'x@bb.com')", "e not in ('a@bb.com', 'x@bb.com')", "e is email",
      "e is not valid", "e is blank", "r = 'DE'", "p = '030 901820'",
    ])
  }

  private static func line(_ random: inout SeededRandom) -> String {
    let predicate = predicate(&random)
    return random.pick([
      "keep rows when \(predicate)", "drop rows when \(predicate)", "check \(predicate), reject",
      "check \(predicate)", "reject rows when \(predicate)", "warn rows when \(predicate)",
      "require p, reject", "require e, reject", "require r, reject", "set r = 'DE'",
      "clear r when e is blank", "normalize e email", "set e = 'a@bb.com'",
    ])
  }

  // `drop rows when e != 'a@bb.com' or e = 'a@bb.com'` was said to take out every row, and leaves those with
  // a text that is no address.
  @Test("no claim is false where a text is none of its type, or a region is blank")
  func noFalseClaims() throws {
    var findingCount = 0
    for seed in UInt64(1)...240 {
      var random = SeededRandom(seed)
      let lines =
        ["column e is email"] + (0..<random.number(2...4)).map { _ in Self.line(&random) }
      guard let check = ClaimCheck(lines, header: Self.header, input: Self.table) else { continue }
      findingCount += check.findings.count
      for finding in check.findings {
        if let refutation = check.refutation(of: finding) {
          Issue.record("seed \(seed): \(refutation)\n\(lines.joined(separator: "\n"))")
        }
      }
    }
    #expect(findingCount > 60, "too few claims: \(findingCount)")
  }

  @Test(
    "what such a row leaves undecided is not said to be so of every row",
    arguments: [
      "require e, reject\ndrop rows when e != 'a@bb.com' or e = 'a@bb.com'",
      "require p, reject\ndrop rows when p is phone region r or p is not phone region r",
      "keep rows when p is not phone region r\ncheck p is phone region r",
      "require p, reject\nset r = 'DE' when p is not phone region r\ncheck p is phone region r",
    ])
  func undecided(rules: String) throws {
    let lines = ["column e is email"] + rules.split(separator: "\n").map(String.init)
    let check = try #require(ClaimCheck(lines, header: Self.header, input: Self.table))
    for finding in check.findings {
      #expect(check.refutation(of: finding) == nil)
      #expect(!finding.message.contains("takes out every row"))
    }
  }
}

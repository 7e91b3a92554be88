import Fettle
import Testing

@Suite("Rule files of many lines")
struct LongRulesTests {
  private static let kinds: [String: @Sendable (Int) -> String] = [
    "lines of many verbs": { number in
      let name = "c\(number % 40)"
      return [
        "normalize \(name) trim", "replace \(name) 'a\(number)' -> 'b'",
        "default \(name) 'u\(number)'",
        "clear \(name) when \(name) = 'z\(number)'", "drop rows when \(name) = 'q\(number)'",
        "dedupe on \(name)",
      ][number % 6]
    },
    "lines that make columns": { "set n\($0) = upper(c\($0 % 40))" },
    "lines that name predicates": { "let p\($0) = c\($0 % 40) = 'x'" },
    "lines that declare": { "column c\($0 % 40) is text, placeholders 'z\($0)'" },
  ]

  @Test(
    "two thousand lines of a kind are checked, and none is at fault", arguments: kinds.keys.sorted()
  )
  func sound(kind: String) throws {
    let make = try #require(Self.kinds[kind])
    let rules = (0..<2_000).map { make($0) }.joined(separator: "\n")
    let report = try Fettle.check(RuleSet(texts: [rules]), against: nil, options: RunOptions())
    #expect(report.errorCount == 0)
  }
}

@Suite("Rules checked without a header")
struct HeaderlessCheckTests {
  @Test(
    "what a line says is looked at, though its columns are not known",
    arguments: [
      "keep rows when a matches /^a(/", "replace a /[/ -> 'x'", "normalize a date 'DD/MM'",
      "set b = if a matches /(?<x/ then 'y' else 'n'", "dedupe on a when b matches /*/",
    ])
  func patterns(rules: String) throws {
    let report = try Fettle.check(RuleSet(texts: [rules]), against: nil, options: RunOptions())
    #expect(report.errorCount == 1)
  }
}

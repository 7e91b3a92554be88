import Fettle
import Glibc
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

  /// Seconds that this thread works to check so many lines, the best of three.
  private func seconds(_ kind: String, lineCount: Int) throws -> Double {
    let make = try #require(Self.kinds[kind])
    let rules = (0..<lineCount).map { make($0) }.joined(separator: "\n")
    return try (0..<3).map { _ in
      let start = Self.threadSeconds()
      let report = try Fettle.check(RuleSet(texts: [rules]), against: nil, options: RunOptions())
      #expect(report.errorCount == 0)
      return Self.threadSeconds() - start
    }.min() ?? 0
  }

  private static func threadSeconds() -> Double {
    var now = timespec()
    // Safe: the structure lives through the call.
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }

  @Test("four times the lines take about four times the work", arguments: kinds.keys.sorted())
  func linear(kind: String) throws {
    let few = try seconds(kind, lineCount: 500)
    let many = try seconds(kind, lineCount: 2_000)
    #expect(many < 6 * few, "\(few) s for 500 lines, \(many) s for 2,000")
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

import Diagnostics
import Foundation
import Language
import Testing
import Verbs

@Suite("What the fixes of findings about rules make of them, by a naive interpreter")
struct FixProofTests {
  /// Lines beside which others say nothing new, and arms that nothing reaches.
  private static let additions = [
    "replace stage 'Won', 'won' -> 'New', 'Won' -> 'x'", "replace stage 'x y', 'won' -> 'Won'",
    "normalize city, stage lower", "normalize stage, city trim", "require city, reject",
    "normalize city lower; replace city 'rome' -> 'Paris', 'Rome' -> 'x y'",
    "default city 'Rome'", "keep rows when stage is present", "normalize stage trim when true",
    "clear born when amount is blank and amount = 5", "check amount >= 0, reject",
    "check amount > 3, reject; check amount > 0, reject", "check stage = 'Won' when true",
    "dedupe on city; default city 'Rome' when stage = 'Won' and stage = 'won'",
    "replace part of city 'o' -> 'o', 'o', 'R' -> 'x'",
    "replace stage 'Won' -> 'won', 'won', 'Won' -> 'x' ignoring case",
    "replace stage /W/ -> 'x', 'Won', 'won' -> 'y'", "normalize city trim, lower, trim",
    "normalize stage upper, upper", "mask city; mask city, stage", "set stage = 'Won'",
    "set stage = 'Won'; set stage = 'Won' when amount > 5", "clear city when stage is present",
    "clear city when city = 'Rome'; clear city when city is blank",
  ]

  /// Random rules with a line of them said once more, and with one of those above.
  private static func lines(_ seed: UInt64) -> [String] {
    var lines = RandomJudgements(seed).lines
    var random = SeededRandom(seed &* 31)
    let first = lines.firstIndex { !$0.hasPrefix("load") && !$0.hasPrefix("column") } ?? 0
    for _ in 0..<2 {
      let place = random.number(first...lines.count)
      if random.once(in: 3), place > first {
        lines.insert(lines[random.number(first...(place - 1))], at: place)
      } else {
        lines.insert(random.pick(Self.additions), at: place)
      }
    }
    return lines
  }

  /// Fewer rows than the claims are held against: each fix is a run of its own.
  private static var table: String {
    let values = [
      ["", "Rome", "rome ", "N/A"], [" ", "Won", "won"], ["", "0", "6.5", "x"],
      ["", "2024-06-30", "soon"],
    ]
    return EveryRow.table(RandomJudgements.header, values)
  }

  private static func source(_ lines: [String], _ fix: Fix) -> String {
    var bytes = Array(lines.joined(separator: "\n").utf8)
    bytes.replaceSubrange(fix.range.lower..<fix.range.upper, with: Array(fix.replacement.utf8))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Seeds of which many are tried once, and few each time.
  private static let seeds =
    ReasoningProofTests.seeds.count > 160 ? ReasoningProofTests.seeds : 1...80

  @Test("a safe fix changes no result on any row of few columns and values, and rules stay rules")
  func safeFixes() throws {
    var counts: [String: Int] = [:]
    let table = Self.table
    for seed in Self.seeds {
      let lines = Self.lines(seed)
      if lines.contains(where: { $0.contains("hub") }) { continue }
      holdFixes(of: lines, RandomJudgements.header, table, seed, &counts)
    }
    let wanted: [DiagnosticCode] = [
      .alwaysPasses, .redundantCheck, .conditionNeverTrue, .conditionAlwaysTrue, .removesNothing,
      .unreachableArm, .lineWithoutEffect, .repeatedPart,
    ]
    for code in wanted { #expect(counts[code.rawValue, default: 0] > 0, "\(code): \(counts)") }
  }

  @Test("so it does where cells are none of their column's type, or in a notation of it")
  func safeFixesOfTypes() throws {
    var counts: [String: Int] = [:]
    let table = TypedJudgements.table
    for seed in Self.seeds {
      holdFixes(
        of: TypedJudgements(seed).lines, TypedJudgements.header, table, seed, &counts)
    }
    for code in [DiagnosticCode.alwaysPasses, .lineWithoutEffect, .removesNothing] {
      #expect(counts[code.rawValue, default: 0] > 0, "\(code): \(counts)")
    }
  }

  /// Applies each fix of findings about rules by itself, and runs what comes out beside them.
  private func holdFixes(
    of lines: [String], _ header: [String], _ table: String, _ seed: UInt64,
    _ counts: inout [String: Int]
  ) {
    guard let check = ClaimCheck(lines, header: header, input: table) else { return }
    let fixed = check.findings.filter { $0.fix != nil }
    if fixed.isEmpty { return }
    let before = ObservedRun(check.program, input: table)
    for finding in fixed {
      let text = Self.source(lines, finding.fix!)
      let told =
        "seed \(seed): \(finding.code) \(finding.message)\n\(lines.joined(separator: "\n"))"
      let other = Analysis(
        SourceText(name: "-e", text: text), vocabulary: .core(), headers: { _, _ in header })
      guard other.isSound else {
        Issue.record("rules no more: \(told)\n=>\n\(text)")
        continue
      }
      let after = ObservedRun(other.program, input: table)
      guard finding.fix!.isSafe else {
        // A guess at least changes no row, where a line that is said to do nothing is taken out.
        if Self.isIdle(finding) {
          #expect(after.otherResult(than: before) == nil, "\(told)\n=>\n\(text)")
        }
        continue
      }
      counts[finding.code, default: 0] += 1
      #expect(after.otherResult(than: before) == nil, "\(told)\n=>\n\(text)")
      #expect(after.difference(from: before) == nil, "\(told)\n=>\n\(text)")
      if finding.code != DiagnosticCode.redundantCheck.rawValue, finding.fix!.replacement.isEmpty,
        other.program.statements.count < check.program.statements.count
      {
        #expect(before.busyLine(missingIn: after) == nil, "\(told)")
      }
    }
  }

  /// Whether a line, or a part of it, is taken out that is said to do nothing.
  private static func isIdle(_ finding: Diagnostic) -> Bool {
    finding.fix?.replacement.isEmpty == true
      && [.conditionNeverTrue, .lineWithoutEffect, .removesNothing].contains(
        DiagnosticCode(rawValue: finding.code))
  }
}

import Diagnostics
import Engine
import Language

/// Which lines of a file, and which arms of them, its tests exercise.
///
/// That a row came by says little, so a line counts when it did to some row what it is there for:
///
///     changes cells    a cell changed, or could not be converted
///     judges           a row or figure failed, or could not be evaluated
///     takes out rows   a row left
///     columns          the table had a row
struct TestCoverage {
  private let file: TestFile
  private let statistics: [RuleStatistics]
  private let suite: TestSuite

  init(_ suite: TestSuite) {
    self.suite = suite
    file = suite.file
    var sums = Array(repeating: RuleStatistics(), count: suite.file.rules.statements.count)
    for outcome in suite.outcomes {
      for rule in sums.indices { sums[rule] += outcome.statistics[rule] }
    }
    for (example, outcome) in zip(suite.file.examples, suite.exampleOutcomes) {
      if let rule = example.shownRule { sums[rule] += outcome.statistics }
    }
    statistics = sums
  }

  /// Groups of verbs that name and describe, rather than do.
  private static let silentGroups: Set<String> = ["tables", "declare", "prove"]

  /// The report, its gaps in the order of the file.
  func report() -> CoverageReport {
    var report = CoverageReport(
      lineCount: 0, coveredLineCount: 0, armCount: 0, coveredArmCount: 0, gaps: [])
    for (rule, statement) in file.rules.statements.enumerated() {
      guard statement.includeDepth == 0, !statement.isBroken,
        let signature = file.vocabulary.verbs.first(where: { $0.name == statement.verb }),
        !Self.silentGroups.contains(signature.group)
      else { continue }
      report.lineCount += 1
      let reason = gap(rule, signature)
      if let reason { note(rule, arm: nil, reason, &report) } else { report.coveredLineCount += 1 }
      addArms(of: rule, isCovered: reason == nil, &report)
    }
    return report
  }

  private func note(_ rule: Int, arm: String?, _ reason: String, _ report: inout CoverageReport) {
    let statement = file.rules.statements[rule]
    report.gaps.append(
      CoverageReport.Gap(
        line: file.line(of: statement.range), text: file.rules.text(of: statement), arm: arm,
        reason: reason))
  }

  /// Why a line counts as not exercised; nil where it does.
  private func gap(_ rule: Int, _ signature: Signature) -> String? {
    let counts = statistics[rule]
    let isReached = suite.outcomes.contains { $0.reached.contains(rule) }
    let isIdle: Bool
    let reason: String
    switch (signature.group, signature.exampleKind) {
    case ("clean", _) where signature.exampleKind == .values || signature.takesOthers:
      isIdle = counts.changed + counts.failed == 0
      reason = "no test has it change a cell"
    case ("clean", _):
      isIdle = !isReached
      reason = "no test has a row for it"
    case ("rows", _), ("match", _):
      isIdle = counts.removed == 0
      reason = "no test has it take out a row"
    default:
      isIdle =
        counts.violated + counts.failed == 0
        && !suite.outcomes.contains { $0.failedFigures.contains(rule) }
      reason = "no test fails it"
    }
    if !isIdle { return nil }
    return isReached || signature.role != .rule ? reason : "no test reaches it"
  }

  /// Whether an arm fits a value of an example.
  private func isShown(_ arm: Int, of rule: Int) -> Bool {
    zip(suite.file.examples, suite.exampleOutcomes).contains { example, outcome in
      example.shownRule == rule && outcome.arms.contains(arm)
    }
  }

  /// Counts the arms of a line that has several; those of a line that no test exercises are told of with
  /// the line.
  private func addArms(of rule: Int, isCovered: Bool, _ report: inout CoverageReport) {
    guard case .arms(let arms)? = file.rules.statements[rule].slots["arms"], arms.count > 1 else {
      return
    }
    let source = file.rules.sources[file.rules.statements[rule].range.source]
    for (number, arm) in arms.enumerated() {
      report.armCount += 1
      let isUsed = suite.outcomes.contains { outcome in
        guard let counts = outcome.armCounts[rule], number < counts.count else { return false }
        return counts[number] > 0
      }
      if isUsed || isShown(number, of: rule) {
        report.coveredArmCount += 1
      } else if isCovered {
        let text = Lexer.onOneLine(Array(source.bytes[arm.range.lower..<arm.range.upper]))
        note(rule, arm: text, "no test has a cell for this arm", &report)
      }
    }
  }
}

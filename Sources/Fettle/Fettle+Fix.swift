import Connectors
import Diagnostics
import Engine
import Language

/// One rule file as it was, and with what could be mended for certain.
package struct FixedRules {
  /// A fix that was not made, as it would break what the file shows.
  package struct Refusal {
    /// The 1-based line of the rule file.
    package var line: Int
    /// What the finding says to do.
    package var help: String
    /// The first test or example that would fail, and its line.
    package var proof: String
    package var proofLine: Int
  }

  package var path: String
  package var before: [UInt8]
  package var after: [UInt8]
  /// How many places were mended.
  package var fixCount: Int
  package var refusals: [Refusal] = []
}

extension Fettle {
  /// Mending one place can show another; more rounds than this no file takes.
  private static let mostRounds = 20

  /// Applies the safe fixes of what a check finds in rule files, by themselves and against an input where one is
  /// given, until none is left. A fix with which a test or an example of the file fails that passed before is not
  /// made. Writes nothing; included files stay as they are. Returns the files and what is
  /// still wrong with them. The input is read again after every round.
  package static func fix(
    _ rules: RuleSet, against input: String?, options: RunOptions, readsRows: Bool = false,
    observer: (any RunObserver)? = nil
  ) throws(RunFailure) -> (files: [FixedRules], diagnostics: DiagnosticReport) {
    var rules = rules
    var files: [FixedRules] = []
    func found() throws(RunFailure) -> DiagnosticReport {
      try check(rules, against: input, options: options, readsRows: readsRows, observer: observer)
    }
    var report = try found()
    for path in rules.files {
      let bytes = report.sources.first { $0.name == path }?.bytes ?? []
      files.append(FixedRules(path: path, before: bytes, after: bytes, fixCount: 0))
    }
    var menders = rules.files.map { ProvenMender(path: $0, options: options) }
    for _ in 0..<mostRounds {
      var isMended = false
      for index in files.indices {
        let count = files[index].fixCount
        try menders[index].mend(&files[index], report, &rules)
        if files[index].fixCount > count { isMended = true }
      }
      guard isMended else { break }
      report = try found()
    }
    return (files, report)
  }
}

/// Applies fixes to one rule file, and leaves out those that its own tests and examples speak against.
private struct ProvenMender {
  let path: String
  let options: RunOptions
  /// Fixes that were left out, by what they say; their places move.
  private var refused: Set<String> = []

  init(path: String, options: RunOptions) {
    self.path = path
    self.options = options
  }

  /// Makes one round of fixes.
  mutating func mend(
    _ file: inout FixedRules, _ report: DiagnosticReport, _ rules: inout RuleSet
  ) throws(RunFailure) {
    let mendable = report.mendable(in: path).filter { !refused.contains(Self.key(of: $0)) }
    guard !mendable.isEmpty else { return }
    let before = try results(rules)
    var candidate = file.after
    for diagnostic in mendable { candidate.apply(diagnostic.fix!) }
    if try stays(sound: report, candidate, rules),
      try firstBroken(before, candidate, rules) == nil
    {
      file.after = candidate
      file.fixCount += mendable.count
    } else {
      try mendSingly(mendable, &file, before, report, rules)
    }
    rules.unsaved[path] = file.after
  }

  /// The same, one fix at a time, each tried by itself.
  private mutating func mendSingly(
    _ mendable: [Diagnostic], _ file: inout FixedRules, _ before: [TestResult]?,
    _ report: DiagnosticReport, _ rules: RuleSet
  ) throws(RunFailure) {
    // The last place comes first, so that the others keep theirs.
    for diagnostic in mendable {
      var candidate = file.after
      candidate.apply(diagnostic.fix!)
      guard try stays(sound: report, candidate, rules) else {
        refused.insert(Self.key(of: diagnostic))
        continue
      }
      guard let broken = try firstBroken(before, candidate, rules) else {
        file.after = candidate
        file.fixCount += 1
        continue
      }
      refused.insert(Self.key(of: diagnostic))
      let line = report.sources[diagnostic.range.source].lineIndex(of: diagnostic.range.lower) + 1
      file.refusals.append(
        .init(
          line: line, help: diagnostic.help ?? diagnostic.message, proof: broken.name,
          proofLine: broken.line))
    }
    file.refusals.sort { $0.line < $1.line }
  }

  private static func key(of diagnostic: Diagnostic) -> String {
    "\(diagnostic.code) \(diagnostic.message) \(diagnostic.fix?.replacement ?? "")"
  }

  /// How the tests and examples of the file come out; nil where it has none, or cannot be run.
  private func results(_ rules: RuleSet) throws(RunFailure) -> [TestResult]? {
    var tests = TestOptions()
    (tests.today, tests.allowsOutsidePaths) = (options.today, rules.allowsOutsidePaths)
    let report = try Fettle.test(path, unsaved: rules.unsaved, options: tests)
    return report.diagnostics.errorCount > 0 || report.tests.isEmpty ? nil : report.tests
  }

  /// Whether rules that could run still can.
  private func stays(
    sound report: DiagnosticReport, _ candidate: [UInt8], _ rules: RuleSet
  ) throws(RunFailure) -> Bool {
    guard report.errorCount == 0 else { return true }
    var changed = rules
    changed.unsaved[path] = candidate
    return try Fettle.check(changed, against: nil, options: options).errorCount == 0
  }

  /// The first test or example that passes as the file is and not as it would be.
  private func firstBroken(
    _ before: [TestResult]?, _ candidate: [UInt8], _ rules: RuleSet
  ) throws(RunFailure) -> TestResult? {
    guard let before, before.contains(where: \.hasPassed) else { return nil }
    var changed = rules
    changed.unsaved[path] = candidate
    guard let after = try results(changed), after.count == before.count else {
      return before.first(where: \.hasPassed)
    }
    return zip(before, after).first { $0.hasPassed && !$1.hasPassed }?.0
  }
}

extension DiagnosticReport {
  /// What has a safe fix within a file, the last place first; of two that overlap, the first in the file.
  fileprivate func mendable(in path: String) -> [Diagnostic] {
    let safe = diagnostics.filter { diagnostic in
      guard let fix = diagnostic.fix, fix.isSafe else { return false }
      return sources.indices.contains(fix.range.source) && sources[fix.range.source].name == path
    }
    var chosen: [Diagnostic] = []
    for diagnostic in safe.sorted(by: { $0.fix!.range.lower < $1.fix!.range.lower }) {
      if let last = chosen.last?.fix!.range, let range = diagnostic.fix?.range,
        range.lower < last.upper || range == last
      {
        continue
      }
      chosen.append(diagnostic)
    }
    return chosen.reversed()
  }
}

extension [UInt8] {
  fileprivate mutating func apply(_ fix: Fix) {
    replaceSubrange(fix.range.lower..<fix.range.upper, with: Array(fix.replacement.utf8))
  }
}

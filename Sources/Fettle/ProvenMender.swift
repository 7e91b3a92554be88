import Connectors
import Diagnostics
import Engine
import Language

/// Applies fixes to one rule file, and leaves out those that its own tests and examples speak against, and those
/// behind which the file has an error that it had not.
struct ProvenMender {
  private enum Outcome {
    /// The file with the fixes, and with those of what they show; how many these are in all.
    case fine(bytes: [UInt8], fixCount: Int)
    /// What speaks against it.
    case broken(String)
  }

  private let path: String
  private let input: String?
  private let options: RunOptions
  /// Fixes that were left out, by what they say; their places move.
  private var refused: Set<String> = []

  init(path: String, input: String?, options: RunOptions) {
    self.path = path
    self.input = input
    self.options = options
  }

  /// Makes one round of fixes.
  mutating func mend(
    _ file: inout FixedRules, _ report: DiagnosticReport, _ rules: inout RuleSet
  ) throws(RunFailure) {
    let mendable = report.mendable(in: path).filter { !refused.contains($0.fixKey) }
    guard !mendable.isEmpty else { return }
    let state = ProvenState(
      errors: try check(file.after, rules).errorCounts, tests: try results(rules))
    switch try outcome(of: mendable, file.after, state, rules) {
    case .fine(let bytes, let count):
      file.after = bytes
      file.fixCount += count
    case .broken:
      try mendSingly(mendable, &file, state, report, rules)
    }
    rules.unsaved[path] = file.after
  }

  /// The same, one fix at a time, each tried by itself.
  private mutating func mendSingly(
    _ mendable: [Diagnostic], _ file: inout FixedRules, _ state: ProvenState,
    _ report: DiagnosticReport, _ rules: RuleSet
  ) throws(RunFailure) {
    // The last place comes first, so that the others keep theirs.
    for diagnostic in mendable {
      switch try outcome(of: [diagnostic], file.after, state, rules) {
      case .fine(let bytes, let count):
        file.after = bytes
        file.fixCount += count
        // What the fix has shown, and what mends it, can stand before the other places.
        if count > 1 { return }
      case .broken(let reason):
        refused.insert(diagnostic.fixKey)
        let source = report.sources[diagnostic.range.source]
        file.refusals.append(
          .init(
            line: source.lineIndex(of: diagnostic.range.lower) + 1,
            help: diagnostic.help ?? diagnostic.message, reason: reason))
      }
    }
    file.refusals.sort { $0.line < $1.line }
  }

  /// What the file would be with fixes, the last place first. An error that a fix shows is mended along with it.
  private func outcome(
    of fixes: [Diagnostic], _ bytes: [UInt8], _ state: ProvenState, _ rules: RuleSet
  ) throws(RunFailure) -> Outcome {
    var (candidate, next, count) = (bytes, fixes, 0)
    for _ in 0..<Fettle.mostFixRounds {
      for diagnostic in next { candidate.apply(diagnostic.fix!) }
      count += next.count
      let report = try check(candidate, rules)
      guard let fresh = report.firstError(beyond: state.errors) else {
        if let broken = try firstBroken(state.tests, candidate, rules) {
          return .broken("line \(broken.line) would fail, '\(broken.name)'")
        }
        return .fine(bytes: candidate, fixCount: count)
      }
      next = report.mendable(in: path).filter {
        $0.severity == .error && state.errors[$0.errorKey] == nil && !refused.contains($0.fixKey)
      }
      if next.isEmpty {
        let source = report.sources[fresh.range.source]
        let line = source.lineIndex(of: fresh.range.lower) + 1
        return .broken("line \(line) would have another error, \(fresh.message)")
      }
    }
    return .broken("it would take too many fixes")
  }

  /// What is wrong with the file as it would be, as far as that is known without a row.
  private func check(
    _ candidate: [UInt8], _ rules: RuleSet
  ) throws(RunFailure) -> DiagnosticReport {
    var changed = rules
    changed.files = [path]
    changed.unsaved[path] = candidate
    return try Fettle.check(changed, against: input, options: options)
  }

  /// How the tests and examples of the file come out; nil where it has none, or cannot be run.
  private func results(_ rules: RuleSet) throws(RunFailure) -> [TestResult]? {
    var options = TestOptions()
    (options.today, options.allowsOutsidePaths) = (self.options.today, rules.allowsOutsidePaths)
    let report = try Fettle.test(path, unsaved: rules.unsaved, options: options)
    return report.diagnostics.errorCount > 0 || report.tests.isEmpty ? nil : report.tests
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

/// What a rule file is measured by before it is mended.
private struct ProvenState {
  /// How often each error stands there.
  let errors: [String: Int]
  /// How its tests and examples come out; nil where it has none, or cannot be run.
  let tests: [TestResult]?
}

extension Diagnostic {
  /// What is wrong, wherever it stands.
  fileprivate var errorKey: String { "\(code) \(message)" }

  /// What is wrong and what would be written.
  fileprivate var fixKey: String { "\(errorKey) \(fix?.replacement ?? "")" }
}

extension DiagnosticReport {
  /// How often each error stands there.
  fileprivate var errorCounts: [String: Int] {
    var counts: [String: Int] = [:]
    for diagnostic in diagnostics where diagnostic.severity == .error {
      counts[diagnostic.errorKey, default: 0] += 1
    }
    return counts
  }

  /// The first error that stands there more often than it did.
  fileprivate func firstError(beyond known: [String: Int]) -> Diagnostic? {
    var counts: [String: Int] = [:]
    return diagnostics.first { diagnostic in
      guard diagnostic.severity == .error else { return false }
      counts[diagnostic.errorKey, default: 0] += 1
      return counts[diagnostic.errorKey, default: 0] > known[diagnostic.errorKey, default: 0]
    }
  }

  /// What has a safe fix within a file, the last place first; of two that overlap or touch, the first in the
  /// file.
  fileprivate func mendable(in path: String) -> [Diagnostic] {
    let safe = diagnostics.filter { diagnostic in
      guard let fix = diagnostic.fix, fix.isSafe else { return false }
      return sources.indices.contains(fix.range.source) && sources[fix.range.source].name == path
    }
    var chosen: [Diagnostic] = []
    for diagnostic in safe.sorted(by: { $0.fix!.range.lower < $1.fix!.range.lower }) {
      // Two that touch were not thought of together: the second waits for the next round.
      if let last = chosen.last?.fix!.range, diagnostic.fix!.range.lower <= last.upper { continue }
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

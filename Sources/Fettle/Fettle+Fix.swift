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
    /// What speaks against it: a test or an example that would fail, an error that the file had not.
    package var reason: String
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
  static let mostFixRounds = 20

  /// Applies the safe fixes of what a check finds in rule files, by themselves and against an input where one is
  /// given, until none is left. A fix with which a test or an example of the file fails that passed before, or
  /// behind which an error stands that the file had not, is not
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
    var menders = rules.files.map { ProvenMender(path: $0, input: input, options: options) }
    for _ in 0..<mostFixRounds {
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

  /// The same for several rule sets, each mended by itself: what is mended in a file counts for the others that
  /// include it, and these are looked at again.
  package static func fix(
    _ sets: [RuleSet], against input: String?, options: RunOptions, readsRows: Bool = false,
    observer: (any RunObserver)? = nil
  ) throws(RunFailure) -> (files: [FixedRules], diagnostics: [DiagnosticReport]) {
    var mended = MendedFiles()
    var files: [[FixedRules]] = sets.map { _ in [] }
    var reports: [DiagnosticReport] = []
    for round in 0..<mostFixRounds {
      var isSettled = true
      for index in sets.indices {
        if round > 0, !mended.isNew(to: index, reports[index]) { continue }
        isSettled = false
        var rules = sets[index]
        rules.unsaved = mended.bytes
        mended.note(set: index)
        let (fixed, report) = try fix(
          rules, against: input, options: options, readsRows: readsRows, observer: observer)
        mended.add(fixed, of: index)
        files[index] = files[index].isEmpty ? fixed : zip(files[index], fixed).map { $0.then($1) }
        if round == 0 { reports.append(report) } else { reports[index] = report }
      }
      if isSettled { break }
    }
    return (files.flatMap(\.self), reports)
  }
}

/// What files hold that were mended, and which rule sets have been looked at since.
private struct MendedFiles {
  /// By path, as the rules name it and as it resolves.
  private(set) var bytes: [String: [UInt8]] = [:]
  /// By resolved path: how many times any file had been mended then, and the set that did it.
  private var times: [String: (count: Int, set: Int)] = [:]
  private var count = 0
  /// By rule set: how many times any file had been mended when it was looked at.
  private var seen: [Int: Int] = [:]

  /// Notes that a set is looked at now.
  mutating func note(set: Int) { seen[set] = count }

  /// Takes over what was mended in the files of a set.
  mutating func add(_ files: [FixedRules], of set: Int) {
    for file in files where file.fixCount > 0 {
      count += 1
      let path = FilePath.resolved(file.path)
      (bytes[file.path], bytes[path]) = (file.after, file.after)
      times[path] = (count, set)
    }
  }

  /// Whether another set has mended a file that a set reads, since this was looked at.
  func isNew(to set: Int, _ report: DiagnosticReport) -> Bool {
    report.sources.contains { source in
      guard let time = times[FilePath.resolved(source.name)], time.set != set else { return false }
      return time.count > seen[set] ?? 0
    }
  }
}

extension FixedRules {
  /// The file as it was before these fixes, with those that another look has brought.
  fileprivate func then(_ later: FixedRules) -> FixedRules {
    FixedRules(
      path: path, before: before, after: later.after, fixCount: fixCount + later.fixCount,
      refusals: later.refusals)
  }
}

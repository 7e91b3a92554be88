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
}

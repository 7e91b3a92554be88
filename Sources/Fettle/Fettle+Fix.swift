import Connectors
import Diagnostics
import Engine
import Language

/// One rule file as it was, and with what could be mended for certain.
package struct FixedRules {
  package var path: String
  package var before: [UInt8]
  package var after: [UInt8]
  /// How many places were mended.
  package var fixCount: Int
}

extension Fettle {
  /// Mending one place can show another; more rounds than this no file takes.
  private static let mostRounds = 20

  /// Applies the safe fixes of what a check finds in rule files, by themselves and against an input where one is
  /// given, until none is left. Writes nothing; included files stay as they are. Returns the files and what is
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
    for _ in 0..<mostRounds {
      var isMended = false
      for index in files.indices {
        let fixes = report.safeFixes(in: files[index].path)
        guard !fixes.isEmpty else { continue }
        files[index].apply(fixes)
        rules.unsaved[files[index].path] = files[index].after
        isMended = true
      }
      guard isMended else { break }
      report = try found()
    }
    return (files, report)
  }
}

extension DiagnosticReport {
  /// The safe fixes within a file, the last one first; of two that overlap, the first in the file.
  fileprivate func safeFixes(in path: String) -> [Fix] {
    let fixes = diagnostics.compactMap(\.fix).filter {
      $0.isSafe && sources.indices.contains($0.range.source)
        && sources[$0.range.source].name == path
    }
    var chosen: [Fix] = []
    for fix in fixes.sorted(by: { $0.range.lower < $1.range.lower }) {
      if let last = chosen.last, fix.range.lower < last.range.upper || fix.range == last.range {
        continue
      }
      chosen.append(fix)
    }
    return chosen.reversed()
  }
}

extension FixedRules {
  fileprivate mutating func apply(_ fixes: [Fix]) {
    for fix in fixes {
      after.replaceSubrange(fix.range.lower..<fix.range.upper, with: Array(fix.replacement.utf8))
    }
    fixCount += fixes.count
  }
}

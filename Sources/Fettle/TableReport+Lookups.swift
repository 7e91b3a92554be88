import Engine
import Kernels
import Language

extension TablePlan {
  /// Keys that a note names; the others are counted.
  private static let namedKeyCount = 3

  /// What users have to be told of lookup files that have several values for a key: which keys, and the
  /// lines that contradict each other.
  func lookupNotes() -> [String] {
    lookupConflicts.map { conflicts in
      let isMasked = !sensitiveColumns.isDisjoint(with: conflicts.columns)
      let named = conflicts.keys.prefix(Self.namedKeyCount).map { key in
        let text = Scope.quoted(Mask.shown(Array(key.text.prefix(60)), isMasked: isMasked))
        return "\(text) (lines \(key.lines.map(String.init).joined(separator: " and ")))"
      }
      let rest = conflicts.keys.count - named.count
      let rule = rules[conflicts.rule]
      return "'\(conflicts.file)' has several values for "
        + (conflicts.keys.count == 1 ? "a key" : "\(conflicts.keys.count) keys")
        + ", and cells with \(conflicts.keys.count == 1 ? "it" : "them") cannot be evaluated "
        + "(\(rule.file):\(rule.line)): " + named.joined(separator: ", ")
        + (rest > 0 ? " and \(rest) more" : "")
    }
  }
}

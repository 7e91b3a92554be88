import Diagnostics
import Engine
import Kernels
import Language

extension TablePlan {
  /// Keys that a note names; the others are counted.
  private static let namedKeyCount = 3

  /// Characters that a note shows of a value.
  static let shownCharacterCount = 60

  /// What users have to be told of lookups: files that have several values for a key, and values of other
  /// tables that are never found.
  func lookupNotes() -> [String] { conflictNotes() + lossNotes() }

  /// Which keys have several values, and the lines that contradict each other.
  private func conflictNotes() -> [String] {
    lookupConflicts.map { conflicts in
      let rule = rules[conflicts.rule]
      return words(of: conflicts, place: " (\(rule.file):\(rule.line))")
    }
  }

  /// Which keys of a file have several values; `place` says of which rule, where nothing else does.
  func words(of conflicts: LookupConflicts, place: String = "") -> String {
    let isMasked = !sensitiveColumns.isDisjoint(with: conflicts.columns)
    let named = conflicts.keys.prefix(Self.namedKeyCount).map { key in
      let text = Self.shown(key.text, isMasked: isMasked)
      return "\(text) (lines \(key.lines.map(String.init).joined(separator: " and ")))"
    }
    let rest = conflicts.keys.count - named.count
    let keys =
      conflicts.keys.count == 1 ? "a key" : Quantity.count(conflicts.keys.count, "key")
    return "'\(conflicts.file)' has several values for \(keys)"
      + ", and cells with \(conflicts.keys.count == 1 ? "it" : "them") cannot be evaluated"
      + "\(place): " + named.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  /// How many values are none of the type that they are compared with, the first of them, and the line
  /// that would have them read.
  private func lossNotes() -> [String] {
    lookupLosses.map { loss in
      let isMasked =
        loss.isSensitive || loss.askingColumn.map(sensitiveColumns.contains) == true
      let name = Scope.written(loss.column)
      let rule = rules[loss.rule]
      return
        "\(Quantity.count(loss.count)) of \(Quantity.count(loss.wholeCount)) values "
        + "of \(Scope.written(loss.table)).\(name) "
        + "\(loss.count == 1 ? "is" : "are") not of type \(loss.type) and never found "
        + "(\(rule.file):\(rule.line)), the first \(Self.shown(loss.first, isMasked: isMasked))"
        + help(with: loss)
    }
  }

  /// The line to write for the other table; none for a type that has no notations.
  private func help(with loss: LookupLoss) -> String {
    guard ["date", "datetime", "number"].contains(loss.type) else { return "" }
    let head = "column \(Scope.written(loss.column)) is \(loss.type)"
    let place = "behind use \(Scope.written(loss.table))"
    if loss.notations.isEmpty {
      return "; where a notation is missing, write \(head) '…' \(place)"
    }
    let notations = loss.notations.map(Scope.quoted).joined(separator: ", ")
    return "; write \(head) \(notations) \(place)"
  }

  /// The start of a value in quotes, cut between two characters, or masked.
  static func shown(_ text: [UInt8], isMasked: Bool) -> String {
    let start = ShownValue.start(of: text, characterCount: shownCharacterCount)
    return Scope.quoted(Mask.shown(start, isMasked: isMasked))
  }
}

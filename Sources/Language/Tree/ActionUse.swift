import Diagnostics

/// What follows for rows that fail a rule, mildest first.
package enum Action: String, Sendable, CaseIterable, Comparable {
  /// Counted and listed.
  case note
  /// Counted and listed as something to mend.
  case warn
  /// The row stays, and goes to the review queue too.
  case review
  /// The row leaves the table, whole and as it came.
  case reject
  /// No table is written.
  case stop

  /// Where it stands among the others, from 0.
  package var rank: Int { Self.allCases.firstIndex(of: self)! }

  package static func < (left: Action, right: Action) -> Bool { left.rank < right.rank }

  /// Whether it can wait for a share of the rows: one row is reviewed or rejected by itself.
  package var takesThreshold: Bool { self == .note || self == .warn || self == .stop }
}

extension Action {
  /// What others call an action, where it can be one only.
  static let ofOthers: [String: Action] = [
    "abort": .stop, "halt": .stop, "inspect": .review, "flag": .review, "info": .note,
    "log": .note, "warning": .warn, "warnings": .warn, "drop": .reject, "delete": .reject,
    "exclude": .reject, "quarantine": .reject, "refuse": .reject, "remove": .reject,
    "rejected": .reject,
  ]
  /// What others call an action that can be several.
  static let wordsForAny: Set<String> = [
    "block", "critical", "error", "errors", "fail", "fatal", "failure",
  ]

  /// What to type where no action is clear.
  static let adviceOnAll = "an action is note, warn, review, reject or stop"
}

/// `stop above 5% or 500 rows`: an action as a rule asks for it.
package struct ActionUse: Sendable, Equatable {
  package var action: Action
  /// nil: from the first failing row on.
  package var threshold: ThresholdUse?
  package var range: SourceRange

  package init(action: Action, threshold: ThresholdUse? = nil, range: SourceRange) {
    self.action = action
    self.threshold = threshold
    self.range = range
  }
}

/// `above 5% or 500 rows`: strictly more than either.
package struct ThresholdUse: Sendable, Equatable {
  /// The digits as written: `5`, `0.1`.
  package var percent: String?
  package var rows: String?
  package var range: SourceRange

  package init(percent: String? = nil, rows: String? = nil, range: SourceRange) {
    self.percent = percent
    self.rows = rows
    self.range = range
  }
}

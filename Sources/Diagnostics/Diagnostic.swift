/// How grave a diagnostic is.
package enum Severity: String, Sendable, Comparable {
  case note, warning, error

  package static func < (left: Severity, right: Severity) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// A fix that help can offer: what to put in the place of a range.
package struct Fix: Sendable, Equatable {
  package var range: SourceRange
  package var replacement: String
  /// Whether the rules mean the same with it, or nothing else could have been meant; false for a guess.
  package var isSafe: Bool

  package init(range: SourceRange, replacement: String, isSafe: Bool = false) {
    self.range = range
    self.replacement = replacement
    self.isSafe = isSafe
  }
}

/// Something wrong with a rule: collected, never thrown. Text is made by the renderers.
package struct Diagnostic: Sendable, Equatable {
  /// `F0104`; the table of codes is ``DiagnosticCode``.
  package var code: String
  package var severity: Severity
  /// One cause in plain words: lower case, no full stop, names in 'single quotes'.
  package var message: String
  package var range: SourceRange
  /// What to type instead, shown behind the caret: `did you mean 'email'?`
  package var help: String?
  package var fix: Fix?
  /// Other places that have part in it.
  package var related: [(range: SourceRange, message: String)]

  package init(
    code: String, severity: Severity = .error, message: String, range: SourceRange,
    help: String? = nil, fix: Fix? = nil, related: [(range: SourceRange, message: String)] = []
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.range = range
    self.help = help
    self.fix = fix
    self.related = related
  }

  package static func == (left: Diagnostic, right: Diagnostic) -> Bool {
    left.code == right.code && left.severity == right.severity && left.message == right.message
      && left.range == right.range && left.help == right.help && left.fix == right.fix
  }
}

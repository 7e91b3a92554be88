import Diagnostics

/// What a rule did, exactly. Cells for rules over columns, rows for rules over rows.
public struct RuleReport: Sendable {
  public var verb: String
  public var file: String
  public var line: Int
  /// The rule as written.
  public var text: String
  public var tested: Int
  public var changed: Int
  public var blank: Int
  /// Could not be converted or evaluated.
  public var failed: Int
  /// Rows for which `when` was not true.
  public var outOfScope: Int
  /// Rows that left the table.
  public var removed: Int
  /// Rows of a dedupe without a usable key.
  public var noUsableKey: Int
  public var samples: [ChangeSample]
}

/// One change as a preview shows it.
public struct ChangeSample: Sendable {
  /// 1-based row of the input, the header not counted.
  public var row: Int
  public var column: String
  public var before: String
  public var after: String
}

/// What happened to one table.
public struct TableReport: Sendable {
  public var table: String
  public var input: String
  /// How the input was read, and how that is known: `comma, utf-8, header (sniffed)`.
  public var dialect: String
  /// The `load` line that makes what was sniffed a part of the rules, with what the rules declare already;
  /// nil where all was declared.
  public var freeze: String?
  public var rowsIn: Int
  public var rowsOut: Int
  /// Rows written of which a cell was changed.
  public var rowsChanged: Int
  /// Rows that rules took out, duplicates among them.
  public var removed: Int
  public var duplicates: Int
  public var rejected: Int
  public var quarantined: Int
  public var padded: Int
  /// Cells that a line could not convert or compute.
  public var notConverted: Int
  /// Rows for which a condition could not be evaluated.
  public var notEvaluated: Int
  public var noUsableKey: Int
  public var formulaCells: Int
  /// Rows with quotes that neither open, close nor double.
  public var strayQuotes: Int
  /// Invalid bytes that were replaced or kept.
  public var invalidBytes: Int
  public var spilledByteCount: Int
  /// What else has to be said, in one sentence each.
  public var notes: [String]
  public var rules: [RuleReport]
}

/// What a run did.
public struct ApplyReport: Sendable {
  public var tables: [TableReport]
  /// Outputs in the order in which they were written, with what they hold: `clean.csv`, `rows`.
  public var outputs: [(path: String, kind: String)]
  public var diagnostics: DiagnosticReport
  public var seconds: Double
}

/// The diagnostics of rules, with the sources they point into.
public struct DiagnosticReport: Sendable {
  package var diagnostics: [Diagnostic]
  package var sources: [SourceText]

  package init(diagnostics: [Diagnostic], sources: [SourceText]) {
    self.diagnostics = diagnostics
    self.sources = sources
  }

  public var errorCount: Int { diagnostics.count { $0.severity == .error } }
  public var warningCount: Int { diagnostics.count { $0.severity == .warning } }
}

/// How a run ended.
public enum RunOutcome: Sendable {
  case done(ApplyReport)
  /// The rules are wrong; nothing ran.
  case rulesRejected(DiagnosticReport)
}

/// What `fettle sniff` found.
public struct SniffReport: Sendable {
  public var file: String
  public var encoding: String
  public var delimiter: String
  public var quote: String?
  public var hasHeader: Bool
  public var hasByteOrderMark: Bool
  public var lineEnd: String
  public var compression: String?
  public var columns: [String]
  /// Why, in one sentence each.
  public var evidence: [String]
  /// The `load` line that freezes it.
  public var freeze: String
}

import Diagnostics

/// The five outcomes of a rule, exactly: cells for rules over columns, rows for rules over rows,
/// the one figure of `expect`.
public struct RuleOutcomes: Sendable, Equatable {
  public var passed: Int
  public var failed: Int
  /// Blank, or compared with a blank.
  public var notTested: Int
  /// `when` was not true.
  public var outOfScope: Int
  /// Could not be converted or evaluated.
  public var notEvaluated: Int
}

/// An action of a rule, and whether it followed.
public struct ActionReport: Sendable, Equatable {
  /// `note`, `warn`, `review`, `reject` or `stop`.
  public var action: String
  /// `above 5% or 500 rows`; nil: from the first row on.
  public var threshold: String?
  public var hasFollowed: Bool
}

/// What an `expect` line measured.
public struct MeasureReport: Sendable, Equatable {
  /// nil: there is none, or it could not be computed.
  public var value: String?
  /// Cells that could not be read, so that there is no value.
  public var unreadCount: Int
  /// What it was compared with.
  public var bounds: [String]
}

/// One finding as reports show it.
public struct FindingReport: Sendable, Equatable {
  /// A cell of the finding; its value masked where the column is sensitive.
  public struct Cell: Sendable, Equatable {
    public var column: String
    public var value: String
    /// 1-based, in the row's file; nil for a column that the rules made, and in a database.
    public var line: Int?
    /// 1-based, in characters.
    public var lineColumn: Int?
    /// In the file as it lies on the disk; nil where nobody can tell.
    public var byteOffset: Int?
    public var byteCount: Int?
  }
  /// 1-based row of the input, the header not counted; nil for a finding on a figure of the table.
  public var row: Int?
  /// The row's file, where several are read as one.
  public var file: String?
  /// The row's value in the column declared `id`.
  public var key: String?
  /// Whether the key is masked, so that it names no row.
  public var isKeyMasked: Bool
  public var severity: String
  /// What is wrong.
  public var text: String
  /// Whether the row fails the rule; false where that could not be told.
  public var isFailing: Bool
  public var cells: [Cell]
}

/// What a rule did, exactly. Cells for rules over columns, rows for rules over rows.
public struct RuleReport: Sendable {
  /// As given, or made from the rule's text: the same in every run.
  public var id: String
  /// `because 'text'`
  public var reason: String?
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
  public var outcomes: RuleOutcomes
  /// What follows for rows that fail, mildest first; empty: the rule judges nothing.
  public var actions: [ActionReport]
  /// What a finding of it is called by; nil: the rule judges nothing.
  public var severity: String?
  /// Rows that it rejects, and that it has reviewed.
  public var rejected: Int
  public var reviewed: Int
  /// Findings that the baseline lists already.
  public var known: Int
  /// Rows that fail it with no finding but such, and of those that it rejects.
  public var knownRows: Int
  public var knownRejects: Int
  /// Of the known findings those that could not be converted or evaluated.
  public var knownFailures: Int
  public var measure: MeasureReport?
  /// nil: it takes no values of another table.
  public var otherTable: OtherTableReport?
  /// The first findings, where a report shows them.
  public var findings: [FindingReport]
  /// How many there are, whether shown or not, but for those that the baseline lists.
  public var findingCount: Int
  /// What stood in the columns that it judged, where a report shows it.
  public var distributions: [DistributionReport]
  public var samples: [ChangeSample]

  /// Whether it judges rows or tables.
  public var isCheck: Bool { !actions.isEmpty }

  /// The strongest action that followed.
  public var strongest: String? { actions.last { $0.hasFollowed }?.action }
}

/// What a rule met in the table that it takes values of, in cells.
public struct OtherTableReport: Sendable, Equatable {
  public var table: String
  /// Took the other's value.
  public var taken: Int
  /// Had the other's value already.
  public var agreeing: Int
  /// Were blank themselves, where only what is there is corrected.
  public var blankHere: Int
  /// In rows whose key is blank.
  public var withoutKey: Int
  /// The other table has no such key.
  public var unknownKey: Int
  /// It has the key, and no value beside it.
  public var blankThere: Int
  /// It has several values beside the key.
  public var ambiguous: Int
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
  /// What was read: a path, the pattern of several files, a table of a database.
  public var input: String
  /// The files that it was read from; none where rules made it.
  public var files: [String]
  /// The table in a database whose file that is; nil: it came from no database.
  public var databaseTable: String?
  /// How the input was read, and how that is known: `comma, utf-8, header (sniffed)`.
  public var dialect: String
  /// The `load` line that makes what was sniffed a part of the rules, with what the rules declare
  /// already; nil where all was declared.
  public var freeze: String?
  public var rowsIn: Int
  /// Rows left when every rule had run; none where a `stop` has fired.
  public var rowsOut: Int
  /// Those that would have gone out, had no `stop` fired; nil: none has.
  public var withheld: Int?
  /// Whether its rows are an output; else they are only looked at, looked up or merged.
  public var isSaved: Bool
  /// Rows written of which a cell was changed; none where a `stop` has fired.
  public var rowsChanged: Int
  /// Those that would have been, had no `stop` fired; nil: none has.
  public var withheldChanged: Int?
  /// Rows that rules took out, duplicates among them.
  public var removed: Int
  public var duplicates: Int
  public var rejected: Int
  public var quarantined: Int
  public var padded: Int
  /// Cells that a line could not convert or compute.
  public var notConverted: Int
  /// Rows on which some rule could not be evaluated, once each.
  public var notEvaluated: Int
  public var noUsableKey: Int
  public var formulaCells: Int
  /// Rows with quotes that neither open, close nor double.
  public var strayQuotes: Int
  /// Invalid bytes that were replaced or kept.
  public var invalidBytes: Int
  public var spilledByteCount: Int
  /// The table into which its rows were merged; nil: into none.
  public var mergedInto: String?
  /// What a merge has come to that made the table; nil: its rows came from a file.
  public var merge: MergeReport?
  /// What else has to be said, in one sentence each.
  public var notes: [String]
  public var rules: [RuleReport]

  /// Whether a `stop` of its rules has fired.
  public var hasStopped: Bool { rules.contains { $0.strongest == "stop" } }
}

/// What a run did.
public struct ApplyReport: Sendable {
  public var tables: [TableReport]
  /// Outputs in the order in which they were written, with what they hold: `clean.csv`, `rows`.
  public var outputs: [WrittenOutput]
  public var diagnostics: DiagnosticReport
  public var seconds: Double

  /// Whether a `stop` has fired, so that no table was written.
  public var isStopped: Bool {
    tables.contains(where: \.hasStopped)
  }
}

/// An output that was written.
public struct WrittenOutput: Sendable {
  public var path: String
  /// What it holds: `rows`, `rejects`, …
  public var kind: String
  /// What became of the rows of a table in a database; nil for other outputs.
  public var merged: MergedRows?
}

/// What became of rows that were merged into a table by their key.
public struct MergedRows: Sendable, Equatable {
  public var inserted: Int
  public var updated: Int
  public var unchanged: Int
  /// Rows of the table whose key did not come in.
  public var left: Int
}

/// The diagnostics of rules, with the sources they point into.
public struct DiagnosticReport: Sendable {
  package var diagnostics: [Diagnostic]
  package var sources: [SourceText]
  /// Where the rules name tables, lists and predicates that lines of them use; of checked rules alone.
  package var usedNames: [SourceRange] = []

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

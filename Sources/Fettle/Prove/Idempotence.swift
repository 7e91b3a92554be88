import Diagnostics

/// Whether rules, applied to what they have made, change it once more.
package enum Idempotence: Sendable {
  /// They change nothing: each line provably does nothing to a row that has gone through all of them.
  case proven
  /// Rows that they change again.
  case refuted(RepeatedChange)
  /// They cannot run on what they have made, as this line names a column that is gone by then, or others than there are.
  case unrepeatable(Diagnostic, line: SourceRange)
  /// This line makes a table of others, which is no input of the rules: there is no second run.
  case merged(SourceRange)
  /// Neither: so many rows were tried, and none was changed again.
  case open(rowCount: Int)
}

/// What was found of the rules of one file.
package struct IdempotenceReport: Sendable {
  /// nil: the rules are wrong.
  package var result: Idempotence?
  /// The lines of which a second run passes over what takes away or renames a column, as that is gone by then; a
  /// run of the rules as they stand would refuse it.
  package var passedOver: [SourceRange] = []
  package var diagnostics: DiagnosticReport
}

/// The fewest rows found that a second run changes, or the columns that it changes of all.
package struct RepeatedChange: Sendable {
  /// A table that the rules write, as it came and behind each run.
  package struct Table: Sendable {
    package var name: String
    package var header: [String]
    package var headerOfResult: [String]
    /// Where it is another one, the second run makes other columns, whatever the rows: none are shown.
    package var headerOfSecond: [String]
    package var before: [[String]]
    package var once: [[String]]
    package var twice: [[String]]
  }
  /// Those that have rows, or other columns, in the order of the rules.
  package var tables: [Table]
  /// The first line that does something in the second run.
  package var line: SourceRange?
}

import Diagnostics

/// Whether rules, applied to what they have made, change it once more.
package enum Idempotence: Sendable {
  /// They change nothing: each line provably does nothing to a row that has gone through all of them.
  case proven
  /// Rows that they change again.
  case refuted(RepeatedChange)
  /// They cannot run on what they have made, as a renamed column is gone by then.
  case unrepeatable(Diagnostic)
  /// Neither: so many rows were tried, and none was changed again.
  case open(rowCount: Int)
}

/// The fewest rows found that a second run changes.
package struct RepeatedChange: Sendable {
  package var header: [String]
  package var headerOfResult: [String]
  package var before: [[String]]
  package var once: [[String]]
  package var twice: [[String]]
  /// The first line that does something in the second run.
  package var line: SourceRange?
}

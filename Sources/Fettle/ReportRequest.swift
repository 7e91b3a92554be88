import Diagnostics

/// A report that a run is to write to a file, there with the other outputs or not at all; a `stop` does
/// not keep it back.
package struct ReportRequest: Sendable {
  /// Takes one piece of the text after another, so that those with many findings, SARIF and JUnit, are not
  /// held as a whole.
  package typealias Pieces = (String) throws(RunFailure) -> Void

  package var path: String
  /// What the summary calls it: `HTML report`.
  package var kind: String
  /// Writes what the run did, the outputs with it.
  package var write: @Sendable (ApplyReport, Pieces) throws(RunFailure) -> Void

  package init(
    path: String, kind: String,
    write: @escaping @Sendable (ApplyReport, Pieces) throws(RunFailure) -> Void
  ) {
    self.path = path
    self.kind = kind
    self.write = write
  }
}

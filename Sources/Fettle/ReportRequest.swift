/// A report that a run is to write to a file, there with the other outputs or not at all; a `stop` does
/// not keep it back.
package struct ReportRequest: Sendable {
  package var path: String
  /// What the summary calls it: `HTML report`.
  package var kind: String
  /// Writes what the run did, the outputs with it.
  package var text: @Sendable (ApplyReport) -> String

  package init(
    path: String, kind: String, text: @escaping @Sendable (ApplyReport) -> String
  ) {
    self.path = path
    self.kind = kind
    self.text = text
  }
}

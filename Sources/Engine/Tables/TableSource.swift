import Diagnostics

/// A table of a place that knows rows and columns itself, such as a database: it is read as text, in an
/// order that is the same each time.
///
/// One thread at a time reads.
package protocol TableSource: AnyObject, Sendable {
  /// What messages call it.
  var name: String { get }
  /// The names of its columns.
  var columns: [String] { get }
  /// Texts so far that held bytes which are no UTF-8, and had them replaced.
  var replaced: DecodingReport { get }
  /// Appends rows until the buffer holds so many bytes or more; whether there may be more of them.
  func read(into rows: inout RowBuffer, upTo byteCount: Int) throws(RunFailure) -> Bool
  /// Lets go of the place, so that others may write there; no row is read any more.
  func close()
}

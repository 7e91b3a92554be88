import CSV
import Columns
import Diagnostics

/// How the records of one input are read, once its dialect and header are known.
package struct TableFormat: Sendable {
  /// What becomes of a record with another number of fields than the header.
  package enum RaggedPolicy: String, Sendable, CaseIterable {
    /// The run ends, and says where.
    case error
    /// Missing fields are blank; a record with too many still ends the run.
    case pad
    /// The record's raw bytes go to the quarantine, and the others flow on.
    case quarantine
  }

  package var name: String
  package var dialect: Dialect
  package var columnCount: Int
  package var limits: Limits
  package var ragged: RaggedPolicy
  /// Records behind which the input is taken to end; nil: none.
  package var recordLimit: Int?
  /// Whether flags of the command line say how it is read, so that help may name them.
  package var takesFlags = true

  package init(
    name: String, dialect: Dialect, columnCount: Int, limits: Limits, ragged: RaggedPolicy
  ) {
    self.name = name
    self.dialect = dialect
    self.columnCount = columnCount
    self.limits = limits
    self.ragged = ragged
  }

  /// Indexes the whole records of a block that begins at a record.
  func scan(
    _ block: ByteBlock, isLast: Bool, into index: inout RecordIndex
  ) throws(CSVProblem) {
    try index.scan(
      block, isLast: isLast, dialect: dialect, columnCount: columnCount, limits: limits)
  }

  /// The failure that a problem becomes, at its place in the whole input.
  package func failure(_ problem: CSVProblem) -> RunFailure {
    let place = problem.place
    return RunFailure(
      .input, problem.message, help: takesFlags ? problem.help : problem.helpWithoutFlags,
      place: DataPlace(
        file: name, line: place.line, column: place.column,
        record: place.record > 0 ? place.record : nil, byteOffset: place.byteOffset))
  }
}

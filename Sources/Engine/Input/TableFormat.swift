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
  /// Whether a run has written it, so that only another one than that can be wrong.
  package var isOwnLog = false

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

  /// How many records of a block begin before an offset, behind which it may be damaged.
  func recordCount(of block: ByteBlock, before offset: Int) -> Int {
    let good = ByteBlock(capacity: max(offset, 1))
    good.append(block.bytes.extracting(0..<offset))
    var index = RecordIndex()
    do throws(CSVProblem) {
      try scan(good, isLast: true, into: &index)
      return index.recordCount
    } catch {
      // A quote is open there: its record is behind the whole ones.
      try? scan(good, isLast: false, into: &index)
      return index.recordCount + 1
    }
  }

  /// The failure that a problem at a place of the whole input becomes.
  package func failure(_ problem: CSVProblem, in origins: RowOrigins) -> RunFailure {
    let help = takesFlags ? problem.help : problem.helpWithoutFlags
    return RunFailure(
      .input, problem.message,
      help: isOwnLog ? "the file is not whole: give it as the run wrote it" : help,
      place: origins.place(problem.place))
  }
}

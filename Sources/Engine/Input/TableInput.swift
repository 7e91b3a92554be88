import CSV
import Columns
import Diagnostics

/// One input of a run, opened: its dialect and header are known, its records not yet read.
package struct TableInput: Sendable {
  package var source: any ByteSource
  /// Where its rows come from.
  package let origins: RowOrigins
  package var format: TableFormat
  /// The names of its columns, trimmed.
  package var header: [String]
  /// The block in which preamble and header lie.
  package var startBlock: ByteBlock
  package var start: Header
  /// Where records go that do not fit; nil unless the policy is to quarantine them.
  package var quarantine: QuarantineWriter?
  package var invalidBytes = KeptBytePolicy.error

  /// Reads as far as the end of the header.
  package static func open(
    _ source: any ByteSource, dialect: Dialect, limits: Limits, ragged: TableFormat.RaggedPolicy,
    takesFlags: Bool = true
  ) throws(RunFailure) -> TableInput {
    var format = TableFormat(
      name: source.name, dialect: dialect, columnCount: 0, limits: limits, ragged: ragged)
    format.takesFlags = takesFlags
    let origins = RowOrigins(source)
    var block = ByteBlock(capacity: 1 << 16)
    var isAtEnd = false
    while true {
      while !isAtEnd && block.count < block.capacity {
        if try source.read(into: block) == 0 { isAtEnd = true }
      }
      do throws(CSVProblem) {
        if let start = try Header.read(block, isLast: isAtEnd, dialect: dialect, limits: limits) {
          format.columnCount = start.columnCount
          return TableInput(
            source: source, origins: origins, format: format, header: start.names,
            startBlock: block, start: start)
        }
      } catch {
        throw format.failure(error, in: origins)
      }
      let larger = ByteBlock(capacity: block.capacity * 2)
      larger.append(block.bytes)
      block = larger
    }
  }

  /// What was read behind the header while looking for it.
  private var recordStart: InputStart {
    InputStart(
      offset: start.dataStart, line: start.lineCount,
      bytes: startBlock.cell(start.dataStart..<startBlock.count).array)
  }

  /// The records, to be read once.
  func onlyPass() -> CSVBatchSource {
    CSVBatchSource(
      source: source, format: format, origins: origins, start: recordStart, quarantine: quarantine)
  }

  /// The records, to be read several times: noted where they are, and copied where the input can be
  /// read only once.
  func firstPass(
    environment: RunEnvironment, locator: RecordLocator
  ) throws(RunFailure) -> (source: CSVBatchSource, bytes: any RandomAccessBytes) {
    var spool: (any Spool)?
    if source.randomAccess == nil {
      spool = try environment.makeSpool()
      try spool?.append(startBlock.bytes)
    }
    let first = CSVBatchSource(
      source: source, format: format, origins: origins, start: recordStart, locator: locator,
      spool: spool, quarantine: quarantine)
    return (first, source.randomAccess ?? spool!)
  }

  /// The records once more.
  func nextPass(_ bytes: any RandomAccessBytes) throws(RunFailure) -> CSVBatchSource {
    CSVBatchSource(
      source: try bytes.source(from: start.dataStart), format: format, origins: origins,
      start: InputStart(offset: start.dataStart, line: start.lineCount, bytes: []))
  }
}

/// Where records go that have another number of fields than the header: raw bytes with their place.
package final class QuarantineWriter: Sendable {
  private let sink: any ByteSink
  private let style: FieldStyle
  private let terminator: [UInt8]
  /// Nil: the records are those of one table.
  private let table: String?
  private static let columns = ["file", "line", "byte", "record", "fields", "raw"]

  package init(_ sink: any ByteSink, dialect: Dialect) throws(RunFailure) {
    self.sink = sink
    style = FieldStyle(dialect)
    terminator = dialect.terminator.bytes
    table = nil
    try writeHead(Self.columns)
  }

  /// Records of one of the tables whose records go there.
  package init(_ sink: any ByteSink, as log: SharedLog) throws(RunFailure) {
    self.sink = sink
    style = FieldStyle(log.dialect)
    terminator = log.dialect.terminator.bytes
    table = log.table
    if !log.isBegun { try writeHead(Self.columns + [SharedLog.column]) }
  }

  private func writeHead(_ names: [String]) throws(RunFailure) {
    var header = OutputBuffer(capacity: 64)
    for (index, name) in names.enumerated() {
      if index > 0 { header.append(style.fieldDelimiter) }
      header.append(Array(name.utf8))
    }
    header.append(terminator)
    try sink.write(header.bytes)
  }

  /// Writes one record: its file, its line, byte offset and number there, its fields' number, its bytes.
  func write(
    _ raw: borrowing Span<UInt8>, at place: DataPlace, fieldCount: Int
  ) throws(RunFailure) {
    var row = OutputBuffer(capacity: raw.count + 64)
    row.appendField(place.file, style)
    row.append(style.fieldDelimiter)
    for number in [place.line, place.byteOffset, place.record, fieldCount] {
      if let number { row.append(Array(String(number).utf8)) }
      row.append(style.fieldDelimiter)
    }
    // Safe: the cell is used within the call only.
    unsafe raw.withUnsafeBufferPointer { buffer in
      if let base = buffer.baseAddress {
        unsafe row.appendQuoted(Cell(base: base, count: buffer.count), UInt8(ascii: "\""))
      }
    }
    if let table {
      row.append(style.fieldDelimiter)
      row.appendField(table, style)
    }
    row.append(terminator)
    try sink.write(row.bytes)
  }
}

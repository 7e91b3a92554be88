import CSV
import Columns
import Diagnostics

/// What stands before the rows of an output.
enum OutputHead {
  case table([SavedColumn])
  case log([String])
  /// The same for a log that other tables write to.
  case sharedLog([String], SharedLog)
  /// Names for what stands before each record as it came.
  case logOfRecords([String])
  /// The input's own head, and names for what follows each record.
  case records(trailer: [String])
}

/// Everything that the last pass over a table writes: which sinks, with which formatters.
struct OutputLayout {
  private(set) var sinks: [any ByteSink] = []
  /// By the number of the save.
  private(set) var formatters: [Int: TableFormatter] = [:]
  private(set) var journals: [any JournalFormatter] = []
  private var heads: [OutputHead] = []

  private let input: TableInput

  init(
    plan: TablePlan, input: TableInput, outputs: [TableRun.Outputs], formulas: FormulaPolicy
  ) {
    self.input = input
    let saves = plan.saves
    for (number, output) in outputs.enumerated() {
      guard number < saves.count else {
        addFindings(output, plan, ruleLimit: plan.rules.count, columnNames: [:])
        continue
      }
      let save = saves[number]
      formatters[save.sink] = TableFormatter(
        output: sinks.count, columns: save.columns, ruleLimit: save.ruleLimit,
        inputColumnCount: input.format.columnCount, blanksAs: save.blanksAs,
        formulas: output.isForSpreadsheets ? formulas : .ignore,
        writer: BatchWriter(
          input.format.dialect,
          canStartFile: input.start.index.recordCount == 0 && input.start.preamble.isEmpty),
        isCounted: number == saves.count - 1, isWritten: !output.table.isNull)
      add(output.table, .table(save.columns))
      let names = Dictionary(
        save.columns.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
      addLog(output.rejects, plan, save.ruleLimit) {
        RejectsFormatter(
          context: $0, hasReasons: output.rejectsHaveReasons, columnCount: input.format.columnCount)
      }
      addLog(output.reviews, plan, save.ruleLimit) { ReviewsFormatter(context: $0) }
      addLog(output.changes, plan, save.ruleLimit) { ChangesFormatter(context: $0) }
      addLog(output.removed, plan, save.ruleLimit) { RemovedFormatter(context: $0) }
      addFindings(output, plan, ruleLimit: save.ruleLimit, columnNames: names)
    }
  }

  private mutating func add(_ sink: any ByteSink, _ head: OutputHead) {
    sinks.append(sink)
    heads.append(head)
  }

  private mutating func addFindings(
    _ output: TableRun.Outputs, _ plan: TablePlan, ruleLimit: Int, columnNames: [Int: String]
  ) {
    let log = output.findingsLog
    addLog(output.findings, plan, ruleLimit, log) {
      FindingsFormatter(context: $0, columnNames: columnNames, table: log?.table)
    }
  }

  private mutating func addLog(
    _ sink: (any ByteSink)?, _ plan: TablePlan, _ ruleLimit: Int, _ shared: SharedLog? = nil,
    _ make: (JournalContext) -> any JournalFormatter
  ) {
    guard let sink else { return }
    let dialect = shared?.dialect ?? input.format.dialect
    let journal = make(
      JournalContext(
        output: sinks.count, ruleLimit: ruleLimit, style: FieldStyle(dialect),
        terminator: dialect.terminator.bytes, plan: plan))
    journals.append(journal)
    if let shared, case .log(let names) = journal.head {
      return add(sink, .sharedLog(names, shared))
    }
    add(sink, journal.head)
  }

  /// Writes what stands before the rows: preamble and header as they came where nothing renamed them.
  func writeHeads() throws(RunFailure) {
    let dialect = input.format.dialect
    for (index, sink) in sinks.enumerated() {
      var buffer = OutputBuffer(capacity: 4096)
      switch heads[index] {
      case .table(let columns): appendTableHead(columns, &buffer)
      case .log(let names): appendLogHead(names, hasMark: inputHasMark, dialect, &buffer)
      case .sharedLog(let names, let shared):
        if shared.isBegun { continue }
        appendLogHead(
          names, hasMark: shared.dialect.hasByteOrderMark, shared.dialect, &buffer)
      case .logOfRecords(let names):
        appendLogHead(names + input.header, hasMark: inputHasMark, dialect, &buffer)
      case .records(let trailer): appendRecordsHead(names(trailer), &buffer)
      }
      try sink.write(buffer.bytes)
    }
  }

  private func appendTableHead(_ columns: [SavedColumn], _ buffer: inout OutputBuffer) {
    buffer.append(input.startBlock, input.start.preamble)
    guard input.start.index.recordCount == 1 else { return }
    let names = columns.map { LiteralCell($0.name) }
    let layout = columns.indices.map { index -> OutputColumn in
      let column = columns[index]
      if column.id < input.header.count, input.header[column.id] == column.name {
        return .source(column.id)
      }
      return .made(cells: [names[index].cell], changed: nil, source: nil)
    }
    withExtendedLifetime(names) {
      let result = BatchWriter(input.format.dialect).write(
        Selection(all: 1), of: input.startBlock, input.start.index, layout: layout, to: &buffer)
      // A header that ends the file without a line end is written without one.
      if !input.start.index.endsWithTerminator {
        buffer.truncate(to: buffer.count - result.lastTerminatorByteCount)
      }
    }
  }

  /// Preamble and header as they came, so that what is mended can be read by the same rules.
  private func appendRecordsHead(_ trailer: [String], _ buffer: inout OutputBuffer) {
    let style = FieldStyle(input.format.dialect)
    buffer.append(input.startBlock, input.start.preamble)
    guard input.start.index.recordCount == 1 else { return }
    let index = input.start.index
    buffer.append(input.startBlock, index.contentRange(0, in: input.startBlock))
    for name in trailer {
      buffer.append(style.fieldDelimiter)
      buffer.appendField(name, style)
    }
    let lineEnd = index.lineEndRange(0, in: input.startBlock)
    buffer.append(input.startBlock, lineEnd)
    if lineEnd.isEmpty { buffer.append(input.format.dialect.terminator.bytes) }
  }

  /// Names for columns behind the input's: `fettle rule` where it has a `rule` of its own.
  private func names(_ wanted: [String]) -> [String] {
    let taken = Set(input.header.map { $0.lowercased() })
    return wanted.map { taken.contains($0) ? "fettle \($0)" : $0 }
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private var inputHasMark: Bool {
    input.startBlock.cell(0..<input.startBlock.count).hasBytes(Self.byteOrderMark, at: 0)
  }

  private func appendLogHead(
    _ names: [String], hasMark: Bool, _ dialect: Dialect, _ buffer: inout OutputBuffer
  ) {
    let style = FieldStyle(dialect)
    if hasMark { buffer.append(Self.byteOrderMark) }
    for (index, name) in names.enumerated() {
      if index > 0 { buffer.append(style.fieldDelimiter) }
      buffer.appendField(name, style)
    }
    buffer.append(dialect.terminator.bytes)
  }

  /// Whether each output ends with a line end: tables as the input does, logs always.
  func endsWithTerminator(_ source: CSVBatchSource) -> [Bool] {
    heads.map { head in
      if case .table = head { source.endsWithTerminator } else { true }
    }
  }
}

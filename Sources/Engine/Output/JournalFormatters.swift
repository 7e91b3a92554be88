import CSV
import Columns
import Kernels

/// Makes the bytes of one of a save's logs from the journal of a batch.
protocol JournalFormatter: Sendable {
  var context: JournalContext { get }
  var head: OutputHead { get }
  /// Whether its lines have gaps, so that they wait until all rows are through.
  var hasGaps: Bool { get }
  /// Appends the lines of a batch to the log's output.
  func format(_ batch: Batch)
  /// Appends what is known when all the rows are through.
  func conclude(_ figures: [FigureFinding], _ output: BatchOutput)
}

extension JournalFormatter {
  var hasGaps: Bool { false }

  func conclude(_ figures: [FigureFinding], _ output: BatchOutput) {}
}

/// What all logs share: where they go, how fields are written, how rules and columns are called.
struct JournalContext: Sendable {
  var output: Int
  /// Rules from this one on stand behind the save and are none of its business.
  var ruleLimit: Int
  var style: FieldStyle
  var terminator: [UInt8]
  var rules: [RuleInfo]
  var names: [String]
  /// What a log says of each rule, as fields that are ready to be written: its place and text, its
  /// id.
  private var ruleFields: [[UInt8]]
  private var idFields: [[UInt8]]
  /// The tables that rules take values of.
  private var sources: [String]
  /// Whether the change log says where values come from.
  let showsSources: Bool
  /// The names as fields.
  private var nameFields: [[UInt8]]
  private var severalNames: Set<Int>
  var keyColumn: Int?
  /// What is blank in the key.
  private var blanks: BlankTest
  /// Ids of the columns whose values are masked, and the indexes of their names.
  var sensitiveColumns: Set<Int>
  var sensitiveNames: Set<Int>

  init(
    output: Int, ruleLimit: Int, style: FieldStyle, terminator: [UInt8], plan: TablePlan
  ) {
    self.output = output
    self.ruleLimit = ruleLimit
    self.style = style
    self.terminator = terminator
    rules = plan.rules
    names = plan.names
    keyColumn = plan.keyColumn
    blanks = plan.blanks
    sensitiveColumns = plan.sensitiveColumns
    sensitiveNames = plan.sensitiveNames
    let delimiter = style.fieldDelimiter
    ruleFields = rules.map { info in
      Self.field("\(info.file):\(info.line)", style) + [delimiter] + Self.field(info.text, style)
    }
    sources = rules.map { $0.source ?? plan.table }
    showsSources = plan.showsSources(above: ruleLimit)
    idFields = rules.map { Self.field($0.id, style) }
    nameFields = names.map { Self.field($0, style) }
    severalNames = Set(
      names.enumerated().filter { FindingText.joined(names: [$0.element]) != $0.element }
        .map(\.offset))
  }

  /// A text as the bytes of a field.
  static func field(_ text: String, _ style: FieldStyle) -> [UInt8] {
    var buffer = OutputBuffer(capacity: text.utf8.count * 2 + 2)
    buffer.appendField(text, style)
    let bytes = buffer.bytes
    return (0..<bytes.count).map { bytes[$0] }
  }

  /// Begins a line of the log with the row's number in the input and its key.
  func begin(_ row: Int32, _ batch: Batch, _ buffer: inout OutputBuffer) {
    append(String(batch.record(of: Int(row)) + 1), to: &buffer)
    buffer.append(style.fieldDelimiter)
    if let keyColumn {
      let key = batch.key(keyColumn, Int(row), blanks)
      append(key, isMasked: sensitiveColumns.contains(keyColumn), to: &buffer)
    }
  }

  /// Appends a text as a field.
  func append(_ text: String, to buffer: inout OutputBuffer) {
    buffer.appendField(text, style)
  }

  /// Appends a value of the data, masked where not everybody may see it.
  func append(_ cell: Cell, isMasked: Bool, to buffer: inout OutputBuffer) {
    if isMasked {
      Mask.masked(cell.array).withCell { _ = buffer.appendField($0, style) }
    } else {
      _ = buffer.appendField(cell, style)
    }
  }

  /// Appends a record as it came, but for the values that not everybody may see.
  func append(record: Int, of batch: Batch, to buffer: inout OutputBuffer) {
    let count = batch.index.fieldCount(record)
    guard sensitiveColumns.contains(where: { $0 < count }) else {
      return buffer.append(batch.block, batch.index.contentRange(record, in: batch.block))
    }
    for column in 0..<count {
      if column > 0 { buffer.append(style.fieldDelimiter) }
      if sensitiveColumns.contains(column) {
        append(batch.original(column)[record], isMasked: true, to: &buffer)
      } else {
        buffer.append(batch.block, batch.index.fieldRange(record, column, in: batch.block))
      }
    }
  }

  /// Appends the rule's place and its text: `customers.rules:3` and `normalize phone digits`.
  func append(rule: Int32, to buffer: inout OutputBuffer) {
    buffer.append(ruleFields[Int(rule)])
  }

  /// Appends the rule's id.
  func append(idOf rule: Int32, to buffer: inout OutputBuffer) {
    buffer.append(idFields[Int(rule)])
  }

  /// Appends where a value comes from.
  func append(_ source: Journal.Source?, of rule: Int32, to buffer: inout OutputBuffer) {
    guard let source else { return }
    append(source.text(in: sources[Int(rule)]), to: &buffer)
  }

  /// Whether a column's name alone reads as the names of several.
  func readsAsSeveral(_ name: Int32) -> Bool { severalNames.contains(Int(name)) }

  /// Appends a column's name.
  func append(name: Int32, to buffer: inout OutputBuffer) {
    buffer.append(nameFields[Int(name)])
  }

  /// Ends a line of the log.
  func end(_ output: BatchOutput) {
    output.buffer.append(terminator)
    output.lastTerminatorByteCount = terminator.count
  }
}

/// `changes to`: every changed cell, with the rule, before and after, and where rules take values of other
/// rows the one that the value comes from.
struct ChangesFormatter: JournalFormatter {
  var context: JournalContext

  var head: OutputHead {
    let names = ["row", "key", "column", "line", "rule", "before", "after"]
    return .log(names + (context.showsSources ? ["source"] : []))
  }

  func format(_ batch: Batch) {
    let output = batch.outputs[context.output]
    for (_, source, change) in batch.inOrder(\.changes, by: { ($0.row, $0.rule) }) {
      if Int(change.rule) >= context.ruleLimit { continue }
      context.begin(change.row, source, &output.buffer)
      output.buffer.append(context.style.fieldDelimiter)
      context.append(name: change.column, to: &output.buffer)
      output.buffer.append(context.style.fieldDelimiter)
      context.append(rule: change.rule, to: &output.buffer)
      for cell in [change.before, change.after] {
        output.buffer.append(context.style.fieldDelimiter)
        let isMasked = context.sensitiveNames.contains(Int(change.column))
        context.append(cell, isMasked: isMasked, to: &output.buffer)
      }
      if context.showsSources {
        output.buffer.append(context.style.fieldDelimiter)
        context.append(change.source, of: change.rule, to: &output.buffer)
      }
      context.end(output)
    }
  }
}

/// `removed to`: every row that left, with the rule, the survivor, and the record as it came.
struct RemovedFormatter: JournalFormatter {
  var context: JournalContext

  var head: OutputHead { .logOfRecords(["row", "key", "line", "rule", "survivor"]) }

  func format(_ batch: Batch) {
    let output = batch.outputs[context.output]
    for (_, source, removal) in batch.inOrder(\.removals, by: { ($0.row, $0.rule) }) {
      if Int(removal.rule) >= context.ruleLimit { continue }
      context.begin(removal.row, source, &output.buffer)
      output.buffer.append(context.style.fieldDelimiter)
      context.append(rule: removal.rule, to: &output.buffer)
      output.buffer.append(context.style.fieldDelimiter)
      context.append(removal.survivor.map { String($0 + 1) } ?? "", to: &output.buffer)
      output.buffer.append(context.style.fieldDelimiter)
      context.append(record: Int(removal.row), of: source, to: &output.buffer)
      context.end(output)
    }
  }
}

extension Batch {
  /// Entries of a journal, those of side rows at their places among them, in the order of rows.
  func inOrder<Entry>(
    _ list: KeyPath<Journal, [Entry]>, by order: (Entry) -> (Int32, Int32)
  ) -> [(place: Int32, batch: Batch, entry: Entry)] {
    var entries: [(place: Int32, rule: Int32, number: Int, batch: Batch, entry: Entry)] = []
    for entry in journal[keyPath: list] {
      let (row, rule) = order(entry)
      entries.append((row, rule, entries.count, self, entry))
    }
    for side in sides {
      for entry in side.batch.journal[keyPath: list] {
        let (row, rule) = order(entry)
        entries.append((side.places[Int(row)], rule, entries.count, side.batch, entry))
      }
    }
    entries.sort { ($0.place, $0.rule, $0.number) < ($1.place, $1.rule, $1.number) }
    return entries.map { ($0.place, $0.batch, $0.entry) }
  }
}

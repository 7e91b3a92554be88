import CSV
import Columns
import Kernels
import Language

/// `findings to`: rows that fail a rule, cells that could not be converted or evaluated, and cells that a
/// spreadsheet would run.
struct FindingsFormatter: JournalFormatter {
  var context: JournalContext
  /// Names of columns by id, for findings that no rule made.
  var columnNames: [Int: String]
  /// What the lines of the table are called by, where other tables write there too.
  var table: String?
  /// By rule: whether what its findings are called by is known only when all rows are through.
  private let isOpen: [Bool]

  init(context: JournalContext, columnNames: [Int: String], table: String?) {
    self.context = context
    self.columnNames = columnNames
    self.table = table
    isOpen = context.rules.enumerated().map { number, info in
      number < context.ruleLimit && info.judgement?.hasOpenSeverity == true
    }
  }

  var hasGaps: Bool { isOpen.contains(true) }

  var head: OutputHead {
    let names = ["row", "key", "column", "severity", "id", "line", "rule", "value", "finding"]
    return .log(table == nil ? names : names + [SharedLog.column])
  }

  /// A row's findings, then its formulas: the order must not depend on where batches end.
  func format(_ batch: Batch) {
    let output = batch.outputs[context.output]
    let findings = batch.inOrder(\.findings, by: { ($0.row, $0.rule) })
      .filter { Int($0.entry.rule) < context.ruleLimit }
    var next = 0
    for formula in formulas(of: batch) {
      while next < findings.count && findings[next].place <= formula.place {
        append(findings[next].entry, of: findings[next].batch, to: output)
        next += 1
      }
      append(formula.entry, of: formula.batch, to: output)
    }
    for finding in findings[next...] { append(finding.entry, of: finding.batch, to: output) }
  }

  /// The cells that saves up to the one it belongs to write; what several of them write is one.
  private func formulas(
    of batch: Batch
  ) -> [(place: Int32, batch: Batch, entry: Journal.FormulaCell)] {
    var formulas = batch.inOrder(\.formulas, by: { ($0.row, $0.column) })
    formulas.removeAll { Int($0.entry.ruleLimit) > context.ruleLimit }
    return formulas.indices.filter { index in
      guard index > 0 else { return true }
      let (one, other) = (formulas[index - 1], formulas[index])
      return one.place != other.place || one.entry.column != other.entry.column
        || one.entry.value.array != other.entry.value.array
    }.map { formulas[$0] }
  }

  /// Findings on figures, which have neither row nor key.
  func conclude(_ figures: [FigureFinding], _ output: BatchOutput) {
    for finding in figures where finding.rule < context.ruleLimit {
      let info = context.rules[finding.rule]
      let names = finding.names.map { context.names[$0] }
      // Neither row nor key.
      output.buffer.append(context.style.fieldDelimiter)
      output.buffer.append(context.style.fieldDelimiter)
      context.append(FindingText.joined(names: names), to: &output.buffer)
      append(finding.kind, by: info, ofRule: Int32(finding.rule), to: output)
      context.append(finding.value ?? "", to: &output.buffer)
      finish(finding.phrase(by: info), output)
    }
  }

  /// Appends what a line says of its rule, up to the value; leaves a gap for a severity that is
  /// still open.
  private func append(
    _ kind: Journal.Finding.Kind, by info: RuleInfo, ofRule rule: Int32, to output: BatchOutput
  ) {
    // A row on which nothing can be said does not fail the rule, whatever the limit.
    guard isOpen[Int(rule)], kind != .notEvaluated else {
      return append(kind.severity(by: info), ofRule: rule, to: output)
    }
    append(nil, ofRule: rule, to: output)
  }

  /// Appends what a line says of its rule, if it is one's, up to the value.
  private func append(_ severity: String?, ofRule rule: Int32?, to output: BatchOutput) {
    output.buffer.append(context.style.fieldDelimiter)
    if let severity {
      context.append(severity, to: &output.buffer)
    } else if let rule {
      output.gaps.append(SeverityGap(offset: output.buffer.count, rule: rule))
    }
    output.buffer.append(context.style.fieldDelimiter)
    if let rule { context.append(idOf: rule, to: &output.buffer) }
    output.buffer.append(context.style.fieldDelimiter)
    // The line of the rule and its text, which are two fields.
    if let rule {
      context.append(rule: rule, to: &output.buffer)
    } else {
      output.buffer.append(context.style.fieldDelimiter)
    }
    output.buffer.append(context.style.fieldDelimiter)
  }

  private func append(_ finding: Journal.Finding, of batch: Batch, to output: BatchOutput) {
    let info = context.rules[Int(finding.rule)]
    let parts = batch.journal.parts[Int(finding.firstPart)...].prefix(Int(finding.partCount))
    context.begin(finding.row, batch, &output.buffer)
    output.buffer.append(context.style.fieldDelimiter)
    appendNames(of: parts, to: output)
    append(finding.kind, by: info, ofRule: finding.rule, to: output)
    appendValues(of: parts, to: output)
    finish(finding.kind.phrase(by: info), output)
  }

  private func appendNames(of parts: ArraySlice<Journal.FindingPart>, to output: BatchOutput) {
    if let part = parts.first, parts.count == 1, !context.readsAsSeveral(part.name) {
      return context.append(name: part.name, to: &output.buffer)
    }
    let names = parts.map { context.names[Int($0.name)] }
    context.append(FindingText.joined(names: names), to: &output.buffer)
  }

  private func appendValues(of parts: ArraySlice<Journal.FindingPart>, to output: BatchOutput) {
    if let part = parts.first, parts.count == 1 { return append(part, to: output) }
    FindingText.joined(parts.map { shown($0) }).withCell {
      _ = output.buffer.appendField($0, context.style)
    }
  }

  private func append(_ part: Journal.FindingPart, to output: BatchOutput) {
    let isMasked = context.sensitiveNames.contains(Int(part.name))
    context.append(part.value, isMasked: isMasked, to: &output.buffer)
  }

  private func shown(_ part: Journal.FindingPart) -> [UInt8] {
    let value = part.value.array
    return context.sensitiveNames.contains(Int(part.name)) ? Mask.masked(value) : value
  }

  private func append(_ formula: Journal.FormulaCell, of batch: Batch, to output: BatchOutput) {
    context.begin(formula.row, batch, &output.buffer)
    output.buffer.append(context.style.fieldDelimiter)
    context.append(columnNames[Int(formula.column)] ?? "", to: &output.buffer)
    append("note", ofRule: nil, to: output)
    let isMasked = context.sensitiveColumns.contains(Int(formula.column))
    context.append(formula.value, isMasked: isMasked, to: &output.buffer)
    finish("begins like a formula of a spreadsheet", output)
  }

  private func finish(_ finding: String, _ output: BatchOutput) {
    output.buffer.append(context.style.fieldDelimiter)
    context.append(finding, to: &output.buffer)
    if let table {
      output.buffer.append(context.style.fieldDelimiter)
      context.append(table, to: &output.buffer)
    }
    context.end(output)
  }
}

extension JournalContext {
  /// What all findings of a rule are called by when the rows are through, as a field.
  func severity(of rule: Int32, by report: RunReport) -> [UInt8] {
    let severity = rules[Int(rule)].judgement.map { report.severity(of: Int(rule), $0) }
    return Self.field((severity ?? .warn).rawValue, style)
  }
}

extension Journal.Finding.Kind {
  /// What the finding is called by.
  package func severity(by rule: RuleInfo) -> String {
    // A row on which nothing can be said does not fail the rule.
    if self == .notEvaluated { return Action.warn.rawValue }
    return (rule.judgement?.severity ?? .warn).rawValue
  }

  /// What is wrong, in words: the reason that the rule gives, or what its verb says.
  package func phrase(by rule: RuleInfo) -> String {
    if let reason = rule.reason, tellsCases(of: rule) { return "\(reason): \(fault(by: rule))" }
    if isViolation, let reason = rule.reason { return reason }
    return fault(by: rule)
  }

  /// Why a row is set aside: the reason that the rule gives, or the rule with what its verb says.
  func reason(by rule: RuleInfo) -> String {
    guard let reason = rule.reason else { return "\(rule.text): \(fault(by: rule))" }
    return tellsCases(of: rule) ? "\(reason): \(fault(by: rule))" : reason
  }

  /// Whether a line that converts cells can fail in several ways, of which its reason does not say
  /// which.
  private func tellsCases(of rule: RuleInfo) -> Bool {
    guard rule.judgement?.isOfCells == true else { return false }
    switch self {
    case .violated, .severalValues, .blankThere, .withoutKey, .severalThere: return true
    case .notComputed: return fault(by: rule) != rule.fault
    case .notConverted, .notEvaluated: return false
    }
  }

  /// What is wrong by the verb's own words.
  private func fault(by rule: RuleInfo) -> String {
    switch self {
    case .violated: rule.fault
    case .notConverted: "not converted"
    case .notComputed, .notEvaluated: "could not be evaluated"
    case .severalValues: "the file has several values for it"
    case .blankThere: "is blank in the other table"
    case .withoutKey: "has no key to look up in the other table"
    case .severalThere: "has several values in the other table"
    }
  }
}

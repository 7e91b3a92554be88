import Connectors
import Diagnostics
import Fettle
import Language

/// What a rule does to the first rows of its input.
struct RuleEffect {
  /// Rows that are looked at.
  static let rowCount = 10_000
  /// Changes that are shown.
  static let sampleCount = 3
  /// Characters of a value that are shown.
  private static let longestValue = 60

  private let table: TableReport
  private let rule: RuleReport

  /// Nil where the run has nothing of the rule.
  init?(of statement: Statement, in report: ApplyReport, _ reading: RuleReading) {
    let source = reading.program.sources[statement.range.source]
    let line = source.position(of: statement.range.lower).line
    let text = source.text(of: statement.range).map { Lexer.onOneLine(Array($0.utf8)) }
    for table in report.tables {
      let rules = table.rules.filter { $0.file == source.name && $0.line == line }
      if let rule = rules.first(where: { Lexer.onOneLine(Array($0.text.utf8)) == text }) {
        (self.table, self.rule) = (table, rule)
        return
      }
    }
    return nil
  }

  /// `12 changed`, or what else it did that is worth a look; nil where it did nothing.
  var short: String? {
    let parts = Quantity.present([
      (rule.changed, "changed", "changed"), (rule.removed, "removed", "removed"),
      (rule.isCheck ? rule.outcomes.failed : 0, "failed", "failed"),
      (rule.failed, failure, failure),
    ])
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// What reports call it where a rule could not do its work: a check judges, other rules convert.
  private var failure: String { rule.isCheck ? "not evaluated" : "not converted" }

  /// The counts, and changes before → after.
  var markdown: String {
    let rows =
      table.rowsIn < Self.rowCount
      ? "the \(Quantity.count(table.rowsIn, "row"))"
      : "the first \(Quantity.count(Self.rowCount)) rows"
    var text = "On \(rows) of \(Self.cell(FilePath.split(table.input).name)): "
    var counts = Quantity.present([
      (rule.changed, "changed", "changed"), (rule.removed, "row removed", "rows removed"),
      (rule.isCheck ? rule.outcomes.passed : 0, "passed", "passed"),
      (rule.isCheck ? rule.outcomes.failed : 0, "failed", "failed"),
      (rule.failed, failure, failure),
      (rule.blank, "blank", "blank"), (rule.outOfScope, "out of scope", "out of scope"),
      (rule.noUsableKey, "without a usable key", "without a usable key"),
    ])
    if let value = rule.measure?.value { counts.append("measured \(Self.cell(value))") }
    text += counts.isEmpty ? "nothing to do" : counts.joined(separator: ", ")
    if rule.samples.isEmpty { return text + "\n" }
    text += "\n\n| row | column | before | after |\n|---|---|---|---|\n"
    for sample in rule.samples {
      let cells = [
        Quantity.count(sample.row), Self.cell(sample.column), Self.cell(sample.before),
        Self.cell(sample.after),
      ]
      text += "| " + cells.joined(separator: " | ") + " |\n"
    }
    return text
  }

  /// A value as a cell of a table shows it: on one line, its Markdown without effect.
  private static func cell(_ value: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in value.unicodeScalars.prefix(longestValue) {
      shown.append(scalar.value < 0x20 ? Unicode.Scalar(scalar.value + 0x2400) ?? "?" : scalar)
    }
    let isCut = value.unicodeScalars.count > longestValue
    return WordDocumentation.escaped(String(shown)) + (isCut ? "…" : "")
  }
}

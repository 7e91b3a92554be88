import Diagnostics
import Fettle

/// The names of the result formats; a number grows when a member changes its meaning.
enum ReportSchema: String {
  case apply = "fettle.apply/1"
  case preview = "fettle.preview/1"
  case check = "fettle.check/1"
  case idempotent = "fettle.idempotent/1"
  case sniff = "fettle.sniff/1"
  case profile = "fettle.profile/1"
  case plan = "fettle.plan/1"
  case explain = "fettle.explain/1"
  case format = "fettle.fmt/1"
  case test = "fettle.test/1"
  case review = "fettle.review/1"
  case unmerge = "fettle.unmerge/1"
  case whyPair = "fettle.why-pair/1"
  case whyValue = "fettle.why-value/1"
}

/// Writes what a run did as one line of JSON, its members always in the same order.
struct RunJSON {
  var schema: ReportSchema

  /// The report of a run that was done.
  func text(of report: ApplyReport, status: ExitStatus) -> String {
    let outputs = report.outputs.map { output in
      let merged = output.merged.map { rows in
        [
          ("inserted", String(rows.inserted)), ("updated", String(rows.updated)),
          ("unchanged", String(rows.unchanged)), ("left", String(rows.left)),
        ]
      }
      return JSONText.object(
        [("path", JSONText.string(output.path)), ("kind", JSONText.string(output.kind))]
          + (merged ?? []))
    }
    return document(
      report.isStopped ? "stopped" : "done", status,
      [
        ("seconds", Quantity.decimal(report.seconds, places: 3)),
        (
          "tables",
          JSONText.array(report.tables.map { object(of: $0) })
        ),
        ("outputs", JSONText.array(outputs)),
        ("diagnostics", array(of: report.diagnostics)),
      ])
  }

  /// The answer where rules are wrong and nothing ran.
  func text(rejected report: DiagnosticReport) -> String {
    document("rules rejected", .usage, [("diagnostics", array(of: report))])
  }

  /// The answer to a check of several sets of rules.
  func text(checked reports: [DiagnosticReport], status: ExitStatus) -> String {
    let objects = reports.flatMap { report in
      report.diagnostics.map { DiagnosticJSON.object(of: $0, in: report.sources) }
    }
    return document(
      "done", status,
      [
        ("errors", String(reports.reduce(0) { $0 + $1.errorCount })),
        ("warnings", String(reports.reduce(0) { $0 + $1.warningCount })),
        ("diagnostics", JSONText.array(objects)),
      ])
  }

  /// The answer where the world failed.
  func text(of failure: RunFailure) -> String {
    let place = failure.place.map { place in
      JSONText.object([
        ("file", JSONText.string(place.file)),
        ("line", place.line.map { String($0) }),
        ("column", place.column.map { String($0) }),
        ("record", place.record.map { String($0) }),
        ("byteOffset", place.byteOffset.map { String($0) }),
      ])
    }
    let object = JSONText.object([
      ("message", JSONText.string(failure.message)),
      ("help", failure.help.map(JSONText.string)),
      ("note", failure.note.map(JSONText.string)),
      ("place", place),
    ])
    return document("failed", failure.status, [("failure", object)])
  }

  /// The answer with a plan.
  func text(plan: String, diagnostics: DiagnosticReport) -> String {
    document(
      "done", .done, [("plan", JSONText.string(plan)), ("diagnostics", array(of: diagnostics))])
  }

  private func document(
    _ outcome: String, _ status: ExitStatus, _ members: [(name: String, value: String?)]
  ) -> String {
    JSONText.object(
      [
        ("schema", JSONText.string(schema.rawValue)),
        ("outcome", JSONText.string(outcome)),
        ("exitCode", String(status.rawValue)),
      ] + members) + "\n"
  }

  private func array(of report: DiagnosticReport) -> String {
    JSONText.array(
      report.diagnostics.map { DiagnosticJSON.object(of: $0, in: report.sources) })
  }
}

extension RunJSON {
  private func object(of table: TableReport) -> String {
    JSONText.object([
      ("table", JSONText.string(table.table)), ("input", JSONText.string(table.input)),
      ("files", table.isStacked ? JSONText.array(table.files.map(JSONText.string)) : nil),
      ("dialect", JSONText.string(table.dialect)),
      ("freeze", table.freeze.map(JSONText.string) ?? "null"),
      ("rowsIn", String(table.rowsIn)), ("rowsOut", String(table.rowsOut)),
      ("withheld", table.withheld.map { String($0) }),
      ("saved", table.isSaved || table.mergedInto != nil ? nil : "false"),
      ("rowsChanged", String(table.rowsChanged)),
      ("withheldChanged", table.withheldChanged.map { String($0) }),
      ("removed", String(table.removed)),
      ("duplicates", String(table.duplicates)), ("rejected", String(table.rejected)),
      ("quarantined", String(table.quarantined)), ("padded", String(table.padded)),
      ("notConverted", String(table.notConverted)),
      ("notEvaluated", String(table.notEvaluated)), ("noUsableKey", String(table.noUsableKey)),
      ("formulaCells", String(table.formulaCells)), ("strayQuotes", String(table.strayQuotes)),
      ("invalidBytes", String(table.invalidBytes)),
      ("spilledBytes", String(table.spilledByteCount)),
      ("mergedInto", table.mergedInto.map(JSONText.string)),
      ("merge", table.merge.map { object(of: $0) }),
      ("notes", JSONText.array(table.notes.map(JSONText.string))),
      ("rules", JSONText.array(table.rules.map(object))),
    ])
  }

  private func object(of rule: RuleReport) -> String {
    let samples = rule.samples.map { sample in
      JSONText.object([
        ("row", String(sample.row)), ("column", JSONText.string(sample.column)),
        ("before", JSONText.string(sample.before)), ("after", JSONText.string(sample.after)),
      ])
    }
    let outcomes = rule.outcomes
    return JSONText.object([
      ("id", JSONText.string(rule.id)),
      ("verb", JSONText.string(rule.verb)), ("file", JSONText.string(rule.file)),
      ("line", String(rule.line)), ("text", JSONText.string(rule.text)),
      ("reason", rule.reason.map(JSONText.string)),
      ("severity", rule.severity.map(JSONText.string)),
      ("passed", String(outcomes.passed)), ("failed", String(outcomes.failed)),
      ("notTested", String(outcomes.notTested)), ("outOfScope", String(outcomes.outOfScope)),
      ("notEvaluated", String(outcomes.notEvaluated)), ("changed", String(rule.changed)),
      ("removed", String(rule.removed)), ("rejected", String(rule.rejected)),
      ("reviewed", String(rule.reviewed)), ("noUsableKey", String(rule.noUsableKey)),
      ("known", String(rule.known)),
      ("actions", rule.isCheck ? JSONText.array(rule.actions.map(object)) : nil),
      ("measure", rule.measure.map(object)),
      ("otherTable", rule.otherTable.map(object)),
      ("findingCount", String(rule.findingCount)),
      ("findings", rule.findings.isEmpty ? nil : JSONText.array(rule.findings.map(object))),
      ("samples", schema == .preview ? JSONText.array(samples) : nil),
    ])
  }
}

extension RunJSON {
  private func object(of other: OtherTableReport) -> String {
    JSONText.object(
      [("table", JSONText.string(other.table))]
        + other.counts.map { (name: $0.name, value: String($0.count)) })
  }
}

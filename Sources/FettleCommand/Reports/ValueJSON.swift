import Diagnostics
import Fettle

/// Where a value comes from, as JSON.
enum ValueJSON {
  /// The document.
  static func text(of report: ValueReport) -> String {
    JSONText.object([
      ("schema", JSONText.string(ReportSchema.whyValue.rawValue)),
      ("outcome", JSONText.string("done")), ("exitCode", "0"),
      ("table", JSONText.string(report.table)), ("id", JSONText.string(report.id)),
      ("column", JSONText.string(report.column)), ("value", JSONText.string(report.value)),
      ("take", report.take.map(JSONText.string)),
      ("takePlace", report.takePlace.map(JSONText.string)),
      ("sources", JSONText.array(report.sources.map(object))),
      ("notTaken", JSONText.array(report.losses.map(object))),
      ("changes", JSONText.array(report.changes.map(object))),
    ]) + "\n"
  }

  private static func object(_ source: ValueReport.Source) -> String {
    JSONText.object([
      ("row", JSONText.string(source.row)), ("file", source.file.map(JSONText.string)),
      ("record", source.record.map { String($0) }), ("value", JSONText.string(source.value)),
      ("changes", JSONText.array(source.changes.map(object))),
      ("merged", source.origin.map(object)),
    ])
  }

  private static func object(_ origin: ValueReport.Origin) -> String {
    JSONText.object([
      ("take", JSONText.string(origin.take)), ("takePlace", JSONText.string(origin.takePlace)),
      ("sources", JSONText.array(origin.sources.map(object))),
      ("notTaken", JSONText.array(origin.losses.map(object))),
    ])
  }

  private static func object(_ loss: ValueReport.Loss) -> String {
    JSONText.object([
      ("row", JSONText.string(loss.row)), ("value", loss.value.map(JSONText.string)),
      ("reason", loss.reason.map(JSONText.string)),
    ])
  }

  private static func object(_ change: ValueReport.Change) -> String {
    JSONText.object([
      ("place", JSONText.string(change.place)), ("rule", JSONText.string(change.rule)),
      ("before", JSONText.string(change.before)), ("after", JSONText.string(change.after)),
      ("source", change.source.map(JSONText.string)),
    ])
  }
}

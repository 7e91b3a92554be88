import Diagnostics
import Fettle

/// Why two rows are one or two, as JSON.
enum PairJSON {
  /// The document.
  static func text(of report: PairReport) -> String {
    JSONText.object([
      ("schema", JSONText.string(ReportSchema.whyPair.rawValue)),
      ("outcome", JSONText.string("done")), ("exitCode", "0"),
      ("result", JSONText.string(report.result)),
      ("left", object(report.left)), ("right", object(report.right)),
      ("together", boolean(report.isTogether)),
      ("decision", report.decision.map { JSONText.string($0 ? "same" : "different") }),
      ("cleanTable", report.cleanTable.map(JSONText.string)),
      ("values", JSONText.array(report.values.map(object))),
      ("clauses", JSONText.array(report.clauses.map(object))),
      ("links", JSONText.array(report.steps.map(object))),
      ("refusals", JSONText.array(report.refusals.map(object))),
    ]) + "\n"
  }

  private static func boolean(_ value: Bool) -> String { value ? "true" : "false" }

  private static func object(_ row: PairReport.Row) -> String {
    JSONText.object([
      ("table", JSONText.string(row.table)), ("id", JSONText.string(row.id)),
      ("file", JSONText.string(row.file)), ("row", String(row.record)),
      ("resultId", JSONText.string(row.resultID)),
    ])
  }

  private static func object(_ value: PairReport.Value) -> String {
    JSONText.object([
      ("column", JSONText.string(value.column)), ("left", JSONText.string(value.left)),
      ("right", JSONText.string(value.right)),
    ])
  }

  private static func object(_ clause: PairReport.Clause) -> String {
    JSONText.object([
      ("text", JSONText.string(clause.text)), ("holds", boolean(clause.holds)),
      ("score", clause.score.map { LearnedJSON.number($0, places: 6) }),
      ("learned", clause.learned.map(object)),
    ])
  }

  private static func object(_ learned: PairReport.Learned) -> String {
    let fields = learned.fields.map { field in
      JSONText.object([
        ("name", JSONText.string(field.name)), ("level", JSONText.string(field.level)),
        ("bits", LearnedJSON.number(field.bits)),
        ("rowsWithValue", field.sameCount.map { String($0) }),
      ])
    }
    return JSONText.object([
      ("prior", LearnedJSON.number(learned.prior)), ("fields", JSONText.array(fields)),
      ("related", LearnedJSON.number(learned.related)),
      ("bits", LearnedJSON.number(learned.bits)),
      ("leastBits", LearnedJSON.number(learned.leastBits)),
      ("passes", JSONText.array(learned.passes.map(JSONText.string))),
      ("earlyBits", learned.earlyBits.map { LearnedJSON.number($0) }),
    ])
  }

  private static func object(_ step: PairReport.Step) -> String {
    JSONText.object([
      ("from", JSONText.string(step.from)), ("to", JSONText.string(step.to)),
      ("clause", JSONText.string(step.clause)),
      ("score", LearnedJSON.number(step.score, places: 6)),
    ])
  }

  private static func object(_ refusal: PairReport.Refusal) -> String {
    JSONText.object([
      ("clause", JSONText.string(refusal.clause)), ("left", JSONText.string(refusal.left)),
      ("right", JSONText.string(refusal.right)), ("reason", JSONText.string(refusal.reason)),
      ("first", JSONText.string(refusal.first)), ("second", JSONText.string(refusal.second)),
      ("bits", refusal.bits.map { LearnedJSON.number($0) }),
    ])
  }
}

import Diagnostics
import Fettle

/// What a `same when learned` line has found out, as JSON.
enum LearnedJSON {
  /// One line of the rules.
  static func object(_ learned: LearnedReport) -> String {
    JSONText.object([
      ("clause", JSONText.string(learned.clause)),
      ("note", learned.note.map(JSONText.string)),
      ("fromModel", learned.isFromFile ? "true" : "false"),
      ("pairs", String(learned.pairs)), ("found", String(learned.found)),
      ("expected", number(learned.expected)), ("prior", number(learned.prior)),
      ("leastBits", number(learned.leastBits)),
      ("passes", JSONText.array(learned.passes.map(object))),
      ("fields", JSONText.array(learned.fields.map(object))),
      ("scores", object(learned.scores)),
      ("largestBlock", String(learned.largestBlock)), ("cutRows", String(learned.cutRows)),
    ])
  }

  private static func object(_ pass: LearnedReport.Pass) -> String {
    JSONText.object([
      ("text", JSONText.string(pass.text)), ("pairs", String(pass.pairs)),
      ("found", String(pass.found)), ("cutRows", String(pass.cutRows)),
    ])
  }

  private static func object(_ field: LearnedReport.Field) -> String {
    let levels = field.levels.map { level in
      JSONText.object([
        ("text", JSONText.string(level.text)), ("match", number(level.matchShare, places: 9)),
        ("random", number(level.randomShare, places: 9)), ("bits", number(level.bits)),
      ])
    }
    return JSONText.object([
      ("name", JSONText.string(field.name)), ("kind", JSONText.string(field.kind)),
      ("levels", JSONText.array(levels)),
    ])
  }

  private static func object(_ scores: LearnedReport.Scores) -> String {
    JSONText.object([
      ("least", String(scores.least)), ("step", String(scores.step)),
      ("counts", JSONText.array(scores.counts.map { String($0) })),
    ])
  }

  /// A number with a few places, as bits and chances are told.
  static func number(_ value: Double, places: Int = 3) -> String {
    Quantity.decimal(value, places: places)
  }
}

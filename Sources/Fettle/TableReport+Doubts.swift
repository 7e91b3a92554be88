import Diagnostics
import Engine
import Language

extension TablePlan {
  /// What users have to be told of rows that a dedupe folded on keys which may say nothing: how many,
  /// on which texts, and the line that changes it.
  func doubtNotes(_ run: RunReport, load: Statement?) -> [String] {
    let places = run.doubtfulKeys.keys.sorted { ($0.rule, $0.key) < ($1.rule, $1.key) }
    return places.flatMap { place -> [String] in
      guard let dedupe = dedupes.first(where: { $0.rule == place.rule }) else { return [] }
      return doubtNotes(run.doubtfulKeys[place]!, dedupe, key: place.key, load)
    }
  }

  private func doubtNotes(
    _ doubtful: DoubtfulKeys, _ dedupe: DedupeRule, key: Int, _ load: Statement?
  ) -> [String] {
    let name = dedupe.origins[key].name
    let isSensitive = sensitiveColumns.contains(dedupe.keys[key].id)
    let rule = rules[dedupe.rule]
    let place = "in \(Scope.written(name)) (\(rule.file):\(rule.line))"
    func folded(_ count: Int) -> String {
      if dedupe.isAnyOf {
        return count == 1
          ? "1 row that was folded has" : "\(Quantity.count(count)) rows that were folded have"
      }
      return count == 1 ? "1 row was folded on" : "\(Quantity.count(count)) rows were folded on"
    }
    var notes: [String] = []
    let standIns = doubtful.standIns.sorted { ($1.count, $0.written) < ($0.count, $1.written) }
    let count = standIns.reduce(0) { $0 + $1.count }
    if isSensitive && count > 0 {
      notes.append("\(folded(count)) a text \(place) that may stand for blank")
    } else if count > 0 {
      let texts = standIns.map {
        standIns.count > 1 ? "\($0.written) (\(Quantity.count($0.count)))" : $0.written
      }
      notes.append(
        "\(folded(count)) \(texts.joined(separator: ", ")) \(place): if "
          + (standIns.count > 1 ? "these stand" : "that stands") + " for blank, "
          + Self.advice(standIns.map(\.written), table, load))
    }
    if let text = doubtful.notConverted {
      notes.append(
        "\(folded(text.count)) \(text.count > 1 ? "texts" : "a text") \(place) that "
          + "could not be converted"
          + (isSensitive ? "" : Self.firstUnconverted(text, table, load)))
    }
    return notes
  }

  /// The text, and what to type if it stands for blank; a long one does not.
  private static func firstUnconverted(
    _ text: DoubtfulKeys.StandIn, _ table: String, _ load: Statement?
  ) -> String {
    let shown = shown(text.text, isMasked: false)
    if shown != text.written { return ", the first \(shown)" }
    return ", the first \(shown): if that stands for blank, \(advice([shown], table, load))"
  }

  /// The words to type, by what the table's `load` line has already.
  private static func advice(_ texts: [String], _ table: String, _ load: Statement?) -> String {
    let list = texts.joined(separator: ", ")
    guard let load else { return "write: load \(table), blanks \(list)" }
    return load.texts("blanks").isEmpty
      ? "write behind load \(table): , blanks \(list)"
      : "add \(list) to the blanks of load \(table)"
  }
}

extension DoubtfulKeys.StandIn {
  /// The text as a rule writes it.
  fileprivate var written: String {
    Scope.quoted(String(decoding: text, as: UTF8.self))
  }
}

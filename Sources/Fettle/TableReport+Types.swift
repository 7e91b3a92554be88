import Engine
import Kernels
import Language

extension TablePlan {
  /// What users have to be told of columns of which not one value is of the type that a rule reads:
  /// how the values are written, and the line that says so.
  func typeNotes(_ run: RunReport) -> [String] {
    let places = run.typeTallies.keys.sorted { ($0.rule, $0.column) < ($1.rule, $1.column) }
    return places.compactMap { place in
      guard let tally = run.typeTallies[place], tally.failed.count > 0 else { return nil }
      return typeNote(place, tally)
    }
  }

  private func typeNote(_ place: TypePlace, _ tally: TypeTally) -> String {
    let rule = rules[place.rule]
    let count = tally.failed.count
    let head =
      "no value of column '\(place.name)' is of type \(place.type) (\(rule.file):\(rule.line)): "
    let values = count == 1 ? "the one there is" : "all \(count)"
    let subject: NotationProof.Subject = place.type.hasPrefix("date") ? .dates : .numbers
    let isOfNotations = ["date", "datetime", "number", "whole", "money"].contains(place.type)
    switch isOfNotations ? tally.failed.verdict(of: subject) : .none {
    case .plain(let type):
      return head + "\(values) can be read without a notation; write "
        + Self.line(place, type, notation: nil)
    case .proven(let type, let notation, _):
      let fits = count == 1 ? "fits" : "fit"
      return head + "\(values) \(fits) '\(notation)'; write "
        + Self.line(place, type, notation: notation)
    case .ambiguous(let type, let candidates, _):
      let names = candidates.map { "'\($0)'" }.joined(separator: " and ")
      let fits = count == 1 ? "fits" : "fit"
      return head + "\(values) \(fits) \(names), and none tells which; write "
        + Self.line(place, type, notation: candidates[0]) + " or the other"
    case .none:
      let isSensitive = sensitiveColumns.contains(place.column)
      let text = tally.first.map { String(decoding: $0.text.prefix(60), as: UTF8.self) } ?? ""
      return head
        + (isSensitive
          ? "\(values) could not be read"
          : "\(values) could not be read, the first \(Scope.quoted(text))")
    }
  }

  /// The line to type; a date with a time is a date where that is asked for.
  private static func line(_ place: TypePlace, _ type: String, notation: String?) -> String {
    let name = Scope.written(place.name)
    let wanted = ["date", "datetime", "whole"].contains(place.type) ? place.type : type
    let arguments = notation.map { " \(Scope.quoted($0))" } ?? ""
    return place.isForm && notation != nil
      ? "normalize \(name) \(wanted)\(arguments)" : "column \(name) is \(wanted)\(arguments)"
  }
}

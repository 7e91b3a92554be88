import Engine
import Kernels
import Language

extension TablePlan {
  /// What users have to be told of columns of which not one value is of the type that a rule reads, or
  /// some only in a notation that no rule names: how these are written, how that is known, and the line
  /// that says so.
  func typeNotes(_ run: RunReport) -> [String] {
    let places = run.typeTallies.keys.sorted { ($0.rule, $0.column) < ($1.rule, $1.column) }
    return places.compactMap { place in
      guard let tally = run.typeTallies[place] else { return nil }
      if tally.failed.count > 0 { return typeNote(place, tally) }
      return tally.foreign.count > 0 ? foreignNote(place, tally.foreign) : nil
    }
  }

  private func typeNote(_ place: TypePlace, _ tally: TypeTally) -> String {
    let count = tally.failed.count
    let head =
      "no value of column '\(place.name)' is of type \(place.type) (\(rulePlace(place))): "
    let values = count == 1 ? "the one there is" : "all \(count)"
    if let subject = place.subject {
      if case .plain(let type) = tally.failed.verdict(of: subject) {
        return head + "\(values) can be read without a notation; write "
          + Self.line(place, type, notations: [])
      }
      if let words = words(of: tally.failed, subject, place, beside: nil) { return head + words }
    }
    if sensitiveColumns.contains(place.column) { return head + "\(values) could not be read" }
    let text = tally.first.map { String(decoding: $0.text.prefix(60), as: UTF8.self) } ?? ""
    return head + "\(values) could not be read, the first \(Scope.quoted(text))"
  }

  /// Of values beside others that need no notation.
  private func foreignNote(_ place: TypePlace, _ foreign: NotationProof) -> String? {
    let plain = place.type == "date" ? "YYYY-MM-DD" : place.type == "datetime" ? nil : "1234.56"
    guard let subject = place.subject,
      let words = words(of: foreign, subject, place, beside: plain)
    else { return nil }
    let values = foreign.count == 1 ? "1 value" : "\(foreign.count) values"
    return "\(values) of column '\(place.name)' \(foreign.count == 1 ? "is" : "are") of type "
      + "\(place.type) only in a notation that no rule names (\(rulePlace(place))): \(words)"
  }

  private func rulePlace(_ place: TypePlace) -> String {
    "\(rules[place.rule].file):\(rules[place.rule].line)"
  }

  /// Notations that are told of, each of at least one in so many values.
  private static let mostNotations = 3
  private static let leastShare = 5

  /// Which notations values fit, how that is known, and the line to write, where other values are of the
  /// `plain` notation; nil where they fit none.
  private func words(
    of proof: NotationProof, _ subject: NotationProof.Subject, _ place: TypePlace,
    beside plain: String?
  ) -> String? {
    let fits = proof.fits(of: subject).filter {
      $0.ground != .plain && $0.count * Self.leastShare >= proof.count
    }.prefix(Self.mostNotations)
    guard let first = fits.first else { return nil }
    let isSensitive = sensitiveColumns.contains(place.column)
    let parts = fits.map { $0.words(of: proof.count, isSensitive: isSensitive) }
    let open = fits.first { !$0.isProven }
    let line = Self.line(
      place, first.type,
      notations: open.map { [$0.notation] } ?? ((plain.map { [$0] } ?? []) + fits.map(\.notation)))
    return parts.joined(separator: ", ") + "; write \(line)" + (open == nil ? "" : " or the other")
  }

  /// The line to type; a date with a time is a date where that is asked for.
  private static func line(_ place: TypePlace, _ type: String, notations: [String]) -> String {
    let name = Scope.written(place.name)
    let wanted = ["date", "datetime", "whole"].contains(place.type) ? place.type : type
    let arguments =
      notations.isEmpty ? "" : " " + notations.map(Scope.quoted).joined(separator: ", ")
    return place.isForm && !notations.isEmpty
      ? "normalize \(name) \(wanted)\(arguments)" : "column \(name) is \(wanted)\(arguments)"
  }
}

extension NotationFit {
  fileprivate var isProven: Bool {
    if case .proven = ground { true } else { false }
  }

  /// `all 3 fit 'DD/MM/YYYY', as '31/01/2026' in row 2 can be nothing else`
  fileprivate func words(of whole: Int, isSensitive: Bool) -> String {
    func reason(_ witness: Witness) -> String {
      if witness.count == 0 { return "" }
      let count = witness.count == 1 ? "1 value" : "\(witness.count) values"
      return isSensitive
        ? ", as \(count) can be nothing else" : ", as \(witness.quoted) can be nothing else"
    }
    let values = count < whole ? "\(count)" : count == 1 ? "the one there is" : "all \(count)"
    let fit = "\(values) \(count == 1 ? "fits" : "fit") '\(notation)'"
    switch ground {
    case .plain: return fit
    case .proven(let witness): return fit + reason(witness)
    case .ambiguous(let rivals, _):
      return fit + rivals.map { " and '\($0)'" }.joined() + ", and none tells which"
    case .contradicted(let rival, let rivalCount, let by, let against):
      return fit + reason(by) + ", and \(rivalCount) '\(rival)'" + reason(against)
    }
  }
}

extension Witness {
  /// The first value with its place.
  fileprivate var quoted: String {
    "\(Scope.quoted(String(decoding: text, as: UTF8.self))) in row \(record + 1)"
  }
}

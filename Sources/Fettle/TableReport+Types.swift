import Diagnostics
import Engine
import Kernels
import Language
import Profiling

extension TablePlan {
  /// What users have to be told of columns of which not one value is of the type that a rule reads, or
  /// some only in a notation that no rule names: how these are written, how that is known, and, where
  /// nothing is read yet that it could break, the line that says so.
  func typeNotes(_ run: RunReport) -> [String] {
    let places = run.typeTallies.keys.sorted { ($0.rule, $0.column) < ($1.rule, $1.column) }
    return places.compactMap { place in
      guard let tally = run.typeTallies[place] else { return nil }
      if tally.failed.count > 0 { return typeNote(place, tally) }
      return foreignNote(place, tally)
    }
  }

  private func typeNote(_ place: TypePlace, _ tally: TypeTally) -> String {
    let count = tally.failed.count
    let head =
      "no value of column '\(place.name)' is of type \(place.type) (\(rulePlace(place))): "
    let values = count == 1 ? "the one there is" : "all \(count)"
    if let subject = place.subject {
      if case .plain(let type) = tally.failed.verdict(of: subject) {
        if let line = plainLine(place, type) {
          return head + "\(values) can be read without a notation; write \(line)"
        }
      } else if let words = words(of: tally.failed, subject, place) {
        return head + words + "; write " + line(place, Self.fits(of: tally.failed, subject))
      }
    }
    if sensitiveColumns.contains(place.column) { return head + "\(values) could not be read" }
    let first = Self.shown(tally.first?.text ?? [], isMasked: false)
    return head + "\(values) could not be read, the first \(first)"
  }

  /// Of values beside others that are read without a notation. A line is given where its notation reads those
  /// as well: one that names a notation reads nothing without it any more.
  private func foreignNote(_ place: TypePlace, _ tally: TypeTally) -> String? {
    let count = tally.foreign.count
    guard count > 0, let subject = place.subject else { return nil }
    let proof = tally.evidence(of: subject)
    let fits = Self.fits(of: proof, subject)
    let isWhole = fits.allSatisfy(\.isProven) && tally.isRead(by: fits, of: proof, subject)
    return "\(tally.share(count)) of column '\(place.name)' \(count == 1 ? "is" : "are") of type "
      + "\(place.type) only in a notation that no rule names (\(rulePlace(place))): "
      + (words(of: proof, subject, place) ?? "no notation reads a fifth of them")
      + (isWhole
        ? "; write \(line(place, fits))"
        : "; others are read without a notation, and a line has to name theirs too")
  }

  private func rulePlace(_ place: TypePlace) -> String {
    "\(rules[place.rule].file):\(rules[place.rule].line)"
  }

  /// Notations that are told of.
  private static let mostNotations = 3

  /// The notations that are told of.
  static func fits(
    of proof: NotationProof, _ subject: NotationProof.Subject
  ) -> [NotationFit] {
    let fits = proof.fits(of: subject).filter {
      $0.ground != .plain && $0.isTelling(of: proof.count)
    }
    return Array(fits.prefix(mostNotations))
  }

  /// Which notations values fit, and how that is known; nil where they fit none.
  private func words(
    of proof: NotationProof, _ subject: NotationProof.Subject, _ place: TypePlace
  ) -> String? {
    let isSensitive = sensitiveColumns.contains(place.column)
    let parts = Self.fits(of: proof, subject).map {
      $0.words(of: proof.count, isSensitive: isSensitive)
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// The line to type for these notations, of which there is one at least.
  func line(_ place: TypePlace, _ fits: [NotationFit]) -> String {
    Self.line(place, type(place, fits), notations: fits.map(\.notation))
      + (fits.allSatisfy(\.isProven) ? "" : " or the other")
  }

  /// The type of values in these notations: that of the rule, unless they are of another one.
  func type(_ place: TypePlace, _ fits: [NotationFit]) -> String {
    let type = fits.contains { $0.type == "datetime" } ? "datetime" : fits[0].type
    let isKept = place.type == "datetime" || place.type == "whole" && type == "number"
    return isKept ? place.type : type
  }

  /// The line that reads without a notation what is `type`; nil where a rule that names none has asked for
  /// that already.
  func plainLine(_ place: TypePlace, _ type: String) -> String? {
    Self.plainType(place, type).map { Self.line(place, $0, notations: []) }
  }

  private static func line(_ place: TypePlace, _ type: String, notations: [String]) -> String {
    let name = Scope.written(place.name)
    let arguments =
      notations.isEmpty ? "" : " " + notations.map(Scope.quoted).joined(separator: ", ")
    // A form of numbers needs a notation, where no column is declared.
    return place.isForm && (!notations.isEmpty || place.subject == .dates)
      ? "normalize \(name) \(type)\(arguments)" : "column \(name) is \(type)\(arguments)"
  }

  /// The type that reads without a notation what is `type`; nil where a rule that names none has asked
  /// for that already.
  private static func plainType(_ place: TypePlace, _ type: String) -> String? {
    let isNarrower = place.type == "datetime" || place.type == "whole" && type == "number"
    let wanted = isNarrower ? place.type : type
    return wanted == place.type && !place.hasNotation ? nil : wanted
  }
}

extension NotationFit {
  /// `all 3 fit 'DD/MM/YYYY', proven by '31/01/2026' in row 2, which can be nothing else`
  func words(of whole: Int, isSensitive: Bool) -> String {
    let number = Quantity.count(count)
    let values =
      count < whole
      ? "\(number) of \(Quantity.count(whole))" : count == 1 ? "the one there is" : "all \(number)"
    let words = "\(values) \(count == 1 ? "fits" : "fit") "
    let reason = ground({ isSensitive ? nil : $0.quoted }).words
    if case .contradicted(let rival, let rivalCount, _, _) = ground {
      return words + "'\(notation)' and \(Quantity.count(rivalCount)) "
        + "\(rivalCount == 1 ? "fits" : "fit") '\(rival)', \(reason)"
    }
    let names = ([notation] + rivals).map { "'\($0)'" }.joined(separator: " or ")
    return words + "\(names), \(reason)"
  }

  /// Values that the rival alone reads, where it contradicts.
  var rivalOnlyCount: Int {
    if case .contradicted(_, _, _, let against) = ground { against.count } else { 0 }
  }
}

extension TypeTally {
  /// So many of the values: `2 of the 19 values`, `2 values` where these are all.
  func share(_ count: Int) -> String {
    let whole = Quantity.count(testedCount, "value")
    return count == testedCount ? whole : "\(Quantity.count(count)) of the \(whole)"
  }

  /// Whether notations read all that is read now as well: no value of numbers is lost, and of dates none was
  /// read before.
  func isRead(
    by fits: [NotationFit], of proof: NotationProof, _ subject: NotationProof.Subject
  ) -> Bool {
    let isRead = fits.reduce(0) { $0 + $1.count } == proof.count
    return isRead && !fits.isEmpty && (!readsSome || subject == .numbers)
  }
}

extension Witness {
  /// The first value with its place.
  var quoted: String {
    "\(TablePlan.shown(text, isMasked: false)) in row \(record + 1)"
  }
}

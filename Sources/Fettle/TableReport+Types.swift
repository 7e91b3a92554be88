import Diagnostics
import Engine
import Kernels
import Language
import Profiling

extension TablePlan {
  /// What users have to be told of columns of which not one value is of the type that a rule reads, of values
  /// that are of it only in a notation that no rule names, and of those that a named one does not read: how
  /// these are written, how that is known, and what to write, in the words of a check.
  func typeNotes(_ run: RunReport, _ program: Program) -> [String] {
    run.typeTalliesInOrder.compactMap { place, tally in
      let advice = TypeAdvice(place, tally, self, program)
      let region = RegionAdvice(place, tally, self, program)
      if place.isTest && advice?.isOfTest != true { return nil }
      if tally.failed.count > 0 { return typeNote(place, tally, advice, region) }
      guard let advice else { return region.map { regionNote(place, tally, $0) } }
      return place.hasNotation ? unreadNote(advice) : foreignNote(advice)
    }
  }

  /// What users have to be told of telephone numbers with letters, which can be words beside the number.
  func letterNotes(_ run: RunReport) -> [String] {
    run.typeTalliesInOrder.compactMap { place, tally in
      let count = tally.letteredCount
      if count == 0 { return nil }
      let name = Scope.written(place.name)
      return
        "\(Quantity.count(count, "value")) of column '\(place.name)' \(count == 1 ? "has" : "have") "
        + "letters, which were read as those on the keys of a telephone (\(rulePlace(place))); where they are "
        + "remarks, write above: replace \(name) /[a-z].*/i -> ''"
    }
  }

  /// What users have to be told of columns by whose regions rules read others, and that name none.
  func regionNotes(_ run: RunReport) -> [String] {
    let places = run.regionTallies.keys.sorted {
      ($0.rule, $0.column, $0.region) < ($1.rule, $1.column, $1.region)
    }
    return places.compactMap { place in
      guard let tally = run.regionTallies[place], !tally.hasRegion else { return nil }
      let (file, line) = (rules[place.rule].file, rules[place.rule].line)
      let head =
        "no value of column '\(place.regionName)' names a region of '\(place.columnName)' "
        + "(\(file):\(line)): "
      let isMasked = sensitiveColumns.contains(place.region)
      let found =
        switch tally.first {
        case nil: "all \(Quantity.count(tally.count)) are blank"
        case .some where isMasked: "none is a country"
        case .some(let first): "the first is \(Self.shown(first.text, isMasked: false))"
        }
      return head + found + "; a region is a country's two letters or its name, or for all rows: "
        + "region 'DE'"
    }
  }

  private func typeNote(
    _ place: TypePlace, _ tally: TypeTally, _ advice: TypeAdvice?, _ region: RegionAdvice?
  ) -> String {
    let count = tally.failed.count
    let head =
      "no value of column '\(place.name)' is of type \(place.type) (\(rulePlace(place))): "
    let values = count == 1 ? "the one there is" : "all \(Quantity.count(count))"
    if let advice {
      if case .plain(let type) = tally.failed.verdict(of: advice.subject) {
        let line = plainLine(place, type) ?? (advice.isOfFractions ? numberLine(place) : nil)
        if let line {
          return head + "\(values) can be read without a notation; write \(line)"
            + advice.line.shared
        }
      } else if let words = advice.words {
        return head + "\(words); \(advice.help)"
      }
    }
    if let region { return head + "\(region.words); \(region.help)" }
    if sensitiveColumns.contains(place.column) { return head + "\(values) could not be read" }
    let first = Self.shown(tally.first?.text ?? [], isMasked: false)
    return head + "\(values) could not be read, the first \(first)"
  }

  /// Of telephone numbers that are mostly of another region.
  private func regionNote(
    _ place: TypePlace, _ tally: TypeTally, _ region: RegionAdvice
  ) -> String {
    "\(tally.share(tally.failedCount)) of column '\(place.name)' are not of type \(place.type) "
      + "(\(rulePlace(place))): \(region.words); \(region.help)"
  }

  /// Of values beside others that are read without a notation.
  private func foreignNote(_ advice: TypeAdvice) -> String? {
    let (place, tally) = (advice.place, advice.tally)
    let count = tally.foreign.count
    if advice.isOpenAsItStands, let words = advice.words {
      return "\(tally.share(advice.proof.count)) of column '\(place.name)' can be read in two ways "
        + "(\(rulePlace(place))): \(words); \(advice.help)"
    }
    guard count > 0 else { return nil }
    return "\(tally.share(count)) of column '\(place.name)' \(count == 1 ? "is" : "are") of type "
      + "\(place.type) only in a notation that no rule names (\(rulePlace(place))): "
      + (advice.words ?? "no notation reads a fifth of them") + "; \(advice.help)"
  }

  /// Of values that the notation of a rule does not read.
  private func unreadNote(_ advice: TypeAdvice) -> String? {
    guard let unread = UnreadValues(advice), unread.areTelling else { return nil }
    let words = unread.words(
      column: "column '\(advice.place.name)'", place: " (\(rulePlace(advice.place)))")
    return words + (unread.help.map { "; \($0)" } ?? "")
  }

  private func rulePlace(_ place: TypePlace) -> String {
    "\(rules[place.rule].file):\(rules[place.rule].line)"
  }

  /// The line to type for these notations, of which there is one at least.
  func line(_ place: TypePlace, _ type: String, _ fits: [NotationFit]) -> String {
    Self.line(place, type, notations: fits.map(\.notation))
  }

  /// The line that reads without a notation what is `type`; nil where a rule that names none has asked for
  /// that already.
  func plainLine(_ place: TypePlace, _ type: String) -> String? {
    Self.plainType(place, type).map { Self.line(place, $0, notations: []) }
  }

  private func numberLine(_ place: TypePlace) -> String {
    Self.line(place, "number", notations: [])
  }

  /// The line to type for these notations, of which there may be none.
  static func line(_ place: TypePlace, _ type: String, notations: [String]) -> String {
    let name = Scope.written(place.name)
    let arguments =
      notations.isEmpty ? "" : " " + notations.map(Scope.quoted).joined(separator: ", ")
    // A form of numbers needs a notation, where no column is declared.
    return place.isForm && (!notations.isEmpty || place.subject == .dates)
      ? "normalize \(name) \(type)\(arguments)" : "column \(name) is \(type)\(arguments)"
  }

  /// Whether a type stays where its values look like those of another: dates can be points in time, and amounts
  /// and whole numbers are written as numbers.
  static func isWider(_ type: String, than found: String) -> Bool {
    type == "datetime" || found == "number" && (type == "whole" || type == "money")
  }

  /// The type that reads without a notation what is `type`; nil where a rule that names none has asked
  /// for that already.
  private static func plainType(_ place: TypePlace, _ type: String) -> String? {
    let wanted = isWider(place.type, than: type) ? place.type : type
    return wanted == place.type && !place.hasNotation ? nil : wanted
  }
}

extension RunReport {
  /// What is known of the values that rules read as a type, in the order of rules and columns.
  var typeTalliesInOrder: [(place: TypePlace, tally: TypeTally)] {
    typeTallies.sorted { ($0.key.rule, $0.key.column) < ($1.key.rule, $1.key.column) }
      .map { (place: $0.key, tally: $0.value) }
  }
}

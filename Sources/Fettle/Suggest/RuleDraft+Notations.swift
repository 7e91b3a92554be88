import Diagnostics
import Language
import Profiling

/// Columns of dates and numbers that need a notation: drafted where the values prove it, asked for where
/// they do not.
extension RuleDraft {
  /// A type with the notations that nearly all values fit, each proven by a value.
  func notationRule(_ index: Int) -> Typed? {
    let column = table.columns[index]
    guard let first = column.notations.first(where: \.isEvident), !comparedColumns.contains(index),
      column.leadingZeroCount == 0 || first.type.hasPrefix("date")
    else { return nil }
    let chosen = column.notations.filter { $0.isEvident && $0.type == first.type }
    let count = chosen.reduce(0) { $0 + $1.count }
    let notations = chosen.map(\.notation)
    let standIns = standIns(index, fitCount: count) {
      canonical($0, first.type, notations: notations) != nil
    }
    guard let standIns else { return nil }
    let misfits = chosen.count == 1 ? first.misfits : []
    let reasons = chosen.map { "'\($0.notation)' is \($0.reason(quoted))." }
    return typed(
      index, "\(first.type) \(notations.map(Scope.quoted).joined(separator: ", "))", first.type,
      (count, misfits), standIns, reasons)
  }

  /// What has to be decided where most values are dates or numbers, and nothing tells in which notation,
  /// or several have to be named.
  func notationQuestion(_ index: Int) -> Rule? {
    if comparedColumns.contains(index) { return nil }
    let column = table.columns[index]
    let open = column.notations.first {
      $0.state != .proven && $0.countWithRival * 2 > column.presentCount
    }
    guard let open, let advice = open.advice else { return mixtureQuestion(index) }
    let fit = open.shares.words(of: column.presentCount)
    let plain = open.type.hasPrefix("date") ? plainDates(column) : []
    let others = plain == nil ? ["Other dates are written in other ways; name these too."] : []
    let choices: [[String]]
    switch advice {
    case .choose(let notations, _): choices = notations.map { (plain ?? []) + [$0] }
    case .nameAll(let notations): choices = [(plain ?? []) + notations]
    }
    return Rule(
      line: nil,
      evidence: [
        "\(fit.prefix(1).uppercased())\(fit.dropFirst()): \(open.reason(quoted)).",
        "Nothing is guessed: \(advice.words).",
      ] + choices.flatMap { lines(index, open.type, notations: $0) } + others)
  }

  /// Lines as they stand in a comment: the type, and the list of values as they are compared then.
  private func lines(_ index: Int, _ type: String, notations: [String]) -> [String] {
    let list = canonicalList(index, type, notations: notations)
    return [line(index, type, notations: notations)] + (list.map { ["  \($0)"] } ?? [])
  }

  /// A line as it stands in a comment.
  private func line(_ index: Int, _ type: String, notations: [String]) -> String {
    "  column \(name(index)) is \(type) "
      + notations.map(Scope.quoted).joined(separator: ", ")
  }

  /// The notations of the dates that need none, which a line has to name once it names another; nil
  /// where the shapes of the values do not tell them all.
  func plainDates(_ column: ColumnProfile) -> [String]? {
    let plain = column.types.filter { $0.name == "date" || $0.name == "datetime" }.map(\.count)
      .max()
    guard let plain, plain > 0 else { return [] }
    guard column.shapeGrain == .exact else { return nil }
    var (count, notations) = (0, [String]())
    for shape in column.shapes {
      guard let notation = Self.plainNotation(ofShape: shape.shape) else { continue }
      count += shape.count
      if !notations.contains(notation) { notations.append(notation) }
    }
    return count == plain ? notations : nil
  }

  /// The notation of a shape of dates that need none: `####-##-##`, `## Aaa ####`. A name of a month is
  /// read in full and by its first letters alike.
  private static func plainNotation(ofShape shape: String) -> String? {
    guard let notation = DateExample.notation(ofShape: shape) else { return nil }
    let isPlain = notation.hasPrefix("YYYY") || notation.contains("MMM")
    return isPlain && notation.contains("YYYY")
      ? notation.replacing("MMMM", with: "MMM") : nil
  }

  /// Dates that need no notation, among others that do.
  private func mixtureQuestion(_ index: Int) -> Rule? {
    let column = table.columns[index]
    guard let plain = column.types.first(where: { $0.name == "date" }),
      let other = column.notations.first(where: { $0.isEvident && $0.type == "date" }),
      isFew(column.presentCount - plain.count - other.count, of: column.presentCount)
    else { return nil }
    let isOneKind = isFew(
      column.presentCount - max(plain.count, other.count), of: column.presentCount)
    if isOneKind { return nil }
    let notations = plainDates(column).map { $0 + [other.notation] }
    let lines = notations.map {
      ["If both are meant, write each notation:", line(index, "date", notations: $0)]
    }
    return Rule(
      line: nil,
      evidence: [
        "\(Quantity.count(plain.count)) of \(Quantity.count(column.presentCount)) are dates as they "
          + "stand and \(Quantity.count(other.count)) fit '\(other.notation)', which is "
          + "\(other.reason(quoted))."
      ]
        + (lines ?? ["If both are meant, name each notation, those of the dates as they stand too."])
    )
  }
}

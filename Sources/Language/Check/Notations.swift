/// How dates and numbers are written in data: `'DD/MM/YYYY'`, `'1.234,56'`.
enum Notations {
  /// The notation of a day with `MM`, a month, for `mm`, a minute; nil where that does not mend it.
  static func withMonths(_ notation: String, hasTime: Bool) -> String? {
    guard !hasTime, !notation.contains("M") else { return nil }
    let mended = String(
      String.UnicodeScalarView(notation.unicodeScalars.map { $0 == "m" ? "M" : $0 }))
    return problem(ofMoment: mended, hasTime: hasTime) == nil ? mended : nil
  }

  /// The notation with `mm`, a minute, for the `MM` behind an hour; nil where that does not mend it.
  static func withMinutes(_ notation: String, hasTime: Bool) -> String? {
    guard hasTime else { return nil }
    var letters = Array(notation.unicodeScalars)
    for index in letters.indices.dropFirst(2).dropLast()
    where letters[index...].starts(with: "MM".unicodeScalars) && letters[index - 2] == "H" {
      letters.replaceSubrange(index...(index + 1), with: "mm".unicodeScalars)
    }
    let mended = String(String.UnicodeScalarView(letters))
    if mended == notation { return nil }
    return problem(ofMoment: mended, hasTime: hasTime) == nil ? mended : nil
  }

  /// The notation of a date that stands in its place, as `17 Jun 1944`; nil where that does not mend
  /// it.
  static func ofExample(_ example: String, hasTime: Bool) -> String? {
    DateExample.notation(of: example).flatMap {
      problem(ofMoment: $0, hasTime: hasTime) == nil ? $0 : nil
    }
  }

  /// What is wrong with a notation of a date; nil where nothing is.
  static func problem(ofMoment notation: String, hasTime: Bool) -> String? {
    var counts: [Character: Int] = [:]
    var rest = Substring(notation)
    while let first = rest.first {
      let run = rest.prefix { $0 == first }
      rest = rest[run.endIndex...]
      guard first.isASCII, first.isLetter else { continue }
      guard let part = part(of: first, count: run.count) else {
        return "'\(run)' is no part of a date: the parts are YYYY, YY, MM, MMM, DD, HH, mm and ss"
      }
      if part == " " { continue }
      if counts[part] != nil {
        let isMinute = part == "M" && counts["h"] != nil
        return isMinute && hasTime
          ? "'\(run)' is a month, and minutes are mm" : "'\(run)' stands twice in this notation"
      }
      counts[part] = run.count
    }
    let missing = [("Y", "year: YYYY"), ("M", "month: MM"), ("D", "day: DD")].first {
      counts[Character($0.0)] == nil
    }
    if let missing { return "this notation has no \(missing.1)" }
    if !hasTime, counts["h"] != nil || counts["m"] != nil {
      return "a date has no time: this is a notation of a datetime"
    }
    return nil
  }

  /// The part that a run of letters stands for; a blank for letters that stand for themselves.
  private static func part(of letter: Character, count: Int) -> Character? {
    switch (letter, count) {
    case ("Y", 2), ("Y", 4), ("y", 2), ("y", 4): "Y"
    case ("M", 1...4): "M"
    case ("D", 1...2), ("d", 1...2): "D"
    case ("H", 1...2): "h"
    case ("m", 1...2): "m"
    case ("s", 1...2): "s"
    case ("S", _): "f"
    case ("T", 1): " "
    case ("Z", _), ("X", 1...3): "z"
    default: nil
    }
  }

  /// A notation of money without the letters and signs of its currency.
  static func withoutCurrency(_ notation: String) -> String {
    var rest = String.UnicodeScalarView()
    for scalar in notation.unicodeScalars
    where !scalar.properties.isAlphabetic && scalar.properties.generalCategory != .currencySymbol {
      rest.append(scalar)
    }
    return String(rest)
  }

  /// What is wrong with a notation of a number; nil where nothing is.
  static func problem(ofNumber notation: String) -> String? {
    let separators: Set<Unicode.Scalar> = [".", ",", " ", "'", "’", "\u{A0}", "\u{202F}", "-", "+"]
    let scalars = notation.unicodeScalars
    if scalars.contains("#") {
      let strange = scalars.first { !"#0.,E+-%\u{2030}".unicodeScalars.contains($0) }
      return strange.map { "'\($0)' has no place in a pattern of numbers, such as #,##0.00" }
    }
    guard scalars.contains(where: Characters.isASCIIDigit) else {
      return "a notation of a number is an example, such as 1.234,56"
    }
    let strange = scalars.first { !Characters.isASCIIDigit($0) && !separators.contains($0) }
    return strange.map { "'\($0)' has no place in a notation of a number" }
  }
}

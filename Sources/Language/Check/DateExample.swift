/// A date as an example of how dates are written: `17 Jun 1944` is in the notation `DD MMM YYYY`.
package enum DateExample {
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  /// The notation in which a date is written; nil for what is none, and for one in figures whose day
  /// and month could change places.
  package static func notation(of example: String) -> String? {
    let pieces = pieces(of: example)
    guard let figures = parts(of: pieces) else { return nil }
    var (notation, next, afterName) = ("", 0, false)
    for piece in pieces {
      if isDigits(piece) {
        notation += figures[next]
        next += 1
      } else if let month = part(ofMonth: piece) {
        notation += month
      } else if isLetters(piece) {
        guard piece == "T" || piece == "Z" else { return nil }
        notation += piece
      } else if !(afterName && piece == ".") {
        // A full stop behind a short name is read with it.
        notation += piece
      }
      afterName = part(ofMonth: piece) == "MMM"
    }
    return notation
  }

  /// The notation of dates of this shape, of `##` for digits and `Aaa` for letters; nil where it could
  /// be that of several.
  package static func notation(ofShape shape: String) -> String? {
    let names = [3: "Jun", 4: "June", 5: "March", 6: "August", 7: "January", 8: "February"]
    let figures = [1: "5", 2: "10", 4: "1944", 8: "19441010"]
    var example = ""
    for piece in pieces(of: shape.replacing("#", with: "0")) {
      if isDigits(piece) {
        guard let digits = figures[piece.utf8.count] else { return nil }
        example += digits
      } else if isLetters(piece) {
        example += piece.utf8.count == 9 ? "September" : names[piece.utf8.count] ?? piece
      } else {
        example += piece
      }
    }
    return notation(of: example)
  }

  // MARK: Pieces

  /// Runs of digits, runs of letters, and every other character by itself.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    for scalar in text.trimmingBlanks().unicodeScalars {
      let piece = String(scalar)
      if let last = pieces.last,
        isDigits(last) && isDigits(piece) || isLetters(last) && isLetters(piece)
      {
        pieces[pieces.count - 1] += piece
      } else {
        pieces.append(piece)
      }
    }
    return pieces
  }

  private static func isDigits(_ piece: String) -> Bool {
    !piece.isEmpty && piece.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func isLetters(_ piece: String) -> Bool {
    !piece.isEmpty && piece.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
  }

  /// `MMM` for a short name, `MMMM` for a whole one that is longer; nil for other words.
  private static func part(ofMonth piece: String) -> String? {
    let name = piece.lowercased()
    guard isLetters(piece), name.utf8.count >= 3 else { return nil }
    if months.contains(where: { $0.prefix(3) == name }) || name == "sept" { return "MMM" }
    return months.contains(name) ? "MMMM" : nil
  }

  // MARK: Figures

  /// What each run of digits stands for; nil where they are no date, or could be several.
  private static func parts(of pieces: [String]) -> [String]? {
    let runs = pieces.filter(isDigits)
    guard let first = runs.first else { return nil }
    let nameCount = pieces.count { part(ofMonth: $0) != nil }
    var date: [String]?
    if first.utf8.count == 8, nameCount == 0 {
      date = ["YYYYMMDD"]
    } else if nameCount < 2 {
      date = nameCount == 1 ? namedParts(runs) : numberedParts(runs)
    }
    guard let date, runs.count - date.count <= 3 else { return nil }
    return date + ["HH", "mm", "ss"].prefix(runs.count - date.count)
  }

  /// Day and year beside a month by name.
  private static func namedParts(_ runs: [String]) -> [String]? {
    guard runs.count >= 2 else { return nil }
    let year = runs.prefix(2).firstIndex { $0.utf8.count == 4 } ?? 1
    guard let written = yearPart(runs[year]), isDay(runs[1 - year]) else { return nil }
    return year == 0 ? [written, "DD"] : ["DD", written]
  }

  private static func numberedParts(_ runs: [String]) -> [String]? {
    guard runs.count >= 3 else { return nil }
    if runs[0].utf8.count == 4 {
      return isMonth(runs[1]) && isDay(runs[2]) ? ["YYYY", "MM", "DD"] : nil
    }
    guard let year = yearPart(runs[2]), isDay(runs[0]), isDay(runs[1]) else { return nil }
    switch (isMonth(runs[0]), isMonth(runs[1])) {
    case (false, true): return ["DD", "MM", year]
    case (true, false): return ["MM", "DD", year]
    default: return nil
    }
  }

  private static func yearPart(_ run: String) -> String? {
    switch run.utf8.count {
    case 4: "YYYY"
    case 2: "YY"
    default: nil
    }
  }

  private static func isDay(_ run: String) -> Bool {
    run.utf8.count <= 2 && (1...31).contains(Int(run) ?? 0)
  }

  private static func isMonth(_ run: String) -> Bool {
    run.utf8.count <= 2 && (1...12).contains(Int(run) ?? 0)
  }
}

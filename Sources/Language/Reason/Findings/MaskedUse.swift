import Diagnostics

extension OrderFinding {
  /// A key that is masked above, or a masked column that is split.
  static let maskedUse = OrderFinding { history in
    history.flatMap { (line: PastLine) -> [Diagnostic] in
      line.toldApart.compactMap { (use: PastLine.Named) -> Diagnostic? in
        guard let number = line.traces.masked[use.column.id] else { return nil }
        let place = history.sortedPlace { $0.number >= number }
        guard place < history.count, history[place].number == number else { return nil }
        let mask = history[place]
        let isSplit = line.verb == "split"
        return Diagnostic(
          .maskedUse, severity: .note,
          isSplit
            ? "'\(use.column.name)' is masked above, and its parts are too"
            : "'\(use.column.name)' is masked above, and values that differed are one key here",
          at: use.range,
          help: isSplit
            ? "move this line above the mask, and mask the parts" : "move this line above the mask",
          related: [(mask.statement.range, "it is masked here")])
      }
    }
  }
}

/// Two values that a `mask` makes one.
struct MaskedPair {
  let values: [[UInt8]]
  /// What it makes of them.
  let masked: [UInt8]

  /// Two that differ only before the last letters and digits that stay, as values of a type are written; nil where
  /// none are known, or too many stay.
  init?(of type: String, keeping count: Int) {
    let (first, second, masked): (String, String, String)
    switch (type, count) {
    case ("text", 0...24):
      let kept = String(repeating: "0", count: count)
      (first, second, masked) = ("anna" + kept, "otto" + kept, "****" + kept)
    case ("email", 0):
      (first, second, masked) = ("anna@mail.org", "otto@mail.org", "****@****.***")
    case ("phone", 0...4):
      let kept = "5678".suffix(count)
      let stars = String(repeating: "*", count: 12 - count)
      (first, second, masked) = ("+493012345678", "+493065435678", "+" + stars + kept)
    default: return nil
    }
    values = [first, second].map { Array($0.utf8) }
    self.masked = Array(masked.utf8)
  }
}

/// Rows whose cells a `mask` has made alike, as the lines behind it have left them.
struct MaskedCells {
  /// The rows in the scope of that line.
  var band: RowBand
  let text: [UInt8]
}

extension LineReasoning {
  /// A pair of values that the line, a `mask`, makes one in a column, where each of them can be there in its scope.
  func pairMasked(in column: ColumnInfo) -> MaskedPair? {
    var count = 0
    if case .number(let digits, _)? = statement.slots["keep last"] { count = Int(digits) ?? .max }
    guard let pair = MaskedPair(of: column.type, keeping: count) else { return nil }
    let (cell, scope) = (facts.cell(column.id), scopeOutcomes.yes)
    let mark = builder.placeholder(cell, column)
    let canBe = pair.values.allSatisfy { text in
      let length = String(decoding: text, as: UTF8.self).unicodeScalars.count
      let held =
        [.blank(cell, false), .claim(mark, false), .text(cell, .only([text]))]
        + facts.terms.lengths(of: cell, length, length)
      return refutation(of: Cases([held]).and(scope), ofAccepted: true) == nil
    }
    return canBe ? pair : nil
  }
}

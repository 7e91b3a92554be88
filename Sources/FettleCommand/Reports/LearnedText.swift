import Diagnostics
import Fettle

/// The lines of a summary that tell what a line that learns has found out.
struct LearnedText {
  let learned: LearnedReport

  /// Passes that are listed.
  private static let listedPassCount = 3

  /// Labels and texts, in order; the first says of which line they are.
  var lines: [(label: String, text: String)] {
    // Where nothing was learned a note of the table says why.
    if learned.fields.isEmpty { return [] }
    var lines = [("learned", sum)]
    if !learned.passes.isEmpty { lines.append(("", "found by \(passes)")) }
    lines.append(("", "bits: \(fields)"))
    if learned.pairs > 0 { lines.append(("", "pairs by bits: \(Self.chart(learned.scores))")) }
    if learned.cutRows > 0 {
      lines.append(
        (
          "",
          "\(Quantity.count(learned.cutRows, "row")) in blocks of more than "
            + "\(Quantity.count(learned.largestBlock)), which were taken apart"
        ))
    }
    return lines
  }

  /// `1,234 pairs by 7 passes, of which 98 are the same; expected duplicates: 97; …`
  private var sum: String {
    let source = learned.isFromFile ? "by the model, " : ""
    return source + "\(Quantity.count(learned.pairs, "pair")) by "
      + "\(Quantity.count(learned.passes.count, "pass", "passes")), "
      + "\(Self.outcome(of: learned)); expected duplicates: "
      + "\(Quantity.count(Int(learned.expected.rounded()))); any two rows begin at "
      + "\(Self.bits(learned.prior)) bits"
  }

  /// What became of the pairs that have bits enough: `98 linked`, `98 likely` of a line that asks people.
  static func outcome(of learned: LearnedReport) -> String {
    learned.isReview
      ? "\(Quantity.count(learned.found)) likely" : "\(Quantity.count(learned.linked)) linked"
  }

  /// Those that find most, with what they find of what they bring together.
  private var passes: String {
    let ordered = learned.passes.enumerated()
      .sorted { ($1.element.found, $0.offset) < ($0.element.found, $1.offset) }.map(\.element)
    let listed = ordered.prefix(Self.listedPassCount).map { pass in
      "\(VisibleText.safe(pass.text)) (\(Quantity.count(pass.found)) of "
        + "\(Quantity.count(pass.pairs)))"
    }
    let rest = ordered.count - listed.count
    return listed.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  /// The least and the most that each field is worth.
  private var fields: String {
    learned.fields.map { field in
      let bits = field.levels.map(\.bits)
      return
        "\(VisibleText.safe(field.name)) \(Self.bits(bits.min() ?? 0)) to "
        + "\(Self.bits(bits.max() ?? 0))"
    }.joined(separator: ", ")
  }

  /// Bits with their sign: `+12.3`, `−4.0`.
  static func bits(_ bits: Double) -> String {
    let text = Quantity.decimal(bits.magnitude, places: 1)
    return bits < 0 && text != "0.0" ? "−\(text)" : "+\(text)"
  }

  /// A column of one sign for each count, from the first that is there to the last, between the bits at
  /// which they stand; each step up is about four times as many pairs.
  static func chart(_ scores: LearnedReport.Scores) -> String {
    let signs = Array("▁▂▃▄▅▆▇█")
    guard let first = scores.counts.firstIndex(where: { $0 > 0 }),
      let last = scores.counts.lastIndex(where: { $0 > 0 })
    else { return "" }
    let columns = scores.counts[first...last].map { count in
      count == 0 ? " " : String(signs[min((Int.bitWidth - count.leadingZeroBitCount - 1) / 2, 7)])
    }
    let least = scores.start(of: first)
    let greatest = scores.start(of: last + 1)
    return "\(bits(Double(least))) \(columns.joined()) \(bits(Double(greatest)))"
  }
}

extension LearnedReport.Scores {
  /// The bits at which a column begins; those of the first are open below.
  func start(of column: Int) -> Int { least + (column - 1) * step }
}

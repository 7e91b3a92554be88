import Diagnostics
import Fettle

/// Why two rows are one or two, as people read it.
struct PairText {
  let report: PairReport
  let style: Style

  private static let nameWidth = 24
  /// Signs of a bar to either side.
  private static let barWidth = 16

  /// The whole answer.
  var text: String {
    var text = style(verdict, .bold) + "\n"
    text += "  \(place(report.left))\n  \(place(report.right))\n\n"
    text += values
    text += "\n" + report.clauses.map(block).joined() + "\n" + outcome
    return text
  }

  private func name(_ row: PairReport.Row) -> String {
    VisibleText.line("\(row.table) \(row.id)")
  }

  private var verdict: String {
    let pair = "\(name(report.left)) and \(name(report.right))"
    let result = VisibleText.safe(report.result)
    if report.isTogether { return "\(pair) are one \(result): \(report.left.resultID)" }
    return
      "\(pair) are two of \(result): \(report.left.resultID) and \(report.right.resultID)"
  }

  private func place(_ row: PairReport.Row) -> String {
    "\(name(row)): row \(Quantity.count(row.record)) of \(VisibleText.safe(row.file))"
  }

  // MARK: Values

  /// Both rows side by side; columns that are blank in both say nothing.
  private var values: String {
    let shown = report.values.filter { !$0.left.isEmpty || !$0.right.isEmpty }
    let lefts = shown.map { VisibleText.of($0.left) }
    let width = min(max(lefts.map { DisplayWidth.of($0) }.max() ?? 0, 8), 32)
    return zip(shown, lefts).map { value, left in
      let isSame = value.left == value.right
      let right = VisibleText.of(value.right)
      return "  \(pad(VisibleText.safe(value.column), Self.nameWidth))"
        + "\(pad(left, width + 2))\(isSame ? right : style(right, .yellow))\n"
    }.joined()
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text.fitted(to: width - 1).padded(to: width)
  }

  // MARK: Clauses

  private func block(of clause: PairReport.Clause) -> String {
    let word = clause.holds ? style("holds", .green) : "does not hold"
    var text = "\(VisibleText.safe(clause.text)): \(word)"
    guard let learned = clause.learned else {
      if let score = clause.score, score < 1 { text += ", \(Self.percent(score))" }
      return text + "\n"
    }
    let score = clause.score ?? 0
    text += ", \(Self.percent(score))\n"
    let parts = parts(of: learned)
    let most = parts.map(\.bits.magnitude).max() ?? 1
    for part in parts { text += line(part, most: most) }
    text += line(
      (
        "together", learned.bits,
        "\(LearnedText.bits(learned.leastBits)) bits or more are "
          + (clause.text.hasPrefix("review") ? "likely" : "the same")
      ), most: nil)
    return text + found(learned)
  }

  /// What brings the rows together, or why they are not weighed.
  private func found(_ learned: PairReport.Learned) -> String {
    if learned.passes.isEmpty {
      return "  no pass brings the rows together, so that they are not compared\n"
    }
    let passes = learned.passes.map(VisibleText.safe).joined(separator: ", ")
    let text = "  found by \(passes)\n"
    guard let bits = learned.earlyBits else { return text }
    return text
      + "  by what a sample taught first \(LearnedText.bits(bits)) bits, which is so few that "
      + "the rows are not weighed\n"
  }

  private typealias Part = (name: String, bits: Double, words: String)

  /// What adds up to the bits of the pair.
  private func parts(of learned: PairReport.Learned) -> [Part] {
    [("any two rows", learned.prior, "")]
      + learned.fields.map { field in
        let count = field.sameCount.map { ", as in \(Quantity.count($0, "row"))" }
        return (VisibleText.safe(field.name), field.bits, field.level + (count ?? ""))
      } + [("may be related only", learned.related, "")]
  }

  /// A name, its bits and a bar to the left or to the right.
  private func line(_ part: Part, most: Double?) -> String {
    let number = LearnedText.bits(part.bits)
    let gap = String(repeating: " ", count: max(8 - number.count, 0))
    var text = "  \(pad(part.name, Self.nameWidth))\(gap)\(number)  "
    let width = Self.barWidth
    if let most {
      let share = (part.bits.magnitude / max(most, 0.1) * Double(width)).rounded()
      let count = min(Int(share), width)
      let bar = String(repeating: "▇", count: count)
      let blank = String(repeating: " ", count: width - count)
      let isAgainst = part.bits < 0
      text += isAgainst ? blank + style(bar, .red) : String(repeating: " ", count: width)
      text += "│"
      text += isAgainst ? String(repeating: " ", count: width) : style(bar, .green) + blank
    } else {
      text += String(repeating: " ", count: width * 2 + 1)
    }
    text += part.words.isEmpty ? "" : "  " + VisibleText.safe(part.words)
    while text.last == " " { text.removeLast() }
    return text + "\n"
  }

  /// A chance: `99.8%`.
  private static func percent(_ chance: Double) -> String {
    if chance < 0.0005 { return "less than 0.1%" }
    if chance >= 0.9995, chance < 1 { return "more than 99.9%" }
    return "\(Quantity.decimal(chance * 100, places: 1))%"
  }

  // MARK: What came of it

  private var outcome: String {
    var text = ""
    if let decision = report.decision {
      text += "people have decided: \(decision ? "same" : "different")\n"
    }
    if let table = report.cleanTable {
      text += "both are of \(VisibleText.safe(table)), which has no duplicates\n"
    }
    if report.isTogether {
      text += "held together by\n"
      for step in report.steps {
        text +=
          "  \(VisibleText.line(step.from)) – \(VisibleText.line(step.to)): "
          + VisibleText.safe(step.clause)
          + (step.score < 1 ? ", \(Self.percent(step.score))\n" : "\n")
      }
    } else if report.refusals.isEmpty {
      text += "no line links the rows, nor others of their groups\n"
    } else {
      text += "kept apart\n"
      for refusal in report.refusals {
        text +=
          "  \(VisibleText.line(refusal.left)) – \(VisibleText.line(refusal.right)) by "
          + "\(VisibleText.safe(refusal.clause)): refused, \(VisibleText.safe(refusal.reason)), "
          + "as of \(MergeText.pair(refusal.first, refusal.second, bits: refusal.bits))\n"
      }
    }
    return text
  }
}

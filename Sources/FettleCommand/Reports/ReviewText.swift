import Diagnostics
import Fettle

/// A pair of rows side by side, and what has come of a queue.
struct ReviewText {
  /// Columns of the terminal below which the rows stand one below the other.
  private static let leastValueWidth = 14
  private static let mostNameWidth = 24

  var style: Style
  var width: Int

  /// The pair with its progress, the clause that asks, and the keys.
  func text(
    of pair: ReviewQuestion, number: Int, of count: Int, message: String? = nil
  ) -> String {
    let title = "\(Quantity.count(number + 1)) of \(Quantity.count(count))"
    let score = pair.score.isEmpty ? "" : "  \(pair.score)"
    var lines = [style(title, .bold)]
    lines += wrapped(VisibleText.safe(pair.clause) + score, to: width)
    lines.append("")
    lines += body(of: pair)
    lines.append("")
    if let message { lines += wrapped(message, to: width).map { style($0, .red) } }
    lines += wrapped("y same  n different  s skip  u undo  q quit", to: width)
      .map { style($0, .faint) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func body(of pair: ReviewQuestion) -> [String] {
    let shown = pair.columns.filter { !$0.isBlank }
    let names = shown.map { VisibleText.safe($0.name) }
    let longest = names.map(DisplayWidth.of).max() ?? 0
    let nameWidth = min(longest, Self.mostNameWidth, max(width / 4, 1))
    // A sign and a blank before the name, two blanks before each value.
    let valueWidth = (width - 2 - nameWidth - 4) / 2
    let heads = [pair.left, pair.right].map { VisibleText.safe("\($0.table) \($0.id)") }
    if valueWidth < Self.leastValueWidth { return stacked(shown, heads) }
    var lines = row("", ["", heads[0], heads[1]], [nameWidth, valueWidth, valueWidth]) {
      style($0, .bold)
    }
    for (column, name) in zip(shown, names) {
      let values = [name, VisibleText.of(column.left), VisibleText.of(column.right)]
      lines += row(sign(of: column), values, [nameWidth, valueWidth, valueWidth]) {
        column.differs ? style($0, .yellow) : $0
      }
    }
    return lines
  }

  /// `≠` for values that differ, `+` for one that the other row lacks.
  private func sign(of column: ReviewQuestion.Column) -> String {
    column.differs ? "≠" : column.isOneSided ? "+" : ""
  }

  /// Cells beside each other, each wrapped to its width; the name stays as it is.
  private func row(
    _ sign: String, _ cells: [String], _ widths: [Int], painted: (String) -> String
  ) -> [String] {
    let parts = zip(cells, widths).map { wrapped($0, to: $1) }
    let height = parts.map(\.count).max() ?? 0
    return (0..<height).map { index in
      let texts = parts.map { index < $0.count ? $0[index] : "" }
      // Blanks behind a text are not painted.
      let fields = zip(texts, widths).enumerated().map { place, field in
        let padding = String(repeating: " ", count: max(0, field.1 - DisplayWidth.of(field.0)))
        return (place == 0 ? field.0 : painted(field.0)) + padding
      }
      return trimmed("\(mark(index == 0 ? sign : "")) \(fields.joined(separator: "  "))")
    }
  }

  /// A sign in its colour, or the blank in its place.
  private func mark(_ sign: String) -> String { sign.isEmpty ? " " : style(sign, .yellow) }

  /// For narrow terminals: the name, and both values below it.
  private func stacked(_ columns: [ReviewQuestion.Column], _ heads: [String]) -> [String] {
    var lines = heads.enumerated().flatMap { number, head in
      wrapped("\(number + 1) \(head)", to: width).map { style($0, .bold) }
    }
    for column in columns {
      lines.append(
        "\(mark(sign(of: column))) \(VisibleText.safe(column.name).fitted(to: max(width - 2, 1)))")
      for (number, value) in [column.left, column.right].enumerated() {
        for (index, part) in wrapped(VisibleText.of(value), to: max(width - 4, 2)).enumerated() {
          let lead = index == 0 ? "  \(number + 1) " : "    "
          lines.append(trimmed(lead + (column.differs ? style(part, .yellow) : part)))
        }
      }
    }
    return lines
  }

  /// A text in lines that fit; there is one at least.
  func wrapped(_ text: String, to width: Int) -> [String] {
    var lines = [""]
    var used = 0
    for scalar in text.unicodeScalars {
      let next = DisplayWidth.of(scalar)
      if used + next > width, used > 0 {
        lines.append("")
        used = 0
      }
      used += next
      lines[lines.count - 1].unicodeScalars.append(scalar)
    }
    return lines
  }

  /// Without blanks at the end.
  private func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  // MARK: The end

  /// What was decided, and what is left.
  static func summary(of queue: ReviewQueue) -> String {
    if queue.pairs.isEmpty { return "no pairs to review in '\(VisibleText.safe(queue.target))'\n" }
    let implied = queue.impliedCount
    let verb = implied == 1 ? "follows" : "follow"
    let known = implied == 0 ? "" : " (\(Quantity.count(implied)) \(verb) from others)"
    let parts = [
      "\(Quantity.count(queue.count(of: .same))) same",
      "\(Quantity.count(queue.count(of: .different))) different",
      "\(Quantity.count(queue.undecidedCount)) undecided\(known)",
    ]
    return "\(parts.joined(separator: ", ")) of \(Quantity.count(queue.pairs.count, "pair")) in "
      + "'\(VisibleText.safe(queue.target))'\n"
  }

  /// One line of JSON.
  static func json(of queue: ReviewQueue) -> String {
    JSONText.object([
      ("schema", JSONText.string(ReportSchema.review.rawValue)),
      ("outcome", JSONText.string("done")), ("exitCode", "0"),
      ("file", JSONText.string(queue.target)),
      ("pairs", String(queue.pairs.count)), ("same", String(queue.count(of: .same))),
      ("different", String(queue.count(of: .different))),
      ("undecided", String(queue.undecidedCount)), ("implied", String(queue.impliedCount)),
    ]) + "\n"
  }
}

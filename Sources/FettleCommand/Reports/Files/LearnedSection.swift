import Diagnostics
import Fettle
import Pages

/// The section of a page that tells what a line that learns has found out: weights, pairs by their
/// bits, passes.
struct LearnedSection {
  let learned: LearnedReport

  /// The section.
  var markup: Markup {
    var parts: [Markup] = [
      .element("h2", [:], [.element("code", text: VisibleText.safe(learned.clause))])
    ]
    if let note = learned.note {
      parts.append(.element("p", ["class": "note"], text: VisibleText.safe(note)))
    }
    if learned.fields.isEmpty { return .element("section", [:], parts) }
    parts.append(.element("p", text: sum))
    parts += weights + scores + passes
    return .element("section", [:], parts)
  }

  private var sum: String {
    let source =
      learned.isFromFile
      ? "By a model that was learned before, " : "Learned from these rows: "
    return source + "\(Quantity.count(learned.pairs, "pair")) compared, "
      + "\(LearnedText.outcome(of: learned)), "
      + "\(Quantity.count(Int(learned.expected.rounded()))) expected to be duplicates. Any two rows "
      + "begin at \(LearnedText.bits(learned.prior)) bits; from "
      + "\(LearnedText.bits(learned.leastBits)) on they are "
      + (learned.isReview ? "likely." : "the same.")
  }

  // MARK: Weights

  private var weights: [Markup] {
    let most = learned.fields.flatMap(\.levels).map(\.bits.magnitude).max() ?? 1
    let fields = learned.fields.map { field -> Markup in
      let rows = field.levels.map { level -> Markup in
        let bits = LearnedText.bits(level.bits)
        return .element(
          "tr", [:],
          [
            .cell(level.text),
            .element(
              "td", ["class": "plot"],
              [Plot.balance(level.bits, most: most, label: "\(level.text): \(bits) bits")]),
            .cell(bits, isNumber: true),
          ])
      }
      return .element(
        "div", [:],
        [
          .element(
            "h3", [:],
            [
              Markup(VisibleText.safe(field.name) + " "),
              .element("span", text: field.kind),
            ]), .element("table", [:], rows),
        ])
    }
    return [
      .element("h3", text: "What fields are worth, in bits"),
      .element("div", ["class": "weights"], fields),
      .element(
        "p", ["class": "faint"],
        text:
          "A bit more doubles the odds. A value that few rows have is worth more than the one here."
      ),
    ]
  }

  // MARK: Pairs

  private var scores: [Markup] {
    if learned.pairs == 0 { return [] }
    let scores = learned.scores
    let shown = shownColumns
    let first = shown.first { scores.start(of: $0) >= Int(learned.leastBits.rounded(.up)) }
    let marks = shown.filter { scores.start(of: $0).isMultiple(of: 10) }.map { column in
      (column: column - shown.lowerBound, text: Self.whole(scores.start(of: column)))
    }
    let plot = Plot.powers(
      Array(scores.counts[shown]), first: (first ?? shown.upperBound) - shown.lowerBound,
      marks: marks,
      titles: { index in
        let column = shown.lowerBound + index
        return "from \(Self.whole(scores.start(of: column))) bits: "
          + Quantity.count(scores.counts[column], "pair")
      }, label: "Pairs by their bits")
    return [
      .element("h3", text: "Pairs by their bits"), .element("div", ["class": "scores"], [plot]),
      .element(
        "p", ["class": "faint"],
        text:
          "Each line across is ten times as many pairs as the one below it. Pairs to the right are "
          + (learned.isReview
            ? "reviewed, unless they are in one group."
            : "linked, unless the groups that they would join speak against it.")),
    ]
  }

  /// The columns from the first that is there to the last.
  private var shownColumns: Range<Int> {
    let counts = learned.scores.counts
    let first = counts.firstIndex { $0 > 0 } ?? 0
    let last = counts.lastIndex { $0 > 0 } ?? 0
    return first..<last + 1
  }

  private static func whole(_ bits: Int) -> String {
    bits < 0 ? "−\(bits.magnitude)" : bits == 0 ? "0" : "+\(bits)"
  }

  // MARK: Passes

  private var passes: [Markup] {
    let most = max(learned.passes.map(\.found).max() ?? 1, 1)
    let rows = learned.passes.map { pass -> [Markup] in
      [
        .cell(VisibleText.safe(pass.text)), .cell(number: pass.pairs), .cell(number: pass.found),
        .element(
          "td", ["class": "plot"],
          [
            Plot.bar(
              [
                .init("found", pass.found, .bar),
                .init("fewer than the best pass", most - pass.found, .rest),
              ], label: "\(Quantity.count(pass.found)) found")
          ]),
      ]
    }
    var parts: [Markup] = [
      .element("h3", text: "Pairs are looked for among rows that share"),
      .table("groups", ["what they share", "pairs", "found", ""], rows),
    ]
    if learned.cutRows > 0 {
      parts.append(
        .element(
          "p", ["class": "note"],
          text: "\(Quantity.count(learned.cutRows, "row")) in blocks of more than "
            + "\(Quantity.count(learned.largestBlock)) rows, which were taken apart: pairs in them "
            + "may be missed"))
    }
    return parts
  }
}

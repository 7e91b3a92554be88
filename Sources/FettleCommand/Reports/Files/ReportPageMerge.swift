import Diagnostics
import Fettle
import Pages

/// The sections of a page that tell of a merge: what it came to, and what learned lines have found
/// out.
struct ReportPageMerge {
  let merge: MergeReport

  /// One section, and one more for each learned line.
  var sections: [Markup] {
    [sum] + merge.learned.map { LearnedSection(learned: $0).markup }
  }

  private var sum: Markup {
    let text = MergeText(merge: merge)
    var parts: [Markup] = [
      .element("h2", text: "Merge"), .element("p", text: text.sum),
      table(
        ["line", "compared", "linked"],
        merge.clauses.map { clause in
          [
            .cell(code: clause.text), .cell(number: clause.compared),
            clause.text.hasPrefix("never")
              ? .cell("–", isNumber: true) : .cell(number: clause.linked),
          ]
        }),
    ]
    if let decided = text.decided { parts.append(.element("p", text: decided)) }
    parts += text.takes.map { .element("p", text: $0) }
    if let ended = text.ended { parts.append(.element("p", text: ended)) }
    if merge.reviews > 0 {
      let rest =
        merge.reviewsLeftOut > 0 ? ", \(Quantity.count(merge.reviewsLeftOut)) more left out" : ""
      parts.append(
        .element("p", text: "\(Quantity.count(merge.reviews, "pair")) to review\(rest)"))
    }
    parts += groups + refusals
    return .element("section", [:], parts)
  }

  private var groups: [Markup] {
    if merge.largest.isEmpty { return [] }
    let rows = merge.largest.map { group -> [Markup] in
      [
        .cell(code: group.id), .cell(number: group.rows),
        .cell(group.links.map(VisibleText.safe).joined(separator: ", ")),
      ]
    }
    return [
      .element("h3", text: "Largest groups"), table(["id", "rows", "held together by"], rows),
    ]
  }

  private var refusals: [Markup] {
    if merge.refusals.isEmpty { return [] }
    let rows = merge.refusals.map { refusal -> [Markup] in
      [
        .cell(VisibleText.safe(refusal.reason)), .cell(number: refusal.count),
        .cell(MergeText.pair(refusal.first, refusal.second, bits: refusal.bits)),
      ]
    }
    return [
      .element("h3", text: "Links that were refused"),
      table(["reason", "links", "as of"], rows),
    ]
  }

  private func table(_ head: [String], _ rows: [[Markup]]) -> Markup {
    .table("groups", head, rows)
  }
}

extension Markup {
  /// A cell of a table.
  static func cell(_ text: String, isNumber: Bool = false) -> Markup {
    .element("td", isNumber ? ["class": "number"] : [:], text: text)
  }

  /// A cell with a count.
  static func cell(number: Int) -> Markup { cell(Quantity.count(number), isNumber: true) }

  /// A cell with what was written so.
  static func cell(code: String) -> Markup {
    .element("td", [:], [.element("code", text: VisibleText.safe(code))])
  }

  /// A table with a head; the second column and those behind it that hold numbers stand to the
  /// right.
  static func table(_ name: String, _ head: [String], _ rows: [[Markup]]) -> Markup {
    let numbers: Set = ["compared", "linked", "rows", "links", "pairs", "found"]
    let titles = head.map { title in
      Markup.element("th", numbers.contains(title) ? ["class": "number"] : [:], text: title)
    }
    return .element(
      "table", ["class": name],
      [.element("tr", [:], titles)] + rows.map { .element("tr", [:], $0) })
  }
}

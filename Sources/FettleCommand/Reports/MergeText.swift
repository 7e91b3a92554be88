import Diagnostics
import Fettle

/// The lines of a summary that tell of a merge.
struct MergeText {
  let merge: MergeReport

  /// Labels and texts, in order.
  var lines: [(label: String, text: String)] {
    var lines = [("merged", sum)]
    lines += merge.clauses.map { clause in
      let text = VisibleText.safe(clause.text)
      if let refused = clause.refused {
        return ("", "\(text): \(Quantity.count(refused, "link")) refused")
      }
      let linked =
        "\(Quantity.count(clause.linked)) \(clause.text.hasPrefix("review") ? "to review" : "linked")"
      return ("", "\(text): \(Quantity.count(clause.compared, "pair")) compared, \(linked)")
    }
    if let decided { lines.append(("", decided)) }
    for learned in merge.learned { lines += LearnedText(learned: learned).lines }
    lines += takes.map { ("", $0) }
    for (index, group) in merge.largest.enumerated() {
      let links = group.links.map(VisibleText.safe).joined(separator: ", ")
      lines.append(
        (
          index == 0 ? "largest" : "",
          "\(group.id): \(Quantity.count(group.rows, "row")) by \(links)"
        ))
    }
    for (index, refusal) in merge.refusals.enumerated() {
      let example = Self.pair(refusal.first, refusal.second, bits: refusal.bits)
      lines.append(
        (
          index == 0 ? "refused" : "",
          "\(Quantity.count(refusal.count, "link")): \(VisibleText.safe(refusal.reason)), as of \(example)"
        ))
    }
    if let ended { lines.append(("ended", ended)) }
    if merge.reviews > 0 {
      let rest = merge.reviewsLeftOut
      lines.append(
        (
          "to review",
          Quantity.count(merge.reviews, "pair")
            + (rest > 0 ? ", and \(Quantity.count(rest)) more are left out" : "")
        ))
    }
    return lines
  }

  /// `sf 17 and hub 4`, with what they speak against it: `, −8.2 bits`.
  static func pair(_ first: String, _ second: String, bits: Double?) -> String {
    "\(VisibleText.line(first)) and \(VisibleText.line(second))"
      + (bits.map { ", \(LearnedText.bits($0)) bits" } ?? "")
  }

  /// `decided in 'reviews.csv': 2 same, 1 different, 7 undecided`
  var decided: String? {
    merge.decided.map { decided in
      "decided in '\(VisibleText.line(decided.file))': \(Quantity.count(decided.same)) same, "
        + "\(Quantity.count(decided.different)) different, "
        + "\(Quantity.count(decided.undecided)) undecided"
    }
  }

  /// What takes have left blank.
  var takes: [String] {
    merge.takes.flatMap { take -> [String] in
      let text = VisibleText.safe(take.text)
      return [(take.noneValid, "none valid"), (take.disagreed, "not agreed")]
        .filter { $0.0 > 0 }.map { "\(text): \(Quantity.count($0.0, "value")) blank, \($0.1)" }
    }
  }

  /// `2 earlier ids, whose rows are now in others: a → b, c → d; earlier_id of the links has each row's`
  var ended: String? {
    if merge.endedCount == 0 { return nil }
    let shown = merge.ended.map { "\(VisibleText.line($0.id)) → \(VisibleText.line($0.into))" }
    let rest = merge.endedCount - shown.count
    return "\(Quantity.count(merge.endedCount, "earlier id")), whose rows are now in others: "
      + shown.joined(separator: ", ") + (rest > 0 ? " and \(Quantity.count(rest)) more" : "")
      + "; 'earlier_id' of the links has that of each row"
  }

  /// `100 sf + 80 hub = 150 person + 30 put to others; 25 of more than one row`
  var sum: String {
    let sources = merge.sources.map { "\(Quantity.count($0.rows)) \(VisibleText.safe($0.table))" }
    return sources.joined(separator: " + ")
      + " = \(Quantity.count(merge.groups)) \(VisibleText.safe(merge.result)) + "
      + "\(Quantity.count(merge.folded)) put to others; "
      + "\(Quantity.count(merge.groupsOfMany, "group")) of more than one row"
  }
}

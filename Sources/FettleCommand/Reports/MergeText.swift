import Diagnostics
import Fettle

/// The lines of a summary that tell of a merge.
struct MergeText {
  let merge: MergeReport

  /// Labels and texts, in order.
  var lines: [(label: String, text: String)] {
    var lines = [("merged", sum)]
    lines += merge.clauses.map { clause in
      let linked = clause.text.hasPrefix("never") ? "" : ", \(Quantity.count(clause.linked)) linked"
      let pairs = Quantity.count(clause.compared, "pair")
      return ("", "\(VisibleText.safe(clause.text)): \(pairs) compared\(linked)")
    }
    for take in merge.takes where take.noneValid + take.disagreed > 0 {
      let text = VisibleText.safe(take.text)
      if take.noneValid > 0 {
        lines.append(("", "\(text): \(Quantity.count(take.noneValid, "value")) blank, none valid"))
      }
      if take.disagreed > 0 {
        lines.append(("", "\(text): \(Quantity.count(take.disagreed, "value")) blank, not agreed"))
      }
    }
    for (index, group) in merge.largest.enumerated() {
      let links = group.links.map(VisibleText.safe).joined(separator: ", ")
      lines.append(
        (
          index == 0 ? "largest" : "",
          "\(group.id): \(Quantity.count(group.rows, "row")) by \(links)"
        ))
    }
    for (index, refusal) in merge.refusals.enumerated() {
      let example = "\(VisibleText.safe(refusal.first)) and \(VisibleText.safe(refusal.second))"
      lines.append(
        (
          index == 0 ? "refused" : "",
          "\(Quantity.count(refusal.count, "link")): \(VisibleText.safe(refusal.reason)), as of \(example)"
        ))
    }
    if merge.reviews > 0 {
      lines.append(("to review", Quantity.count(merge.reviews, "pair")))
    }
    return lines
  }

  /// `100 sf + 80 hub = 150 person + 30 put to others; 25 of more than one row`
  private var sum: String {
    let sources = merge.sources.map { "\(Quantity.count($0.rows)) \(VisibleText.safe($0.table))" }
    return sources.joined(separator: " + ")
      + " = \(Quantity.count(merge.groups)) \(VisibleText.safe(merge.result)) + "
      + "\(Quantity.count(merge.folded)) put to others; "
      + "\(Quantity.count(merge.groupsOfMany, "group")) of more than one row"
  }
}

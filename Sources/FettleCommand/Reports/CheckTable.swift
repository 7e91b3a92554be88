import Diagnostics
import Fettle

/// The rules that judge, one a line: what followed, the five outcomes, and the rule.
struct CheckTable {
  var style: Style

  /// What stands above the counts.
  private static let labels = ["pass", "fail", "not tested", "out of scope", "not evaluated"]
  private static let followedWidth = 10

  /// The table; empty where no rule judges.
  func text(of rules: [RuleReport]) -> String {
    let checks = rules.filter(\.isCheck)
    if checks.isEmpty { return "" }
    let counts = checks.map { Self.counts(of: $0).map { Quantity.count($0) } }
    let widths = Self.labels.indices.map { index in
      (counts.map { $0[index].utf8.count } + [Self.labels[index].utf8.count]).max() ?? 0
    }
    let head = zip(Self.labels, widths).map { $0.leftPadded(to: $1) }.joined(separator: "  ")
    var text = "  " + style("checks".padded(to: Self.followedWidth) + head, .faint) + "\n"
    for (rule, counts) in zip(checks, counts) {
      let cells = zip(counts, widths).map { $0.leftPadded(to: $1) }.joined(separator: "  ")
      text += "  \(followed(rule))\(cells)  \(Self.title(of: rule))\n"
      if let measure = rule.measure { text += line(Self.sentence(of: measure)) }
      if RuleState(rule) == .untested {
        text += line("nothing was tested, so it neither passes nor fails")
      }
      if rule.known > 0 {
        text += line("\(Quantity.count(rule.known, "finding")) known from the baseline")
      }
    }
    return text
  }

  private static func counts(of rule: RuleReport) -> [Int] {
    let outcomes = rule.outcomes
    return [
      outcomes.passed, outcomes.failed, outcomes.notTested, outcomes.outOfScope,
      outcomes.notEvaluated,
    ]
  }

  /// The strongest action that followed, or how it went without one.
  private func followed(_ rule: RuleReport) -> String {
    guard let action = rule.strongest else {
      let isTested = rule.outcomes.passed + rule.outcomes.failed > 0
      let isOpen = rule.outcomes.notEvaluated > 0
      let word = isTested ? "ok" : isOpen ? "unknown" : "not tested"
      return style(word.padded(to: Self.followedWidth), isTested ? .green : .faint)
    }
    let alarm: Style.Colour = action == "stop" || action == "reject" ? .red : .yellow
    return style(action.padded(to: Self.followedWidth), alarm)
  }

  /// `R1 require email, phone`, or the text alone where the id says nothing that it does not.
  private static func title(of rule: RuleReport) -> String {
    let text = VisibleText.safe(rule.text.replacingLineBreaks(with: " "))
    return VisibleText.safe(rule.id) + "  " + text.shortened(to: 72)
  }

  private static func sentence(of measure: MeasureReport) -> String {
    if measure.unreadCount > 0 {
      return "could not be computed: \(Quantity.count(measure.unreadCount, "cell")) cannot be read"
    }
    let value = measure.value.map { VisibleText.safe($0) } ?? "there is no value"
    if measure.bounds.isEmpty { return "measured: \(value)" }
    let bounds = measure.bounds.map { VisibleText.safe($0) }.joined(separator: " and ")
    return "measured: \(value), against \(bounds)"
  }

  private func line(_ text: String) -> String {
    "  " + String(repeating: " ", count: Self.followedWidth) + style(text, .faint) + "\n"
  }
}

extension String {
  /// The text with blanks before it.
  fileprivate func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - utf8.count)) + self
  }

  /// At most so many characters; what is cut shows as `…`.
  fileprivate func shortened(to length: Int) -> String {
    count > length ? prefix(length - 1) + "…" : self
  }
}

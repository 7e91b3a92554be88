import Matching

/// The print of a merge among the plans of its tables.
struct MergeText {
  private let rule: MergeRule

  init(_ rule: MergeRule) {
    self.rule = rule
  }

  /// The tables, the clauses and the takes, as the run will use them.
  func text() -> String {
    let tables = rule.sources.map(\.table).joined(separator: ", ")
    var lines = ["table \(rule.result) merged of \(tables)"]
    lines.append(
      "  columns: \(rule.columns.count + 1); held in memory: the different texts of each")
    lines += rule.plan.clauses.map { "  \($0.text)" }
    lines += rule.plan.takes.map { take in
      let names = take.columns.map { rule.columns[$0].name }.joined(separator: ", ")
      return "  \(take.text): \(names)"
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

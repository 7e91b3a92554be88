/// Expectations of several columns of a row.
extension Restater {
  mutating func several(_ name: String) -> Restatement {
    switch name {
    case "column_pair_values_a_to_be_greater_than_b":
      let sign = test["or_equal"].truth == true ? ">=" : ">"
      return pair { "\($0) \(sign) \($1)" }
    case "column_pair_values_to_be_equal": return pair { "\($0) = \($1)" }
    case "column_pair_values_to_be_in_set":
      let pairs = (test["value_pairs_set"].list ?? []).compactMap(\.list)
      return pair { first, second in
        RuleText.any(
          pairs.map { "\(first) = \($0[0].literal) and \(second) = \($0[1].literal)" })
      }
    case "multicolumn_sum_to_equal": return sum()
    default: return .untold(.caller)
    }
  }

  private mutating func pair(_ predicate: (String, String) -> String) -> Restatement {
    let names = ["column_A", "column_B"].compactMap { test[$0].text }
    declareAlike(names)
    let columns = names.map(RuleText.column)
    return rules(
      [judged(predicate(columns[0], columns[1]), columns, default: "both_values_are_missing")],
      lists: names)
  }

  private mutating func sum() -> Restatement {
    let names = (test["column_list"].list ?? []).compactMap(\.text)
    declareAlike(names)
    let columns = names.map(RuleText.column)
    let predicate = "\(columns.joined(separator: " + ")) = \(test["sum_total"].literal)"
    return rules([judged(predicate, columns, default: "all_values_are_missing")], lists: names)
  }

  /// Columns that are compared are of one kind: where one has words, both are texts.
  private mutating func declareAlike(_ names: [String]) {
    let frames = names.compactMap(test.column)
    guard frames.allSatisfy({ $0.isOfNumbers || $0.present.isEmpty }) else { return }
    for name in names { declare(name, "number") }
  }

  /// A blank beside a value fails the suite's rule, unless its row is passed over.
  private mutating func judged(
    _ predicate: String, _ columns: [String], default scope: String
  ) -> String {
    let present = columns.map { "\($0) is present" }
    switch test["ignore_row_if"].text ?? scope {
    case "either_value_is_missing", "any_value_is_missing":
      return check(predicate, when: RuleText.all(present))
    case "never": return check(RuleText.all(present + [predicate]))
    default: return check(RuleText.all(present + [predicate]), when: RuleText.any(present))
    }
  }
}

import Foundation

/// Expectations of a figure of a column or of a table.
extension Restater {
  mutating func figure(_ name: String) -> Restatement {
    declareByValues(test["column"].text ?? "")
    switch name {
    case "column_distinct_values_to_be_in_set":
      return rules(values.map { [check("\(column) in (\(listed($0)))")] } ?? [])
    case "column_distinct_values_to_contain_set": return rules((values ?? []).map(isThere))
    case "column_distinct_values_to_equal_set":
      return rules([check("\(column) in (\(listed(values ?? [])))")] + (values ?? []).map(isThere))
    case "column_max_to_be_between": return figure("largest", needsBound: true)
    case "column_min_to_be_between": return figure("smallest", needsBound: true)
    case "column_sum_to_be_between": return figure("sum", needsBound: true)
    case "column_unique_value_count_to_be_between": return figure("distinct", needsBound: false)
    case "column_stdev_to_be_between": return deviation()
    default: return .untold(.caller)
    }
  }

  /// nil: no set is given, and every value is in it.
  private var values: [JSONValue]? { test["value_set"].list }

  private func listed(_ values: [JSONValue]) -> String {
    values.map(\.literal).joined(separator: ", ")
  }

  private func isThere(_ value: JSONValue) -> String {
    "expect rows > 0 when \(column) = \(value.literal), stop"
  }

  /// A figure between two bounds. `needsBound`: without one the expectation is refused.
  private mutating func figure(_ metric: String, needsBound: Bool) -> Restatement {
    // A column without values has none, or a sum of nothing: the suite takes it for a failure.
    if metric == "largest" || metric == "smallest" {
      if frame?.present.isEmpty == true { declare(test["column"].text ?? "", "number") }
    }
    let isThere = "expect rows > 0 when \(column) is present, stop"
    guard let expectation = expectation("\(metric) \(column)") else {
      return rules(needsBound ? ["expect \(metric) \(column), stop"] : [])
    }
    return rules([isThere, expectation])
  }

  /// `expect METRIC between a and b`; nil without a bound.
  func expectation(_ metric: String) -> String? {
    switch (bound(test["min_value"]), bound(test["max_value"])) {
    case (nil, nil): nil
    case (let low?, nil): "expect \(metric) >= \(low), stop"
    case (nil, let high?): "expect \(metric) <= \(high), stop"
    case (let low?, let high?): "expect \(metric) between \(low) and \(high), stop"
    }
  }

  private mutating func deviation() -> Restatement {
    let (low, high) = (test["min_value"].number, test["max_value"].number)
    // Fettle's roots have 12 places.
    if let low, low == high, -low.exponent > 12 { return .untold(.lastBit) }
    return figure("deviation", needsBound: false)
  }

  // MARK: Tables

  mutating func table(_ name: String) -> Restatement {
    switch name {
    case "table_row_count_to_be_between":
      return rules([expectation("rows")].compactMap(\.self), lists: [])
    case "table_row_count_to_equal":
      return rules(["expect rows = \(test["value"].literal), stop"], lists: [])
    case "table_row_count_to_equal_other_table":
      let name = test["other_table_name"].text ?? ""
      return rules(
        [
          "load \(name) from \(RuleText.quoted(name + ".csv"))", "use input",
          "expect rows = rows of \(name), stop",
        ], lists: [])
    case "table_columns_to_match_set": return columnSet()
    default: return .untold(.caller)
    }
  }

  /// A name that is no column of the table is an error; that no further column is there, a figure.
  private mutating func columnSet() -> Restatement {
    let names = (test["column_set"].list ?? []).compactMap(\.text)
    for name in names { declare(name, "text") }
    let isExact = test["exact_match"].truth ?? true
    return rules(isExact ? ["expect columns = \(names.count), stop"] : [], lists: [])
  }
}

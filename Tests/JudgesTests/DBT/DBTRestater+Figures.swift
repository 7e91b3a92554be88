import Foundation

/// Tests of figures of a column or of a table.
extension DBTRestater {
  mutating func ofFigures() throws -> [String]? {
    switch test.name {
    case "column_sum_to_be_between": return expectation("sum \(column)")
    case "column_min_to_be_between": return expectation("smallest \(column)")
    case "column_max_to_be_between": return expectation("largest \(column)")
    case "column_mean_to_be_between": return expectation("mean \(column)")
    case "column_stdev_to_be_between": return expectation("deviation \(column)")
    case "column_unique_value_count_to_be_between": return expectation("distinct \(column)")
    case "column_proportion_of_unique_values_to_be_between":
      return shares(of: "distinct \(column)", low: "min_value", high: "max_value")
    case "column_distinct_count_to_equal": return [try distinct("=")]
    case "column_distinct_count_to_be_less_than": return [try distinct("<")]
    case "column_distinct_count_to_be_greater_than": return [try distinct(">")]
    case "row_values_to_have_recent_data": return try recency()
    case "column_distinct_values_to_be_in_set":
      return [try check("\(column) in (\(literals("value_set").joined(separator: ", ")))")]
    case "column_distinct_values_to_contain_set": return literals("value_set").map(isThere)
    case "column_distinct_values_to_equal_set":
      let values = literals("value_set")
      return [try check("\(column) in (\(values.joined(separator: ", ")))")] + values.map(isThere)
    case "not_constant": return ["expect distinct \(column) > 1, stop"]
    case "at_least_one": return ["expect distinct \(column) > 0, stop"]
    case "not_null_proportion": return blanks()
    default: return nil
    }
  }

  private func distinct(_ sign: String) throws -> String {
    try line("expect distinct \(column) \(sign) \(test["value"].cell)")
  }

  /// The newest row is of so many days ago at most.
  private func recency() throws -> [String] {
    let days = ["day": 1, "hour": 24][test["datepart"].text ?? ""].flatMap { hours in
      test["interval"].number.map { $0 / Decimal(hours) }
    }
    guard let days else { throw DBTUntold.storage }
    return ["expect largest \(column) >= today - \(days) days, stop"]
  }

  private func isThere(_ value: String) -> String {
    "expect rows > 0 when \(column) = \(value), stop"
  }

  private func shares(of metric: String, low: String, high: String) -> [String] {
    let bounds = [(low, ">="), (high, "<=")]
    return bounds.compactMap { argument, sign in
      test[argument].number.map { "expect \(metric) \(sign) \($0 * 100)% of rows, stop" }
    }
  }

  /// A share of values is the rest of a share of blanks.
  private func blanks() -> [String] {
    [("at_least", "<="), ("at_most", ">=")].compactMap { argument, sign in
      test[argument].number.map {
        "expect blank \(column) \(sign) \((1 - $0) * 100)% of rows, stop"
      }
    }
  }

  // MARK: Tables

  mutating func ofTable() throws -> [String]? {
    switch test.name {
    case "table_row_count_to_equal": return ["expect rows = \(test["value"].cell), stop"]
    case "table_row_count_to_be_between": return expectation("rows")
    case "table_column_count_to_equal": return ["expect columns = \(test["value"].cell), stop"]
    case "table_column_count_to_be_between": return expectation("columns")
    // A name that is no column of the table is an error.
    case "table_columns_to_contain_set": return named(names("column_list"))
    case "table_columns_to_match_set":
      let list = names("column_list")
      return named(list) + ["expect columns = \(list.count), stop"]
    case "column_to_exist":
      if !test["column_index"].isNull { throw DBTUntold.place }
      return named([column])
    default: return nil
    }
  }

  /// Rules that need the columns and ask nothing of them.
  private func named(_ columns: [String]) -> [String] {
    columns.map { "expect blank \($0) >= 0, stop" }
  }
}

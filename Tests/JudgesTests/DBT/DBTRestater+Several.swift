import Foundation

/// Tests of several columns of a row, and of two tables.
extension DBTRestater {
  mutating func ofSeveral() throws -> [String]? {
    let pair = ["column_A", "column_B"].compactMap { test[$0].text }
    switch test.name {
    case "column_pair_values_to_be_in_set":
      let pairs = (test["value_pairs_set"].list ?? []).compactMap(\.list)
      let predicates = pairs.map {
        "\(pair[0]) = \($0[0].literal) and \(pair[1]) = \($0[1].literal)"
      }
      return [try check(RuleText.any(predicates))]
    case "column_pair_values_A_to_be_greater_than_B":
      return [try check("\(pair[0]) \(test["or_equal"].truth == true ? ">=" : ">") \(pair[1])")]
    case "column_pair_values_to_be_equal": return [try check("\(pair[0]) = \(pair[1])")]
    case "select_column_values_to_be_unique_within_record":
      return [try check(allDiffer(names("column_list")), when: scope(of: names("column_list")))]
    case "compound_columns_to_be_unique", "unique_combination_of_columns":
      let columns =
        test["column_list"].isNull ? names("combination_of_columns") : names("column_list")
      return ["unique \(columns.joined(separator: ", ")) when \(scope(of: columns)), stop"]
    case "multicolumn_sum_to_equal":
      let total = test["sum_total"]
      let sum = total.text.map { "sum \($0)" } ?? total.cell
      return [
        "set row_total = " + names("column_list").joined(separator: " + "),
        "expect sum row_total = \(sum), stop",
      ]
    case "expression_is_true":
      let expression = "\(test.column ?? "") \(test["expression"].text ?? "")"
      // `col_a + col_b = 1`: dbt writes the column before the expression.
      return [try check(expression.trimmingCharacters(in: .whitespaces))]
    default: return nil
    }
  }

  private func allDiffer(_ columns: [String]) -> String {
    let pairs = columns.indices.flatMap { first in
      columns.indices.dropFirst(first + 1).map { "\(columns[first]) != \(columns[$0])" }
    }
    return RuleText.all(pairs)
  }

  /// Rows with blanks are passed over: those with any, or those with nothing else.
  private func scope(of columns: [String]) -> String {
    let present = columns.map { "\($0) is present" }
    let isAny = test["ignore_row_if"].text == "any_value_is_missing"
    return isAny ? RuleText.all(present) : RuleText.any(present)
  }

  // MARK: Two tables

  mutating func ofTwoTables() throws -> [String]? {
    switch test.name {
    case "table_row_count_to_equal_other_table":
      let (other, lines) = try other("compare_model")
      return lines + ["use input", "expect rows = rows of \(other), stop"]
    case "equal_expression": return [try sums()]
    case "equality": return try sameRows()
    default: return nil
    }
  }

  /// Sums of columns of one table.
  private func sums() throws -> String {
    let texts = [test["expression"].text, test["compare_expression"].text].compactMap(\.self)
    let columns = texts.compactMap { $0.wholeMatch(of: /sum\((\w+)\)/)?.output.1 }
    let compared = test["compare_model"].text ?? ""
    guard columns.count == 2, compared.contains(/ref\(['"]/), compared.contains(test.model) else {
      throw DBTUntold.expression
    }
    return "expect sum \(columns[0]) = sum \(columns[1]), stop"
  }

  /// Each row of either table stands in the other one.
  private mutating func sameRows() throws -> [String] {
    let (other, lines) = try other("compare_model")
    let listed = names("compare_columns")
    let columns = table.columns.filter {
      (listed.isEmpty || listed.contains($0)) && !names("exclude_columns").contains($0)
    }
    let parts = columns.map { column in
      // Whole numbers need no rounding, and ids of digits are to stay as they are.
      let isRounded = table.isOfNumbers(column) && !test["precision"].isNull
      return isRounded ? "text(round(\(column), \(test["precision"].cell)))" : column
    }
    let key = "set row_key = " + parts.joined(separator: " & '|' & ")
    return lines + ["use \(other)"] + table.declarations + [key, "use input", key]
      + [
        "check row_key in \(other).row_key, stop", "use \(other)",
        "check row_key in input.row_key, stop",
      ]
  }
}

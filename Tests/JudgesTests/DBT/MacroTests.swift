import Foundation
import Testing

@Suite(
  "Tables of dbt-utils that its macros make",
  .enabled(if: Suites.areThere, Comment(rawValue: Suites.whyNot)))
struct MacroTests {
  /// A macro told as rules, the table on which the package tries it, and what comes out.
  struct Macro: CustomTestStringConvertible {
    var seed: String
    var rules: [String]
    /// The table that comes out; nil: the column `made` is as another one.
    var expected: String?
    var column = ""

    var testDescription: String { seed }

    static func table(_ seed: String, _ expected: String, _ rules: String...) -> Macro {
      Macro(seed: seed, rules: rules, expected: expected)
    }

    static func column(_ seed: String, _ column: String, _ rules: String...) -> Macro {
      Macro(seed: seed, rules: rules, expected: nil, column: column)
    }
  }

  private static let macros: [Macro] = [
    // The package's model takes the first user alone.
    .table(
      "data_deduplicate", "data_deduplicate_expected", "column version is number",
      "keep rows when user_id = '1'", "dedupe on user_id keep largest version"),
    .table("data_star", "data_star_expected", "drop columns field_3"),
    .table(
      "data_star", "data_star_prefix_suffix_expected",
      "rename field_1 -> prefix_field_1_suffix, field_2 -> prefix_field_2_suffix, "
        + "field_3 -> prefix_field_3_suffix"),
    .table(
      "data_get_column_values_where", "data_get_column_values_where_expected",
      "keep rows when condition = 'left'", "dedupe on field", "keep columns field"),
    .column(
      "data_safe_add", "expected", "column field_1, field_2, field_3 is number",
      "set made = first(field_1, 0) + first(field_2, 0) + first(field_3, 0)"),
    .column(
      "data_safe_subtract", "expected", "column field_1, field_2, field_3 is number",
      "set made = first(field_1, 0) - first(field_2, 0) - first(field_3, 0)"),
    .column(
      "data_safe_divide", "output", "column numerator, denominator is number",
      "set made = numerator / denominator when denominator != 0"),
    .column(
      "data_safe_divide_denominator_expressions", "output",
      "column numerator, denominator_1, denominator_2 is number",
      "set made = numerator / (denominator_1 * denominator_2) "
        + "when denominator_1 * denominator_2 != 0"),
    .column(
      "data_safe_divide_numerator_expressions", "output",
      "column numerator_1, numerator_2, denominator is number",
      "set made = numerator_1 * numerator_2 / denominator when denominator != 0"),
    .column(
      "data_width_bucket", "bucket",
      "column amount, num_buckets, min_value, max_value is number",
      "set made = if amount < min_value then 0 else if amount >= max_value then (num_buckets + 1) "
        + "else (floor((amount - min_value) * num_buckets / (max_value - min_value)) + 1)"),
    .column(
      "data_url_host", "parsed_url", "set made = original_url",
      #"replace made /^(?:[-\w]+:\/\/)?([^\/?]*).*$/ -> '$1'"#),
    .column(
      "data_url_path", "parsed_path",
      "set made = original_url",
      #"replace made /^(?:[-\w]+:\/\/)?[^\/?]*\/?([^?]*).*$/ -> '$1'"#),
    .column("data_urls", "medium", "set made = before(after(url & '&', 'utm_medium='), '&')"),
    .column("data_urls", "source", "set made = before(after(url & '&', 'utm_source='), '&')"),
  ]

  @Test(arguments: macros)
  func `a macro told as rules makes the package's table`(_ macro: Macro) throws {
    let seeds = try DBTTable.seeds("rules-dbt-expectations/dbt-utils/data")
    let seed = try #require(seeds[macro.seed])
    let trial = try Trial(macro.rules, files: [("input.csv", seed.data)])
    #expect(trial.refusals.map(\.message) == [])
    #expect(trial.notEvaluatedCount == 0)
    let made = DBTTable(trial.output)
    guard let name = macro.expected else {
      #expect(made.cells("made") == made.cells(macro.column))
      #expect(!made.rows.isEmpty)
      return
    }
    let expected = try #require(seeds[name])
    #expect(made.columns == expected.columns)
    #expect(made.rows == expected.rows)
    #expect(made.rows != seed.rows || made.columns != seed.columns)
  }
}

extension DBTTable {
  /// What the cells of a column mean.
  func cells(_ column: String) -> [String] {
    guard let index = columns.firstIndex(of: column) else { return [] }
    return rows.map { CSVText.meaning($0[index]) }
  }
}

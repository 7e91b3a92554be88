import Foundation

/// Why a data test of dbt is no rule of Fettle's.
struct DBTUntold: Error {
  var reason: String

  init(_ reason: String) {
    self.reason = reason
  }

  static let table = DBTUntold("its table is made by SQL that is not at hand")
  static let groups = DBTUntold("judges groups of rows by a figure of each")
  static let order = DBTUntold("compares a row with the one before")
  static let ranges = DBTUntold("compares a range with the next one")
  static let counts = DBTUntold("compares how often each value comes in two tables")
  static let place = DBTUntold("asks for a column's place, on which no rule depends")
  static let absence = DBTUntold("says that a column must not be there")
  static let mostCommon = DBTUntold("no figure for the most common value")
  static let figures = DBTUntold("no figure of another table but its rows")
  static let storage = DBTUntold("asks how a back end stores the values")
  static let whole = DBTUntold("compares each row with a figure of its whole column")
  static let gaps = DBTUntold("asks for days that have no row")
  static let expression = DBTUntold("compares expressions in SQL of two tables, group by group")
  static let tolerance = DBTUntold("compares with a multiple of another figure, or nearly")
}

/// Tells a data test as rules of Fettle: by its name and its arguments alone.
struct DBTRestater {
  let test: DBTCase
  let table: DBTTable
  /// The tables that the rules load, by name.
  private(set) var others: [String: DBTTable] = [:]
  private let tables: [String: DBTTable]
  private(set) var lines: [String] = []

  init(_ test: DBTCase, tables: [String: DBTTable]) throws {
    if let reason = Self.untold[test.name] { throw reason }
    guard let table = tables[test.model] else { throw DBTUntold.table }
    if !test["group_by"].isNull || !test["group_by_columns"].isNull { throw DBTUntold.groups }
    self.test = test
    self.table = table
    self.tables = tables
    let rules = try self.rules()
    lines = table.declarations + rules
  }

  /// Tests that are no rules whatever their arguments.
  private static let untold: [String: DBTUntold] = [
    "column_values_to_be_increasing": .order, "column_values_to_be_decreasing": .order,
    "column_values_to_be_within_n_moving_stdevs": .order,
    "column_values_to_be_within_n_stdevs": .whole,
    "column_values_to_be_of_type": .storage, "column_values_to_be_in_type_list": .storage,
    "row_values_to_have_data_for_every_n_datepart": .gaps, "mutually_exclusive_ranges": .ranges,
    "grouped_row_values_to_have_recent_data": .groups,
    "table_columns_to_match_ordered_list": .place,
    "table_columns_to_not_contain_set": .absence,
    "table_column_count_to_equal_other_table": .figures,
    "column_distinct_count_to_equal_other_table": .figures,
    "table_row_count_to_equal_other_table_times_factor": .tolerance,
    "table_aggregation_to_equal_other_table": .tolerance,
    "column_most_common_value_to_be_in_set": .mostCommon, "cardinality_equality": .counts,
  ]

  private mutating func rules() throws -> [String] {
    if let rules = try ofValues() ?? ofFigures() ?? ofSeveral() { return rules }
    if let rules = try ofTable() ?? ofTwoTables() { return rules }
    throw DBTUntold("is not understood: \(test.name)")
  }

  /// The column that is judged.
  var column: String { test.column ?? test["column_name"].text ?? "" }

  func names(_ argument: String) -> [String] {
    (test[argument].list ?? []).compactMap(\.text)
  }

  func literals(_ argument: String) -> [String] {
    let values = test[argument].list ?? []
    // A column of words is compared with words, whatever the list has.
    return values.map { table.isOfNumbers(column) ? $0.cell : RuleText.quoted($0.cell) }
  }

  func check(_ predicate: String, when scope: String? = nil) throws -> String {
    try line("check \(predicate)", when: scope)
  }

  /// A line with the scope of the test and one of its own.
  func line(_ start: String, when scope: String? = nil) throws -> String {
    let scopes = [scope, try test.scope.map(condition)].compactMap(\.self)
    return start + (scopes.isEmpty ? "" : " when " + RuleText.all(scopes)) + ", stop"
  }

  /// A comparison in SQL, which differs in one sign.
  private func condition(_ text: String) throws -> String {
    if let day = text.wholeMatch(of: /cast\((\w+) as date\) = \{\{ dbt_date\.yesterday\(\) \}\}/) {
      return "\(day.output.1) = today - 1 days"
    }
    guard text.wholeMatch(of: /\w+ (?:=|<>|<|>|<=|>=) -?[\d.]+/) != nil else {
      throw DBTUntold("a condition in SQL: \(text)")
    }
    return text.replacing("<>", with: "!=")
  }

  /// `expect METRIC` between two bounds, of which one can be missing.
  func expectation(_ metric: String) -> [String] {
    let isStrict = test["strictly"].truth == true
    let low = test["min_value"].number.map {
      "expect \(metric) \(isStrict ? ">" : ">=") \($0), stop"
    }
    let high = test["max_value"].number.map {
      "expect \(metric) \(isStrict ? "<" : "<=") \($0), stop"
    }
    return [low, high].compactMap(\.self)
  }

  /// `load` of the table that a `ref('name')` names.
  mutating func other(_ argument: String) throws -> (name: String, lines: [String]) {
    let text = test[argument].text ?? "ref('\(test.model)')"
    guard let name = text.firstMatch(of: /ref\(['"](\w+)['"]\)/)?.output.1,
      let other = tables[String(name)]
    else { throw DBTUntold.table }
    others["other"] = other
    return ("other", ["load input", "load other from 'other.csv'"])
  }
}

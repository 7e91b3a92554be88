import Foundation

/// Tells an expectation of the suite as rules of Fettle: by its type and its arguments alone.
struct Restater {
  let test: ExpectationCase
  /// `column` lines that the rules need, by column.
  private(set) var declared: [String: String] = [:]

  init(_ test: ExpectationCase) {
    self.test = test
  }

  static func restate(_ test: ExpectationCase) -> Restatement {
    if test.file.hasPrefix("column_distributional_expectations/") { return .apart(.distribution) }
    if test.isNeverRun { return .apart(.neverRun) }
    var restater = Restater(test)
    return restater.restate()
  }

  private mutating func restate() -> Restatement {
    if let parser = test["condition_parser"].text, parser != "pandas" { return .untold(.caller) }
    let name = test.type.replacing("expect_", with: "")
    switch name {
    case "unexpected_rows_expectation": return .apart(.sql)
    case "column_values_to_match_json_schema": return .apart(.jsonSchema)
    case "column_value_z_scores_to_be_less_than": return .untold(.rowFromWhole)
    case "column_most_common_value_to_be_in_set": return .untold(.mostCommon)
    default: break
    }
    if name.hasPrefix("column_pair_") || name.hasPrefix("multicolumn_") {
      return several(name)
    }
    if name.hasPrefix("table_") { return table(name) }
    return name.hasPrefix("column_value") ? values(name) : figure(name)
  }

  // MARK: What every rule shares

  /// The column that is judged, in brackets.
  var column: String { RuleText.column(test["column"].text ?? "") }

  /// The frame's column.
  var frame: ExpectationCase.Column? { test.column(test["column"].text ?? "") }

  /// The column lines, then the rules. Mutating, so that it sees what its arguments declare.
  mutating func rules(_ lines: [String], lists: [String]? = nil) -> Restatement {
    let columns = declared.sorted { $0.key < $1.key }
      .map { "column \(RuleText.column($0.key)) is \($0.value)" }
    return .rules(columns + lines, lists: lists ?? [test["column"].text ?? ""])
  }

  mutating func declare(_ name: String, _ type: String) { declared[name] = type }

  /// Gives a column the type of its values, where a rule compares or computes with them.
  mutating func declareByValues(_ name: String) {
    guard let column = test.column(name) else { return }
    if column.isOfNumbers {
      declare(name, "number")
    } else if column.isOfMoments {
      declare(name, "datetime")
    }
  }

  /// A check with the tail that `mostly` asks for and the scope of `row_condition`.
  mutating func check(_ predicate: String, when scope: String? = nil) -> String {
    line("check \(predicate)", scope)
  }

  mutating func line(_ start: String, _ scope: String?) -> String {
    let scopes = [scope, rowCondition].compactMap(\.self)
    return start + (scopes.isEmpty ? "" : " when " + RuleText.all(scopes)) + tail
  }

  /// `stop above 20%` is `mostly 0.8`: strictly more than the share that may fail.
  private var tail: String {
    switch test["mostly"] {
    case .null: ", stop"
    case .number(let share): ", stop above \((1 - share) * 100)%"
    case let other: ", stop above \(other.cell)%"
    }
  }

  /// `(a == 5) & (b == "e")`, as pandas has it.
  private var rowCondition: String? {
    mutating get {
      guard let text = test["row_condition"].text else { return nil }
      let parts = text.split(separator: "&").compactMap { part in
        part.firstMatch(of: /^[\s(]*(\w+)\s*(==|!=|<=|>=|<|>)\s*("[^"]*"|[-\w.]+)[\s)]*$/)?.output
      }
      return RuleText.all(
        parts.map { _, name, sign, value in
          declareByValues(String(name))
          return "\(RuleText.column(String(name))) \(sign == "==" ? "=" : sign) \(value)"
        })
    }
  }

  /// A bound: a number, a date, or one of the suite's parameters in Python.
  func bound(_ value: JSONValue) -> String? {
    if value.isNull { return nil }
    guard let code = value["$PARAMETER"].text else { return value.literal }
    if let day = code.firstMatch(of: /^datetime\((\d+), (\d+), (\d+)\)$/)?.output {
      let (year, month, day) = (Int(day.1)!, Int(day.2)!, Int(day.3)!)
      let digits = [(year, 4), (month, 2), (day, 2)].map { number, width in
        String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
      }
      return RuleText.quoted(digits.joined(separator: "-"))
    }
    guard let weeks = code.firstMatch(of: /^now\(\)(?: - timedelta\(weeks=([\d*]+)\))?$/)?.output
    else { return value.literal }
    guard let factors = weeks.1 else { return "today" }
    let count = factors.split(separator: "*").compactMap { Int($0) }.reduce(7, *)
    return "today - \(count) days"
  }
}

extension ExpectationCase.Column {
  var present: [JSONValue] { values.filter { !$0.isNull } }

  var isOfNumbers: Bool {
    !present.isEmpty && present.allSatisfy { $0.number != nil }
  }

  var isOfTexts: Bool { present.allSatisfy { $0.text != nil } }

  /// Whether the texts stand for points in time: the suite says so of pandas' frame, or they all are.
  var isOfMoments: Bool {
    !present.isEmpty
      && present.allSatisfy { value in
        value.text?.wholeMatch(of: /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d.*/) != nil
      }
  }

  /// Whether any back end that the suite knows keeps something else than text.
  var isStoredAsMoment: Bool {
    storage.values.contains { $0.lowercased().contains("time") || $0.lowercased().contains("date") }
  }
}

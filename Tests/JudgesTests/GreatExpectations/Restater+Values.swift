import Foundation

/// Expectations of the values of one column.
extension Restater {
  mutating func values(_ name: String) -> Restatement {
    guard let frame else { return .untold(.caller) }
    // Texts are asked for, and the frame has none: a file makes texts of all values.
    if Self.wantsTexts.contains(name), !frame.isOfTexts || frame.isStoredAsMoment {
      return .untold(.storage)
    }
    switch name {
    case "column_value_lengths_to_equal":
      return rules([check("length(\(column)) = \(test["value"].literal)")])
    case "column_values_to_be_between": return between()
    case "column_values_to_be_null": return rules([line("stop rows", "\(column) is present")])
    case "column_values_to_be_of_type": return type(of: frame)
    case "column_values_to_be_dateutil_parseable":
      let notations = Self.commonDates.map(RuleText.quoted).joined(separator: ", ")
      return rules([check("\(column) is datetime \(notations) or \(column) is date \(notations)")])
    case "column_values_to_be_json_parseable":
      return rules([check("\(column) matches \(RuleText.pattern(JSONGrammar.pattern, flags: "x"))")]
      )
    case "column_values_to_match_regex":
      return rules([check(matches(test["regex"].text ?? ""))])
    case "column_values_to_match_regex_list":
      let patterns = (test["regex_list"].list ?? []).compactMap(\.text).map(matches)
      let isAll = test["match_on"].text == "all"
      return rules([check(isAll ? RuleText.all(patterns) : RuleText.any(patterns))])
    case "column_values_to_not_match_regex_list":
      let patterns = (test["regex_list"].list ?? []).compactMap(\.text).map(matches)
      return rules([check("not (\(RuleText.any(patterns)))")])
    case "column_values_to_match_strftime_format": return strftime()
    case "column_values_to_not_match_like_pattern":
      let pattern = likePattern(test["like_pattern"].text ?? "")
      return rules([check("not (\(column) matches \(RuleText.pattern(pattern, flags: "s")))")])
    default: return .untold(.caller)
    }
  }

  private static let wantsTexts: Set<String> = [
    "column_value_lengths_to_equal", "column_values_to_be_dateutil_parseable",
    "column_values_to_be_json_parseable", "column_values_to_match_strftime_format",
  ]

  private func matches(_ regex: String) -> String {
    "\(column) matches \(RuleText.pattern(regex))"
  }

  private mutating func between() -> Restatement {
    declareByValues(test["column"].text ?? "")
    let low = bound(test["min_value"]).map { "\(column) >= \($0)" }
    let high = bound(test["max_value"]).map { "\(column) <= \($0)" }
    return rules([check(RuleText.all([low, high].compactMap(\.self)))])
  }

  // MARK: Types

  /// What back ends call a type, and what Fettle does.
  private static let types: [String: String] = [
    "int": "whole", "INTEGER": "whole", "IntegerType": "whole",
    "float": "number", "FLOAT": "number", "DOUBLE_PRECISION": "number", "FloatType": "number",
    "bool": "boolean", "BOOLEAN": "boolean", "TINYINT": "boolean", "BIT": "boolean",
    "BooleanType": "boolean", "str": "text", "string": "text", "TEXT": "text", "VARCHAR": "text",
    "StringType": "text", "object": "text", "object_": "text", "O": "text",
    "datetime64": "datetime", "Timestamp": "datetime", "DatetimeTZDtypeType": "datetime",
  ]

  private mutating func type(of frame: ExpectationCase.Column) -> Restatement {
    guard let name = test["type_"].text, let type = Self.types[name] else {
      return .untold(.caller)
    }
    // Digits in a file are text as well, whatever a frame keeps them as.
    if type == "text" && !frame.isOfTexts { return .untold(.storage) }
    // datetime64 is pandas' word for times without a zone.
    let hasNoZone = "not (\(column) matches /(Z|[-+]\\d\\d:?\\d\\d)$/)"
    return rules([
      check("\(column) is \(type)" + (name == "datetime64" ? " and \(hasNoZone)" : ""))
    ])
  }

  // MARK: Dates

  /// Notations that dateutil reads by itself, month first.
  private static let commonDates = ["YYYY-MM-DD", "MM/DD/YYYY", "MM-DD-YYYY", "YYYYMMDD"]

  private mutating func strftime() -> Restatement {
    let format = test["strftime_format"].text ?? ""
    let parts = [
      "%Y": "YYYY", "%y": "YY", "%m": "MM", "%d": "DD", "%H": "HH", "%M": "mm", "%S": "ss",
      "%b": "MMM", "%B": "MMMM",
    ]
    var notation = format
    for (directive, part) in parts { notation = notation.replacing(directive, with: part) }
    let hasTime = ["%H", "%M", "%S"].contains { format.contains($0) }
    return rules([
      check("\(column) is \(hasTime ? "datetime" : "date") \(RuleText.quoted(notation))")
    ])
  }

  // MARK: like

  /// `like` of SQL as a pattern; a class in brackets is one in SQL Server alone.
  private func likePattern(_ like: String) -> String {
    let hasClasses = test.onlyFor == ["mssql"]
    var pattern = "\\A"
    var isInClass = false
    for character in like {
      switch character {
      case "[" where hasClasses: (isInClass, pattern) = (true, pattern + "[")
      case "]" where isInClass: (isInClass, pattern) = (false, pattern + "]")
      case "%" where !isInClass: pattern += ".*"
      case "_" where !isInClass: pattern += "."
      default:
        if !character.isLetter && !character.isNumber { pattern += "\\" }
        pattern.append(character)
      }
    }
    return pattern + "\\z"
  }
}

/// JSON's grammar (RFC 8259) as one pattern.
enum JSONGrammar {
  static let pattern = #"""
    (?(DEFINE)(?<value>\s*(?:true|false|null|(?&number)|(?&string)|(?&array)|(?&object))\s*)
    (?<number>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)
    (?<string>"(?:[^"\\\x00-\x1F]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*")
    (?<member>\s*(?&string)\s*:(?&value))
    (?<array>\[(?:\s*|(?&value)(?:,(?&value))*)\])
    (?<object>\{(?:\s*|(?&member)(?:,(?&member))*)\}))\A(?&value)\z
    """#.split(separator: "\n").joined()
}

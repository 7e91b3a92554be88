import Foundation

/// Tests of the values of one column.
extension DBTRestater {
  mutating func ofValues() throws -> [String]? {
    switch test.name {
    case "column_values_to_not_be_null": return ["require \(column), stop"]
    case "column_values_to_be_null": return [try check("\(column) is blank")]
    case "column_values_to_be_unique": return ["unique \(column), stop"]
    case "column_values_to_be_between", "accepted_range": return try range(of: column)
    case "column_values_to_be_in_set":
      return [try check("\(column) in (\(literals("value_set").joined(separator: ", ")))")]
    case "column_values_to_not_be_in_set":
      return [try check("\(column) not in (\(literals("value_set").joined(separator: ", ")))")]
    case "not_accepted_values":
      return [try check("\(column) not in (\(literals("values").joined(separator: ", ")))")]
    case "column_value_lengths_to_equal":
      return [try check("length(\(column)) = \(test["value"].cell)")]
    case "column_value_lengths_to_be_between": return try range(of: "length(\(column))")
    case "column_values_to_have_consistent_casing":
      return [
        "set small_letters = lower(\(column))",
        "expect distinct \(column) = distinct small_letters, stop",
      ]
    case "relationships_where":
      let (other, lines) = try self.other("to")
      let field = test["field"].text ?? ""
      return lines + ["use input", try check("\(column) in \(other).\(field)")]
    default: return try ofPatterns()
    }
  }

  private func range(of value: String) throws -> [String] {
    let isStrict = test["inclusive"].truth == false
    let low = test["min_value"].number.map { "\(value) \(isStrict ? ">" : ">=") \($0)" }
    let high = test["max_value"].number.map { "\(value) \(isStrict ? "<" : "<=") \($0)" }
    return try [low, high].compactMap(\.self).map { try check($0) }
  }

  /// One pattern or several, of SQL's `like` or regular ones; of several, any or all.
  private func ofPatterns() throws -> [String]? {
    guard
      let match = test.name.wholeMatch(
        of: /column_values_to_(not_)?match_(?:regex|like_pattern)(_list)?/)
    else { return nil }
    let regular = test["regex"].text.map { [$0] } ?? names("regex_list")
    let like = test["like_pattern"].text.map { [$0] } ?? names("like_pattern_list")
    let flags = test["flags"].text == "i" ? "i" : ""
    let verb = match.output.1 == nil ? "matches" : "not matches"
    let predicates = (regular + like.map(Self.pattern)).map {
      "\(column) \(verb) \(RuleText.pattern($0, flags: flags))"
    }
    let isAll = match.output.2 == nil || test["match_on"].text == "all"
    return [try check(isAll ? RuleText.all(predicates) : RuleText.any(predicates))]
  }

  /// A pattern of `like`: `%` is any text, `_` any character.
  private static func pattern(_ like: String) -> String {
    let parts = like.map { character in
      switch character {
      case "%": ".*"
      case "_": "."
      default: NSRegularExpression.escapedPattern(for: String(character))
      }
    }
    return "^" + parts.joined() + "$"
  }
}

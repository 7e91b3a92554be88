import Foundation

/// Predicates on the values of one column, true or false for blanks too: a schema has no third truth.
struct SchemaPredicate {
  typealias Untold = SchemaRestater.Untold

  private let name: String
  private let ignoresCase: Bool

  init(_ column: CSVSchema.Column) {
    name = column.name
    ignoresCase = column.directives.contains("ignoreCase")
  }

  func predicate(_ rule: CSVSchema.Rule) throws(Untold) -> String {
    switch rule {
    case .any(let rules):
      return RuleText.any(try rules.map { (rule) throws(Untold) in try predicate(rule) })
    case .all(let rules):
      return RuleText.all(try rules.map { (rule) throws(Untold) in try predicate(rule) })
    case .arms: throw Untold(reason: "an if within another rule")
    case .call(let column, let call, let arguments):
      return try predicate(call, arguments, on: RuleText.column(column ?? name))
    }
  }

  private func predicate(
    _ call: String, _ arguments: [CSVSchema.Argument], on column: String
  ) throws(Untold) -> String {
    let value = folded(column)
    let isPresent = "\(column) is present"
    switch call {
    case "empty": return "\(column) is blank"
    case "notEmpty": return isPresent
    case "is": return try equality(value, arguments)
    case "not": return "not (\(try equality(value, arguments)))"
    case "any":
      let equalities = try arguments.map { (argument) throws(Untold) in
        try equality(value, [argument])
      }
      return RuleText.any(equalities)
    case "in":
      if case .text(let whole)? = arguments.first {
        return "\(column) is blank or \(folded(RuleText.quoted(whole))) contains \(value)"
      }
      let whole = try text(arguments.first)
      return "\(column) is blank or (\(whole) is present and \(whole) contains \(value))"
    case "starts": return "\(isPresent) and \(value) starts with \(try text(arguments.first))"
    case "ends": return "\(isPresent) and \(value) ends with \(try text(arguments.first))"
    case "upperCase": return "\(column) is blank or \(column) = upper(\(column))"
    case "lowerCase": return "\(column) is blank or \(column) = lower(\(column))"
    case "regex": return regex(column, arguments)
    case "range":
      return "\(isPresent) and \(column) is number and number(\(column)) \(range(arguments))"
    case "length": return "\(isPresent) and length(\(column)) \(range(arguments))"
    case "identical": return "\(isPresent) and \(column) in first_row.\(column)"
    case "fileExists": return "\(isPresent) and (\(try path(arguments, column))) in files.path"
    case "checksum":
      return "\(isPresent) and (\(column) & '  ' & \(try file(arguments))) in sums.line"
    default:
      guard let kind = SchemaKinds.all[call] else { throw Untold(reason: "the rule \(call)") }
      return "\(isPresent) and " + kind(column, bounds(arguments))
    }
  }

  // MARK: Texts

  private func folded(_ value: String) -> String { ignoresCase ? "lower(\(value))" : value }

  /// Equal, or both empty.
  private func equality(
    _ value: String, _ arguments: [CSVSchema.Argument]
  ) throws(Untold) -> String {
    if case .text(let text)? = arguments.first {
      if text.isEmpty { return "\(value) is blank" }
      return "\(value) is present and \(value) = \(try self.text(arguments[0]))"
    }
    let other = try text(arguments.first)
    return "(\(value) is present and \(other) is present and \(value) = \(other)) "
      + "or (\(value) is blank and \(other) is blank)"
  }

  private func text(_ argument: CSVSchema.Argument?) throws(Untold) -> String {
    guard let argument else { throw Untold(reason: "a rule without its text") }
    return folded(try plain(argument))
  }

  private func plain(_ argument: CSVSchema.Argument) throws(Untold) -> String {
    switch argument {
    case .text(let text), .bare(let text): return RuleText.quoted(text)
    case .column(let name): return RuleText.column(name)
    case .call("concat", let parts):
      return "("
        + (try parts.map { (part) throws(Untold) in try plain(part) }).joined(separator: " & ")
        + ")"
    case .call("noExt", let parts) where parts.count == 1:
      let text = try plain(parts[0])
      let stem = "left(\(text), length(\(text)) - length(piece(\(text), '.', -1)) - 1)"
      return "(if \(text) contains '.' then \(stem) else \(text))"
    case .call("uriDecode", let parts):
      let texts = try parts.map { (part) throws(Untold) in try plain(part) }
      return "url_decode(\(texts.joined(separator: ", ")))"
    case .call(let name, _): throw Untold(reason: "the text \(name)(…)")
    }
  }

  /// The whole value, as the schema language has it.
  private func regex(_ column: String, _ arguments: [CSVSchema.Argument]) -> String {
    guard case .text(let text)? = arguments.first else { return "" }
    let matches = "\(column) matches \(RuleText.pattern("\\A(?:\(text))\\z"))"
    let takesEmpty = (try? Regex(text).wholeMatch(in: "")) ?? nil
    return takesEmpty == nil
      ? "\(column) is present and \(matches)" : "\(column) is blank or \(matches)"
  }

  // MARK: Numbers and moments

  private func bounds(_ arguments: [CSVSchema.Argument]) -> [String] {
    arguments.compactMap { if case .bare(let text) = $0 { text } else { nil } }
  }

  /// `between 1 and 9`; a `*` is no bound, and of two of them nothing is left to compare with.
  private func range(_ arguments: [CSVSchema.Argument]) -> String {
    let bounds = bounds(arguments)
    if bounds.count == 1 { return "= \(bounds[0])" }
    switch (bounds[0], bounds[1]) {
    case ("*", "*"): return "between"
    case (let low, "*"): return ">= \(low)"
    case ("*", let high): return "<= \(high)"
    case (let low, let high): return "between \(low) and \(high)"
    }
  }

  // MARK: Files

  /// The value below a folder, which is a text or another column.
  private func path(_ arguments: [CSVSchema.Argument], _ column: String) throws(Untold) -> String {
    guard let folder = arguments.first else { return column }
    return "\(try plain(folder)) & '/' & \(column)"
  }

  /// `file("folder", $name)`, its sum one of MD5.
  private func file(_ arguments: [CSVSchema.Argument]) throws(Untold) -> String {
    guard arguments.count == 2, case .call("file", let parts) = arguments[0],
      case .text("MD5") = arguments[1]
    else { throw Untold(reason: "a sum of another kind than MD5") }
    return try parts.map { (part) throws(Untold) in try plain(part) }.joined(separator: " & '/' & ")
  }
}

/// Words, names and texts as a rule writes them.
enum RuleText {
  /// A quoted text.
  static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "''") + "'"
  }

  /// A column's name in brackets, which fits every name.
  static func column(_ name: String) -> String {
    "[" + name.replacing("]", with: "]]") + "]"
  }

  /// A pattern between slashes; an empty one, which the language takes for a slip, matches everywhere.
  static func pattern(_ text: String, flags: String = "") -> String {
    if text.isEmpty { return "/(?:)/" + flags }
    var escaped = ""
    var isEscaped = false
    for character in text {
      if character == "/" && !isEscaped { escaped += "\\" }
      escaped.append(character)
      isEscaped = character == "\\" && !isEscaped
    }
    return "/\(escaped)/\(flags)"
  }

  /// A predicate in parentheses, to be joined with others.
  static func all(_ predicates: [String]) -> String { joined(predicates, by: "and") }

  static func any(_ predicates: [String]) -> String { joined(predicates, by: "or") }

  private static func joined(_ predicates: [String], by word: String) -> String {
    if predicates.count == 1 { return predicates[0] }
    return predicates.map { "(\($0))" }.joined(separator: " \(word) ")
  }

  /// A file of CSV: every field that needs quotes has them.
  static func csv(_ records: [[String]]) -> String {
    records.map { record in
      let line = record.map(field).joined(separator: ",")
      // A record of one empty field would be an empty line.
      return line.isEmpty ? "\"\"" : line
    }.joined(separator: "\n") + "\n"
  }

  private static func field(_ text: String) -> String {
    let needsQuotes = text.contains { ",\"\n\r ".contains($0) }
    return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}

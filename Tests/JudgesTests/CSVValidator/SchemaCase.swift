import Foundation

/// One case of the suite: a schema, a file, and what the validator says.
struct SchemaCase: Sendable, CustomStringConvertible {
  /// A message: where it points and how grave it is.
  struct Message: Hashable, Sendable {
    /// From 1: the row, or the line for a record of the wrong width.
    var line: Int
    /// From 0, or the number of fields found.
    var column: Int
    var isWarning: Bool
  }

  var number: Int
  var name: String
  var schema: String
  /// nil: the schema alone is read.
  var data: String?
  var isValid: Bool
  /// Whether only the first error is told.
  var stopsAtFirst: Bool
  /// Empty where the suite asks for the verdict alone.
  var messages: [Message]
  /// Whether a message tells of records of the wrong width.
  var isOfWidth: Bool
  /// Whether the schema itself is wrong.
  var isOfSchema: Bool

  var description: String { "\(number) \(name)" }

  static let folder = "rules-csv-validator/"

  static func all() throws -> [SchemaCase] {
    try Suites.text(folder + "cases.jsonl").split(separator: "\n").enumerated().map { index, line in
      SchemaCase(try JSONDecoder().decode(JSONValue.self, from: Data(line.utf8)), number: index + 1)
    }
  }

  private init(_ value: JSONValue, number: Int) {
    let code = value["scala"].text ?? ""
    self.number = number
    name = (value["case"].text ?? "").trimmingCharacters(in: .whitespaces)
    let named = (value["files"].list ?? []).compactMap(\.text)
    // The test's own code says which file is validated, where the list lacks it.
    let resolved = code.matches(of: /resolve\("([^"]+)"\)/).map { String($0.output.1) }
    let file = (resolved + named).first { !$0.hasSuffix(".csvs") }
    isOfSchema = code.hasPrefix("parseSchema")
    data = isOfSchema ? nil : file
    schema =
      (named + resolved).first { $0.hasSuffix(".csvs") }
      // The schema of a test that holds it in a variable is named as its data are.
      ?? (file ?? "").replacing("PassMetaData.csv", with: "Schema.csvs")
    isValid = code.contains("Validated.Valid(") || code.contains(/isValid mustEqual\s+true/)
    stopsAtFirst = code.hasPrefix("app.")
    let kinds = (value["messages"].list ?? []).map { $0["kind"].text }
    let places = code.matches(of: /Some\((\d+)\),\s*Some\((\d+)\)/).map(\.output)
    messages = zip(kinds, places).map { kind, place in
      Message(
        line: Int(place.1)!, column: Int(place.2)!, isWarning: kind == "ValidationWarning")
    }
    isOfWidth = (value["messages"].list ?? []).contains {
      $0["text"].text?.hasPrefix("Expected @totalColumns") == true
    }
  }
}

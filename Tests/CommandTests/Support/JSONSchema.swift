import Foundation

/// Holds JSON against a schema: the words of JSON Schema 2020-12 that our schemas use, and no others.
struct JSONSchema {
  private let root: [String: Any]

  private static let known: Set<String> = [
    "$schema", "$id", "$ref", "$defs", "title", "description", "type", "required", "properties",
    "additionalProperties", "items", "enum", "const", "minimum", "oneOf", "minItems", "pattern",
  ]

  init(_ text: String) {
    root = ToolResult.json(text)
  }

  /// A schema of the project.
  static func file(_ path: String) throws -> JSONSchema {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return JSONSchema(try String(contentsOf: root.appending(path: path), encoding: .utf8))
  }

  /// What is wrong with a document, each with its place; empty: nothing.
  func problems(in text: String) -> [String] {
    guard let value = try? JSONSerialization.jsonObject(with: Data(text.utf8)) else {
      return ["no JSON"]
    }
    return root.isEmpty ? ["no schema"] : problems(value, root, "$")
  }

  private func problems(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
    if let name = schema["$ref"] as? String {
      let target = (root["$defs"] as? [String: Any])?[String(name.dropFirst("#/$defs/".count))]
      guard let target = target as? [String: Any] else { return ["\(place): no \(name)"] }
      return problems(value, target, place)
    }
    var found = Set(schema.keys).subtracting(Self.known).map { "\(place): unknown word \($0)" }
    if let choices = schema["oneOf"] as? [[String: Any]] {
      let failures = choices.map { problems(value, $0, place) }
      let count = failures.count { $0.isEmpty }
      if count != 1 { found += ["\(place): fits \(count) of oneOf"] + failures.joined() }
    }
    let types = (schema["type"] as? [String]) ?? (schema["type"] as? String).map { [$0] }
    if let types, !types.contains(where: { Self.isType($0, value) }) {
      found.append("\(place): is no \(types)")
    }
    if let const = schema["const"], !Self.isEqual(const, value) {
      found.append("\(place): \(value)")
    }
    if let values = schema["enum"] as? [Any], !values.contains(where: { Self.isEqual($0, value) }) {
      found.append("\(place): \(value) is not in enum")
    }
    if let least = schema["minimum"] as? Double, let number = value as? Double, number < least {
      found.append("\(place): \(number) is below \(least)")
    }
    if let pattern = schema["pattern"] as? String, let text = value as? String,
      text.range(of: pattern, options: .regularExpression) == nil
    {
      found.append("\(place): '\(text)' does not match \(pattern)")
    }
    return found + members(value, schema, place)
  }

  private func members(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
    if let items = value as? [Any] {
      var found: [String] = []
      if let least = schema["minItems"] as? Int, items.count < least {
        found.append("\(place): has \(items.count) items")
      }
      guard let each = schema["items"] as? [String: Any] else { return found }
      return found + items.enumerated().flatMap { problems($1, each, "\(place)[\($0)]") }
    }
    guard let object = value as? [String: Any] else { return [] }
    let required = schema["required"] as? [String] ?? []
    var found = required.filter { object[$0] == nil }.map { "\(place): lacks \($0)" }
    let properties = schema["properties"] as? [String: Any] ?? [:]
    for (name, member) in object.sorted(by: { $0.key < $1.key }) {
      if let inner = properties[name] as? [String: Any] {
        found += problems(member, inner, "\(place).\(name)")
      } else if let rest = schema["additionalProperties"] as? [String: Any] {
        found += problems(member, rest, "\(place).\(name)")
      } else if schema["additionalProperties"] as? Bool == false {
        found.append("\(place): has '\(name)'")
      }
    }
    return found
  }

  private static func isType(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "boolean": isBoolean(value)
    case "null": value is NSNull
    case "number": value is Double && !isBoolean(value)
    case "integer": !isBoolean(value) && (value as? Double).map { $0 == $0.rounded() } ?? false
    default: false
    }
  }

  private static func isBoolean(_ value: Any) -> Bool {
    guard let number = value as? NSNumber else { return false }
    // Safe: the type is a constant text that ends with a NUL.
    return unsafe String(cString: number.objCType) == "c"
  }

  private static func isEqual(_ left: Any, _ right: Any) -> Bool {
    if let left = left as? String, let right = right as? String { return left == right }
    return (left as? Double).map { $0 == right as? Double } ?? false
  }
}

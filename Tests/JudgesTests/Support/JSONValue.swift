import Foundation

/// A value of JSON, its numbers exact.
enum JSONValue: Decodable, Hashable, Sendable {
  case null
  case truth(Bool)
  case number(Decimal)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .truth(value)
    } else if let value = try? container.decode(Decimal.self) {
      self = .number(value)
    } else if let value = try? container.decode(Double.self) {
      // Infinity and its like, which no rule is about.
      self = .text(String(value))
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .list(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  subscript(name: String) -> JSONValue {
    if case .object(let fields) = self { fields[name] ?? .null } else { .null }
  }

  var isNull: Bool { self == .null }
  var number: Decimal? { if case .number(let value) = self { value } else { nil } }
  var text: String? { if case .text(let value) = self { value } else { nil } }
  var truth: Bool? { if case .truth(let value) = self { value } else { nil } }
  var list: [JSONValue]? { if case .list(let values) = self { values } else { nil } }
  var fields: [String: JSONValue]? { if case .object(let fields) = self { fields } else { nil } }

  /// The value as a cell of a CSV file has it; null is an empty cell.
  var cell: String {
    switch self {
    case .null: ""
    case .truth(let value): value ? "true" : "false"
    case .number(let value): value.description
    case .text(let value): value
    case .list, .object: preconditionFailure("a cell holds one value")
    }
  }

  /// The value as a literal of a rule.
  var literal: String {
    switch self {
    case .text(let value): RuleText.quoted(value)
    case .null: "blank"
    default: cell
    }
  }
}

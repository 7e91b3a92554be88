/// A value of JSON.
package enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  /// As it is written.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// A member of an object.
  package subscript(_ name: String) -> JSONValue? {
    if case .object(let members) = self { return members[name] }
    return nil
  }

  package var string: String? {
    if case .string(let text) = self { return text }
    return nil
  }

  package var integer: Int? {
    if case .number(let digits) = self { return Int(digits) }
    return nil
  }

  package var isTrue: Bool {
    if case .bool(true) = self { return true }
    return false
  }

  package var array: [JSONValue] {
    if case .array(let values) = self { return values }
    return []
  }

  package var isObject: Bool {
    if case .object = self { return true }
    return false
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral text: String) { self = .string(text) }
  package init(integerLiteral number: Int) { self = .number(String(number)) }
  package init(booleanLiteral truth: Bool) { self = .bool(truth) }
  package init(arrayLiteral values: JSONValue...) { self = .array(values) }
  package init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(Dictionary(members, uniquingKeysWith: { _, last in last }))
  }

  package init(_ number: Int) { self = .number(String(number)) }
}

extension JSONText {
  /// Any value; members of objects in the order of their names.
  package static func value(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let truth): truth ? "true" : "false"
    case .number(let digits): digits
    case .string(let text): string(text)
    case .array(let values): array(values.map(Self.value))
    case .object(let members):
      object(members.keys.sorted().map { ($0, members[$0].map(Self.value)) })
    }
  }
}

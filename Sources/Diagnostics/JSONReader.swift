/// A value of JSON.
package enum JSONValue {
  case null
  case bool(Bool)
  case number(Substring)
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

  package var isTrue: Bool {
    if case .bool(true) = self { return true }
    return false
  }

  package var array: [JSONValue] {
    if case .array(let values) = self { return values }
    return []
  }
}

/// Reads well-formed JSON; what it cannot read is null.
package struct JSONReader {
  private var rest: Substring.UnicodeScalarView

  /// The value of a text.
  package static func value(of text: String) -> JSONValue {
    var reader = JSONReader(rest: text[...].unicodeScalars)
    return reader.value()
  }

  private mutating func value() -> JSONValue {
    skipBlanks()
    switch rest.first {
    case "{": return object()
    case "[": return array()
    case "\"": return .string(string())
    default: break
    }
    let word = rest.prefix { !",]} \n\r\t".unicodeScalars.contains($0) }
    rest.removeFirst(word.count)
    switch String(word) {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null", "": return .null
    default: return .number(Substring(word))
    }
  }

  private mutating func object() -> JSONValue {
    var members: [String: JSONValue] = [:]
    rest.removeFirst()
    while true {
      skipBlanks()
      guard rest.first == "\"" else { break }
      let name = string()
      skipBlanks()
      if rest.first == ":" { rest.removeFirst() }
      members[name] = value()
      skipBlanks()
      if rest.first == "," { rest.removeFirst() }
    }
    if rest.first == "}" { rest.removeFirst() }
    return .object(members)
  }

  private mutating func array() -> JSONValue {
    var values: [JSONValue] = []
    rest.removeFirst()
    while true {
      skipBlanks()
      guard let next = rest.first, next != "]" else { break }
      values.append(value())
      skipBlanks()
      if rest.first == "," { rest.removeFirst() } else if rest.first != "]" { break }
    }
    if rest.first == "]" { rest.removeFirst() }
    return .array(values)
  }

  private mutating func string() -> String {
    var result = String.UnicodeScalarView()
    rest.removeFirst()
    while let scalar = rest.popFirst(), scalar != "\"" {
      result.append(scalar == "\\" ? escape() : scalar)
    }
    return String(result)
  }

  private mutating func escape() -> Unicode.Scalar {
    switch rest.popFirst() {
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u":
      let digits = String(rest.prefix(4))
      rest.removeFirst(min(4, rest.count))
      return UInt32(digits, radix: 16).flatMap { Unicode.Scalar($0) } ?? "\u{FFFD}"
    case let scalar: return scalar ?? "\u{FFFD}"
    }
  }

  private mutating func skipBlanks() {
    while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
  }
}

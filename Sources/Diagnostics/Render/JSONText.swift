/// Writes JSON without Foundation.
package enum JSONText {
  /// A text with its quotes, control characters escaped.
  package static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F || (0x2028...0x2029).contains(scalar.value) {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  /// `{"name": value, …}` of values that are JSON by themselves.
  package static func object(_ members: [(name: String, value: String?)]) -> String {
    let pairs = members.compactMap { member in
      member.value.map { "\(string(member.name)): \($0)" }
    }
    return "{" + pairs.joined(separator: ", ") + "}"
  }

  /// `[value, …]` of values that are JSON by themselves.
  package static func array(_ values: [String]) -> String {
    "[" + values.joined(separator: ", ") + "]"
  }
}

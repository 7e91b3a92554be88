/// Writes XML 1.0.
enum XMLText {
  /// An element with what is in it; names are of the program.
  static func element(
    _ name: String, _ attributes: [(name: String, value: String)], _ content: [String] = []
  ) -> String {
    let written = attributes.map { " \($0.name)=\"\(escaped($0.value))\"" }.joined()
    if content.isEmpty { return "<\(name)\(written)/>" }
    return "<\(name)\(written)>\(content.joined())</\(name)>"
  }

  /// A text in which nothing is markup; what XML has no way to write becomes U+FFFD.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      // As they stand, a reader would turn them into blanks in an attribute.
      case "\n": result.append(contentsOf: "&#10;".unicodeScalars)
      case "\t": result.append(contentsOf: "&#9;".unicodeScalars)
      default:
        let isAllowed =
          scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value)
          && scalar.value & 0xFFFE != 0xFFFE
        result.append(isAllowed ? scalar : "\u{FFFD}")
      }
    }
    return String(result)
  }
}

/// Writes XML 1.0.
enum XMLText {
  /// An element with what is in it; names are of the program.
  static func element(
    _ name: String, _ attributes: [(name: String, value: String)], _ content: [String] = []
  ) -> String {
    let start = start(name, attributes)
    return content.isEmpty ? start.dropLast() + "/>" : start + content.joined() + end(name)
  }

  /// What opens an element.
  static func start(_ name: String, _ attributes: [(name: String, value: String)]) -> String {
    let written = attributes.map { " \($0.name)=\"\(escaped($0.value))\"" }.joined()
    return "<\(name)\(written)>"
  }

  /// What closes it.
  static func end(_ name: String) -> String { "</\(name)>" }

  /// A text in which nothing is markup; what XML has no way to write becomes U+FFFD.
  static func escaped(_ text: String) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;".utf8
      case "<": result += "&lt;".utf8
      case ">": result += "&gt;".utf8
      case "\"": result += "&quot;".utf8
      // As they stand, a reader would turn them into blanks in an attribute.
      case "\n": result += "&#10;".utf8
      case "\t": result += "&#9;".utf8
      default: result += String(isAllowed(scalar) ? scalar : "\u{FFFD}").utf8
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value)
      && scalar.value & 0xFFFE != 0xFFFE
  }
}

/// HTML that is safe to put into a page: elements and texts, never text that came as markup.
///
/// Every text and every value of an attribute is escaped here and nowhere else, so that data cannot
/// become markup whatever it holds.
package struct Markup: Sendable, Equatable {
  package private(set) var html: String

  /// A text.
  package init(_ text: String) {
    html = Self.escaped(text)
  }

  private init(html: String) {
    self.html = html
  }

  /// Nothing.
  package static let none = Markup(html: "")

  /// An element with what is in it. Names are of the program, never of the data.
  package static func element(
    _ name: StaticString, _ attributes: Attributes, _ content: [Markup]
  ) -> Markup {
    let written = attributes.pairs.map { " \($0.0)=\"\(escaped($0.1))\"" }.joined()
    let inside = content.map(\.html).joined()
    return Markup(html: "<\(name)\(written)>\(inside)</\(name)>")
  }

  /// An element with a text in it.
  package static func element(
    _ name: StaticString, _ attributes: Attributes = [:], text: String
  ) -> Markup {
    element(name, attributes, [Markup(text)])
  }

  /// Several, one behind the other.
  package static func + (left: Markup, right: Markup) -> Markup {
    Markup(html: left.html + right.html)
  }

  /// The text with what markup gives a meaning replaced by references; control characters, which HTML
  /// does not allow, by U+FFFD.
  static func escaped(_ text: String) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;".utf8
      case "<": result += "&lt;".utf8
      case ">": result += "&gt;".utf8
      case "\"": result += "&quot;".utf8
      case "'": result += "&#39;".utf8
      case "\n", "\t": result.append(UInt8(ascii: scalar))
      default:
        let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
        result += isControl ? "\u{FFFD}".utf8 : String(scalar).utf8
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// The attributes of an element in the order in which they are written; names are of the program.
package struct Attributes: Sendable, ExpressibleByDictionaryLiteral {
  fileprivate var pairs: [(StaticString, String)]

  package init(dictionaryLiteral elements: (StaticString, String)...) {
    pairs = elements
  }

  /// Adds others behind these.
  package static func += (left: inout Attributes, right: Attributes) {
    left.pairs += right.pairs
  }
}

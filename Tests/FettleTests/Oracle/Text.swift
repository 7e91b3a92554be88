import Foundation

/// A text as code points, so that equality is that of the bytes.
struct Text: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  var scalars: [Unicode.Scalar]

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  init(_ string: String) { scalars = Array(string.unicodeScalars) }

  init(stringLiteral value: String) { self.init(value) }

  static let empty = Text([])

  var string: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  var description: String { string.debugDescription }

  var isEmpty: Bool { scalars.isEmpty }

  var count: Int { scalars.count }

  /// White_Space of Unicode, and what has no width.
  static func isWhite(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || (0x200B...0x200D).contains(scalar.value)
      || scalar.value == 0xFEFF
  }

  var trimmed: Text {
    guard let first = scalars.firstIndex(where: { !Self.isWhite($0) }),
      let last = scalars.lastIndex(where: { !Self.isWhite($0) })
    else { return .empty }
    return Text(Array(scalars[first...last]))
  }

  var lowered: Text { Text(string.lowercased()) }

  /// The place where another text stands, from `start` on.
  func find(_ part: Text, from start: Int = 0, ignoringCase: Bool = false) -> Int? {
    guard !part.isEmpty, part.count <= count else { return nil }
    var place = start
    while place + part.count <= count {
      let here = Text(Array(scalars[place..<place + part.count]))
      if here == part || ignoringCase && here.lowered == part.lowered { return place }
      place += 1
    }
    return nil
  }

  func replacing(_ part: Text, with other: Text, ignoringCase: Bool = false) -> Text {
    var result: [Unicode.Scalar] = []
    var start = 0
    while let place = find(part, from: start, ignoringCase: ignoringCase) {
      result += scalars[start..<place] + other.scalars
      start = place + part.count
    }
    return Text(result + scalars[start...])
  }

  /// What stands between the places of another text.
  func pieces(cutAt part: Text) -> [Text] {
    var pieces: [Text] = []
    var start = 0
    while let place = find(part, from: start) {
      pieces.append(Text(Array(scalars[start..<place])))
      start = place + part.count
    }
    return pieces + [from(start)]
  }

  static func + (left: Text, right: Text) -> Text { Text(left.scalars + right.scalars) }

  func prefix(_ count: Int) -> Text { Text(Array(scalars.prefix(max(count, 0)))) }

  func suffix(_ count: Int) -> Text { Text(Array(scalars.suffix(max(count, 0)))) }

  func from(_ place: Int) -> Text { Text(Array(scalars.dropFirst(max(place, 0)))) }
}

extension Unicode.Scalar {
  /// A letter, or a mark on one.
  var isLetterOrMark: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark:
      true
    default: false
    }
  }

  var isNumber: Bool {
    switch properties.generalCategory {
    case .decimalNumber, .letterNumber, .otherNumber: true
    default: false
    }
  }

  var digit: Unicode.Scalar? {
    guard properties.generalCategory == .decimalNumber, let value = properties.numericValue else {
      return nil
    }
    return Unicode.Scalar(UInt32(0x30 + Int(value)))
  }
}

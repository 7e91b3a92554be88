import Diagnostics

/// Data as it may be shown: nothing in it moves the cursor, and blanks that matter can be seen.
enum VisibleText {
  /// A value with its control characters as pictures and its outer, doubled and odd blanks as signs.
  static func of(_ value: String) -> String {
    let scalars = Array(value.unicodeScalars)
    var result = ""
    for (index, scalar) in scalars.enumerated() {
      if scalar == " " {
        let isLone =
          index > 0 && index + 1 < scalars.count
          && scalars[index - 1] != " " && scalars[index + 1] != " "
        result += isLone ? " " : "·"
      } else {
        result += shown(scalar)
      }
    }
    return result
  }

  /// Text of messages with control characters as pictures; blanks and line ends stay.
  static func safe(_ text: String) -> String {
    // Most texts are of ASCII without control characters.
    if text.utf8.allSatisfy({ $0 == 0x0A || (0x20..<0x7F).contains($0) }) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      let isPlain = scalar == "\n" || scalar == " "
      result += isPlain ? String(scalar) : shown(scalar)
    }
    return result
  }

  /// Text within a line, such as an id: line ends are pictures too.
  static func line(_ text: String) -> String { safe(text).replacing("\n", with: "⏎") }

  /// One scalar, or the sign that stands for it.
  private static func shown(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x09: return "⇥"
    case 0x0A, 0x0D: return "⏎"
    case 0..<0x20: return picture(0x2400 + scalar.value)
    case 0x21..<0x7F: return String(scalar)
    case 0x7F: return "␡"
    case 0x200B...0x200D, 0xFEFF: return "·"
    default: break
    }
    switch scalar.properties.generalCategory {
    case .spaceSeparator: return scalar.value == 0x3000 ? "··" : "·"
    case .lineSeparator, .paragraphSeparator: return "⏎"
    case .control, .format, .surrogate: return "\u{FFFD}"
    default: return String(scalar)
    }
  }

  private static func picture(_ value: UInt32) -> String {
    Unicode.Scalar(value).map { String($0) } ?? "\u{FFFD}"
  }
}

extension String {
  /// The text cut to a number of terminal columns, with an ellipsis where something is missing.
  func fitted(to width: Int) -> String {
    if DisplayWidth.of(self) <= width { return self }
    var result = String.UnicodeScalarView()
    var used = 1
    for scalar in unicodeScalars {
      let next = DisplayWidth.of(scalar)
      if used + next > width { break }
      used += next
      result.append(scalar)
    }
    return String(result) + "…"
  }

  /// The text with blanks behind it up to a number of terminal columns.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - DisplayWidth.of(self)))
  }

  /// The text with blanks before it up to a number of terminal columns.
  func aligned(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - DisplayWidth.of(self))) + self
  }
}

/// A template for the shape of a text: `AA-####`.
///
/// `A` is any letter, `#` any decimal digit, `*` any text or none, and every other character itself.
/// Letters and digits of every script count, each code point by itself. A star tries again from where
/// it last stood, so that the cost is at most the text's length times the template's.
package struct LooksLike: Sendable {
  /// What one place of the template stands for.
  private enum Part: Sendable, Equatable {
    case letter, digit, anything
    case scalar(Int32)
  }

  private let parts: [Part]
  private let hasStar: Bool

  /// Reads the template; every text is one.
  package init(_ template: String) {
    parts = template.unicodeScalars.map { scalar in
      switch scalar {
      case "A": .letter
      case "#": .digit
      case "*": .anything
      default: .scalar(Int32(scalar.value))
      }
    }
    hasStar = parts.contains(.anything)
  }

  /// Whether the whole text has this shape.
  package func matches(_ text: Span<UInt8>) -> Bool {
    // A code point takes at least one byte, so a shorter text cannot fill the template.
    if !hasStar, text.count < parts.count { return false }
    var index = 0
    var part = 0
    /// Where the last star stands, and the text that it has taken up to now ends.
    var star: (part: Int, end: Int)?
    while true {
      if part < parts.count, parts[part] == .anything {
        star = (part, index)
        part += 1
        continue
      }
      if index == text.count {
        return part == parts.count
      }
      let scalar = text.scalar(at: index)
      if part < parts.count, Self.fits(scalar.value, parts[part]) {
        part += 1
        index += scalar.byteCount
        continue
      }
      guard let last = star else { return false }
      let next = last.end + text.scalar(at: last.end).byteCount
      star = (last.part, next)
      part = last.part + 1
      index = next
    }
  }

  private static func fits(_ scalar: Int32, _ part: Part) -> Bool {
    switch part {
    case .letter: isLetter(scalar)
    case .digit: Digits.value(of: scalar) != nil
    case .scalar(let wanted): scalar == wanted
    case .anything: true
    }
  }

  private static func isLetter(_ scalar: Int32) -> Bool {
    if scalar < 0x80 { return scalar >= 0 && ASCII.isLetter(UInt8(truncatingIfNeeded: scalar)) }
    return Categories.isLetter(scalar) && !Categories.isMark(scalar)
  }
}

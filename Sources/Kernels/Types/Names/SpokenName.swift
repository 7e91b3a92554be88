import Columns

/// Chinese names as they are spoken.
package enum SpokenName {
  /// What a text has of a person's name. Family names have readings of their own (单 Shan, 乐 Yue), which
  /// their characters do not have in given names.
  package enum Part: Sendable {
    case given, family
    /// All of it as the match key has it.
    case whole
  }

  /// A name of Chinese characters as Pinyin, without blanks; nil for others.
  ///
  /// - Returns: `turned` is the other order of a whole name's words.
  package static func spoken(
    _ text: Span<UInt8>, _ part: Part
  ) -> (straight: [UInt8], turned: [UInt8])? {
    guard HanText.isPresent(in: text) else { return nil }
    let spoken = part == .given ? Pinyin.pinyin(of: text) : Pinyin.pinyin(ofName: text)
    let words = spoken.split(separator: 0x20)
    let straight = Array(words.joined())
    return (straight, part == .whole ? Array(words.reversed().joined()) : straight)
  }

  /// Whether the match keys of two names of which one at least is Chinese sound the same, in either order of
  /// their parts.
  static func isAlike(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    let (first, second) = (spoken(left, .whole), spoken(right, .whole))
    if let first, let second {
      return first.straight == second.straight || first.turned == second.straight
        || first.straight == second.turned
    }
    guard let (straight, turned) = first ?? second else { return false }
    let written = first == nil ? left : right
    return straight.span.isSpelled(written) || turned.span.isSpelled(written)
  }
}

extension Span<UInt8> {
  /// Whether both have the same letters but for blanks in the other, which may write `lv` or `lyu` for 吕,
  /// as it is typed or stands in passports.
  package func isSpelled(_ other: Span<UInt8>) -> Bool {
    var index = 0
    for place in other.indices where other[place] != 0x20 {
      guard index < count else { return false }
      if self[index] == other[place] {
        index += 1
        continue
      }
      let isRounded =
        self[index] == 0x75 && index > 0 && (self[index - 1] == 0x6C || self[index - 1] == 0x6E)
      guard isRounded else { return false }
      if other[place] == 0x76 {
        index += 1
      } else if other[place] != 0x79 || place + 1 == other.count || other[place + 1] != 0x75 {
        return false
      }
    }
    return index == count
  }
}

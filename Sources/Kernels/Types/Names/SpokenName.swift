import Columns

/// Chinese names as they are spoken.
package enum SpokenName {
  /// What a text has of a person's name: family names have readings of their own (单 Shan, 乐 Yue), which
  /// their characters do not have in given names.
  package enum Part: Sendable {
    case given, family
    /// All of it as the match key has it, the family name last.
    case whole
  }

  /// The words of a name of Chinese characters as Pinyin, in their order; nil for others.
  package static func words(_ text: Span<UInt8>, _ part: Part) -> [ArraySlice<UInt8>]? {
    guard HanText.isPresent(in: text) else { return nil }
    let family =
      switch part {
      case .given: text.count
      case .family: 0
      case .whole: (text.indices.last { text[$0] == 0x20 } ?? -1) + 1
      }
    return Pinyin.pinyin(of: text.extracting(0..<family)).split(separator: 0x20)
      + Pinyin.pinyin(ofName: text.extracting(family..<text.count)).split(separator: 0x20)
  }

  /// Words of a name, nothing between them, with the last one in front: 娜 李 is Na Li, and Li Na.
  package static func turned(_ words: [ArraySlice<UInt8>]) -> [UInt8] {
    Array((words.suffix(1) + words.dropLast()).joined())
  }

  /// Whether the match keys of two names of which one at least is Chinese sound the same, in either order of
  /// their parts.
  static func isAlike(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    let (first, second) = (words(left, .whole), words(right, .whole))
    guard let spoken = first ?? second else { return false }
    let (straight, turned) = (Array(spoken.joined()), turned(spoken))
    if first != nil, let second {
      let other = Array(second.joined())
      return other == straight || other == turned
    }
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

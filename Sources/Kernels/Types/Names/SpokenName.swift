import Columns

/// Chinese names as they are spoken.
///
/// Names of two words sound the same in either order: 李娜 is Li Na, and Na Li.
package enum SpokenName {
  /// The words of a name of Chinese characters as Pinyin; nil for others.
  package static func words(_ text: Span<UInt8>) -> [ArraySlice<UInt8>]? {
    guard HanText.isPresent(in: text) else { return nil }
    let words = Pinyin.pinyin(of: text).split(separator: 0x20)
    if words.count > 1 { return words }
    return Pinyin.pinyin(ofName: text).split(separator: 0x20)
  }

  /// Whether two names of which one at least is Chinese sound the same.
  static func isAlike(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    let (first, second) = (words(left), words(right))
    guard let spoken = first ?? second else { return false }
    let (straight, turned) = (Array(spoken.joined()), Array(spoken.reversed().joined()))
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

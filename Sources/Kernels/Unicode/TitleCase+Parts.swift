import Columns

extension TitleCase {
  /// Appends a word part by part; signs between the parts stay.
  func appendParts(of word: Range<Int>, to output: inout ByteArena) {
    var index = word.lowerBound
    while index < word.upperBound {
      var end = index
      while end < word.upperBound, letters[end].kind != .sign,
        end > index || letters[end].kind != .apostrophe
      {
        end += 1
      }
      if end > index {
        appendPart(index..<end, to: &output)
        index = end
      } else {
        copy(index..<index + 1, to: &output)
        index += 1
      }
    }
  }

  /// Appends letters, their marks, digits and apostrophes.
  private func appendPart(_ part: Range<Int>, to output: inout ByteArena) {
    if letters[part.lowerBound].kind == .digit { return appendNumbered(part, to: &output) }
    if hasCaseOfItsOwn(part) { return copy(part, to: &output) }
    var before = part.lowerBound
    var start = part.lowerBound
    while start < part.upperBound {
      var end = start
      while end < part.upperBound, letters[end].kind != .apostrophe { end += 1 }
      let isLarge = start == part.lowerBound || isLarge(start..<end, behind: before)
      appendSegment(start..<end, isLarge: isLarge, to: &output)
      if end < part.upperBound { copy(end..<end + 1, to: &output) }
      before = start
      start = end + 1
    }
  }

  /// `DeVito`, `McDonald`: begins large, a large letter stands after a small one, none after a large.
  private func hasCaseOfItsOwn(_ part: Range<Int>) -> Bool {
    var previous = TitleLetter.Kind.sign
    var hasInnerUpper = false
    var beginsUpper: Bool?
    for index in part {
      let kind = letters[index].kind
      if kind == .mark { continue }
      if kind == .upper {
        if previous == .upper { return false }
        if previous == .lower { hasInnerUpper = true }
      }
      if beginsUpper == nil, kind == .upper || kind == .lower { beginsUpper = kind == .upper }
      previous = kind
    }
    return hasInnerUpper && beginsUpper == true
  }

  /// Whether letters behind an apostrophe begin large; `before` is where those before it begin.
  private func isLarge(_ segment: Range<Int>, behind before: Int) -> Bool {
    var count = 0
    for index in segment where letters[index].isLetter { count += 1 }
    if count != 2 { return count > 2 }
    guard before + 2 == segment.lowerBound else { return false }
    switch letters[before].scalar | 0x20 {
    case 0x64, 0x6C, 0x6D, 0x6E, 0x6F: return true
    default: return false
    }
  }

  /// Appends letters up to an apostrophe, the first one that has a case large.
  private func appendSegment(
    _ segment: Range<Int>, isLarge: Bool, to output: inout ByteArena
  ) {
    var isLarge = isLarge
    let large = isLarge && beginsWithMc(segment) ? segment.lowerBound + 2 : -1
    for index in segment {
      let letter = letters[index]
      if index == large { isLarge = true }
      if isLarge, isCased(letter) {
        _ = CaseMapping.appendTitle(letter.scalar, to: &output)
        isLarge = false
      } else {
        appendLower(index, to: &output)
      }
    }
  }

  @inline(__always)
  private func isCased(_ letter: TitleLetter) -> Bool {
    switch letter.kind {
    case .upper, .lower: true
    default: letter.scalar >= 0x80 && FinalSigma.isCased(letter.scalar)
    }
  }

  /// `Mc` and two letters or more that are of ASCII when they are small: so a text that is read again, `i` for İ,
  /// is read alike.
  private func beginsWithMc(_ segment: Range<Int>) -> Bool {
    let start = segment.lowerBound
    guard segment.count > 3, letters[start].scalar | 0x20 == 0x6D,
      letters[start + 1].scalar | 0x20 == 0x63
    else { return false }
    let (third, fourth) = (letters[start + 2], letters[start + 3])
    return third.isLetter && isASCIIWhenSmall(third) && fourth.isLetter && isASCIIWhenSmall(fourth)
  }

  /// Letters of ASCII, İ and the Kelvin sign (SpecialCasing.txt and UnicodeData.txt).
  private func isASCIIWhenSmall(_ letter: TitleLetter) -> Bool {
    letter.scalar < 0x80 || letter.scalar == 0x130 || letter.scalar == 0x212A
  }

  /// Appends `3rd`, `12B`.
  private func appendNumbered(_ part: Range<Int>, to output: inout ByteArena) {
    var start = part.lowerBound
    while start < part.upperBound, letters[start].kind == .digit { start += 1 }
    guard TitleWords.endings.contains(key(of: start..<part.upperBound)) else {
      return copy(part, to: &output)
    }
    for index in part { appendLower(index, to: &output) }
  }
}

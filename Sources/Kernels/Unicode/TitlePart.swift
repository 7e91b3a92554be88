import CUtf8proc
import Columns

/// One part of a word in title case: letters, their marks, digits and apostrophes.
struct TitlePart {
  let range: Range<Int>

  private enum Kind { case upper, lower, uncased, mark, digit, apostrophe, sign }

  /// Where the part that begins at `start` ends; `start` where a sign stands there.
  static func end(in text: Span<UInt8>, from start: Int, limit: Int) -> Int {
    var end = start
    while end < limit {
      let scalar = text.scalar(at: end)
      let kind = kind(of: scalar.value)
      if kind == .sign || (kind == .apostrophe && end == start) { break }
      end += scalar.byteCount
    }
    return end
  }

  /// Appends the part in title case.
  func append(of text: Span<UInt8>, to output: inout ByteArena) {
    if Self.kind(of: text.scalar(at: range.lowerBound).value) == .digit {
      return appendNumbered(of: text, to: &output)
    }
    if hasCaseOfItsOwn(in: text) { return output.append(text.extracting(range)) }
    var before = 0
    var segment = range.lowerBound
    while segment < range.upperBound {
      let end = segmentEnd(in: text, from: segment)
      let letters = letterCount(in: text, segment..<end)
      let isLarge = segment == range.lowerBound || isLarge(letters, in: text, behind: before)
      Self.append(segment..<end, of: text, isLarge: isLarge, to: &output)
      before = segment
      segment = end
      if segment < range.upperBound {
        let apostrophe = text.scalar(at: segment)
        output.append(apostrophe, of: text, at: segment)
        segment += apostrophe.byteCount
      }
    }
  }

  /// `DeVito`, `McDonald`: begins large, a large letter stands after a small one, none after a large.
  private func hasCaseOfItsOwn(in text: Span<UInt8>) -> Bool {
    var index = range.lowerBound
    var previous = Kind.sign
    var hasInnerUpper = false
    var beginsUpper: Bool?
    while index < range.upperBound {
      let scalar = text.scalar(at: index)
      let kind = Self.kind(of: scalar.value)
      if kind == .upper || kind == .lower {
        if beginsUpper == nil { beginsUpper = kind == .upper }
        if kind == .upper && previous == .upper { return false }
        if kind == .upper && previous == .lower { hasInnerUpper = true }
      }
      if kind != .mark { previous = kind }
      index += scalar.byteCount
    }
    return hasInnerUpper && beginsUpper == true
  }

  /// Whether the letters behind an apostrophe begin large; `before` is where those before it begin.
  private func isLarge(_ letters: Int, in text: Span<UInt8>, behind before: Int) -> Bool {
    if letters >= 3 { return true }
    guard letters == 2, before + 1 < range.upperBound,
      Self.kind(of: text.scalar(at: before + 1).value) == .apostrophe
    else { return false }
    switch ASCII.lowercased(text[before]) {
    case 0x64, 0x6C, 0x6D, 0x6E, 0x6F: return true
    default: return false
    }
  }

  /// Appends letters up to an apostrophe, the first one that has a case large.
  private static func append(
    _ segment: Range<Int>, of text: Span<UInt8>, isLarge: Bool, to output: inout ByteArena
  ) {
    var isLarge = isLarge
    let isMc = isLarge && beginsWithMc(segment, of: text)
    var index = segment.lowerBound
    while index < segment.upperBound {
      let scalar = text.scalar(at: index)
      if isMc && index == segment.lowerBound + 2 { isLarge = true }
      if isLarge, FinalSigma.isCased(scalar.value) {
        _ = CaseMapping.appendTitle(scalar.value, to: &output)
        isLarge = false
      } else {
        _ = CaseMapping.appendLower(scalar.value, at: index, of: text, to: &output)
      }
      index += scalar.byteCount
    }
  }

  /// `Mc` and two letters of ASCII or more.
  private static func beginsWithMc(_ segment: Range<Int>, of text: Span<UInt8>) -> Bool {
    let start = segment.lowerBound
    guard segment.count > 3, ASCII.lowercased(text[start]) == 0x6D,
      ASCII.lowercased(text[start + 1]) == 0x63
    else { return false }
    return ASCII.isLetter(text[start + 2]) && ASCII.isLetter(text[start + 3])
  }

  /// Appends `3rd`, `12B`.
  private func appendNumbered(of text: Span<UInt8>, to output: inout ByteArena) {
    var start = range.lowerBound
    while start < range.upperBound, ASCII.isDigit(text[start]) { start += 1 }
    switch TitleWords.Key(start..<range.upperBound, in: text) {
    case .st, .nd, .rd, .th: _ = CaseMapping.lower(text.extracting(range), to: &output)
    default: output.append(text.extracting(range))
    }
  }

  private func segmentEnd(in text: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < range.upperBound {
      let scalar = text.scalar(at: end)
      if Self.kind(of: scalar.value) == .apostrophe { break }
      end += scalar.byteCount
    }
    return end
  }

  private func letterCount(in text: Span<UInt8>, _ segment: Range<Int>) -> Int {
    var index = segment.lowerBound
    var count = 0
    while index < segment.upperBound {
      let scalar = text.scalar(at: index)
      switch Self.kind(of: scalar.value) {
      case .upper, .lower, .uncased: count += 1
      default: break
      }
      index += scalar.byteCount
    }
    return count
  }

  private static func kind(of scalar: Int32) -> Kind {
    if scalar < 0 { return .sign }
    if scalar < 0x80 {
      let byte = UInt8(truncatingIfNeeded: scalar)
      if ASCII.isLetter(byte) { return ASCII.isUpper(byte) ? .upper : .lower }
      return ASCII.isDigit(byte) ? .digit : byte == 0x27 ? .apostrophe : .sign
    }
    if scalar == 0x2019 { return .apostrophe }
    switch utf8proc_category(scalar) {
    case UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LT: return .upper
    case UTF8PROC_CATEGORY_LL: return .lower
    case UTF8PROC_CATEGORY_LM, UTF8PROC_CATEGORY_LO: return .uncased
    case UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_MC, UTF8PROC_CATEGORY_ME: return .mark
    case UTF8PROC_CATEGORY_ND: return .digit
    default: return .sign
    }
  }
}

extension TitleWords.Key {
  fileprivate static let st = Self("st")
  fileprivate static let nd = Self("nd")
  fileprivate static let rd = Self("rd")
  fileprivate static let th = Self("th")
}

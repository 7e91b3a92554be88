import Columns

/// A name in Chinese characters, kana or Hangul, taken apart: the family name comes first.
///
/// Without a blank or a comma, the family name is one of the tables': of two characters (欧阳, 남궁) where the
/// name has three or more, else of one; a name whose first character is in no table stays whole. A
/// dot parts foreign names, first name first (列夫·托尔斯泰), where no comma has the family name before it. Forms
/// of address at the end are titles, and so is what makes a family name one by which somebody is called: 小王, 老李,
/// 王总.
package struct EastAsianName {
  /// A stretch of the text and what it is.
  struct Piece {
    var range: Range<Int>
    var part: NameParts.Part
    /// Whether it makes a family name one by which somebody is called.
    var isCalling = false
  }

  /// In the order of the text.
  let pieces: [Piece]
  let isDotted: Bool

  /// nil: the text is not wholly in these scripts.
  init?(_ text: Span<UInt8>) {
    guard Self.mayBe(text) else { return nil }
    self.init([0..<text.count], of: text, isFamily: false)
  }

  /// Takes the words that are a name apart; nil where they are not wholly in these scripts.
  ///
  /// - Parameter isFamily: whether a word that is not told apart is a family name, as one with a title is.
  init?(_ words: [Range<Int>], of text: Span<UInt8>, isFamily: Bool) {
    guard let (runs, isDotted) = Self.runs(in: words, of: text) else { return nil }
    pieces = Self.pieces(of: runs, isDotted: isDotted, isFamily: isFamily, text)
    self.isDotted = isDotted
  }

  /// Appends the match key of such a name without blanks and dots, as it is written where it is but one part of
  /// a name; false where the key is none of such a name.
  package static func appendWritten(
    ofKey text: Span<UInt8>, to output: inout [UInt8]
  ) -> Bool {
    guard mayBe(text), let runs = runs(in: [0..<text.count], of: text)?.all else { return false }
    for run in runs {
      for index in whole(run[...]) { output.append(text[index]) }
    }
    return true
  }

  /// Whether a text may be such a name: what nearly all others begin with tells them at once.
  private static func mayBe(_ text: Span<UInt8>) -> Bool {
    !text.isEmpty && !ASCII.isLetter(text[0])
  }

  /// The characters between blanks, commas and dots, syllables of Hangul with all their letters; nil for a text
  /// with others, or with none. Behind a comma dots are blanks.
  private static func runs(
    in words: [Range<Int>], of text: Span<UInt8>
  ) -> (all: [[Range<Int>]], isDotted: Bool)? {
    var runs: [[Range<Int>]] = []
    var (hasDot, hasComma) = (false, false)
    for word in words {
      runs.append([])
      var index = word.lowerBound
      while index < word.upperBound {
        let scalar = text.scalar(at: index)
        let next = index + scalar.byteCount
        if isDot(scalar.value) || isComma(scalar.value) || WhiteSpace.contains(scalar.value) {
          hasDot = hasDot || isDot(scalar.value)
          hasComma = hasComma || isComma(scalar.value)
          runs.append([])
        } else if middleOfHangul.contains(scalar.value) || lastOfHangul.contains(scalar.value),
          let begun = runs[runs.count - 1].popLast()
        {
          runs[runs.count - 1].append(begun.lowerBound..<next)
        } else if isLetter(scalar.value) {
          runs[runs.count - 1].append(index..<next)
        } else {
          return nil
        }
        index = next
      }
    }
    runs.removeAll(where: \.isEmpty)
    return runs.isEmpty ? nil : (runs, hasDot && !hasComma)
  }

  private static func pieces(
    of runs: [[Range<Int>]], isDotted: Bool, isFamily: Bool, _ text: Span<UInt8>
  ) -> [Piece] {
    var runs = runs
    var titles: [Piece] = []
    if let count = titleCount(runs, text) {
      titles = [Piece(range: whole(runs[runs.count - 1].suffix(count)), part: .title)]
      runs[runs.count - 1].removeLast(count)
      if runs[runs.count - 1].isEmpty { runs.removeLast() }
    }
    if isDotted {
      return runs.enumerated().map { place, run in
        let part: NameParts.Part =
          place == 0 ? .first : place == runs.count - 1 ? .last : .middle
        return Piece(range: whole(run[...]), part: part)
      } + titles
    }
    if runs.count > 1 {
      return runs.enumerated().map {
        Piece(range: whole($1[...]), part: $0 == 0 ? .last : .first)
      } + titles
    }
    return split(runs[0], isFamily: isFamily || !titles.isEmpty, text) + titles
  }

  /// A name without a blank.
  private static func split(
    _ run: [Range<Int>], isFamily: Bool, _ text: Span<UInt8>
  ) -> [Piece] {
    if let called = called(run, text) { return called }
    let count = familyCount(run, text)
    if count == 0 || count == run.count {
      return [Piece(range: whole(run[...]), part: count == 0 && !isFamily ? .first : .last)]
    }
    return [
      Piece(range: whole(run.prefix(count)), part: .last),
      Piece(range: whole(run.dropFirst(count)), part: .first),
    ]
  }

  /// A family name with a character before or behind it by which its bearer is called.
  private static func called(_ run: [Range<Int>], _ text: Span<UInt8>) -> [Piece]? {
    guard run.count > 1 else { return nil }
    let end = run.count - 1
    func isOf(_ table: ValueMap, _ places: Range<Int>) -> Bool {
      table.arm(for: folded(run[places], text).span) != nil
    }
    func isFamily(_ places: Range<Int>) -> Bool {
      switch places.count {
      case 1: isOf(FamilyNames.common, places) && !isOf(FamilyNames.compound, 0..<2)
      case 2: isOf(FamilyNames.compound, places)
      default: false
      }
    }
    if isOf(FamilyNames.before, 0..<1), isFamily(1..<run.count) {
      return [
        Piece(range: run[0], part: .title, isCalling: true),
        Piece(range: whole(run[1...]), part: .last),
      ]
    }
    if isOf(FamilyNames.behind, end..<run.count), isFamily(0..<end) {
      return [
        Piece(range: whole(run[..<end]), part: .last),
        Piece(range: run[end], part: .title, isCalling: true),
      ]
    }
    return nil
  }

  /// How many characters the family name has; 0 where none is known.
  private static func familyCount(_ run: [Range<Int>], _ text: Span<UInt8>) -> Int {
    if run.count > 5 { return 0 }
    let isKnown = FamilyNames.single.arm(for: folded(run.prefix(1), text).span) != nil
    if run.count > 1 {
      let two = folded(run.prefix(2), text)
      if FamilyNames.compound.arm(for: two.span) != nil { return 2 }
      // 田中太郎, but 高桥 and 高桥明 may be Chinese.
      let isJapanese = run.count > 3 || run.count == 3 && !isKnown
      if isJapanese, FamilyNames.japanese.arm(for: two.span) != nil { return 2 }
    }
    return isKnown && run.count < 5 ? 1 : 0
  }

  /// How many characters at the end of the last run are a form of address, which no name is that stands alone;
  /// nil where none are. Behind a family name of Japan 博士 is Hiroshi.
  private static func titleCount(_ runs: [[Range<Int>]], _ text: Span<UInt8>) -> Int? {
    let last = runs[runs.count - 1]
    let most = runs.count > 1 ? last.count : last.count - 1
    let count = [2, 1].first { count in
      count <= most
        && FamilyNames.address.arm(for: folded(last.suffix(count), text).span) != nil
    }
    let isHiroshi =
      last.count == 2 && familyCount(runs[0], text) == 0
      && folded(last[...], text) == Array("博士".utf8)
    return isHiroshi ? nil : count
  }

  private static func folded(
    _ run: ArraySlice<Range<Int>>, _ text: Span<UInt8>
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    for range in run {
      let encoded = EncodedScalar(HanFold.folded(character(text.extracting(range))))
      for index in 0..<encoded.count { bytes.append(encoded.bytes[index]) }
    }
    return bytes
  }

  /// The first scalar of a character; of a syllable of Hangul that stands in letters, as match keys have it,
  /// the composed one (Unicode, 3.12).
  private static func character(_ text: Span<UInt8>) -> Int32 {
    let first = text.scalar(at: 0)
    guard firstOfHangul.contains(first.value), first.byteCount < text.count else {
      return first.value
    }
    let second = text.scalar(at: first.byteCount)
    guard middleOfHangul.contains(second.value) else { return first.value }
    let end = first.byteCount + second.byteCount
    let third = end < text.count ? text.scalar(at: end).value : 0
    let place = (first.value - 0x1100) * 21 + second.value - 0x1161
    return 0xAC00 + place * 28 + (lastOfHangul.contains(third) ? third - 0x11A7 : 0)
  }

  private static func whole(_ run: ArraySlice<Range<Int>>) -> Range<Int> {
    (run.first?.lowerBound ?? 0)..<(run.last?.upperBound ?? 0)
  }

  /// The dots that tables of characters have in the middle, and the full stop that is as wide as a character.
  static func isDot(_ scalar: Int32) -> Bool {
    switch scalar {
    case 0xB7, 0x387, 0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB, 0xFF0E, 0xFF65: true
    default: false
    }
  }

  private static func isComma(_ scalar: Int32) -> Bool {
    scalar == 0x2C || scalar == 0xFF0C || scalar == 0x3001
  }

  /// The letters of Hangul's syllables.
  private static let firstOfHangul: ClosedRange<Int32> = 0x1100...0x1112
  private static let middleOfHangul: ClosedRange<Int32> = 0x1161...0x1175
  private static let lastOfHangul: ClosedRange<Int32> = 0x11A8...0x11C2

  /// Chinese characters, kana, Hangul in syllables or letters.
  private static func isLetter(_ scalar: Int32) -> Bool {
    switch scalar {
    case 0x3005, 0x3041...0x30FA, 0x30FC...0x30FE, 0x3400...0x4DBF, 0x4E00...0x9FFF: true
    case 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x20000...0x323AF: true
    default: firstOfHangul.contains(scalar)
    }
  }
}

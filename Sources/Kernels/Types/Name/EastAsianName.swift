import Columns

/// A name in Chinese characters, kana or Hangul, taken apart: the family name comes first.
///
/// Without a blank or a comma, the family name is one of the tables': of two characters (欧阳, 남궁) where the
/// name has three or more, else of one; a name whose first character is in no table stays whole. A
/// dot parts foreign names, first name first (列夫·托尔斯泰). Forms of address at the end are titles, and
/// so is what makes a family name one by which somebody is called: 小王, 老李, 王总.
package struct EastAsianName {
  /// A stretch of the text and the part that it is.
  typealias Piece = (range: Range<Int>, part: NameParts.Part)

  /// How the name is written.
  enum Writing: Sendable { case familyFirst, dotted, called }

  /// In the order of the text.
  let pieces: [Piece]
  let writing: Writing

  /// nil: the text is not wholly in these scripts.
  init?(_ text: Span<UInt8>) {
    guard let (runs, isDotted) = Self.runs(of: text) else { return nil }
    if runs.count == 1, let called = Self.called(runs[0], text) {
      (pieces, writing) = (called, .called)
    } else {
      pieces = Self.pieces(of: runs, isDotted: isDotted, text)
      writing = isDotted ? .dotted : .familyFirst
    }
  }

  /// Appends the match key of such a name without blanks and dots, as it is written where it is but one part of
  /// a name; false where the key is none of such a name.
  package static func appendWritten(
    ofKey text: Span<UInt8>, to output: inout [UInt8]
  ) -> Bool {
    guard let runs = runs(of: text)?.all else { return false }
    for run in runs {
      for index in whole(run[...]) { output.append(text[index]) }
    }
    return true
  }

  /// The characters between blanks, commas and dots, syllables of Hangul with all their letters; nil for a text
  /// with others, with both dots and a comma, or with none.
  private static func runs(
    of text: Span<UInt8>
  ) -> (all: [[Range<Int>]], isDotted: Bool)? {
    var runs: [[Range<Int>]] = [[]]
    var (isDotted, hasComma) = (false, false)
    var index = 0
    while index < text.count {
      let scalar = text.scalar(at: index)
      let next = index + scalar.byteCount
      if isDot(scalar.value) || isComma(scalar.value) || WhiteSpace.contains(scalar.value) {
        isDotted = isDotted || isDot(scalar.value)
        hasComma = hasComma || isComma(scalar.value)
        if !runs[runs.count - 1].isEmpty { runs.append([]) }
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
    runs.removeAll(where: \.isEmpty)
    return runs.isEmpty || isDotted && hasComma ? nil : (runs, isDotted)
  }

  private static func pieces(
    of runs: [[Range<Int>]], isDotted: Bool, _ text: Span<UInt8>
  ) -> [Piece] {
    var runs = runs
    var titles: [Piece] = []
    if let last = runs.last, let count = titleCount(last, isAlone: runs.count == 1, text) {
      titles = [(whole(last.suffix(count)), .title)]
      runs[runs.count - 1].removeLast(count)
      if runs[runs.count - 1].isEmpty { runs.removeLast() }
    }
    if isDotted {
      return runs.enumerated().map { place, run in
        let part: NameParts.Part =
          place == 0 ? .first : place == runs.count - 1 ? .last : .middle
        return (whole(run[...]), part)
      } + titles
    }
    if runs.count > 1 {
      return runs.enumerated().map { (whole($1[...]), $0 == 0 ? .last : .first) } + titles
    }
    return split(runs[0], isAlone: titles.isEmpty, text) + titles
  }

  /// A name without a blank.
  private static func split(
    _ run: [Range<Int>], isAlone: Bool, _ text: Span<UInt8>
  ) -> [Piece] {
    let count = familyCount(run, text)
    if count == 0 || count == run.count {
      return [(whole(run[...]), count == 0 && isAlone ? .first : .last)]
    }
    return [(whole(run.prefix(count)), .last), (whole(run.dropFirst(count)), .first)]
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
      return [(run[0], .title), (whole(run[1...]), .last)]
    }
    if isOf(FamilyNames.behind, end..<run.count), isFamily(0..<end) {
      return [(whole(run[..<end]), .last), (run[end], .title)]
    }
    return nil
  }

  /// How many characters the family name has; 0 where none is known.
  private static func familyCount(_ run: [Range<Int>], _ text: Span<UInt8>) -> Int {
    if run.count > 5 { return 0 }
    if run.count > 1, FamilyNames.compound.arm(for: folded(run.prefix(2), text).span) != nil {
      return 2
    }
    let isKnown = FamilyNames.single.arm(for: folded(run.prefix(1), text).span) != nil
    return isKnown && run.count < 5 ? 1 : 0
  }

  /// How many characters at the end of the last run are a form of address, which no name is that stands alone;
  /// nil where none are.
  private static func titleCount(
    _ run: [Range<Int>], isAlone: Bool, _ text: Span<UInt8>
  ) -> Int? {
    guard run.count > 2 || run.count == 2 && !isAlone else { return nil }
    return FamilyNames.address.arm(for: folded(run.suffix(2), text).span) == nil ? nil : 2
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

  private static func isDot(_ scalar: Int32) -> Bool {
    scalar == 0xB7 || scalar == 0x30FB || scalar == 0x2022 || scalar == 0xFF65
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
    case 0xAC00...0xD7A3, 0xF900...0xFAFF, 0x20000...0x323AF: true
    default: firstOfHangul.contains(scalar)
    }
  }
}

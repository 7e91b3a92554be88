import CUtf8proc

/// Tells sequences that are mojibake from good text that happens to look like it.
///
/// `É…` is the end of a French sentence and would be U+0245; `Ã©` within a word is mojibake. A sequence
/// is evidence by its length, by its neighbours and by what a word cannot have: a large letter or a
/// sign behind a small one, a box beside a letter, another script. One sequence that is evidence makes
/// the others of the text likely. The idea of rules on neighbours is that of ftfy (Robyn Speer); the
/// rules are our own.
struct MojibakeEvidence {
  let text: [Int32]
  let page: CodePage.Name
  let sequences: [MojibakeSequence]

  /// Which sequences are to be read as UTF-8; nil where there is no evidence for any.
  func accepted() -> [Bool]? {
    let sure = sequences.indices.map(isEvidence)
    guard sure.contains(true) else { return nil }
    return sequences.indices.map { place in
      let sequence = sequences[place]
      let isLikely =
        !sequence.hasBlank && (sequence.byteCount > 2 || !isCommonSign(trail(of: sequence)))
      return sure[place] || isLikely
    }
  }

  private func isEvidence(_ place: Int) -> Bool {
    let sequence = sequences[place]
    let isFollowed = place + 1 < sequences.count && isAdjacent(place, place + 1)
    let isBeside = isFollowed || (place > 0 && isAdjacent(place - 1, place))
    if sequence.hasBlank {
      let after = letter(behind: sequence)
      guard !sequence.isLossy, isFollowed || (isBeside && after != .upper && after != .lower) else {
        return false
      }
    }
    if sequence.byteCount == 4 || sequence.character == 0xFFFD { return true }
    if sequence.byteCount == 3 { return isBeside || isLongEvidence(sequence) }
    if page == .western { return isWesternEvidence(sequence, isBeside: isBeside) }
    return isOtherEvidence(sequence, place)
  }

  private func isAdjacent(_ left: Int, _ right: Int) -> Bool {
    sequences[left].range.upperBound == sequences[right].range.lowerBound
  }

  /// Three bytes: signs behind a letter at the end of a word may be good text (`Brontë…”`).
  private func isLongEvidence(_ sequence: MojibakeSequence) -> Bool {
    let trail = text[sequence.range.lowerBound + 1..<sequence.range.upperBound]
    if text[sequence.range.lowerBound] == 0xE2, let second = trail.first, isQuoteStart(second) {
      return true
    }
    let isSigns = trail.allSatisfy { LetterKind($0) == .none }
    return !(letter(before: sequence) != .none && letter(behind: sequence) == .none && isSigns)
  }

  /// What stands behind â in quotes, dashes and euros: the bytes 80, 82, 84, 86, 88, 89.
  private func isQuoteStart(_ scalar: Int32) -> Bool {
    switch scalar {
    case 0x20AC, 0x80, 0x82, 0x84, 0x88, 0x89, 0x201A, 0x201E, 0x2020: true
    default: false
    }
  }

  /// Two bytes of Windows-1252.
  private func isWesternEvidence(_ sequence: MojibakeSequence, isBeside: Bool) -> Bool {
    let (before, behind) = (letter(before: sequence), letter(behind: sequence))
    let trail = trail(of: sequence)
    switch text[sequence.range.lowerBound] {
    case 0xC3:
      switch trail {
      case 0x2019: return before == .upper && behind == .upper
      case 0xA0: return before == .lower || behind == .upper || behind == .lower
      case 0x2026, 0x201D, 0x201C, 0x2013, 0x2014: return behind == .upper || behind == .lower
      default: return true
      }
    case 0xC2:
      let isEndOfWord = before == .upper && [0xAE, 0xBB, 0xAB, 0xB0, 0xA0, 0xB4].contains(trail)
      return (0xA0...0xBF).contains(trail) && !isEndOfWord
    default: break
    }
    if isBeside { return true }
    if before == .lower && LetterKind(text[sequence.range.lowerBound]) == .upper { return true }
    if before != .none && behind == .lower && LetterKind(trail) == .none {
      return !isWithinWords(trail)
    }
    return behind == .lower && LetterKind(trail) == .none && !isCommonSign(trail)
  }

  /// Two bytes of another code page.
  private func isOtherEvidence(_ sequence: MojibakeSequence, _ place: Int) -> Bool {
    let lead = text[sequence.range.lowerBound]
    let trail = trail(of: sequence)
    let (before, behind) = (letter(before: sequence), letter(behind: sequence))
    let isBehindSmall = isASCII(sequence.range.lowerBound - 1, 0x61...0x7A)
    let isBeforeSmall = isASCII(sequence.range.upperBound, 0x61...0x7A)
    let isWithinWord =
      isBeforeSmall && (isBehindSmall || isASCII(sequence.range.lowerBound - 1, 0x41...0x5A))
    if sequence.firstByte == 0xC3 {
      if isWithinWord || (isBehindSmall && LetterKind(lead) == .upper) { return true }
      if page == .macRoman { return before != .none || behind == .lower }
    }
    let isLatin = (0xC3...0xC5).contains(sequence.firstByte)
    if page == .macRoman, isLatin, isBehindSmall, isBeforeSmall { return true }
    if page == .codePage437 {
      if isLatin, isBehindSmall, !isBox(trail) { return true }
      return isBox(lead) && LetterKind(trail) != .none && (before != .none || behind != .none)
    }
    return runCount(at: place) >= 3
  }

  /// How many sequences stand side by side.
  private func runCount(at place: Int) -> Int {
    var (first, last) = (place, place)
    while first > 0, isAdjacent(first - 1, first) { first -= 1 }
    while last + 1 < sequences.count, isAdjacent(last, last + 1) { last += 1 }
    return last - first + 1
  }
}

extension MojibakeEvidence {
  /// A letter's case as far as rules ask; letters without case count as neither.
  private enum LetterKind {
    case upper, lower, none

    init(_ scalar: Int32) {
      let kind: LetterKind =
        switch scalar < 0 ? UTF8PROC_CATEGORY_CN : utf8proc_category(scalar) {
        case UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LT: .upper
        case UTF8PROC_CATEGORY_LL, UTF8PROC_CATEGORY_LM, UTF8PROC_CATEGORY_LO: .lower
        default: .none
        }
      self = kind
    }
  }

  private func letter(before sequence: MojibakeSequence) -> LetterKind {
    sequence.range.lowerBound == 0 ? .none : LetterKind(text[sequence.range.lowerBound - 1])
  }

  private func letter(behind sequence: MojibakeSequence) -> LetterKind {
    sequence.range.upperBound == text.count ? .none : LetterKind(text[sequence.range.upperBound])
  }

  private func trail(of sequence: MojibakeSequence) -> Int32 { text[sequence.range.lowerBound + 1] }

  private func isASCII(_ index: Int, _ range: ClosedRange<Int32>) -> Bool {
    text.indices.contains(index) && range.contains(text[index])
  }

  /// Signs that stand between two letters of good text: apostrophes and dashes.
  private func isWithinWords(_ scalar: Int32) -> Bool {
    switch scalar {
    case 0x2019, 0x2013, 0x2014, 0x2026, 0xA0, 0xAB, 0xBB, 0xB4: true
    default: false
    }
  }

  /// Signs that follow words in good text.
  private func isCommonSign(_ scalar: Int32) -> Bool {
    switch scalar {
    case 0x2019, 0x201C, 0x201D, 0x2026, 0x2013, 0x2014, 0x2122: true
    case 0xA0, 0xA8, 0xA9, 0xAB, 0xAE, 0xB4, 0xBB: true
    default: false
    }
  }

  private func isBox(_ scalar: Int32) -> Bool { (0x2500...0x259F).contains(scalar) }
}

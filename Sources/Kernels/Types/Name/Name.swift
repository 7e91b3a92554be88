import Columns

/// `name`: a person's name as `title` writes it, without blanks at its ends and with single ones
/// within.
///
/// A name has a letter; it has no digit, no sign of an address or a sum (`@`, `=`, `<`), no emoji
/// or other symbol.
struct Name: TextKernel {
  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    let text = input.extracting(WhiteSpace.trimmedRange(input))
    guard Self.isName(text) else { return .failed }
    if SingleSpaces().apply(text, to: &output) == .same {
      output.truncate(to: 0)
      return Self.appendTitle(text, comparing: input, to: &output)
    }
    let spaced = output.commit()
    return Self.appendTitle(spaced.bytes, comparing: input, to: &output)
  }

  private static func appendTitle(
    _ text: Span<UInt8>, comparing input: Span<UInt8>, to output: inout ByteArena
  ) -> KernelOutcome {
    if Title().apply(text, to: &output) == .same {
      if text.count == input.count { return .same }
      output.truncate(to: 0)
      output.append(text)
    }
    return output.openBytes.equals(input) ? .same : .changed
  }

  /// Whether every character can stand in a name, and one is a letter.
  static func isName(_ text: Span<UInt8>) -> Bool {
    var hasLetter = false
    var index = 0
    while index < text.count {
      let scalar = text.scalar(at: index)
      if Categories.isLetter(scalar.value) {
        hasLetter = hasLetter || !Categories.isMark(scalar.value)
      } else if !isSign(scalar.value) {
        return false
      }
      index += scalar.byteCount
    }
    return hasLetter
  }

  /// Signs and blanks that names have: `O'Neil-Smith, Jr.`, `(Bob)`, `"Bob"`, `&`, `/`, dots.
  private static func isSign(_ scalar: Int32) -> Bool {
    switch scalar {
    case 0x20, 0x22, 0x26...0x29, 0x2C...0x2F, 0x60, 0xAB, 0xB4, 0xBB, 0xB7: true
    case 0x2010...0x2015, 0x2018...0x201F, 0x2039, 0x203A, 0x3001, 0xFF08, 0xFF09, 0xFF0C: true
    default: WhiteSpace.contains(scalar) || EastAsianName.isDot(scalar)
    }
  }
}

/// The match key of `name`: first, middle and family name in this order, then what tells father and
/// son apart; folded, without accents, full stops and hyphens, titles, degrees and nicknames.
///
/// In East Asia it is the family name and the given ones, a blank between the two; the parts of a foreign name with
/// a dot between each; what somebody is called as it stands, for 小王 and 老王 are two people.
struct NameMatchKey: TextKernel {
  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    guard let blank = Self.plainWords(input) else { return applyToParts(input, to: &output) }
    if blank < input.count {
      NameKey.append(input.extracting(first: blank), .all, to: &output)
      output.append(0x20)
      NameKey.append(input.extracting(blank + 1..<input.count), .all, to: &output)
    } else {
      NameKey.append(input, .all, to: &output)
    }
    return output.openBytes.equals(input) ? .same : .changed
  }

  /// Where the blank stands of two words that are nothing but a first and a last name, whose key is
  /// that of the one behind that of the other; the end where there is one word of ASCII, which is
  /// the key whatever part of a name it is. nil: what the parts are has to be found out.
  private static func plainWords(_ text: Span<UInt8>) -> Int? {
    var blank = text.count
    var isASCII = true
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte == 0x20 && blank == text.count {
        blank = index
      } else if isWide(byte), index + 1 < text.count, isLetter(byte, text[index + 1]) {
        isASCII = false
        index += 1
      } else if !ASCII.isLetter(byte) {
        return nil
      }
      index += 1
    }
    if blank == text.count { return isASCII && !text.isEmpty ? blank : nil }
    return isPlain(text.extracting(first: blank))
      && isPlain(text.extracting(blank + 1..<text.count)) ? blank : nil
  }

  /// Whether a byte begins one of the characters from U+00C0 to U+023F.
  private static func isWide(_ byte: UInt8) -> Bool { byte >= 0xC3 && byte <= 0xC8 }

  /// Whether two bytes are a letter of those: all of them are but × and ÷.
  private static func isLetter(_ byte: UInt8, _ next: UInt8) -> Bool {
    next & 0xC0 == 0x80 && !(byte == 0xC3 && (next == 0x97 || next == 0xB7))
  }

  /// Whether a word of letters is a name and nothing else. Of short ones some are half of a degree,
  /// or join others.
  private static func isPlain(_ word: Span<UInt8>) -> Bool {
    word.count > 3 && NameLexicon.kinds(of: word).isEmpty
  }

  /// The key of any name, word by word of its parts.
  func applyToParts(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    guard Name.isName(input) else { return .failed }
    let parts = NameParts(input)
    if let isDotted = parts.isDottedInEastAsia {
      append(parts, isDotted: isDotted, of: input, to: &output)
    } else {
      for part in [NameParts.Part.first, .middle, .last] {
        for word in parts.words where word.part == part { append(word, of: input, to: &output) }
      }
    }
    for word in parts.words where word.part == .suffix && word.kinds.contains(.generation) {
      append(word, of: input, to: &output)
    }
    if output.openCount == 0 { NameKey.append(input, .all, to: &output) }
    return output.openBytes.equals(input) ? .same : .changed
  }

  /// Appends the words of a name of East Asia in the order of the text, from which they can be found again.
  private func append(
    _ parts: NameParts, isDotted: Bool, of text: Span<UInt8>, to output: inout ByteArena
  ) {
    var previous: NameParts.Part?
    for word in parts.words {
      switch word.part {
      case .first, .middle, .last: break
      case .title where word.kinds.contains(.calling): break
      default: continue
      }
      if isDotted, previous != nil { output.append(scalar: 0xB7) }
      if !isDotted, previous == .last, word.part == .first { output.append(0x20) }
      NameKey.append(text.extracting(word.range), .all, to: &output)
      previous = word.part
    }
  }

  private func append(
    _ word: NameWord, of text: Span<UInt8>, to output: inout ByteArena
  ) {
    if output.openCount > 0 { output.append(0x20) }
    let start = output.openCount
    NameKey.append(text.extracting(word.range), .all, to: &output)
    if output.openCount == start && start > 0 { output.truncate(to: start - 1) }
  }
}

extension FormEntry {
  static let name = FormEntry(
    textType: "name",
    summary:
      "Writes a person's name as people do, with single blanks; what is no name is not converted.",
    example: (" JAN  VAN DER BERG ", "Jan van der Berg"), kernel: Name(), key: NameMatchKey())
}

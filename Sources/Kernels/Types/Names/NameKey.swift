import Columns

/// The text by which a name is looked up: without case, accents, punctuation and blanks.
///
/// Letters are folded (ß to ss, 國 to 国, full-width forms to ASCII), accents and everything that is
/// neither letter nor digit go; `&` counts as a blank. A second, shorter key leaves out the words that
/// languages put between or before names (the, of, and, de, l', und) and reads `saint` as `st`.
enum NameKey {
  /// What a key keeps of a text's words.
  enum Words { case all, withoutSmall }

  /// Appends the key to the open cell.
  static func append(_ text: Span<UInt8>, _ words: Words, to output: inout ByteArena) {
    var start = output.openCount
    var index = 0
    while index < text.count {
      let scalar = text.scalar(at: index)
      index += scalar.byteCount
      if !append(scalar.value, to: &output), output.openCount > start {
        if words == .withoutSmall { closeWord(from: start, in: &output) }
        start = output.openCount
      }
    }
    if words == .withoutSmall { closeWord(from: start, in: &output) }
  }

  /// The key as an array, for tables.
  static func key(_ text: String, _ words: Words) -> [UInt8] {
    var arena = ByteArena()
    append(Array(text.utf8).span, words, to: &arena)
    let cell = arena.commit()
    return cell.array
  }

  /// Appends what a scalar folds to; false where it ends a word.
  private static func append(_ scalar: Int32, to output: inout ByteArena) -> Bool {
    if scalar < 0x80 {
      guard scalar >= 0 else { return false }
      let byte = UInt8(truncatingIfNeeded: scalar)
      guard ASCII.isLetter(byte) || ASCII.isDigit(byte) else { return byte == 0x2E }
      output.append(ASCII.lowercased(byte))
      return true
    }
    return appendWide(scalar, to: &output)
  }

  private static func appendWide(_ scalar: Int32, to output: inout ByteArena) -> Bool {
    if let plain = NoAccents.withoutStroke(scalar) {
      output.append(ASCII.lowercased(UInt8(truncatingIfNeeded: plain)))
      return true
    }
    let parts = CompatibleParts(scalar, isFolded: true)
    var hasLetter = false
    for index in 0..<parts.count {
      let part = parts.scalars[index]
      if NoAccents.isAccent(part) {
        hasLetter = true
      } else if part < 0x80 {
        let byte = UInt8(truncatingIfNeeded: part)
        guard ASCII.isLetter(byte) || ASCII.isDigit(byte) else { continue }
        output.append(ASCII.lowercased(byte))
        hasLetter = true
      } else if Categories.isLetter(part) || Categories.isNumber(part) {
        output.append(scalar: HanFold.folded(part))
        hasLetter = true
      }
    }
    return hasLetter
  }

  private static let small = ValueMap(
    [
      "the", "of", "and", "la", "le", "les", "l", "de", "du", "des", "d", "et", "el", "los", "las",
      "del", "y", "e", "der", "die", "das", "und", "von",
    ].map { Array($0.utf8) })
  private static let saints = ValueMap(["saint", "sainte"].map { Array($0.utf8) })

  /// Takes a small word off again.
  private static func closeWord(from start: Int, in output: inout ByteArena) {
    let count = output.openCount
    let isSmall = small.arm(for: output.openBytes.extracting(start..<count)) != nil
    let isSaint = saints.arm(for: output.openBytes.extracting(start..<count)) != nil
    if isSmall {
      output.truncate(to: start)
    } else if isSaint {
      output.truncate(to: start)
      output.append(0x73)
      output.append(0x74)
    }
  }
}

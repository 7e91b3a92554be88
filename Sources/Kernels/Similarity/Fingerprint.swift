import Columns

/// OpenRefine's keys for clustering: texts that differ in case, accents, punctuation, the order of their
/// words or doubled words have the same one.
///
/// Source: OpenRefine, "Clustering in depth".
package enum Fingerprint {
  /// Appends the text's different words in order, without case, accents and punctuation.
  package static func append(_ text: Span<UInt8>, to output: inout ByteArena) {
    let plain = PlainText(text, keepsBlanks: true).scalars
    let words = plain.split(separator: PlainText.blank)
    append(words, separator: 0x20, to: &output)
  }

  /// Appends the text's different rows of `size` neighbouring characters in order, blanks left out too;
  /// nothing where the text is shorter.
  package static func append(
    gramsOf text: Span<UInt8>, size: Int, to output: inout ByteArena
  ) {
    precondition(size > 0, "a gram has a character")
    let plain = PlainText(text, keepsBlanks: false).scalars
    guard plain.count >= size else { return }
    append((0...plain.count - size).map { plain[$0..<$0 + size] }, separator: nil, to: &output)
  }

  private static func append(
    _ parts: [ArraySlice<Int32>], separator: UInt8?, to output: inout ByteArena
  ) {
    let parts = parts.sorted { $0.lexicographicallyPrecedes($1) }
    for (index, part) in parts.enumerated() where index == 0 || part != parts[index - 1] {
      if let separator, index > 0 { output.append(separator) }
      for scalar in part { output.append(scalar: scalar) }
    }
  }
}

/// A text without case, accents and signs.
private struct PlainText {
  static let blank: Int32 = 0x20

  private(set) var scalars: [Int32] = []

  init(_ text: Span<UInt8>, keepsBlanks: Bool) {
    scalars.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let scalar = text.scalar(at: index)
      index += scalar.byteCount
      if WhiteSpace.contains(scalar.value) {
        if keepsBlanks { scalars.append(Self.blank) }
      } else if scalar.isValid {
        take(scalar.value)
      }
    }
  }

  private mutating func take(_ scalar: Int32) {
    if scalar < 0x80 { return takePart(scalar) }
    if let plain = NoAccents.withoutStroke(scalar) { return takePart(plain) }
    // Letters of their own, such as æ and þ; Greek and Cyrillic stay what they are.
    if scalar < 0x250, Categories.isLetter(scalar), let ascii = Transliteration.ascii(of: scalar) {
      for byte in ascii { takePart(Int32(byte)) }
      return
    }
    let parts = CompatibleParts(scalar, isFolded: true)
    for index in 0..<parts.count { takePart(parts.scalars[index]) }
  }

  private mutating func takePart(_ scalar: Int32) {
    if scalar < 0x80 {
      let byte = UInt8(truncatingIfNeeded: scalar)
      if ASCII.isLetter(byte) || ASCII.isDigit(byte) {
        scalars.append(Int32(ASCII.lowercased(byte)))
      }
    } else if !NoAccents.isAccent(scalar),
      Categories.isLetter(scalar) || Categories.isMark(scalar) || Categories.isNumber(scalar)
    {
      scalars.append(scalar)
    }
  }
}

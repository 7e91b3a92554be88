import Columns

/// The words of a text as they are matched: small letters without accents, one blank between words.
///
/// Letters are folded as in `NameKey` (ß to ss, 國 to 国, full-width forms to ASCII). An apostrophe or a
/// full stop within a word goes (O'Brien is obrien, U.S.A. is usa); all else that is neither letter nor
/// digit ends a word.
package enum FoldedWords {
  /// Appends the words of the text.
  package static func append(_ text: Span<UInt8>, to output: inout [UInt8]) {
    let start = output.count
    var isOpen = false
    var index = 0
    while index < text.count {
      let byte = text[index]
      if ASCII.isLetter(byte) || ASCII.isDigit(byte) {
        if !isOpen, output.count > start { output.append(0x20) }
        output.append(ASCII.lowercased(byte))
        isOpen = true
        index += 1
        continue
      }
      let scalar = text.scalar(at: index)
      index += scalar.byteCount
      if joins(scalar.value) {
        // A full stop between two words ends the first: `st.lucy`.
        if scalar.value == 0x2E, index < text.count, isOpen, !isInitial(output, from: start) {
          isOpen = false
        }
        continue
      }
      let end = output.count
      if !isOpen, end > start { output.append(0x20) }
      let open = output.count
      append(scalar.value, to: &output)
      if output.count > open {
        isOpen = true
      } else {
        output.removeLast(open - end)
        isOpen = isOpen && NoAccents.isAccent(scalar.value)
      }
    }
  }

  /// Whether the last word has but one letter: `u.` of `u.s.a.`.
  private static func isInitial(_ output: [UInt8], from start: Int) -> Bool {
    let last = output.count - 1
    return last == start || output[last - 1] == 0x20 || last < 0
  }

  /// Characters that stand within a word and are not part of it.
  private static func joins(_ scalar: Int32) -> Bool {
    switch scalar {
    case 0x27, 0x2E, 0x60, 0xB4, 0x2018, 0x2019, 0x02BC: true
    default: false
    }
  }

  private static func append(_ scalar: Int32, to output: inout [UInt8]) {
    // Letters and digits of ASCII are taken by themselves; the rest of it is no part of a word.
    if scalar < 0x80 { return }
    if let plain = NoAccents.withoutStroke(scalar) {
      output.append(ASCII.lowercased(UInt8(truncatingIfNeeded: plain)))
      return
    }
    let parts = CompatibleParts(scalar, isFolded: true)
    for index in 0..<parts.count {
      let part = parts.scalars[index]
      if NoAccents.isAccent(part) { continue }
      if part < 0x80 {
        let byte = UInt8(truncatingIfNeeded: part)
        if ASCII.isLetter(byte) || ASCII.isDigit(byte) { output.append(ASCII.lowercased(byte)) }
      } else if Categories.isLetter(part) || Categories.isNumber(part) || Categories.isMark(part) {
        append(utf8: HanFold.folded(part), to: &output)
      }
    }
  }

  private static func append(utf8 scalar: Int32, to output: inout [UInt8]) {
    let value = UInt32(bitPattern: scalar)
    func tail(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x80 | value >> shift & 0x3F) }
    switch value {
    case 0..<0x800: output.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
    case 0x800..<0x10000:
      output.append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
      output.append(tail(6))
    default:
      output.append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
      output.append(tail(12))
      output.append(tail(6))
    }
    output.append(tail(0))
  }
}

import Columns

/// The words of a text as they are matched: small letters without accents, one blank between words.
///
/// Letters are folded as in `NameKey` (ß to ss, 國 to 国, full-width forms to ASCII). An apostrophe or a
/// full stop within a word goes (O'Brien is obrien, U.S.A. is usa); all else that is neither letter nor
/// digit ends a word.
package enum FoldedWords {
  /// Appends the words of the text.
  package static func append(_ text: Span<UInt8>, to output: inout [UInt8]) {
    if text.isASCII { appendASCII(text, to: &output) } else { appendByScalar(text, to: &output) }
  }

  /// The same for a text of ASCII alone, whose words are no longer than it is.
  private static func appendASCII(_ text: Span<UInt8>, to output: inout [UInt8]) {
    let start = output.count
    output.append(contentsOf: text)
    var end = start
    var bytes = output.mutableSpan
    var isOpen = false
    var letterCount = 0
    for index in text.indices {
      let byte = text[index]
      if ASCII.isLetter(byte) || ASCII.isDigit(byte) {
        if !isOpen, end > start {
          bytes[end] = 0x20
          end += 1
        }
        bytes[end] = ASCII.lowercased(byte)
        end += 1
        isOpen = true
        letterCount += 1
      } else {
        isOpen = isOpen && joins(Int32(byte)) && !endsWord(byte, behind: letterCount)
        letterCount = 0
      }
    }
    output.removeLast(output.count - end)
  }

  /// The same scalar by scalar.
  static func appendByScalar(_ text: Span<UInt8>, to output: inout [UInt8]) {
    let start = output.count
    var isOpen = false
    /// Letters and digits since anything else.
    var letterCount = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      let scalar = text.scalar(at: index)
      index += scalar.byteCount
      if ASCII.isLetter(byte) || ASCII.isDigit(byte) {
        if !isOpen, output.count > start { output.append(0x20) }
        output.append(ASCII.lowercased(byte))
        isOpen = true
        letterCount += 1
        continue
      }
      if joins(scalar.value) {
        isOpen = isOpen && !endsWord(byte, behind: letterCount)
        letterCount = 0
        continue
      }
      let end = output.count
      if !isOpen, end > start { output.append(0x20) }
      let open = output.count
      append(scalar.value, to: &output)
      if output.count > open {
        isOpen = true
        letterCount += 1
      } else {
        output.removeLast(open - end)
        isOpen = isOpen && NoAccents.isAccent(scalar.value)
        if !isOpen { letterCount = 0 }
      }
    }
  }

  /// Whether a character that may stand within a word ends it: a full stop behind more than an initial,
  /// as in `st.lucy`.
  private static func endsWord(_ byte: UInt8, behind letterCount: Int) -> Bool {
    byte == 0x2E && letterCount > 1
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

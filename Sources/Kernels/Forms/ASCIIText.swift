import Columns

/// `ascii`: every character written in ASCII.
///
/// Accents go (ü becomes u); letters of their own become two (ß ss, æ ae, þ th); Greek and Cyrillic
/// are transliterated; typographic quotes, dashes and blanks become plain ones, zero-width characters
/// go. A text with a character that cannot be written so has failed and stays as it was.
struct ASCIIText: TextKernel {
  static let hasFastPath = true

  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    input.isASCII ? .same : applyByScalar(input, to: &output)
  }

  func applyByScalar(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    var index = 0
    while index < input.count {
      let scalar = input.scalar(at: index)
      guard scalar.isValid, Self.append(scalar.value, to: &output) else { return .failed }
      index += scalar.byteCount
    }
    if output.openCount == 0 { return .failed }
    return output.openBytes.equals(input) ? .same : .changed
  }

  /// Appends a scalar in ASCII; false where it cannot be.
  private static func append(_ scalar: Int32, to output: inout ByteArena) -> Bool {
    if scalar < 0x80 {
      output.append(UInt8(truncatingIfNeeded: scalar))
      return true
    }
    if let letters = Transliteration.ascii(of: scalar) {
      output.append(letters)
      return true
    }
    if WhiteSpace.contains(scalar) {
      output.append(0x20)
      return true
    }
    let parts = CompatibleParts(scalar, isFolded: false)
    if parts.count == 1 && parts.scalars[0] == scalar { return NoAccents.isAccent(scalar) }
    for index in 0..<parts.count {
      let part = parts.scalars[index]
      if NoAccents.isAccent(part) { continue }
      guard part < 0x80 || Transliteration.ascii(of: part) != nil else { return false }
      _ = append(part, to: &output)
    }
    return true
  }
}

extension FormEntry {
  static let ascii = FormEntry(
    "ascii",
    summary: "Writes all characters in ASCII; a text for which that cannot be is not converted.",
    example: ("Straße “Łódź” – Århus", "Strasse \"Lodz\" - Arhus"), kernel: ASCIIText())
}

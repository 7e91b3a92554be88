import Columns

/// `email`: an address as people have them, its domain in lower case: `Anna@Example.COM` is
/// `Anna@example.com`.
///
/// It is the address of RFC 5321 and, with letters of other scripts, of RFC 6531, without the forms
/// that no customer has: names in quotes (`"a b"@x.org`), comments, numbers of machines in brackets,
/// blanks around the dots, a single label (`root@localhost`), a display name before it. A name before
/// the `@` may differ by case (RFC 5321, 2.4), so its letters stay; the match key folds them. White
/// space around goes. An address without an `@` but with `＠` was typed in full width and is read as
/// its narrow twin.
struct Email: TextKernel {
  static let hasFastPath = true

  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    if EmailAddress.isPlain(input) { return .same }
    return apply(input, to: &output, byScalar: false)
  }

  func applyByScalar(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    apply(input, to: &output, byScalar: true)
  }

  private func apply(
    _ input: Span<UInt8>, to output: inout ByteArena, byScalar: Bool
  ) -> KernelOutcome {
    let text = input.extracting(WhiteSpace.trimmedRange(input))
    guard EmailAddress.append(text, to: &output, byScalar: byScalar) else { return .failed }
    return output.openBytes.equals(input) ? .same : .changed
  }
}

/// The match key of `email`: the address in lower case, so that `Anna@x.org` meets `anna@X.org`.
struct EmailKey: TextKernel {
  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    switch Email().apply(input, to: &output) {
    case .failed: return .failed
    case .same:
      output.discard()
      return Lower().apply(input, to: &output)
    case .changed:
      let address = output.commit()
      if Lower().apply(address.bytes, to: &output) != .changed {
        output.discard()
        output.append(address)
      }
      return output.openBytes.equals(input) ? .same : .changed
    }
  }
}

/// The parts of an address.
private enum EmailAddress {
  private static let longest = 254
  private static let longestLocalPart = 64
  private static let at = UInt8(ascii: "@")

  /// What may stand before the `@` beside letters and digits: `atext` of RFC 5322, 3.2.3.
  private static let signs = ByteSet("!#$%&'*+-/=?^_`{|}~")

  /// Whether the text is an address of small ASCII letters that stays as it is, found in one pass;
  /// where it is not, it may still be an address.
  static func isPlain(_ text: Span<UInt8>) -> Bool {
    guard text.count <= longest, let place = localPartEnd(in: text) else { return false }
    return DomainName.isPlain(text.extracting((place + 1)...))
  }

  /// Where the `@` stands behind a valid ASCII name; nil where there is none.
  private static func localPartEnd(in text: Span<UInt8>) -> Int? {
    var lastWasDot = true
    for index in 0..<min(text.count, longestLocalPart + 1) {
      let byte = text[index]
      if ASCII.isLetter(byte) || ASCII.isDigit(byte) || signs.contains(byte) {
        lastWasDot = false
      } else if byte == UInt8(ascii: ".") {
        if lastWasDot { return nil }
        lastWasDot = true
      } else {
        return byte == at && !lastWasDot ? index : nil
      }
    }
    return nil
  }

  /// Appends the canonical form of a trimmed text; false where it is no address.
  static func append(
    _ text: Span<UInt8>, to output: inout ByteArena, byScalar: Bool
  ) -> Bool {
    if let place = text.lastPlace(of: at) {
      return append(text, splitAt: place, to: &output, byScalar: byScalar)
    }
    if text.isASCII { return false }
    var arena = ByteArena()
    guard HalfWidth().apply(text, to: &arena) == .changed,
      let place = arena.openBytes.lastPlace(of: at)
    else { return false }
    let narrow = arena.commit()
    return append(narrow.bytes, splitAt: place, to: &output, byScalar: byScalar)
  }

  private static func append(
    _ text: Span<UInt8>, splitAt place: Int, to output: inout ByteArena, byScalar: Bool
  ) -> Bool {
    let local = text.extracting(..<place)
    guard appendLocalPart(local, to: &output) else { return false }
    let localCount = output.openCount
    output.append(at)
    let domain = text.extracting((place + 1)...)
    let domainCount =
      byScalar
      ? DomainName.appendMapped(domain, as: .unicode, to: &output)
      : DomainName.append(domain, as: .unicode, to: &output)
    guard let domainCount else { return false }
    // Either way of writing the domain has to fit.
    return localCount <= longestLocalPart && localCount + 1 + domainCount <= longest
      && output.openCount <= longest
  }

  /// Appends the name before the `@`, in NFC; false where it is none, as typed or in NFC.
  private static func appendLocalPart(_ text: Span<UInt8>, to output: inout ByteArena) -> Bool {
    guard isLocalPart(text) else { return false }
    if Normalization.apply(.canonical, to: text, output: &output) != .changed {
      output.discard()
      output.append(text)
    }
    return isLocalPart(output.openBytes)
  }

  private static func isLocalPart(_ text: Span<UInt8>) -> Bool {
    var lastWasDot = true
    var index = 0
    while index < text.count {
      let scalar = text.scalar(at: index)
      if scalar.value == 0x2E {
        if lastWasDot { return false }
        lastWasDot = true
      } else {
        guard isAllowed(scalar.value), !(lastWasDot && Categories.isMark(scalar.value))
        else { return false }
        lastWasDot = false
      }
      index += scalar.byteCount
    }
    return !lastWasDot
  }

  /// A sign of `atext`, or one of another script that can be seen (RFC 6531, 3.3, leaves the choice
  /// to the sender; what shows nothing is left out).
  private static func isAllowed(_ scalar: Int32) -> Bool {
    if scalar < 0 { return false }
    if scalar < 0x80 {
      let byte = UInt8(truncatingIfNeeded: scalar)
      return ASCII.isLetter(byte) || ASCII.isDigit(byte) || signs.contains(byte)
    }
    return Categories.isVisible(scalar)
  }
}

extension FormEntry {
  static let email = FormEntry(
    textType: "email", summary: "Reads an e-mail address and writes its domain in lower case.",
    example: (" Anna@Example.COM", "Anna@example.com"), kernel: Email(), key: EmailKey())
}

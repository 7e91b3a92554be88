import Columns

/// The name of a host in the Internet, with at least two labels: `example.com`, `müller.de`.
///
/// Labels are letters, digits and hyphens, 1 to 63 of them, no hyphen at an end (RFC 1123, 2.1); the
/// last label is of letters only, as in every name that is given out, so that `10.0.0.1` and
/// `report.v2` are none. Labels of other scripts are valid by IDNA2008 and are counted by what they
/// take in ASCII. `x@localhost` and a dot at the end are no names that a table of customers needs.
enum DomainName {
  /// How labels of other scripts are written: as themselves, or in ASCII as `xn--…`.
  enum Writing { case unicode, ascii }

  private static let longest = 253
  private static let longestLabel = 63

  /// What a look at an ASCII name found.
  private enum Look { case valid, invalid, needsDecoding }

  /// Whether the text is an ASCII name in lower case, which is canonical as it stands.
  static func isPlain(_ input: Span<UInt8>) -> Bool {
    guard look(at: input) == .valid else { return false }
    for index in input.indices where ASCII.isUpper(input[index]) { return false }
    return true
  }

  /// Appends the name in lower case; how long it is in ASCII, or nil where it is none.
  static func append(
    _ input: Span<UInt8>, as writing: Writing, to output: inout ByteArena
  ) -> Int? {
    switch look(at: input) {
    case .invalid: return nil
    case .needsDecoding: return appendMapped(input, as: writing, to: &output)
    case .valid:
      for index in input.indices { output.append(ASCII.lowercased(input[index])) }
      return input.count
    }
  }

  /// The same without the look at ASCII names; its oracle in tests.
  static func appendMapped(
    _ input: Span<UInt8>, as writing: Writing, to output: inout ByteArena
  ) -> Int? {
    guard DomainMapping.mayHaveDot(input), let scalars = DomainMapping.mapped(input)
    else { return nil }
    let labels = scalars.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard labels.count >= 2 else { return nil }
    var asciiCount = labels.count - 1
    for (index, part) in labels.enumerated() {
      guard let label = DomainLabel(Array(part)), label.ascii.count <= longestLabel,
        index < labels.count - 1 || label.isTopLevel
      else { return nil }
      asciiCount += label.ascii.count
      if index > 0 { output.append(UInt8(ascii: ".")) }
      switch writing {
      case .ascii: output.append(label.ascii)
      case .unicode: for scalar in label.unicode { output.append(scalar: scalar) }
      }
    }
    return asciiCount <= longest ? asciiCount : nil
  }

  private static func look(at input: Span<UInt8>) -> Look {
    guard input.count <= longest else { return input.isASCII ? .invalid : .needsDecoding }
    var start = 0
    var hasDot = false
    var hasOnlyLetters = true
    for index in input.indices {
      let byte = input[index]
      if ASCII.isLetter(byte) { continue }
      if byte >= 0x80 { return .needsDecoding }
      if byte == UInt8(ascii: ".") {
        guard isLabel(input, start..<index) else { return .invalid }
        start = index + 1
        hasDot = true
        hasOnlyLetters = true
        continue
      }
      guard ASCII.isDigit(byte) || byte == UInt8(ascii: "-") else { return .invalid }
      if byte == UInt8(ascii: "-"), hasDoubleHyphen(input, from: start, to: index) {
        return isEncoded(input, start) ? .needsDecoding : .invalid
      }
      hasOnlyLetters = false
    }
    let isName =
      hasDot && hasOnlyLetters && input.count - start >= 2 && isLabel(input, start..<input.count)
    return isName ? .valid : .invalid
  }

  private static func isLabel(_ input: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let hyphen = UInt8(ascii: "-")
    return !range.isEmpty && range.count <= longestLabel && input[range.lowerBound] != hyphen
      && input[range.upperBound - 1] != hyphen
  }

  /// Whether the hyphen at `index` is the label's fourth byte behind another; only encoded labels
  /// may have that (RFC 5890, 2.3.1).
  private static func hasDoubleHyphen(_ input: Span<UInt8>, from start: Int, to index: Int) -> Bool
  {
    index - start == 3 && input[index - 1] == UInt8(ascii: "-")
  }

  private static func isEncoded(_ input: Span<UInt8>, _ start: Int) -> Bool {
    input[start] | 0x20 == UInt8(ascii: "x") && input[start + 1] | 0x20 == UInt8(ascii: "n")
  }
}

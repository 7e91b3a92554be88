/// The digits of a number as a text writes them, whether a plus stands before them, and where its
/// extension is.
struct WrittenNumber {
  var digits = PhoneDigits()
  var hasPlus = false
  /// The digits of the extension, as places in the text; empty where it has none.
  var extensionRange: Range<Int> = 0..<0

  /// What the plain way of reading makes of a text.
  enum Reading {
    case number(WrittenNumber)
    /// The text is no number, as libphonenumber would find too.
    case none
    /// Only libphonenumber can tell.
    case unsure
  }

  /// More digits than this are for the library: it knows no number so long.
  static let mostDigits = 24

  /// Reads a text in which a number stands in digits and the signs that people put between them, with
  /// an extension or with letters in the ways that are common.
  ///
  /// As libphonenumber does, it begins at the first plus or digit and ends at the last digit. It is
  /// unsure about all that may mean something to the library and that it does not know itself.
  static func read(_ input: Span<UInt8>) -> Reading {
    guard let start = start(of: input) else { return .unsure }
    if start == input.count { return .none }
    var number = WrittenNumber()
    var index = start
    while index < input.count {
      let scalar = input.scalar(at: index)
      guard case .plus = PhoneSign(scalar.value) else { break }
      number.hasPlus = true
      index += scalar.byteCount
    }
    let first = index
    while index < input.count {
      let scalar = input.scalar(at: index)
      switch PhoneSign(scalar.value) {
      case .digit(let digit):
        if number.digits.count == mostDigits { return .unsure }
        number.digits.append(digit)
      case .between: break
      case .unknown: return .unsure
      case .plus, .other, .letter:
        if onlySignsFollow(in: input, from: index) { return number.reading }
        return number.reading(of: input, from: first, to: index)
      }
      index += scalar.byteCount
    }
    return number.reading
  }

  /// Where the first plus or digit stands, or the end where there is none; nil where something stands
  /// before it that may be more than a word: what is not ASCII, or the `;` of a tel: URI.
  private static func start(of input: Span<UInt8>) -> Int? {
    var index = 0
    while index < input.count {
      let scalar = input.scalar(at: index)
      switch PhoneSign(scalar.value) {
      case .digit, .plus: return index
      case .unknown: return nil
      case .between, .letter, .other: if scalar.value == 0x3B { return nil }
      }
      index += scalar.byteCount
    }
    return index
  }

  /// libphonenumber asks for three digits, or two and nothing else.
  private var reading: Reading {
    if digits.count >= 3 { return .number(self) }
    return digits.count == 2 ? .unsure : .none
  }

  /// Whether the rest is ASCII that the library cuts off: neither letters nor digits nor `#`.
  static func onlySignsFollow(in input: Span<UInt8>, from start: Int) -> Bool {
    for index in start..<input.count {
      let byte = input[index]
      if byte == 0 || byte >= 0x80 || byte == UInt8(ascii: "#") || ASCII.isDigit(byte)
        || ASCII.isLetter(byte)
      {
        return false
      }
    }
    return true
  }
}

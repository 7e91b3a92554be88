import Columns

/// What kinds of characters a text has, and how many: enough to tell most types that it cannot be one
/// of theirs, for a fraction of what their kernels cost.
struct TextCensus: Sendable {
  /// ASCII letters and digits.
  private(set) var letterCount = 0
  private(set) var digitCount = 0
  private(set) var isASCII = true
  /// Each in ASCII or in full width.
  private(set) var hasAt = false
  private(set) var hasPlus = false
  private(set) var hasDot = false
  private(set) var hasPercent = false
  /// Whether there is a character that no id has: in ASCII one beside letters, digits, white space,
  /// `-` and `.`; beyond it one that is neither white space nor full width, as far as its first byte tells.
  private(set) var hasOtherSign = false

  init(_ cell: Cell) {
    let text = cell.bytes
    for index in text.indices {
      let byte = text[index]
      switch byte {
      case 0x30...0x39: digitCount += 1
      case 0x41...0x5A, 0x61...0x7A: letterCount += 1
      case 0x2E: hasDot = true
      case 0x2D, 0x20, 0x09...0x0D: break
      case 0x80...0xBF:
        // U+FF0B and U+FF20 end in BC 8B and BC A0.
        if index > 1 && text[index - 1] == 0xBC {
          if byte == 0x8B { hasPlus = true }
          if byte == 0xA0 { hasAt = true }
        }
      case 0xC0...:
        isASCII = false
        switch byte {
        case 0xC2, 0xE1, 0xE2, 0xE3, 0xEF: break
        default: hasOtherSign = true
        }
      default:
        hasOtherSign = true
        if byte == 0x40 { hasAt = true }
        if byte == 0x2B { hasPlus = true }
        if byte == 0x25 { hasPercent = true }
      }
    }
  }

  /// Whether a text of that type can have such characters. Where this is false, so is the type; where it
  /// is true, its kernel says.
  func mayBe(_ type: TypeTests.Family) -> Bool {
    switch type {
    case .any: return true
    case .email: return hasAt
    case .phone: return hasPlus
    case .url: return hasDot || hasPercent || !isASCII
    case .amount: return digitCount > 0 || !isASCII
    case .word: return digitCount <= 3
    case .truth: return letterCount + digitCount <= 5
    default: return mayBeId(type)
    }
  }

  private func mayBeId(_ type: TypeTests.Family) -> Bool {
    if hasOtherSign { return false }
    if !isASCII { return true }
    let count = letterCount + digitCount
    if count > 34 { return false }
    return switch type {
    case .luhn: !hasDot && letterCount == 0 && digitCount >= 2
    case .mod97: !hasDot && digitCount >= 2 && count >= 3
    case .mod11And2: !hasDot && letterCount <= 1 && digitCount >= 1
    case .iban: !hasDot && letterCount >= 2 && count >= 15
    case .vat: letterCount >= 2 && digitCount >= 1
    case .resident: !hasDot && letterCount <= 1 && (count == 15 || count == 18)
    default: true
    }
  }
}

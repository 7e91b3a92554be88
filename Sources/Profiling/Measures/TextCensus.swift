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
  /// The families of types of which the text can be.
  private(set) var families = FamilySet()

  init(_ cell: Cell) {
    count(cell.bytes)
    families = findFamilies()
  }

  private mutating func count(_ text: Span<UInt8>) {
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

  /// The families of which a text with such characters can be. Of no other it is; of these their kernels
  /// say whether it is.
  private func findFamilies() -> FamilySet {
    var families = FamilySet()
    families.insert(.any)
    if hasAt { families.insert(.email) }
    if hasPlus { families.insert(.phone) }
    if hasDot || hasPercent || !isASCII { families.insert(.url) }
    if digitCount <= 3 { families.insert(.word) }
    if letterCount + digitCount <= 5 { families.insert(.truth) }
    if !hasOtherSign { insertIds(&families) }
    return families
  }

  private func insertIds(_ families: inout FamilySet) {
    let count = letterCount + digitCount
    if isASCII && (count > 34 || digitCount == 0) { return }
    let isWithoutDot = !isASCII || !hasDot
    func insert(_ family: TypeTests.Family, if isOne: Bool) {
      if isOne || !isASCII { families.insert(family) }
    }
    insert(.vat, if: letterCount >= 2)
    insert(.creditCode, if: count == 18)
    if !isWithoutDot { return }
    insert(.luhn, if: letterCount == 0 && digitCount >= 2)
    insert(.mod97, if: digitCount >= 2 && count >= 3)
    insert(.mod11And2, if: letterCount <= 1)
    insert(.iban, if: letterCount >= 2 && count >= 15)
    insert(.resident, if: letterCount <= 1 && (count == 15 || count == 18))
  }
}

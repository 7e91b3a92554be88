import CUtf8proc

/// Where a capital sigma becomes ς: after a cased letter and with none behind, case-ignorable
/// characters passed over. Source: Unicode standard, table 3-17, Final_Sigma.
enum FinalSigma {
  /// Whether the sigma at `index` (two bytes) ends a word.
  static func isFinal(at index: Int, in bytes: Span<UInt8>) -> Bool {
    var before = index
    while true {
      guard before > 0 else { return false }
      let scalar = bytes.scalar(before: before)
      if isCaseIgnorable(scalar.value) {
        before -= scalar.byteCount
        continue
      }
      if !isCased(scalar.value) { return false }
      break
    }
    var after = index + 2
    while after < bytes.count {
      let scalar = bytes.scalar(at: after)
      if !isCaseIgnorable(scalar.value) { return !isCased(scalar.value) }
      after += scalar.byteCount
    }
    return true
  }

  /// Whether the letter has a case: Lu, Ll, Lt and those that PropList.txt adds.
  static func isCased(_ scalar: Int32) -> Bool {
    if scalar < 0 { return false }
    switch utf8proc_category(scalar) {
    case UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LL, UTF8PROC_CATEGORY_LT: return true
    default: return isOtherCased(scalar)
    }
  }

  /// Marks, modifiers and what may stand inside of a word: apostrophe, full stop, colon.
  private static func isCaseIgnorable(_ scalar: Int32) -> Bool {
    if scalar < 0 { return false }
    switch utf8proc_category(scalar) {
    case UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_ME, UTF8PROC_CATEGORY_CF, UTF8PROC_CATEGORY_LM,
      UTF8PROC_CATEGORY_SK:
      return true
    default: break
    }
    switch scalar {
    case 0x27, 0x2E, 0x3A, 0xB7, 0x387, 0x55F, 0x5F4, 0x2018, 0x2019, 0x2024, 0x2027: return true
    case 0xFE13, 0xFE52, 0xFE55, 0xFF07, 0xFF0E, 0xFF1A: return true
    default: return false
    }
  }

  /// Other_Lowercase and Other_Uppercase of PropList.txt, Unicode 15.
  private static func isOtherCased(_ scalar: Int32) -> Bool {
    switch scalar {
    case 0xAA, 0xBA, 0x2B0...0x2B8, 0x2C0...0x2C1, 0x2E0...0x2E4, 0x345, 0x37A, 0x10FC: true
    case 0x1D2C...0x1D6A, 0x1D78, 0x1D9B...0x1DBF, 0x2071, 0x207F, 0x2090...0x209C: true
    case 0x2160...0x217F, 0x24B6...0x24E9, 0x2C7C...0x2C7D, 0xA69C...0xA69D, 0xA770: true
    case 0xA7F2...0xA7F4, 0xA7F8...0xA7F9, 0xAB5C...0xAB5F, 0xAB69, 0x10780: true
    case 0x10783...0x10785, 0x10787...0x107B0, 0x107B2...0x107BA, 0x1E030...0x1E06D: true
    case 0x1F130...0x1F149, 0x1F150...0x1F169, 0x1F170...0x1F189: true
    default: false
    }
  }
}

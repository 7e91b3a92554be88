import Kernels
import Testing

@Suite("Letters in telephone numbers")
struct PhoneLettersTests {
  @Test(
    "three letters behind the first digit are keys, but for the word before an extension",
    arguments: [
      ("1-800-FLOWERS", true), ("030 901820 (privat)", true), ("030 901820 ab 18 Uhr", true),
      ("030 901820 ab", false), ("Tel. 030 901820", false), ("+1 617 555 0117 ext. 12", false),
      ("617-555-0117 Extension 12", false), ("617-555-0117 x12", false), ("617-555-0117", false),
      ("1-800-FLOWERS ext 5", true), ("617-555-0117 home 12", true), ("", false), ("Anna", false),
    ])
  func letters(text: String, expected: Bool) {
    let bytes = Array(text.utf8)
    #expect(PhoneLetters.areKeys(bytes.span) == expected)
  }
}

import Testing

@testable import Kernels

@Suite struct ASCIITextTests {
  @Test(arguments: [
    ("Straße", "Strasse"), ("Müller", "Muller"), ("Ærøskøbing", "AEroskobing"),
    ("“a” – ‘b’", "\"a\" - 'b'"),
    ("Łódź", "Lodz"), ("Þórr", "Thorr"), ("Москва", "Moskva"), ("Щукин", "Shchukin"),
    ("Йошкар", "Yoshkar"),
    ("Αθήνα", "Athina"), ("ＡＢ１２", "AB12"), ("½", "1/2"), ("a\u{A0}b", "a b"), ("x\u{200B}y", "xy"),
    ("e\u{301}", "e"), ("ﬁne", "fine"), ("5 €", "5 EUR"), ("İstanbul", "Istanbul"), ("…", "..."),
    ("北京", nil), ("Anna 北", nil), ("👍", nil), ("plain", "plain"), ("a\u{AD}b", "ab"),
  ])
  func `a text in ASCII`(text: String, ascii: String?) {
    #expect(canonical(ASCIIText(), text) == ascii)
  }

  @Test func `what is written is ASCII, whatever came`() {
    for text in Samples.all {
      guard let after = run(ColumnKernel(ASCIIText()), on: [text])[0] else { continue }
      #expect(after.isASCII || Samples.isBlank(text))
    }
    for scalar in Int32(0x80)..<0x3000 {
      #expect(Transliteration.ascii(of: scalar)?.allSatisfy { $0 < 0x80 } != false)
    }
  }
}

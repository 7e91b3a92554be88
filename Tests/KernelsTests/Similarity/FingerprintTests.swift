import Columns
import Testing

@testable import Kernels

@Suite("Fingerprints")
struct FingerprintTests {
  @Test(
    "words are put in order, once, without case, accents and punctuation",
    arguments: [
      ("Acme, Inc.", "acme inc"), ("inc acme", "acme inc"), ("  ÉCOLE école Ecole ", "ecole"),
      ("Cruise, Tom", "cruise tom"), ("Tom Cruise", "cruise tom"), ("O'Brien", "obrien"),
      ("Straße", "strasse"), ("Æsir Þór", "aesir thor"), ("北京 上海", "上海 北京"), ("...", ""),
      ("\tABC \u{A0}def\u{1}", "abc def"), ("Ω Я", "ω я"),
    ])
  func words(text: String, expected: String) {
    var arena = ByteArena()
    Fingerprint.append(text.bytes.span, to: &arena)
    #expect(String(decoding: arena.commit().array, as: UTF8.self) == expected)
  }

  @Test(
    "grams are put in order, once, blanks left out",
    arguments: [
      ("Paris", 2, "arispari"), ("Paris", 1, "aiprs"), (" a b c d ", 2, "abbccd"),
      ("Krzysztof", 2, "krofrzsztoysztzy"), ("a", 2, ""), ("ÄB ab", 2, "abba"),
    ])
  func grams(text: String, size: Int, expected: String) {
    var arena = ByteArena()
    Fingerprint.append(gramsOf: text.bytes.span, size: size, to: &arena)
    #expect(String(decoding: arena.commit().array, as: UTF8.self) == expected)
  }

  @Test("a fingerprint of a fingerprint is itself")
  func twice() {
    for text in Samples.all {
      var arena = ByteArena()
      Fingerprint.append(text.span, to: &arena)
      let once = arena.commit()
      Fingerprint.append(once.bytes, to: &arena)
      #expect(arena.commit().array == once.array)
    }
  }
}

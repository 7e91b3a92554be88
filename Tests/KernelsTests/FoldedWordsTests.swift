import Testing

@testable import Kernels

@Suite struct FoldedWordsTests {
  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test(arguments: [
    ("O'Brien", "obrien"), ("U.S.A. Inc.", "usa inc"), ("st.lucy", "st lucy"),
    ("12 Main-St.", "12 main st"),
    ("", ""), ("...", ""), ("a.b", "ab"), ("ab.c", "ab c"), ("Straße 5", "strasse 5"),
    ("  x  ", "x"),
    ("'n Roll", "n roll"), ("Café", "cafe"), ("a+b", "a b"),
  ])
  func `words are small letters and digits`(text: String, wanted: String) {
    var bytes: [UInt8] = []
    FoldedWords.append(Array(text.utf8).span, to: &bytes)
    #expect(Self.text(bytes) == wanted)
  }

  @Test func `ASCII is folded as scalar by scalar, behind whatever stands there`() {
    var random = SeededNumbers(seed: 41)
    let common = Array("aB3. .'-`,".utf8)
    for _ in 0..<20_000 {
      let bytes = (0..<random.next(below: 20)).map { _ in
        random.next(below: 4) == 0
          ? UInt8(random.next(below: 128)) : common[random.next(below: common.count)]
      }
      let before = Array(["", "x", "a ", "u."][random.next(below: 4)].utf8)
      var (fast, slow) = (before, before)
      FoldedWords.append(bytes.span, to: &fast)
      FoldedWords.appendByScalar(bytes.span, to: &slow)
      #expect(fast == slow, "\(Self.text(before)) \(Self.text(bytes))")
    }
  }
}

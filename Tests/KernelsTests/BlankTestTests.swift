import Columns
import Testing

@testable import Kernels

@Suite struct BlankTestTests {
  static let blanks = BlankTest(blanks: ["N/A", " unknown ", "-", "Straße", "", "keine Angabe"])

  @Test(arguments: [
    "", " ", "\t", "\r\n", "\u{A0}", "\u{1680}", "\u{2028}\u{205F}", "\u{200B}", "\u{200D}", "\u{FEFF}",
    "n/a", "N/A", " N/a\u{3000}", "-", " - ", "UNKNOWN", "un\u{212A}nown", "STRASSE", "straße", "ſtraße",
    "KEINE ANGABE",
  ])
  func `is blank`(text: String) {
    #expect(withCell(text) { Self.blanks.isBlank($0) })
  }

  @Test(arguments: [
    "a", "n/a.", "--", "unknown?", "0", "\u{180E}", "\u{2060}", "北京", "Néant", "strase", "keine  angabe",
    "\u{1}",
  ])
  func `is not blank`(text: String) {
    #expect(withCell(text) { !Self.blanks.isBlank($0) })
    #expect(withCell(text) { !BlankTest().isBlank($0) })
  }

  @Test func `bytes that are not UTF-8 are no white space`() {
    for text in Samples.broken {
      #expect(withCell(text) { !Self.blanks.isBlank($0) })
    }
  }

  @Test func `the first byte decides as the whole test would`() {
    for text in Samples.all + [Array("N/A".utf8), Array(" unknown".utf8)] {
      withCell(text) { cell in
        #expect(Self.blanks.isBlank(cell) == Self.blanks.isBlankWord(cell.bytes))
      }
    }
  }

  @Test func `which letters beyond ASCII fold to one within, and how short`() {
    for scalar in Int32(0x80)...0x10FFFF where Unicode.Scalar(UInt32(scalar)) != nil {
      let folded = FoldedScalar(scalar)
      guard folded.scalars[0] != scalar || folded.count > 1 else { continue }
      let bytes = (0..<folded.count).reduce(0) { $0 + EncodedScalar(folded.scalars[$1]).count }
      let encoded = EncodedScalar(scalar)
      #expect(encoded.count <= bytes * CaseFold.mostShrinking)
      if folded.scalars[0] < 0x80 {
        #expect(CaseFold.leadsFoldingToASCII.contains(encoded.bytes[0]))
      }
    }
  }

  @Test(.enabled(if: Corpora.isThere, "\(Corpora.whyNot)"))
  func `white space is White_Space and the zero-width characters`() throws {
    var white: Set<Int32> = [0x200B, 0x200C, 0x200D, 0xFEFF]
    for record in try Corpora.records("txt-unicode/PropList.txt") where record[1] == "White_Space" {
      let bounds = record[0].split(separator: ".").map { Int32($0, radix: 16)! }
      white.formUnion(bounds[0]...bounds[bounds.count - 1])
    }
    for scalar in Int32(0)...0x10FFFF where WhiteSpace.contains(scalar) != white.contains(scalar) {
      Issue.record("U+\(String(scalar, radix: 16))")
    }
    for scalar in white {
      let lead = EncodedScalar(scalar).bytes[0]
      #expect(WhiteSpace.leadBytes.contains(lead))
    }
  }
}

import Columns
import Testing

@testable import Kernels

@Suite("The shape of a text")
struct ShapeTests {
  private static func shape(_ text: [UInt8], byScalar: Bool = false) -> (String, Shape.Traits, Int)
  {
    var arena = ByteArena()
    let (traits, count) =
      byScalar
      ? Shape.appendByScalar(of: text.span, to: &arena) : Shape.append(of: text.span, to: &arena)
    var bytes: [UInt8] = []
    for index in arena.openBytes.indices { bytes.append(arena.openBytes[index]) }
    return (String(decoding: bytes, as: UTF8.self), traits, count)
  }

  @Test(arguments: [
    ("DE-1234", "AA-####"), ("O'Brien 3", "A'Aaaaa #"), ("张伟", "AA"), ("Ünal", "Aaaa"),
    ("٣x", "#a"),
    ("a#*\\", "a\\#\\*\\\\"), ("", ""), ("a\tb", "a\ta"),
  ])
  func `is one sign a character`(text: String, shape: String) {
    let (found, traits, count) = Self.shape(Array(text.utf8))
    #expect(found == shape)
    #expect(count == text.unicodeScalars.count)
    #expect(traits.isASCII == text.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func `is the same by eight bytes as by one scalar, for every length and byte`() {
    for byte in 0...255 as ClosedRange<UInt8> {
      for length in 1...18 {
        for place in [0, length / 2, length - 1] {
          var text = Array("Ab3-Z9 yQ@.0kLm#7x".utf8.prefix(length))
          text[place] = byte
          let (fast, slow) = (Self.shape(text), Self.shape(text, byScalar: true))
          #expect(fast.0 == slow.0)
          #expect(fast.2 == slow.2)
          #expect(fast.1.hasDigit == slow.1.hasDigit)
          #expect(fast.1.hasLetter == slow.1.hasLetter)
          #expect(fast.1.hasControl == slow.1.hasControl)
          #expect(fast.1.isASCII == slow.1.isASCII)
        }
      }
    }
  }

  @Test(arguments: [
    "DE-1234", "Zoë Müller", "张伟 3", "+49 (30) 1234/5", "a.b@c.org", "2026-01-31T08:05:00Z",
  ])
  func `is the template of 'looks like' that the text has, with A for a`(text: String) {
    let bytes = Array(text.utf8)
    let template = Self.shape(bytes).0.replacing("a", with: "A")
    let isMatch = LooksLike(template).matches(bytes.span)
    let isLongerMatch = LooksLike(template + "A").matches(bytes.span)
    #expect(isMatch && !isLongerMatch)
  }

  @Test(arguments: [
    ("AA-####", "A-#"), ("Aaaaa aaa", "Aa a"), ("aA\u{301}A", "aA"), ("a\\##\\#", "a\\##\\#"),
    ("\\\\aa", "\\\\a"), ("--", "--"), ("", ""),
  ])
  func `is folded run by run, once and for all`(shape: String, folded: String) {
    let once = Shape.folded(Array(shape.utf8).span)
    #expect(String(decoding: once, as: UTF8.self) == folded)
    let twice = Shape.folded(once.span)
    #expect(twice == once)
  }

  @Test func `is cut between characters`() {
    #expect(Shape.cut(Array("a".utf8)) == Array("a".utf8))
    let long = Array("ä-ä-ä-ä-ä-ä-ä".utf8)
    #expect(String(decoding: Shape.cut(long), as: UTF8.self) == "ä-ä-ä-ä-ä-ä-*")
  }
}

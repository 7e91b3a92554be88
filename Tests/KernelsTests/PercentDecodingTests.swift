import Columns
import Testing

@testable import Kernels

@Suite struct PercentDecodingTests {
  private func decoded(_ text: String, _ encoding: PercentDecoding.Encoding) -> String? {
    var arena = ByteArena()
    let isDecoded = withCell(text) {
      PercentDecoding.append($0, encoding, to: &arena)
    }
    return isDecoded ? String(decoding: arena.commit().array, as: UTF8.self) : nil
  }

  @Test(arguments: [
    ("some%20file.txt", "some file.txt"), ("a+b", "a+b"), ("", ""), ("%41%42", "AB"),
    ("caf%C3%A9", "café"), ("%e2%82%ac", "€"), ("%F0%9F%98%80", "😀"), ("100%25", "100%"),
    ("%2525", "%25"), ("é%20é", "é é"),
  ])
  func `escapes in UTF-8 are decoded`(text: String, expected: String) {
    #expect(decoded(text, .utf8) == expected)
  }

  @Test(arguments: ["%", "%2", "a%2", "%zz", "%-1", "%C3", "%FF", "%C3%28", "%ED%A0%80"])
  func `what is no escape, or no character, is not decoded`(text: String) {
    #expect(decoded(text, .utf8) == nil)
  }

  @Test func `every byte of Windows 1252 is the character of the encoding`() {
    for byte in UInt8.min...UInt8.max {
      let digits = String(byte, radix: 16)
      let escape = "%" + (digits.count == 1 ? "0" : "") + digits
      let found = decoded(escape, .windows1252)?.unicodeScalars.first?.value
      // The high controls are the letters and signs that Windows put there; all else is Latin-1.
      if !(0x80...0x9F).contains(byte) { #expect(found == UInt32(byte)) }
    }
    #expect(decoded("text%9Atext %80 %99", .windows1252) == "textštext € ™")
  }

  @Test(arguments: ["UTF-8", "utf8", "Windows-1252", "latin1", "ISO-8859-1"])
  func `encodings are known by their names`(name: String) {
    withCell(name) { #expect(PercentDecoding.Encoding(name: $0) != nil) }
    withCell("utf-7") { #expect(PercentDecoding.Encoding(name: $0) == nil) }
  }
}

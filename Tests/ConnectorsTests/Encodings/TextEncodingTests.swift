import Diagnostics
import Engine
import Testing

@testable import Connectors

@Suite struct TextEncodingTests {
  @Test(
    "a name is known in its usual spellings",
    arguments: [
      ("UTF8", "utf-8"), ("Utf-8", "utf-8"), ("utf_16le", "utf-16le"), ("GB2312", "gbk"),
      ("cp936", "gbk"), ("GB-18030", "gb18030"), ("Big5", "big5"), ("Shift-JIS", "shift_jis"),
      ("sjis", "shift_jis"), ("CP932", "shift_jis"), ("windows-31j", "shift_jis"),
      ("cp1252", "windows-1252"), ("Windows 1252", "windows-1252"), ("latin1", "iso-8859-1"),
      ("ISO8859-15", "iso-8859-15"), ("cp850", "ibm850"), ("KOI8-R", "koi8-r"),
      ("ansi", "windows-1252"),
    ])
  func names(spelling: String, name: String) {
    #expect(TextEncoding.named(spelling)?.name == name)
  }

  @Test(
    "no name is taken for another",
    arguments: ["", "utf", "gb", "1252", "nonsense", "utf-8//TRANSLIT"])
  func unknown(name: String) {
    #expect(TextEncoding.named(name) == nil)
  }

  @Test(
    "each encoding is found by its own name, and this system knows it", arguments: TextEncoding.all)
  func all(encoding: TextEncoding) throws {
    #expect(TextEncoding.named(encoding.name) == encoding)
    _ = try TextCodec(encoding)
  }

  @Test("byte order marks tell the encoding")
  func marks() {
    let cases: [([UInt8], String?)] = [
      ([0xEF, 0xBB, 0xBF, 0x61], "utf-8"), ([0xFF, 0xFE, 0x61, 0], "utf-16le"),
      ([0xFE, 0xFF, 0, 0x61], "utf-16be"), ([0xFF, 0xFE, 0, 0], "utf-32le"),
      ([0, 0, 0xFE, 0xFF], "utf-32be"), ([0x61, 0x62], nil), ([], nil), ([0xFF], nil),
    ]
    for (head, name) in cases { #expect(TextEncoding.marked(head: head)?.name == name) }
  }

  @Test("an encoding that iconv does not have is a failure that says what to install")
  func missing() {
    let strange = TextEncoding(name: "strange", iconvName: "NO-SUCH-CHARSET")
    let failure = thrown { () throws(RunFailure) in _ = try TextCodec(strange) }
    #expect(failure?.kind == .usage && failure?.help?.contains("gconv") == true)
  }
}

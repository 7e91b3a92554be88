import Columns
import Foundation
import Testing

@testable import Kernels

@Suite struct FixEncodingTests {
  @Test(arguments: [
    ("MÃ¼ller", "Müller"), ("JosÃ©", "José"), ("CafÃ© â€“ bar", "Café – bar"), ("Å½iÅ¾ek", "Žižek"),
    ("MÃƒÂ¼ller", "Müller"), ("ä¸­å›½", "中国"), ("ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет"), ("Â£5", "£5"),
    ("caf√©", "café"), ("M├╝ller", "Müller"), ("naГЇve", "naïve"), ("parl\u{E9}\u{85}", "parlé…"),
    ("ðŸ˜€", "😀"), ("Müller", "Müller"), ("NESTLÉ® S.A.", "NESTLÉ® S.A."), ("中国", "中国"),
    ("Привет", "Привет"), ("Ελλάδα", "Ελλάδα"), ("ÅNGSTRÖM", "ÅNGSTRÖM"),
    ("SÃO PAULO", "SÃO PAULO"),
    ("Ångström – 5 µm", "Ångström – 5 µm"), ("«cité»…", "«cité»…"), ("Łódź", "Łódź"),
  ])
  func `mojibake is repaired and good text stays`(text: String, expected: String) {
    #expect(canonical(FixEncoding(), text) == expected)
  }

  @Test func `bytes that are not UTF-8 stay`() {
    let bytes: [UInt8] = [0xFF] + Array("MÃ¼".utf8) + [0xC3]
    #expect(run(ColumnKernel(FixEncoding()), on: [bytes]) == [[0xFF] + Array("Mü".utf8) + [0xC3]])
  }

  @Test func `code pages have the bytes of their characters`() throws {
    let western = CodePage.all[0]
    #expect(western.byte(for: 0x20AC) == 0x80 && western.byte(for: 0x80) == 0x80)
    #expect(western.byte(for: 0xE9) == 0xE9 && western.byte(for: 0x41) == nil)
    let known: [(page: Int, character: Unicode.Scalar, byte: UInt8)] = [
      (4, "α", 0xE1), (4, "Ω", 0xD9), (6, "ž", 0xFE), (6, "Ā", 0xC2), (7, "é", 0x8E),
      (7, "√", 0xC3),
      (7, "€", 0xDB), (8, "é", 0x82), (8, "─", 0xC4), (8, "\u{A0}", 0xFF),
    ]
    for (page, character, byte) in known {
      #expect(CodePage.all[page].byte(for: Int32(character.value)) == byte)
    }
    let encodings: [(page: Int, encoding: String.Encoding)] = [
      (1, .windowsCP1250), (2, .isoLatin2), (3, .windowsCP1251), (5, .windowsCP1254),
    ]
    for (page, encoding) in encodings {
      for byte in UInt8(0x80)...0xFF {
        let text = String(data: Data([byte]), encoding: encoding)
        guard let scalar = text?.unicodeScalars.first, scalar.value >= 0xA0 else { continue }
        #expect(CodePage.all[page].byte(for: Int32(scalar.value)) == byte, "\(encoding) \(byte)")
      }
    }
  }
}

@Suite struct FixEncodingJudgeTests {
  @Test(
    .enabled(if: Corpora.isThere, "\(Corpora.whyNot)"),
    arguments: ["synthetic", "negative", "language-names"])
  func `mojibake is repaired as ftfy repairs it`(name: String) throws {
    var agreement = Agreement("fix encoding, ftfy \(name)")
    for entry in try Mojibakes.cases(name) {
      let ours = canonical(FixEncoding(), entry.original)
      let isOneInWord = entry.original.contains("DrÃ¥ber")
      agreement.count(
        ours == entry.fixed, isOneInWord ? "Ã and a sign within a word are repaired alone" : "",
        "\(entry.original): \(entry.fixed), not \(ours ?? "none")")
    }
    agreement.report()
    #expect(agreement.missed[""] == nil)
    #expect(agreement.agreeing >= agreement.total - 1)
  }

  @Test(.enabled(if: Corpora.isThere, "\(Corpora.whyNot)"))
  func `good names stay, and spoilt ones come back`() throws {
    var agreement = Agreement("fix encoding, names read as Windows-1252 and repaired")
    for line in try Corpora.lines("txt-names/human-name-benchmark-names.txt")
    where !Array(line.utf8).isASCII {
      let name = String(line)
      // One name of the list is spoilt itself.
      if name.contains("Ã¶") { continue }
      #expect(canonical(FixEncoding(), name) == name)
      let spoilt = String(
        String.UnicodeScalarView(
          name.utf8.map { byte in
            Unicode.Scalar(UInt32(CodePage.character(forControl: Int32(byte)) ?? Int32(byte)))!
          }))
      let ours = canonical(FixEncoding(), spoilt)
      agreement.count(ours == name, "a letter alone that could be good text", "\(spoilt): \(name)")
    }
    agreement.report()
    #expect(agreement.agreeing * 100 >= agreement.total * 97)
  }
}

/// The cases of ftfy.
private enum Mojibakes {
  static func cases(_ name: String) throws -> [(original: String, fixed: String)] {
    let data = try Data(
      contentsOf: Corpora.folder!.appending(path: "txt-mojibake-ftfy/\(name).json"))
    let entries = try JSONSerialization.jsonObject(with: data) as? [[String: Any]] ?? []
    return entries.map { entry in
      (
        entry.text("original"),
        entry["fixed-encoding"] as? String ?? entry.text("fixed")
      )
    }
  }
}

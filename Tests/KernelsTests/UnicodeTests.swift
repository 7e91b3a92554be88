import CUtf8proc
import Columns
import Testing

@testable import Kernels

@Suite struct UnicodeTests {
  @Test func `every scalar is decoded, forwards and backwards`() {
    for value in stride(from: Int32(0), through: 0x10FFFF, by: 7) {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      let bytes = Array(String(Character(scalar)).utf8)
      let forwards = bytes.span.scalar(at: 0)
      let backwards = bytes.span.scalar(before: bytes.count)
      #expect(forwards.value == value && forwards.byteCount == bytes.count)
      #expect(backwards.value == value && backwards.byteCount == bytes.count)
    }
  }

  @Test func `what the standard library calls valid is valid, and nothing else`() {
    var generator = SplitMix(state: 3)
    let bytes: [UInt8] =
      [0x41, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED]
      + [0xEF, 0xF0, 0xF3, 0xF4, 0xF5, 0xFF]
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...5, using: &generator)
      let text = (0..<count).map { _ in bytes.randomElement(using: &generator)! }
      #expect(text.isUTF8 == (String(validating: text, as: UTF8.self) != nil), "\(text)")
      var index = 0
      while index < text.count { index += text.span.scalar(at: index).byteCount }
      #expect(index == text.count)
    }
  }

  @Test func `eight bytes at a time see what one at a time sees`() {
    for count in 0...40 {
      let plain = [UInt8](repeating: 0x61, count: count)
      #expect(plain.isASCII)
      for index in 0..<count {
        var text = plain
        text[index] = 0x80
        #expect(!text.isASCII)
      }
    }
  }

  @Test(
    .enabled(if: Corpora.isThere, "\(Corpora.whyNot)"),
    arguments: [Normalization.Form.canonical, .compatible])
  func `the Unicode database's cases of normalization`(form: Normalization.Form) throws {
    var skipped = 0
    var checked = 0
    var arena = ByteArena()
    func normal(_ text: String) -> [UInt8] {
      withCell(text) { cell in
        let outcome = Normalization.apply(form, to: cell.bytes, output: &arena)
        let result = outcome == .same ? cell.array : arena.openArray
        arena.discard()
        return result
      }
    }
    for record in try Corpora.records("txt-unicode/NormalizationTest.txt")
    where !record[0].hasPrefix("@") {
      let isNew = record[0..<5].contains { field in
        Corpora.scalars(field).contains { utf8proc_category($0) == UTF8PROC_CATEGORY_CN }
      }
      if isNew {
        skipped += 1
        continue
      }
      checked += 1
      let columns = record[0..<5].map { Corpora.text($0) }
      for (column, text) in columns.enumerated() {
        let expected = form == .canonical && column < 3 ? columns[1] : columns[3]
        #expect(normal(text) == Array(expected.utf8), "\(record[column])")
      }
    }
    print("normalization \(form): \(checked) cases, \(skipped) of a newer Unicode skipped")
    #expect(checked > 18_000 && skipped < checked / 20)
  }

  @Test(.enabled(if: Corpora.isThere, "\(Corpora.whyNot)"))
  func `a code point that the Unicode database does not list is its own normal form`() throws {
    var listed: Set<Int32> = []
    var part = ""
    for record in try Corpora.records("txt-unicode/NormalizationTest.txt") {
      if record[0].hasPrefix("@") { part = record[0] }
      if part == "@Part1", record.count > 5 { listed.formUnion(Corpora.scalars(record[0])) }
    }
    #expect(listed.count > 16_000)
    var arena = ByteArena()
    var changed: Set<String> = []
    for value in Int32(0)...0x10FFFF
    where !listed.contains(value) && utf8proc_category(value) != UTF8PROC_CATEGORY_CN {
      if Unicode.Scalar(UInt32(value)) == nil || 0xE000...0xF8FF ~= value { continue }
      arena.append(scalar: value)
      let text = arena.commit()
      for form in [Normalization.Form.canonical, .compatible] {
        let outcome = Normalization.apply(form, to: text.bytes, output: &arena)
        if outcome != .same { changed.insert("U+\(String(value, radix: 16))") }
        arena.discard()
      }
      arena.reset()
    }
    #expect(changed == [])
  }

  @Test func `every code point normalizes as without the fast look`() {
    var fast = ByteArena()
    var slow = ByteArena()
    for value in Int32(0x80)...0x2FA1F {
      if Unicode.Scalar(UInt32(value)) == nil || 0x4E00...0x9FFF ~= value { continue }
      for form in [Normalization.Form.canonical, .compatible] {
        fast.append(scalar: value)
        fast.append(scalar: 0x41)
        let text = fast.commit()
        let outcome = Normalization.apply(form, to: text.bytes, output: &fast)
        let expected = Normalization.compose(form, text.bytes, to: &slow)
        #expect(outcome == expected)
        if outcome == .changed { #expect(fast.openArray == slow.openArray) }
        fast.reset()
        slow.reset()
      }
    }
  }

  @Test func `a long text normalizes as its pieces do`() {
    let piece = "e\u{301}ﬁ\u{FDFA}한"
    let text = String(repeating: piece, count: 2000)
    #expect(apply(NFKC(), to: text) == String(repeating: apply(NFKC(), to: piece)!, count: 2000))
  }
}

@Suite struct CaseTests {
  @Test(.enabled(if: Corpora.isThere, "\(Corpora.whyNot)"))
  func `the Unicode database's special cases`() throws {
    for record in try Corpora.records("txt-unicode/SpecialCasing.txt") {
      if record.count > 5 && !record[4].isEmpty { continue }
      let text = Corpora.text(record[0])
      #expect(apply(Lower(), to: text) == Corpora.text(record[1]), "lower \(record[0])")
      #expect(apply(Upper(), to: text) == Corpora.text(record[3]), "upper \(record[0])")
      var arena = ByteArena()
      _ = CaseMapping.appendTitle(Corpora.scalars(record[0])[0], to: &arena)
      #expect(arena.commit().array == Array(Corpora.text(record[2]).utf8), "title \(record[0])")
    }
  }

  @Test(.enabled(if: Corpora.isThere, "\(Corpora.whyNot)"))
  func `the Unicode database's case folding`() throws {
    for record in try Corpora.records("txt-unicode/CaseFolding.txt")
    where record[1] == "C" || record[1] == "F" {
      let text = Array(Corpora.text(record[0]).utf8)
      let folded = CaseFold.folded(text.span)
      #expect(folded == Array(Corpora.text(record[2]).utf8), "\(record[0])")
    }
  }

  @Test(.enabled(if: Corpora.isThere, "\(Corpora.whyNot)"))
  func `a letter has a case where the Unicode database says so`() throws {
    var other: Set<Int32> = []
    for record in try Corpora.records("txt-unicode/PropList.txt")
    where record[1] == "Other_Lowercase" || record[1] == "Other_Uppercase" {
      let bounds = record[0].split(separator: ".").map { Int32($0, radix: 16)! }
      other.formUnion(bounds[0]...bounds[bounds.count - 1])
    }
    for scalar in Int32(0)...0x1FFFF {
      let category = utf8proc_category(scalar).rawValue
      let isCased = 1...3 ~= category || other.contains(scalar)
      #expect(FinalSigma.isCased(scalar) == isCased, "U+\(String(scalar, radix: 16))")
    }
  }

  @Test func `every code point's mapping is the standard library's`() {
    /// Letters newer than utf8proc's Unicode, or whose partner is.
    func isNew(_ text: String) -> Bool {
      text.unicodeScalars.contains { scalar in scalar.properties.age.map { $0.major > 15 } != false
      }
    }
    for value in UInt32(0x80)...0x1FFFF where value != 0x3A3 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let (text, properties) = (String(Character(scalar)), scalar.properties)
      if isNew(text + properties.lowercaseMapping + properties.uppercaseMapping) { continue }
      #expect(apply(Lower(), to: text) == properties.lowercaseMapping)
      #expect(apply(Upper(), to: text) == properties.uppercaseMapping)
    }
  }

  @Test func `simple Latin letters are mapped as utf8proc maps them`() {
    var count = 0
    for scalar in Int32(-1)...0x250 where LatinCase.isSimple(scalar) {
      count += 1
      #expect(LatinCase.lower(scalar) == utf8proc_tolower(scalar))
      #expect(LatinCase.upper(scalar) == utf8proc_toupper(scalar))
      #expect(LatinCase.isUpper(scalar) == (utf8proc_category(scalar) == UTF8PROC_CATEGORY_LU))
      #expect(SpecialCasing.mapping(of: scalar) == nil)
    }
    #expect(count == 182)
  }

  @Test(arguments: [
    ("ΟΔΥΣΣΕΥΣ", "οδυσσευς"), ("Σ", "σ"), ("ΑΣ", "ας"), ("ΑΣΑ", "ασα"), ("ΑΣ.", "ας."),
    ("Α.Σ.", "α.ς."),
    ("ΑΣ'Α", "ασ'α"), ("ΑΣ ΒΣ", "ας βς"), ("ΑΣ1", "ας1"), (" Σ", " σ"), ("İI", "i\u{307}i"),
  ])
  func `lower case knows the sigma at the end of a word`(before: String, after: String) {
    #expect(apply(Lower(), to: before) == after)
  }

  @Test(arguments: [
    ("straße", "STRASSE", true), ("ǅ", "ǆ", true), ("Kelvin", "\u{212A}ELVIN", true),
    ("ﬁ", "FI", true),
    ("abc", "abd", false), ("ab", "abc", false), ("é", "e", false), ("ΣΑΣ", "σας", true),
    ("", "", true),
  ])
  func `equality without case`(left: String, right: String, isEqual: Bool) {
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    let results = [
      CaseFold.isEqual(left.span, right.span), CaseFold.isEqual(right.span, left.span),
      TextSearch(left, ignoringCase: true).equals(right.span),
    ]
    #expect(results == [isEqual, isEqual, isEqual])
  }

  @Test func `folding appends what it returns`() {
    for text in Samples.all {
      var arena = ByteArena()
      CaseFold.append(text.span, to: &arena)
      let folded = CaseFold.folded(text.span)
      let isSame = CaseFold.withFolded(text.span) { $0.equals(folded.span) }
      #expect(arena.commit().array == folded && isSame)
    }
  }
}

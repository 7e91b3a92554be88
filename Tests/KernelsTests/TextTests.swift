import Columns
import Foundation
import Testing

@testable import Kernels

// `#expect` cannot hold a span, so the kernels are called through arrays here.
extension LooksLike {
  fileprivate func matches(_ text: [UInt8]) -> Bool { matches(text.span) }
}

extension TextSearch {
  fileprivate func isIn(_ text: [UInt8]) -> Bool { isIn(text.span) }
  fileprivate func starts(_ text: [UInt8]) -> Bool { starts(text.span) }
  fileprivate func ends(_ text: [UInt8]) -> Bool { ends(text.span) }
  fileprivate func equals(_ text: [UInt8]) -> Bool { equals(text.span) }
}

extension ValueMap {
  fileprivate func arm(for text: [UInt8]) -> Int? { arm(for: text.span) }
}

@Suite struct LooksLikeTests {
  @Test(arguments: [
    ("AA-####", "DE-1234", true), ("AA-####", "de-1234", true), ("AA-####", "DE-123", false),
    ("AA-####", "D1-1234", false), ("AA-####", "DE-12345", false), ("*", "", true),
    ("*", "x", true),
    ("A*", "", false), ("A*#", "ab1", true), ("A*#", "ab", false), ("*-*", "a-b", true),
    ("*-*", "ab", false),
    ("**", "abc", true), ("", "", true), ("", "a", false), ("AA", "北京", true), ("##", "٣٤", true),
    ("*@*.*", "anna@example.com", true), ("*@*.*", "anna@example", false), ("é#", "é5", true),
    ("(###) ###-####", "(555) 010-9999", true),
    ("*a*b", "xaybzb", true), ("*aab", "aaaab", true), ("A", "e\u{301}", false),
    ("A", "\u{301}", false),
    ("*", "\u{FFFD}", true),
  ])
  func `looks like`(template: String, text: String, isMatch: Bool) {
    let bytes = Array(text.utf8)
    #expect(LooksLike(template).matches(bytes) == isMatch)
  }

  @Test func `many stars end soon`() {
    let text = [UInt8](repeating: 0x61, count: 20_000)
    #expect(!LooksLike(String(repeating: "*a", count: 20) + "*b").matches(text))
  }

  @Test func `as a regular expression of the same meaning`() throws {
    var generator = SplitMix(state: 51)
    for _ in 0..<3000 {
      let template = String(
        (0..<Int.random(in: 0...5, using: &generator)).map { _ in
          "A#*-x".randomElement(using: &generator)!
        })
      let text = String(
        (0..<Int.random(in: 0...6, using: &generator)).map { _ in
          "a1-x".randomElement(using: &generator)!
        })
      let source = template.map { sign in
        switch sign {
        case "A": #"\p{L}"#
        case "#": #"\p{Nd}"#
        case "*": ".*"
        default: String(sign)
        }
      }.joined()
      let worker = PatternWorker(try Pattern.compile("^(?:\(source))$").get())
      let bytes = Array(text.utf8)
      let expected = withCell(bytes) { worker.matches($0) } == .match
      #expect(LooksLike(template).matches(bytes) == expected, "\(template) \(text)")
    }
  }
}

@Suite struct TextSearchTests {
  @Test func `finds what the standard library finds`() {
    var generator = SplitMix(state: 61)
    for _ in 0..<3000 {
      func text(_ most: Int) -> String {
        String(
          (0..<Int.random(in: 0...most, using: &generator)).map { _ in
            "abAB é".randomElement(using: &generator)!
          })
      }
      let (haystack, needle) = (text(12), text(generator.next() % 4 == 0 ? 9 : 3))
      let bytes = Array(haystack.utf8)
      for ignoringCase in [false, true] {
        let search = TextSearch(Array(needle.utf8), ignoringCase: ignoringCase)
        let whole = ignoringCase ? haystack.lowercased() : haystack
        let part = ignoringCase ? needle.lowercased() : needle
        #expect(search.isIn(bytes) == (part.isEmpty || whole.contains(part)))
        #expect(search.starts(bytes) == whole.hasPrefix(part))
        #expect(search.ends(bytes) == whole.hasSuffix(part))
        #expect(search.equals(bytes) == (whole == part))
      }
    }
  }

  @Test(arguments: [
    ("St.", "Street", "Main St. St.", "Main Street Street"), ("aa", "a", "aaaaa", "aaa"),
    ("x", "", "xaxbx", "ab"), ("a", "aa", "aba", "aabaa"), ("é", "e", "Zoé", "Zoe"),
    ("z", "y", "abc", "abc"),
  ])
  func `replaces a part`(part: String, replacement: String, before: String, after: String) {
    let kernel = ReplacePart(Array(part.utf8), with: Array(replacement.utf8))
    #expect(apply(kernel, to: before) == after)
  }

  // `ignoring case` was read, and then forgotten, under `part of`.
  @Test(arguments: [
    ("X.COM", "y.de", "a@x.com", "a@y.de"), ("st.", "S", "ST. st. St.", "S S S"),
    ("ss", "-", "Straße Fluss", "Stra-e Flu-"), ("STRASSE", "S", "Hauptstraße 1", "HauptS 1"),
    ("s", "-", "ß", "ß"), ("é", "e", "ÉéE", "eeE"), ("ab", "ab", "xAB", "xab"),
  ])
  func `replaces a part without case`(part: String, with: String, before: String, after: String) {
    let kernel = ReplacePart(Array(part.utf8), with: Array(with.utf8), ignoringCase: true)
    #expect(apply(kernel, to: before) == after)
  }

  // An arm that writes its own text was passed over, and the arms below it took the cell.
  @Test func `a part that is replaced by itself is found all the same`() {
    let kernel = ReplacePart(Array("ab".utf8), with: Array("ab".utf8))
    var arena = ByteArena()
    guard case .changed = kernel.apply(Array("cab".utf8).span, to: &arena) else {
      Issue.record("it was not found")
      return
    }
    #expect(arena.commit().array == Array("cab".utf8))
    guard case .same = kernel.apply(Array("cba".utf8).span, to: &arena) else {
      Issue.record("it was found where it does not stand")
      return
    }
  }

  @Test func `a byte that is not UTF-8 counts as one`() {
    var generator = SplitMix(state: 7)
    let bytes: [UInt8] = [0x41, 0x80, 0xBF, 0xC1, 0xC2, 0xC3, 0xDF, 0xE4, 0xB8, 0xAD, 0xF0, 0xFF]
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...20, using: &generator)
      let plain = generator.next() % 2 == 0 ? 6 : 1
      let text = (0..<count).map { _ in
        generator.next() % UInt64(plain) == 0 ? bytes.randomElement(using: &generator)! : 0x61
      }
      #expect(TextSlice.length(of: text.span) == text.span.scalarCountByScalar, "\(text)")
    }
  }

  @Test func `slices are those of the code points`() {
    for sample in Samples.all where sample.isUTF8 {
      let scalars = Array(String(decoding: sample, as: UTF8.self).unicodeScalars)
      func text(_ slice: ArraySlice<Unicode.Scalar>) -> [UInt8] {
        Array(String(String.UnicodeScalarView(slice)).utf8)
      }
      let length = TextSlice.length(of: sample.span)
      #expect(length == scalars.count && length == sample.span.scalarCountByScalar)
      for count in [-1, 0, 1, 2, 5, 1000] {
        let most = min(max(count, 0), scalars.count)
        let left = Array(sample[TextSlice.left(count, of: sample.span)])
        #expect(left == text(scalars[..<most]))
        let right = Array(sample[TextSlice.right(count, of: sample.span)])
        #expect(right == text(scalars[(scalars.count - most)...]))
        for position in [-3, 0, 1, 2, 4, 2000] {
          let start = min(max(position - 1, 0), scalars.count)
          let end = min(start + max(count, 0), scalars.count)
          let part = Array(sample[TextSlice.part(position, count, of: sample.span)])
          #expect(part == text(scalars[start..<end]), "\(position) \(count)")
        }
      }
    }
  }
}

@Suite struct ValueMapTests {
  @Test func `the first arm with the text is found`() {
    let keys = ["us", "USA", "", "us", "Straße", "北京", String(repeating: "x", count: 100)]
    let map = ValueMap(keys.map { Array($0.utf8) })
    func arm(_ text: String) -> Int? { withCell(text) { map.arm(for: $0.bytes) } }
    #expect(arm("us") == 0 && arm("USA") == 1 && arm("") == 2 && arm("北京") == 5)
    #expect(arm(String(repeating: "x", count: 100)) == 6)
    #expect(arm("US") == nil && arm("u") == nil && arm(String(repeating: "x", count: 99)) == nil)
  }

  @Test func `case can be ignored`() {
    let map = ValueMap(["Usa", "Straße"].map { Array($0.utf8) }, ignoringCase: true)
    func arm(_ text: String) -> Int? { withCell(text) { map.arm(for: $0.bytes) } }
    #expect(arm("USA") == 0 && arm("usa") == 0 && arm("STRASSE") == 1 && arm("straße") == 1)
    #expect(arm("us") == nil)
  }

  @Test(arguments: [0, 1, 7, 8, 9, 30]) func `few short arms as many`(count: Int) {
    var generator = SplitMix(state: UInt64(count))
    func text() -> [UInt8] {
      (0..<Int.random(in: 0...9, using: &generator)).map { _ in
        [0x41, 0x61, 0x62, 0x00, 0xC3].randomElement(using: &generator)!
      }
    }
    for _ in 0..<50 {
      let keys = (0..<count).map { _ in text() }
      let maps = [ValueMap(keys), ValueMap(keys, ignoringCase: true)]
      for probe in keys + (0..<200).map({ _ in text() }) {
        #expect(maps[0].arm(for: probe) == keys.firstIndex(of: probe))
        let folded = CaseFold.folded(probe.span)
        let expected = keys.firstIndex { CaseFold.folded($0.span) == folded }
        #expect(maps[1].arm(for: probe) == expected)
      }
    }
  }

  @Test func `as a dictionary finds`() {
    let keys = Samples.random(3000, seed: 71)
    let map = ValueMap(keys)
    var dictionary: [[UInt8]: Int] = [:]
    for (arm, key) in keys.enumerated() where dictionary[key] == nil { dictionary[key] = arm }
    for text in keys + Samples.random(3000, seed: 72) {
      #expect(map.arm(for: text) == dictionary[text])
    }
  }
}

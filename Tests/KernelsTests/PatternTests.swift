import CScan
import Columns
import Foundation
import Testing

@testable import Kernels

@Suite struct PatternTests {
  static func pattern(_ source: String, _ flags: String = "") throws -> Pattern {
    try Pattern.compile(source, flags: try #require(PatternFlags(letters: flags))).get()
  }

  static func replace(
    _ source: String, _ template: String, in text: String, flags: String = ""
  ) throws -> String? {
    let pattern = try pattern(source, flags)
    let template = try ReplacementTemplate.compile(template, for: pattern).get()
    var arena = ByteArena()
    return withCell(text) { cell in
      let outcome = PatternWorker(pattern).replaceAll(in: cell, with: template, to: &arena)
      return outcome == .replaced ? String(decoding: arena.commit().array, as: UTF8.self) : nil
    }
  }

  @Test(arguments: [
    (#"^[^@\s]+@[^@\s]+\.[a-z]+$"#, "", "anna@example.com", true),
    (#"^[^@\s]+@[^@\s]+\.[a-z]+$"#, "", "anna@example", false),
    (#"^[^@\s]+@[^@\s]+\.[a-z]+$"#, "", "änna@exämple.com", true),
    (#"^[^@\s]+@[^@\s]+\.[a-z]+$"#, "", "an\u{A0}na@example.com", false),
    ("ABC", "i", "xabcx", true), ("straße", "i", "STRAßE", true), ("é", "i", "É", true),
    ("^b", "m", "a\nb", true),
    ("^b", "", "a\nb", false), ("a.b", "", "a\nb", false), ("a.b", "s", "a\nb", true),
    ("a b # c", "x", "ab", true),
    (#"^\w+$"#, "", "Łódź", true), (#"^\d+$"#, "", "٣٤٥", true), (#"^\p{Lu}"#, "", "Élan", true),
    ("^.$", "", "北", true),
    ("", "", "", true), ("k", "i", "\u{212A}", true), (#"\x{e9}*$"#, "", "abc", true),
    ("^é*$", "", "", true),
  ])
  func `matches`(source: String, flags: String, text: String, isMatch: Bool) throws {
    let worker = PatternWorker(try Self.pattern(source, flags))
    let outcome = withCell(text) { worker.matches($0) }
    #expect(outcome == (isMatch ? .match : .noMatch))
  }

  @Test(arguments: [
    (#"^[^@\s]+@[^@\s]+\.[a-z]+$"#, ""), (#"\w+\s\d"#, ""), ("[[:punct:]]", ""),
    ("[[:alpha:]]{3}", ""), ("[^a-z]", "i"),
    (#"\bvan\b"#, "i"), (#"^\s|\s$"#, ""), ("(?i)k", ""), ("[^k]", "i"), (#"\h|\v"#, ""),
    (#"\R"#, ""), (#"\X{3}"#, ""),
    (#"[\x{80}-\x{ff}]"#, ""), (#"^\P{L}+$"#, ""), ("a*?b|^$", ""), (#"(\w)\1"#, "i"),
    ("[[:cntrl:]]", ""), ("^.{3,5}$", "s"),
  ])
  func `ASCII is matched as the Unicode program matches it`(source: String, flags: String) throws {
    let worker = PatternWorker(try Self.pattern(source, flags))
    #expect(worker.pattern.asciiProgram != nil)
    let bytes =
      (UInt8(0)..<128).map { [$0] } + Samples.all + Samples.random(300, seed: 4, onlyASCII: true)
    for text in bytes {
      let isSame = withCell(text) { worker.matches($0) == worker.matchesByUnicode($0) }
      #expect(isSame, "\(String(decoding: text, as: UTF8.self))")
    }
  }

  @Test(arguments: [
    ("a?", ""), ("^a?$", ""), ("^a*b*$", ""), ("^a{2,3}$", ""), ("^a{0,2}b$", ""),
    ("a{2,}b?c*", ""), ("", ""), ("^$", ""),
    ("^", ""), ("$", ""), ("a$", ""), (".$", ""), (".$", "s"), ("^.a", ""),
    (#"^[\w.+-]+@\w+\.\w{2,}$"#, ""), ("^[^a]$", ""),
    ("[^a]+b", ""), ("^[^a]*[^b]+$", ""), ("^[^a]+a?[^b]+$", ""), ("[A-Ca-c]{2}", ""),
    ("ab+c", "i"), ("[^b]+", "i"), (#"\S+\s\S+"#, ""),
    (#"^\D+$"#, ""), (#"^\W*\w"#, ""), (#"[\d.]+"#, ""), ("a+?b", ""), ("a??b", ""), ("a*?$", ""),
    ("[a-]", ""), ("[-a]+", ""),
    (#"^[^@\s]+@[^@\s]+\.[a-z]+$"#, "i"), (#"\x41"#, ""), ("a{1}b{1,1}", ""), ("[^a-b]{2}", ""),
    ("é+", ""), ("^[^ ]+$", "s"),
    (#"^\S*$"#, ""), (#"^.*é?.*$"#, ""), ("[ab]?[ab]?[ab]?$", ""), ("^(a)$", ""), ("^a|b$", ""),
    (#"\bA"#, ""), ("k", "i"),
    ("^.+$", ""), ("^.+b", ""), ("b.*$", ""), (#"^\+?[0-9]{2,4}$"#, ""), ("[^k]", "i"),
    ("[a-c&&b]", ""), (#"[\]a]"#, ""), ("a\n", ""), ("[ab]", ""), ("[@1 ]+", ""), ("^[a-c]+$", ""),
    ("^[a-c]*$", ""), (#"^[a-z\n ]+$"#, ""), (#"\s"#, ""), (#"^\s+$"#, ""), (#"[^\S]"#, ""),
    ("^[a-z]+$", "i"), ("s", "i"), ("[^s]+b", "i"),
  ])
  func `rows of classes match as PCRE2 does`(source: String, flags: String) throws {
    let worker = PatternWorker(try Self.pattern(source, flags))
    var generator = SplitMix(state: 77)
    let signs = [
      "a", "b", "A", "B", "c", "k", "@", ".", " ", "\n", "1", "-", "é", "ß", "Д", "\u{A0}", "北",
      "ſ", "+",
    ]
    var texts: [[UInt8]] = [[], [0x0A], [0x61, 0xC3], [0xC3, 0xA9, 0xA9], [0xC3, 0x0A]]
    for _ in 0..<1500 {
      let count = Int.random(in: 0...(Bool.random(using: &generator) ? 9 : 40), using: &generator)
      let most = [3, 12, signs.count][Int.random(in: 0...2, using: &generator)]
      texts.append(
        (0..<count).flatMap { _ in
          Array(signs[Int.random(in: 0..<most, using: &generator)].utf8)
        })
    }
    for count in [15, 16, 17, 31, 32, 33, 47, 48, 49, 61, 62, 63, 64] {
      for sign in ["a", "c", "@", "1", " "] {
        let text = Array(String(repeating: sign, count: count).utf8)
        texts += [
          text, text.dropLast() + [0x0A], text.dropLast() + [0x62], [0x62] + text.dropLast(),
        ]
      }
    }
    for text in texts {
      let (found, expected) = withCell(text) { (worker.matches($0), worker.matchesByUnicode($0)) }
      #expect(found == expected, "\(source) on \(String(decoding: text, as: UTF8.self)) \(text)")
      guard let row = worker.pattern.classRow else { continue }
      let byByte = unsafe class_row_answer_by(row.row, text, text.count, 1)
      for width: Int32 in [32, 64] {
        let atOnce = unsafe class_row_answer_by(row.row, text, text.count, width)
        #expect(atOnce == byByte, "\(source) on \(text), \(width) bytes at once")
      }
    }
  }

  @Test func `which patterns are rows of classes`() throws {
    for source in [#"^[^@\s]+@[^@\s]+\.[a-z]+$"#, #"\d{4}$"#, "^[A-Z]{2}-?[0-9]*", "abc", ""] {
      #expect(try Self.pattern(source).classRow != nil, "\(source)")
    }
    for source in [
      "a|b", "(a)", "a++", "^a^", "[[:alpha:]]", #"\p{L}"#, "é", "a{0}", "a{63}", #"\bA"#,
    ] {
      #expect(try Self.pattern(source).classRow == nil, "\(source)")
    }
    #expect(try Self.pattern("a", "m").classRow == nil)
  }

  @Test func `a pattern that explodes could not be evaluated, at once`() throws {
    let start = Date.now
    for source in ["^(a+)+$", "^(a|aa)+$", "^(a|a?)+$", "(x+x+)+[yz]", #"^(\w+\s?)*$"#] {
      let letter = source.contains("x") ? "x" : "a"
      let worker = PatternWorker(try Self.pattern(source))
      for count in [40, 1000, 10_000] {
        let text = String(repeating: letter, count: count) + "!"
        #expect(withCell(text) { worker.matches($0) } == .couldNotEvaluate, "\(source) \(count)")
        let unicode = "é" + String(repeating: letter, count: count) + "!"
        let outcome = withCell(unicode) { worker.matches($0) }
        #expect(source.hasPrefix("^(a") ? outcome == .noMatch : outcome == .couldNotEvaluate)
      }
      #expect(withCell(letter) { worker.matches($0) } != .couldNotEvaluate)
    }
    let worker = PatternWorker(try Self.pattern("(a+)+$"))
    let text = String(repeating: "a", count: 50) + "!"
    let template = try ReplacementTemplate.compile("", for: worker.pattern).get()
    var arena = ByteArena()
    let outcome = withCell(text) { worker.replaceAll(in: $0, with: template, to: &arena) }
    #expect(outcome == .couldNotEvaluate)
    #expect(Date.now.timeIntervalSince(start) < 5)
  }

  @Test func `plain patterns run over long texts`() throws {
    let text = String(repeating: "lorem ipsum dolor ", count: 50_000) + "END"
    for source in ["END$", #"\w+D"#, "dolor END", "(ipsum|dolor) E"] {
      let worker = PatternWorker(try Self.pattern(source))
      #expect(withCell(text) { worker.matches($0) } == .match, "\(source)")
    }
  }

  @Test func `bytes that are not UTF-8 do no harm`() throws {
    for source in ["A", "^.", "é", ".*", #"\w"#, "[^a]", "(?<=A)B"] {
      let worker = PatternWorker(try Self.pattern(source))
      let template = try ReplacementTemplate.compile("<$0>", for: worker.pattern).get()
      for text in Samples.broken {
        var arena = ByteArena()
        let outcome = withCell(text) { worker.matches($0) }
        #expect(outcome != .couldNotEvaluate)
        _ = withCell(text) { worker.replaceAll(in: $0, with: template, to: &arena) }
      }
    }
    #expect(
      try withCell([0x41, 0xFF, 0x42]) {
        PatternWorker(try Self.pattern("B")).matches($0)
      } == .match)
  }

  @Test(arguments: [
    ("(", 1), ("a[", 2), ("*", 0), ("(?<n>a)(?<n>b)", 13), ("\\", 1), ("a{2,1}", 6), (#"\C"#, 2),
    ("(?'", 3),
  ])
  func `a wrong pattern is told with its place`(source: String, offset: Int) {
    guard case .failure(let problem) = Pattern.compile(source) else {
      Issue.record("took \(source)")
      return
    }
    #expect(problem.offset <= source.utf8.count && !problem.message.isEmpty)
    #expect(abs(problem.offset - offset) <= 2, "\(problem)")
  }

  @Test(arguments: [
    ("a", "b", "banana", "bbnbnb"), ("(a)(n)", "$2$1", "banana", "bnanaa"),
    ("(a)", "${1}1", "ba", "ba1"),
    ("(?<x>n)", "[${x}]", "ban", "ba[n]"), ("n", "$$", "banana", "ba$a$a"),
    ("x*", "-", "abxd", "-a-b--d-"),
    ("", "-", "北京", "-北-京-"), ("^", ">", "a\nb", ">a\nb"), (#"\s+"#, " ", "a  b\t c", "a b c"),
    ("(a)|(b)", "[$2]", "ab", "[][b]"),
    ("$", "!", "a", "a!"), (#"(\d{3})(\d+)"#, "($1) $2", "5550109", "(555) 0109"),
    ("é", "e", "Zoé é", "Zoe e"),
    ("(?<=a)b", "x", "abab", "axax"), (#"\b"#, "|", "ab cd", "|ab| |cd|"),
    ("a", "$0$0", "aba", "aabaa"), (".", "", "abc", ""),
  ])
  func `replaces every match`(source: String, template: String, text: String, expected: String)
    throws
  {
    #expect(try Self.replace(source, template, in: text) == expected)
  }

  @Test func `no match replaces nothing`() throws {
    #expect(try Self.replace("x", "y", in: "abc") == nil)
  }

  @Test(arguments: ["$", "a$ b", "$2", "${2}", "${y}", "${", "${}", "$x", "$99999999999999999999"])
  func `a wrong template is told`(template: String) throws {
    let pattern = try Self.pattern("(?<x>a)")
    guard case .failure(let problem) = ReplacementTemplate.compile(template, for: pattern) else {
      Issue.record("took \(template)")
      return
    }
    #expect(problem.offset == template.utf8.firstIndex(of: 0x24)?.utf16Offset(in: template))
  }

  @Test func `flags are letters`() {
    #expect(PatternFlags(letters: "imsx") == [.ignoresCase, .multiline, .dotMatchesAll, .extended])
    #expect(PatternFlags(letters: "g") == nil)
  }

  @Test func `one pattern serves many threads`() async throws {
    let pattern = try Self.pattern(#"^[^@\s]+@[^@\s]+\.[a-z]+$"#)
    let counts = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<4 {
        group.addTask {
          let worker = PatternWorker(pattern)
          return (0..<2000).count { index in
            let text = index % 3 == 0 ? "no mail \(index)" : "user\(index)@example.com"
            return withCell(text) { worker.matches($0) } == .match
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts == [1333, 1333, 1333, 1333])
  }
}

import Columns
import Testing

@testable import Kernels

/// E-mail and web addresses, and the names of hosts in both.
@Suite struct InternetTypeTests {
  @Test(arguments: [
    ("anna@example.com", "anna@example.com"), ("Anna@Example.COM", "Anna@example.com"),
    (" anna@example.com\t", "anna@example.com"), ("\u{FEFF}anna@example.com", "anna@example.com"),
    ("o'brien+x@sub.example.co.uk", "o'brien+x@sub.example.co.uk"),
    ("ａｎｎａ＠ｅｘａｍｐｌｅ．ｃｏｍ", "anna@example.com"),
    ("anna@MÜLLER.de", "anna@müller.de"), ("anna@xn--mller-kva.de", "anna@müller.de"),
    ("anna@XN--MLLER-KVA.DE", "anna@müller.de"), ("anna@straße.de", "anna@straße.de"),
    ("jose\u{301}@example.com", "jos\u{E9}@example.com"), ("用户@例子.中国", "用户@例子.中国"),
    ("anna@例子。中国", "anna@例子.中国"), ("a@ｅｘａｍｐｌｅ.com", "a@example.com"),
  ])
  func `addresses are written in one way`(typed: String, canonical: String) {
    #expect(apply(Email(), to: typed).map { Array($0.utf8) } == Array(canonical.utf8))
  }

  @Test(arguments: [
    "anna", "@example.com", "anna@", "anna@example", "anna@@example.com", "a b@example.com",
    "anna@exa mple.com", ".a@example.com", "a.@example.com", "a..b@example.com",
    "anna@-example.com", "anna@example-.com", "anna@exam_ple.com", "anna@example.c",
    "anna@example.123", "anna@10.0.0.1", "anna@[10.0.0.1]", "\"a b\"@example.com",
    "anna(work)@example.com", "Anna <anna@example.com>", "anna@example.com, bob@example.com",
    "anna@example.com.", "mailto:anna@example.com.", "anna@ab--c.com", "anna@xn--a.com",
    "anna@xn--mller-kva-.de", "anna@a\u{2488}com", "anna@a\u{2026}com", "anna@a\u{301}.",
    "a\u{200B}b@example.com", "\u{301}a@example.com",
    "anna@exa\u{2028}mple.com", "anna@\u{0627}\u{0660}\u{06F0}.com", "a\u{FF20}b@example.com@",
    "a@b＠example.com@c",
  ])
  func `what is no address is refused`(text: String) {
    #expect(apply(Email(), to: text) == nil)
  }

  @Test func `lengths of addresses and of their parts`() {
    let label = String(repeating: "a", count: 63)
    let local = String(repeating: "b", count: 64)
    #expect(apply(Email(), to: "\(local)@\(label).com") != nil)
    #expect(apply(Email(), to: "b\(local)@\(label).com") == nil)
    #expect(apply(Email(), to: "b@a\(label).com") == nil)
    let longest = "\(local)@\(label).\(label).\(String(label.dropLast(6))).com"
    #expect(longest.utf8.count == 254 && apply(Email(), to: longest) == longest)
    #expect(apply(Email(), to: longest.replacing(".com", with: "a.com")) == nil)
  }

  @Test(arguments: [
    ("Anna@Example.COM", "anna@example.com"), ("anna@example.com", "anna@example.com"),
    ("ÄNNA@MÜLLER.DE", "änna@müller.de"), (" Anna@x.org", "anna@x.org"),
  ])
  func `an address's match key has no case`(typed: String, key: String) {
    #expect(apply(EmailKey(), to: typed) == key)
  }

  @Test(arguments: [
    ("http://example.com", "http://example.com/"), ("HTTP://EXAMPLE.COM/A", "http://example.com/A"),
    ("example.com", "https://example.com/"), ("www.Example.com/a", "https://www.example.com/a"),
    ("example.com:8080", "https://example.com:8080/"),
    ("example.com?a=b", "https://example.com/?a=b"),
    ("http://example.com:80/", "http://example.com/"),
    ("http://example.com:/", "http://example.com/"),
    ("https://example.com:080/", "https://example.com:80/"),
    ("ftp://u:p@example.com:21/x", "ftp://u:p@example.com/x"),
    ("http://example.com/a/./b/../c", "http://example.com/a/c"),
    ("http://example.com/../../a/..", "http://example.com/"),
    ("http://example.com/a/%2e%2E/b", "http://example.com/b"),
    ("http://example.com/%7euser/%c3%a9", "http://example.com/~user/%C3%A9"),
    ("http://example.com/é?é#é", "http://example.com/%C3%A9?%C3%A9#%C3%A9"),
    ("http://example.com/100%", "http://example.com/100%25"),
    ("http://example.com/%2541", "http://example.com/%2541"),
    ("http:\\\\example.com\\a\\b", "http://example.com/a/b"),
    ("http://example.com/a?b\\c", "http://example.com/a?b%5Cc"),
    ("http://example.com/a|b^{c}", "http://example.com/a%7Cb%5E%7Bc%7D"),
    ("http://müller.de/", "http://xn--mller-kva.de/"),
    ("http://例子.中国", "http://xn--fsqu00a.xn--fiqs8s/"),
    ("http://10.0.0.1", "http://10.0.0.1/"),
    ("http://[2001:DB8:0:0::1]:8080", "http://[2001:db8::1]:8080/"),
    ("http://[::ffff:1.2.3.4]/", "http://[::ffff:102:304]/"),
    (" example.com ", "https://example.com/"),
    ("http://example.com/#a?b", "http://example.com/#a?b"),
    ("http://example.com/a//b/", "http://example.com/a//b/"),
  ])
  func `web addresses are written in one way`(typed: String, canonical: String) {
    #expect(apply(WebAddress(), to: typed) == canonical)
    #expect(apply(WebAddress(), to: canonical) == canonical)
  }

  @Test(arguments: [
    "example", "localhost:8080", "http://localhost/", "anna@example.com", "mailto:anna@example.com",
    "javascript:alert(1)", "http:/example.com", "http//example.com", "http://", "http:///a",
    "http://http://example.com", "http://@example.com", "http://:@example.com",
    "http://exa mple.com",
    "http://example.com/a b", "http://example.com/<a>", "http://example.com/\"a\"",
    "http://example.com:0/", "http://example.com:65536/", "http://example.com:8a/",
    "http://example.com./", "http://exam_ple.com/", "http://256.0.0.1/", "http://1.2.3/",
    "http://01.2.3.4/", "http://[::1", "http://[1:2]/", "http://[::1]a/", "http://[:::]/",
    "/a/b", "//example.com", "n/a", "e.g.", "see example.com", "1.5", "report.v2",
  ])
  func `what is no web address is refused`(text: String) {
    #expect(apply(WebAddress(), to: text) == nil)
  }

  @Test(arguments: [
    ("http://www.example.com/", "example.com"), ("https://Example.com", "example.com"),
    ("www.example.com/a/", "example.com/a"),
    ("http://u:p@www.example.com:8080/a/?b", "example.com:8080/a/?b"),
    ("http://www.com/", "www.com"), ("example.com/#a/", "example.com/#a/"),
  ])
  func `a web address's match key has no scheme, no www and no slash at its end`(
    typed: String, key: String
  ) {
    #expect(apply(WebAddressKey(), to: typed) == key)
  }

  @Test(arguments: [
    ("::", "::"), ("0:0:0:0:0:0:0:1", "::1"), ("1:0:0:2:0:0:0:3", "1:0:0:2::3"), ("1::", "1::"),
    ("1:0:2:3:4:5:6:7", "1:0:2:3:4:5:6:7"), ("2001:0DB8::0001", "2001:db8::1"),
    ("1:0:0:2:3:0:0:4", "1::2:3:0:0:4"),
  ])
  func `numbers of machines are written as RFC 5952 recommends`(typed: String, canonical: String) {
    var arena = ByteArena()
    IPv6Address(Array(typed.utf8).span)?.append(to: &arena)
    #expect(arena.openArray == Array(canonical.utf8))
  }
}

/// Names of other scripts.
@Suite struct PunycodeTests {
  /// Source: RFC 3492, 7.1, in small letters.
  static let vectors: [(text: String, encoded: String)] = [
    ("ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"),
    ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
    ("pročprostěnemluvíčesky", "proprostnemluvesky-uyb24dma41a"),
    ("なぜみんな日本語を話してくれないのか", "n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa"),
    ("почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l"),
    ("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b"),
    ("安室奈美恵-with-super-monkeys", "-with-super-monkeys-pc58ag80a8qai00g7n9n"),
    ("bücher", "bcher-kva"), ("-> $1.00 <-", "-> $1.00 <--"),
  ]

  @Test(arguments: vectors)
  func `the examples of the standard, there and back`(text: String, encoded: String) {
    let scalars = text.unicodeScalars.map { Int32($0.value) }
    #expect(String(decoding: Punycode.encoded(scalars), as: UTF8.self) == encoded)
    #expect(Punycode.decoded(Array(encoded.utf8)) == scalars)
  }

  @Test(arguments: ["99999999", "é", "a-!", "bcher-", "zzzzzzzzzzzzzz", "bcher-kv"])
  func `what is no Punycode does not become a label`(text: String) {
    let label = Array("xn--\(text)".utf8).map { Int32($0) }
    #expect(DomainLabel(label) == nil)
  }

  @Test func `random texts come back`() {
    var generator = SplitMix(state: 7)
    for _ in 0..<500 {
      let scalars = (0..<Int.random(in: 1...20, using: &generator)).map { _ in
        Int32.random(in: 0x21...0x2FFFF, using: &generator)
      }.filter { !(0xD800...0xDFFF).contains($0) }
      let encoded = Punycode.encoded(scalars)
      #expect(Punycode.decoded(encoded) == scalars)
    }
  }
}

/// Texts made of the pieces of addresses, so that many are valid and the others nearly are.
@Suite struct AddressPropertyTests {
  private static let pieces = [
    "anna", "B", "1", ".", "..", "@", "@", "-", "--", "xn--mller-kva", "xn--", "müller", "É", "ß",
    "例子", "。", "＠", "ａ", "com", "de", "example.com", "http://", "HTTPS://", "ftp:\\\\", "www.", "/",
    "/", "\\", "?", "#", ":", ":80", ":443", "%2e", "%41", "%", "%25", "%C3%A9", "[::1]",
    "10.0.0.1",
    "[2001:db8::0:1]", "a=b", " ", "|", "\u{301}", "\u{200D}", "<", "_", "~",
  ]

  private static let texts: [[UInt8]] = {
    var generator = SplitMix(state: 11)
    return (0..<20_000).map { index in
      var text = ["", "anna@", "http://", "https://example.com/"][index % 4]
      if index % 8 == 1 { text = pieces.randomElement(using: &generator)! + text }
      for _ in 0..<Int.random(in: 1...7, using: &generator) {
        text += pieces.randomElement(using: &generator)!
      }
      return Array((text + (index % 4 == 1 ? ".com" : "")).utf8)
    }.filter { !Samples.isBlank($0) }
  }()

  @Test(arguments: ["email", "url"])
  func `made-up addresses: fast path as scalar path, twice as once, and one key for both`(
    name: String
  ) throws {
    let form = try #require(FormTable.form(named: name))
    let kernel = try form.make([]).get()
    let key = try #require(try form.matchKey?([]).get())
    let whole = run(kernel, on: Self.texts)
    let valid = zip(Self.texts, whole).compactMap { text, made in made.map { (text, $0) } }
    #expect(valid.count > 200)
    #expect(run(try #require(kernel.byScalar), on: Self.texts) == whole)
    #expect(run(kernel, on: valid.map(\.1)) == valid.map(\.1))
    #expect(run(key, on: valid.map(\.0)) == run(key, on: valid.map(\.1)))
    #expect(run(key, on: valid.map(\.0)).allSatisfy { $0?.isUTF8 == true })
  }
}

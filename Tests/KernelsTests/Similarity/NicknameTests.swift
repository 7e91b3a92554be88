import Testing

@testable import Kernels

@Suite("Nicknames")
struct NicknameTests {
  private func isSame(_ left: String, _ right: String) -> Bool {
    Nicknames.isSame(left.bytes.span, right.bytes.span)
  }

  @Test(
    "a name and its forms are one person's, from both sides",
    arguments: [
      ("bob", "robert"), ("bill", "william"), ("liz", "elizabeth"), ("beth", "liz"),
      ("peggy", "margaret"), ("jack", "john"), ("dick", "richard"), ("ted", "edward"),
      ("ted", "theodore"), ("alex", "alexandra"), ("alex", "alexander"), ("bert", "albert"),
      ("kate", "catherine"), ("tony", "anthony"), ("zzz", "zzz"), ("robert", "robert"),
    ])
  func same(left: String, right: String) {
    #expect(isSame(left, right) && isSame(right, left))
  }

  @Test(
    "names that only share a form are two",
    arguments: [
      ("albert", "herbert"), ("edward", "theodore"), ("patrick", "patricia"), ("bob", "bill"),
      ("robert", "roberta"), ("alexander", "alexandra"), ("zzz", "bob"), ("", "bob"),
      ("mary", "margaret"), ("jerome", "jeremy"), ("emily", "emma"), ("john", "jonathan"),
    ])
  func different(left: String, right: String) {
    #expect(!isSame(left, right) && !isSame(right, left))
  }

  @Test("a form has the number of the name that it most often stands for")
  func numbers() {
    func number(_ name: String) -> Int? { Nicknames.canonicalId(of: name.bytes.span) }
    #expect(number("bob") == number("robert") && number("bob") != nil)
    #expect(number("pat") == number("patrick") && number("patricia") != number("patrick"))
    #expect(number("bert") == number("robert"))
    #expect(number("zzz") == nil && Nicknames.ids(of: "zzz".bytes.span) == [])
    let pat = Nicknames.ids(of: "pat".bytes.span)
    #expect(pat == [number("patrick"), number("patricia")].compactMap { $0 })
  }

  @Test(
    "in a whole name a nickname counts as the name, in either order, and what is beside it as ever",
    arguments: [
      ("bob", "robert", 0.95), ("bob smith", "robert smith", 0.95),
      ("smith robert", "bob smith", 0.95), ("elizabeth ann brown", "liz ann brown", 0.95),
      ("liz brown", "beth brown", 0.95), ("bob smith", "bob smith", 1),
    ])
  func wholeNames(left: String, right: String, wanted: Double) {
    for (first, second) in [(left, right), (right, left)] {
      let found = NameLikeness.similarity(
        first.bytes.span, second.bytes.span, isSpokenAlike: nil)
      #expect(abs(found - wanted) < 1e-9, "\(found)")
    }
  }

  @Test("names with a word in a common group share a mark, and the nickname adds to no other")
  func marks() {
    func marks(_ name: String) -> SIMD2<UInt8> { Nicknames.marks(ofWordsIn: name.bytes.span) }
    #expect(all((marks("bob smith") & marks("smith robert")) .!= SIMD2()))
    #expect(marks("zzz") == SIMD2() && marks("") == SIMD2())
    let likeness = NameLikeness.similarity(
      "bob jones".bytes.span, "robert smith".bytes.span, isSpokenAlike: nil)
    #expect(likeness < 0.85)
  }

  @Test("names are as alike whichever stands first")
  func symmetric() {
    var random = SeededNumbers(seed: 20_261_127)
    let words = [
      "bob", "robert", "rob", "liz", "elizabeth", "beth", "smith", "smyth", "smithe", "jones",
      "van",
      "der", "berg", "ann", "anne", "lee",
    ]
    func name() -> [UInt8] {
      let count = 1 + Int(random.next() % 3)
      let parts = (0..<count).map { _ in words[Int(random.next() % UInt64(words.count))] }
      return parts.joined(separator: " ").bytes
    }
    for _ in 0..<2000 {
      let (left, right) = (name(), name())
      let there = NameLikeness.similarity(left.span, right.span, isSpokenAlike: nil)
      let back = NameLikeness.similarity(right.span, left.span, isSpokenAlike: nil)
      #expect(there == back)
    }
  }

  @Test("every line has a name once and is lower case, and no form stands for too many")
  func table() {
    var counts: [Substring: Int] = [:]
    for line in (Nicknames.men + "\n" + Nicknames.women).split(separator: "\n") {
      let words = line.split(separator: " ")
      #expect(words.count > 1 && Set(words).count == words.count, "\(line)")
      #expect(line.utf8.allSatisfy { ASCII.isLetter($0) && $0 > 0x60 || $0 == 0x20 })
      for word in words {
        counts[word, default: 0] += 1
        #expect(isSame(String(word), String(words[0])))
      }
    }
    #expect(counts.values.allSatisfy { $0 <= Nicknames.mostGroups })
  }
}

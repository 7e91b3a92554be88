import Kernels
import Testing

@testable import Matching

/// How fields of persons are chosen, and compare e-mail addresses that are made of names.
@Suite struct PersonFieldTests {
  private func fields(_ columns: [(name: String, kind: MatchKind, texts: [String])])
    -> [any MatchField]
  {
    let input = MergeInput(columns: columns)
    return FieldMaker.fields(
      of: input, FieldChooser.choice(of: input, columns: nil, threadCount: 1).plans, threadCount: 1)
  }

  @Test(arguments: [
    ("ann.lee12@web.de", "ann.lee733@web.de", "different"),
    ("ann.lee12@web.de", "ann.lee13@web.de", "different"),
    ("ann.lee12@web.de", "ann.lee12@gmx.de", "no value"),
    ("ann.lee12@web.de", "ann.lee733@gmx.de", "no value"),
    ("ann.lee12@web.de", "ann.lee12@wbe.de", "no value"),
    ("ann.lee@web.de", "ann.le@web.de", "one or two slips"),
    ("qrtz12@web.de", "qrtz733@web.de", "different"),
    ("qrtz12@web.de", "qrtz13@web.de", "a similar user"),
  ])
  func `addresses made of the person's name are told apart by their numbers`(
    left: String, right: String, wanted: String
  ) throws {
    let fields = fields([
      ("first_name", .name, ["ann", "lee"]), ("last_name", .name, ["lee", "ann"]),
      ("email", .email, [left, right]),
    ])
    let email = try #require(fields.first { $0.name == "email" })
    #expect(email.levels[Int(email.wholeLevel(RowPair(0, 1)))] == wanted)
  }

  @Test(arguments: [
    ("annabel.lee@x.com", "annabel.leex.com", "one or two slips"),
    ("annabel.leex.com", "annabel.lee@x.com", "one or two slips"),
    ("lee@annabel.com", "lee.annabel.com", "one or two slips"),
    ("annabel@x.com", "annabel@y.org", "the same user"),
    ("annabel@x.com", "anabell@x.com", "one or two slips"),
    ("annabel@x.com", "annabela@y.org", "a similar user"),
    ("annabel@x.com", "robert@x.com", "different"),
    ("zoë.müller@x.com", "zoe.müller@x.com", "one or two slips"),
  ])
  func `addresses are compared whole, then by their users`(
    left: String, right: String, wanted: String
  ) throws {
    let fields = fields([("email", .email, [left, right])])
    let email = try #require(fields.first { $0.name == "email" })
    #expect(email.levels[Int(email.wholeLevel(RowPair(0, 1)))] == wanted)
  }

  @Test(arguments: [1, 2])
  func `codes are as many slips apart as their distance says`(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    let signs = ["1", "1", "2", "8", "9", "é"]
    let codes = (0..<80).map { _ in
      Array((0..<3 + random.next(below: 5)).map { _ in signs[random.next(below: 6)] }.joined().utf8)
    }
    let column = PreparedColumn(rowCount: codes.count) { $1 += codes[$0] }
    let field = CodeField("code", column, isIdentity: true)
    var seen: Set<UInt8> = []
    for (left, one) in codes.enumerated() {
      for (right, two) in codes.enumerated() where left < right {
        let isShort = min(one.count, two.count) < 5
        let edits = OptimalStringAlignment.distance(one.span, two.span, limit: isShort ? 0 : 2)
        let level = field.wholeLevel(RowPair(UInt32(left), UInt32(right)))
        #expect(level == UInt8(edits ?? 3) + 1)
        seen.insert(level)
      }
    }
    #expect(seen.isSuperset(of: [2, 3, 4]))
  }

  @Test func `a Chinese name is found in an address by its Pinyin`() throws {
    let fields = fields([
      ("姓名", .name, ["王秀兰", "王秀蘭"]),
      ("email", .email, ["xiulan.wang7440@163.com", "xiulan.wang110@163.com"]),
    ])
    let email = try #require(fields.first { $0.name == "email" })
    #expect(email.levels[Int(email.wholeLevel(RowPair(0, 1)))] == "different")
  }

  @Test(arguments: [
    (["name", "surname"], ["name", "surname"]), (["Vorname", "Name"], ["Vorname", "Name"]),
    (["first_name", "last_name", "full_name"], ["first_name", "last_name"]),
    (["full_name"], ["given part of full_name", "family part of full_name"]),
  ])
  func `every column of names has its part`(names: [String], wanted: [String]) {
    let columns = names.map { (name: $0, kind: MatchKind.name, texts: ["ann lee", "bob ray"]) }
    #expect(fields(columns).map(\.name) == wanted)
  }

  @Test func `a whole name gives its parts where a row has none of its own`() throws {
    let fields = fields([
      ("first_name", .name, ["ann", "", "bob"]), ("last_name", .name, ["lee", "", "ray"]),
      ("full_name", .name, ["", "ann lee", "bob ray"]),
    ])
    #expect(fields.count == 2)
    for field in fields { #expect(field.wholeLevel(RowPair(0, 1)) == 1) }
  }
}

import Fettle
import Testing

/// Keys and lookups that nothing but the case of letters tells apart, in columns whose type matches without it.
@Suite("Values that differ in case alone")
struct CaseVariantTests {
  private static let table =
    "id,email,name\n1,Anna@x.org,a\n2,anna@X.org,b\n3,ANNA@x.org,c\n4,bo@x.org,d\n5,bo@X.org,d\n6,,e\n"

  private static func report(
    _ rules: String, _ table: String, threads: Int = 1, block: Int? = nil, keyByteCount: Int? = nil,
    wantsLogs: Bool = false
  ) throws -> TableReport {
    var run = try Run()
    run.settings.threadCount = threads
    run.settings.blockByteCount = block
    run.settings.keyByteCount = keyByteCount
    run.wantsLogs = wantsLogs
    try run.scratch.write("email,name\nanna@x.org,x\nBO@x.org,y\n", to: "hub.csv")
    let hub = "load hub from '\(run.scratch.file("hub.csv"))'; use input; "
    return try run.apply(rules.contains("hub") ? hub + rules : rules, to: table).tables[0]
  }

  private static func caseNotes(_ report: TableReport) -> [String] {
    report.notes.filter { $0.contains("the case of letters") }
  }

  private static let keys =
    "2 keys differ from another one in nothing but the case of letters in email, and are told apart "
    + "(-e:1); to have these be one, write above: normalize email lower"

  @Test(
    "keys of rules that compare them are counted, however the rule is decided",
    arguments: [
      "column email is email; dedupe on email", "normalize email email; dedupe on email",
      "column email is email; dedupe on email keep last",
      "column email is email; dedupe on any of email, id",
      "column email is email; dedupe on email every key present",
      "column email is email; unique email", "column email is email; unique email, reject",
      "column email is email; check email determines name",
      "column email is email; check email determines name, reject",
      "column email is email; repair name by email",
      "column email is email; repair name, id by email at least 80%",
    ], [false, true])
  func keys(rules: String, wantsLogs: Bool) throws {
    for (threads, block) in [(1, nil), (3, 16)] as [(Int, Int?)] {
      let report = try Self.report(
        rules, Self.table, threads: threads, block: block, wantsLogs: wantsLogs)
      #expect(Self.caseNotes(report) == [Self.keys])
    }
  }

  @Test("the line that the note names takes away as many rows more as it counts")
  func advice() throws {
    let before = try Self.report("column email is email; dedupe on email", Self.table)
    let after = try Self.report(
      "column email is email; normalize email lower; dedupe on email", Self.table)
    #expect((before.removed, after.removed) == (1, 3))
    #expect(Self.caseNotes(after).isEmpty)
  }

  @Test(
    "a lookup tells of values that it does not find for their case",
    arguments: [
      "column email is email; check email in hub.email",
      "column email is email; reject rows when email not in hub.email",
      "column email is email; let known = email in hub.email; check known or id = '1'",
      "column email is email; drop rows when email in hub.email",
      "column email is email; keep rows when email not in hub.email",
      "use hub; column email is email; use input; column email is email; "
        + "correct name from hub by email",
    ])
  func lookups(rules: String) throws {
    let note =
      "4 values of email are in hub.email but for the case of letters, and so not found there (-e:1); to "
      + "have these found, write above: normalize email lower, and the same for hub.email"
    for wantsLogs in [false, true] {
      let report = try Self.report(rules, Self.table, wantsLogs: wantsLogs)
      #expect(Self.caseNotes(report) == [note])
    }
  }

  @Test("only rows that ask for a value are counted where blanks are filled")
  func filling() throws {
    let table = "id,email,name\n1,Anna@x.org,\n2,anna@X.org,b\n3,ANNA@x.org,\n4,anna@x.org,\n"
    let report = try Self.report(
      "use hub; column email is email; use input; column email is email; fill name from hub by email",
      table)
    #expect(
      Self.caseNotes(report) == [
        "2 values of email are in hub.email but for the case of letters, and so not found there "
          + "(-e:1); to have these found, write above: normalize email lower, and the same for "
          + "hub.email"
      ])
  }

  @Test("a lookup in a file tells of them too")
  func files() throws {
    let run = try Run()
    try run.scratch.write("mail,to\nanna@x.org,a@new.org\nBO@x.org,b@new.org\n", to: "codes.csv")
    let path = run.scratch.file("codes.csv")
    let rules = "column email is email; replace email from '\(path)' mail -> to"
    for (rules, count) in [(rules, "4 values"), (rules + " when id = '1'", "1 value")] {
      let note = try #require(Self.caseNotes(try run.apply(rules, to: Self.table).tables[0]).first)
      #expect(note.hasPrefix("\(count) of email "), "\(note)")
      #expect(note.contains("in mail of '\(path)' but for the case of letters"), "\(note)")
    }
  }

  @Test(
    "nothing is told of text, of other types, of one case, nor of keys that are blank",
    arguments: [
      "dedupe on email", "column email is email; normalize email lower; dedupe on email",
      "column name is name; dedupe on name", "column email is email; dedupe on name",
      "column email is email, placeholders 'Anna@x.org', 'ANNA@x.org'; dedupe on email",
      "column email is email; check email is email", "repair name by email",
    ])
  func silent(rules: String) throws {
    #expect(Self.caseNotes(try Self.report(rules, Self.table)).isEmpty)
  }

  /// Addresses of some people, each written in several cases, with what is to be counted.
  private static func randomTable(_ random: inout SeededRandom, rows: Int) -> (String, Int) {
    var (table, exact, folded) = ("id,email\n", Set<String>(), Set<String>())
    for row in 0..<rows {
      let name = (0..<3).map { _ in random.pick(["a", "B", "b", "ä", "Ä", "9"]) }.joined()
      let address = "\(name)\(random.number(0...rows / 40))@x.org"
      exact.insert(address)
      folded.insert(address.lowercased())
      table += "\(row),\(address)\n"
    }
    return (table, exact.count - folded.count)
  }

  @Test(
    "the count is exact on any number of threads and in any memory",
    arguments: [
      "dedupe on email", "dedupe on email keep last", "dedupe on any of email, id", "unique email",
      "unique email, reject", "repair id by email",
    ], [1, 1 << 12, 1 << 16, nil])
  func exact(line: String, keyByteCount: Int?) throws {
    for (seed, rows) in [(1, 40), (2, 900), (3, 6000)] as [(UInt64, Int)] {
      var random = SeededRandom(seed)
      let (table, count) = Self.randomTable(&random, rows: rows)
      #expect(count > 0)
      let report = try Self.report(
        "column email is email; " + line, table, threads: 2, block: 4096,
        keyByteCount: keyByteCount)
      #expect(
        Self.caseNotes(report).first?.hasPrefix("\(Self.written(count)) keys differ ") == true)
    }
  }

  private static func written(_ count: Int) -> String {
    count < 1000 ? "\(count)" : "\(count / 1000),\(String(count % 1000 + 1000).dropFirst())"
  }

  @Test(
    "of thousands of spellings of one address some are counted, and all are told apart",
    arguments: ["dedupe on email", "dedupe on email keep last", "unique email"])
  func manySpellings(line: String) throws {
    let letters = Array("abcdefghijkl")
    let rows = (0..<4096).map { number in
      let name = letters.enumerated().map { index, letter in
        number >> index & 1 == 0 ? String(letter) : letter.uppercased()
      }
      return "\(number),\(name.joined())@x.org\n"
    }
    let table = "id,email\n" + rows.joined() + rows.joined()
    let report = try Self.report("column email is email; " + line, table)
    #expect(report.removed == (line.hasPrefix("dedupe") ? 4096 : 0))
    #expect(Self.caseNotes(report).first?.hasPrefix("at least ") == true)
  }
}

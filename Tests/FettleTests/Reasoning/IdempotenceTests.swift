import Diagnostics
import Fettle
import Foundation
import Language
import Testing
import Verbs

@Suite("Rules on what they have made")
struct IdempotenceTests {
  private func result(_ rules: String, _ files: [String: String] = [:]) throws -> Idempotence? {
    let scratch = try Scratch()
    for (name, text) in files { try scratch.write(text, to: name) }
    try scratch.write(rules, to: "a.rules")
    return try Fettle.idempotence(of: scratch.file("a.rules"), allowsOutsidePaths: false).result
  }

  @Test(
    "a second run that can change nothing is proven",
    arguments: [
      "normalize email trim, lower; default email 'x@y.de'; dedupe on email",
      "replace stage 'new' -> 'New', 'won' -> 'Won'", "keep rows when stage = 'New'",
      "set country = 'DE' when country is blank", "clear fax when fax = 'none'",
      "column n is number; check n > 5, reject; dedupe on id", "require id, stop; unique id",
      "normalize phone digits; drop rows when phone is blank",
      "reject rows when stage = 'x'; normalize city trim; expect rows > 1; set city = 'Rome'",
      "check b = 'x', stop; keep rows when a = 'y'",
      "unique b, stop above 5 rows; clear a when a = 'x'",
      "drop rows when b = 'x'; stop rows when b = 'x'; set b = 'y'", "set status = 'a'", "",
      "# nothing yet", "normalize a trim; check b = 'x', reject",
      "check b = 'x', reject; save to 'o.csv'; check b = 'x'",
      "column d is date 'DD/MM/YYYY'; normalize d date",
      "column d is date 'DD/MM/YYYY', 'YYYY-MM-DD'; normalize d date, others clear",
      "column d is date; normalize d date, others clear; check d is date, reject",
    ])
  func proven(rules: String) throws {
    guard case .proven? = try result(rules) else {
      Issue.record("not proven: \(rules)")
      return
    }
  }

  @Test(
    "rows that a second run changes are found, and shown as few and plain",
    arguments: [
      ("set name = name & '!'", 1), ("dedupe on email; normalize email lower", 2),
      ("replace part of name 'aa' -> 'a'", 1), ("replace stage 'a' -> 'b', 'b' -> 'c'", 1),
      ("column n is number; set n = n + 1", 1),
      ("normalize a truncate 3; normalize a pad left 5 'x'", 1),
      ("check a = 'x', reject; set a = 'y'", 1), ("default a 'x'; clear a when a = 'x'", 0),
    ])
  func refuted(rules: String, rowCount: Int) throws {
    let found = try result(rules)
    if rowCount == 0 {
      if case .refuted? = found { Issue.record("a second run changes nothing: \(rules)") }
      return
    }
    guard case .refuted(let change)? = found else {
      Issue.record("not refuted: \(rules)")
      return
    }
    let table = change.tables[0]
    #expect(table.before.count == rowCount && table.once != table.twice && change.line != nil)
  }

  @Test(
    "what a notation writes and reads as another number is found",
    arguments: [
      "normalize v number '1.234,56'", "normalize v money '€ 1.234,56'",
      "column v is number '1 234,56'\nnormalize v number",
    ])
  func rereadNumbers(rules: String) throws {
    guard case .refuted(let change)? = try result(rules) else {
      // A comma alone as the mark leaves nothing to read twice.
      #expect(rules.contains("1 234,56"), "not refuted: \(rules)")
      return
    }
    #expect(change.tables[0].before.count == 1 && change.line != nil)
  }

  @Test(
    "a number read by a notation is not proven: what it writes can read as another one",
    arguments: [
      "normalize v number '1.234,56'", "normalize v money '€ 1.234,56'",
      "column v is number '1 234,56'; normalize v number",
    ])
  func notations(rules: String) throws {
    if case .proven? = try result(rules) { Issue.record("proven: \(rules)") }
  }

  @Test(
    "a notation that reads a date of the canonical form as another day is found",
    arguments: [
      "column d is date 'YYYY-DD-MM'; normalize d date",
      "column d is date 'YYYY-DD-MM'; normalize d date, others clear",
      "normalize d date 'YYYY-DD-MM'",
      "normalize d datetime 'YYYY-DD-MMTHH:mm:ssZ'",
    ])
  func rereadDates(rules: String) throws {
    guard case .refuted? = try result(rules) else {
      Issue.record("not refuted: \(rules)")
      return
    }
  }

  @Test(
    "what the first run has written and the second one cannot read is no proof where more hangs on it",
    arguments: [
      "column d is date 'DD/MM/YYYY'; normalize d date, others clear",
      "column d is date 'DD/MM/YYYY'; normalize d date; dedupe on d",
      "column d is date '20YY-MM-DD'; normalize d date",
    ])
  func unreadDates(rules: String) throws {
    if case .proven? = try result(rules) { Issue.record("proven: \(rules)") }
  }

  // What they left was taken for what is in the file, which they do not touch.
  @Test(
    "lines below the one that saves the table prove nothing of what it writes",
    arguments: [
      "replace a 'x' -> 'y', 'y' -> 'x'; save to 'o.csv'; set a = 'z'",
      "set a = a & '!' when a is present; save to 'o.csv'; clear a when a is present",
      "replace part of a 'aa' -> 'a'; save input to 'o.csv'; keep rows when a is blank",
    ])
  func belowSave(rules: String) throws {
    if case .proven? = try result(rules) { Issue.record("proven: \(rules)") }
  }

  // A second run that stops writes no table, and these were said to be proven.
  @Test(
    "rules at which a second run may stop are not proven",
    arguments: [
      "check b matches /^x/, stop above 50%; keep rows when a = 'y'",
      "expect rows > 2, stop; keep rows when a = 'y'", "check b = 'x', stop; set b = 'y'",
      "stop rows when b = 'x'; set b = 'x'", "unique b, stop above 1%; keep rows when a = 'y'",
      "replace a 'new' -> 'New', others stop", "unique b, stop; set b = 'x'",
      "check b is phone region a, stop above 3 rows; set a = 'DE'",
      "column b is phone region a; check b is valid, stop; set a = 'DE'",
    ])
  func stops(rules: String) throws {
    if case .proven? = try result(rules) { Issue.record("proven: \(rules)") }
  }

  /// A hundred codes of which only two lead on: 'c7' becomes 'c8', and that 'Eight'.
  private static let codes =
    "code,name\n"
    + (0..<100).map { "c\($0),\($0 == 7 ? "c8" : $0 == 8 ? "Eight" : "Name \($0)")\n" }.joined()

  @Test(
    "keys of lookup files and of other tables are tried, together where a line has several",
    arguments: [
      "replace country from 'codes.csv' code -> name",
      "load codes from 'codes.csv'\nuse input\ncorrect label = name from codes by key = code\n"
        + "replace key 'c41' -> 'c42'",
      "load pairs from 'pairs.csv'\nuse input\nclear v when a is present\n"
        + "fill v from pairs by a, b\nreplace a 'a11' -> 'a18'",
      "load codes from 'codes.csv'\nuse input\nkeep rows when key in codes.code\n"
        + "replace key 'c3' -> 'nowhere'",
    ])
  func lookedUpKeys(rules: String) throws {
    let pairs =
      "a,b,v\n" + (0..<30).map { "a\($0),b\($0 % 7),v\($0)\n" }.joined()
    let found = try result(rules, ["codes.csv": Self.codes, "pairs.csv": pairs])
    guard case .refuted(let change)? = found else {
      Issue.record("not refuted: \(rules)")
      return
    }
    #expect(change.tables.count == 1 && change.tables[0].before.count == 1 && change.line != nil)
  }

  @Test("a file whose codes lead nowhere is not refuted")
  func plainCodes() throws {
    let codes = Self.codes.replacingOccurrences(of: "c8\n", with: "Seven\n")
    guard
      case .open? = try result(
        "replace country from 'codes.csv' code -> name", ["codes.csv": codes])
    else {
      Issue.record("refuted, or proven without knowing the file")
      return
    }
  }

  private static let twoTables = "load input\nload hub from 'hub.csv'\n"
  private static let twoSaves = "\nsave input to 'a.csv'\nsave hub to 'b.csv'"

  @Test(
    "all tables that are saved are repeated together",
    arguments: [
      ("keep rows when id in hub.id\nuse hub\ndrop rows when stage = 'lost'", ["input", "hub"]),
      ("use hub\nset stage = stage & '!'", ["hub"]),
      (
        "clear city when id is present\nfill city from hub by id\nuse hub\nreplace id 'a' -> 'b'",
        ["input", "hub"]
      ),
    ])
  func severalTables(rules: String, tables: [String]) throws {
    let hub = ["hub.csv": "id,stage,city\n1,won,Rome\n"]
    guard case .refuted(let change)? = try result(Self.twoTables + rules + Self.twoSaves, hub)
    else {
      Issue.record("not refuted: \(rules)")
      return
    }
    #expect(change.tables.map(\.name) == tables)
    #expect(change.tables.contains { $0.once != $0.twice } && change.line != nil)
  }

  @Test(
    "lines on tables that nobody saves count for nothing",
    arguments: [
      "use hub\nset stage = stage & '!'\nuse input\nnormalize city trim",
      "use hub\nsplit stage on ' ' -> first, rest\nuse input\nnormalize city trim",
    ])
  func unsavedTables(rules: String) throws {
    let hub = ["hub.csv": "id,stage\n1,won\n"]
    guard case .proven? = try result(Self.twoTables + rules, hub) else {
      Issue.record("not proven: \(rules)")
      return
    }
    if case .proven? = try result(Self.twoTables + rules + Self.twoSaves, hub) {
      Issue.record("proven, and saved: \(rules)")
    }
  }

  @Test("a merge has no second run, and a file that is not there is an error")
  func noAnswer() throws {
    let merge = "merge input into p\n  same when email equal\n  take everything else from input"
    guard case .merged? = try result(merge) else {
      Issue.record("a second run of a merge")
      return
    }
    if try result("replace a from 'missing.csv' code -> name") != nil {
      Issue.record("rules were repeated without their file")
    }
    #expect(throws: RunFailure.self) {
      try result("load hub from 'missing.csv'\nuse input\nfill a from hub by id")
    }
    // The rows of a table that is written are made up, so its file may be anywhere.
    guard case .proven? = try result("load hub from 'missing.csv'\nuse hub\nnormalize a trim")
    else {
      Issue.record("not proven without a file")
      return
    }
  }

  @Test(
    "rules that cannot run on their own result say where",
    arguments: [
      "normalize a trim; rename a -> b", "split a on ' ' -> b, c", "set b = a; drop columns a",
      "normalize b trim; drop columns b; rename a -> b", "rename b -> c; rename a -> b",
      "load input, header none; keep columns [column 2], [column 3]; default [column 3] 'q'",
      "load input, header 'a', 'b'; drop columns b",
      "load input, header 'a', 'b'; set d = upper(a)",
      "load input, header 'a', 'b'; split a on ' ' -> c, d",
    ])
  func unrepeatable(rules: String) throws {
    guard case .unrepeatable(let problem, _)? = try result(rules) else {
      Issue.record("it can run again: \(rules)")
      return
    }
    #expect(problem.severity == .error)
  }

  @Test(
    "a column that the first run has taken away or renamed is passed over in the second",
    arguments: [
      ("drop columns a", true), ("drop columns a; normalize b trim", true), ("rename a -> b", true),
      ("keep columns a, b; normalize a trim", true), ("rename a -> b; set b = b & '!'", false),
      ("drop columns a; set c = c & '!'", false), ("rename a -> b; normalize b trim", true),
    ])
  func passedOver(rules: String, isProven: Bool) throws {
    switch try result(rules) {
    case .proven?: #expect(isProven)
    case .refuted(let change)?: #expect(!isProven && change.line != nil)
    case let other: Issue.record("\(String(describing: other)): \(rules)")
    }
  }

  @Test(
    "columns that a second run drops or renames anew prove nothing",
    arguments: [
      "drop columns a; set a = 'x'", "rename a -> b, b -> a", "drop columns a, b; set b = 'x'",
    ])
  func madeAnew(rules: String) throws {
    if case .proven? = try result(rules) { Issue.record("proven: \(rules)") }
  }

  // These were said to be proven, or to change no row that was tried.
  @Test(
    "columns that a second run makes, takes away or renames anew are told of",
    arguments: [
      ("rename a -> b, b -> a", ["b", "a"], ["a", "b"], "rename a -> b, b -> a"),
      ("rename a -> t; rename b -> a; rename t -> b", ["b", "a"], ["a", "b"], "rename a -> t"),
      (
        "load input, header none; drop columns [column 1]; normalize [column 2] lower",
        ["column 1", "column 2", "column 3"], ["column 1", "column 2"], "drop columns [column 1]"
      ),
      (
        "load input, header none; set b = upper([column 1])", ["column 1", "column 2", "column 3"],
        ["column 1", "column 2", "column 3", "column 4"], "set b = upper([column 1])"
      ),
    ])
  func otherColumns(rules: String, once: [String], twice: [String], line: String) throws {
    guard case .refuted(let change)? = try result(rules) else {
      Issue.record("not refuted: \(rules)")
      return
    }
    let table = try #require(change.tables.first)
    #expect(table.headerOfResult == once && table.headerOfSecond == twice)
    let range = try #require(change.line)
    #expect(SourceText(name: "a", text: rules).text(of: range) == line)
  }

  @Test(
    "columns that are known by their places",
    arguments: [
      ("header none; rename [column 1] -> id, [column 2] -> name; normalize name trim", true),
      ("header none; keep columns [column 1], [column 2]; normalize [column 2] trim", true),
      ("header 'a', 'b'; rename a -> b, b -> a", true),
      ("header 'a', 'b'; rename a -> c; normalize c trim", true),
      ("header 'a', 'b'; drop columns a; set a = 'x'", false),
      ("header 'a', 'b'; set c = a; drop columns a; rename c -> a", false),
    ])
  func places(rules: String, isProven: Bool) throws {
    switch try result("load input, " + rules) {
    case .proven?: #expect(isProven)
    case .refuted(let change)?: #expect(!isProven && change.line != nil)
    case let other: Issue.record("\(String(describing: other)): \(rules)")
    }
  }

  @Test(
    "a name that may be a place is no proof where columns move",
    arguments: ["drop columns a; normalize [column 2] lower", "drop columns [column 1]"])
  func namesOfPlaces(rules: String) throws {
    guard case .open? = try result(rules) else {
      Issue.record("it is not open: \(rules)")
      return
    }
  }

  @Test("no proof is false of tables whose columns are known by their places")
  func proofsOfPlacesHold() throws {
    var counts: [String: Int] = [:]
    let seeds = ReasoningProofTests.seeds.prefix(60)
    for seed in seeds {
      let rules = PlacedRules(seed)
      let found = try result(rules.text)
      counts[found.map { "\($0)".prefix { $0 != "(" }.description } ?? "none", default: 0] += 1
      for columnCount in rules.columnCounts {
        let table = PlacedRules.table(columnCount)
        let names = rules.names(columnCount)
        guard let once = IdempotenceProofTests.applied([rules.text], to: table, names) else {
          continue
        }
        let count = once.prefix { $0 != "\n" }.split(separator: ",").count
        let twice = IdempotenceProofTests.applied([rules.text], to: once, rules.names(count))
        switch found {
        case .proven?: #expect(twice == once, "seed \(seed)\n\(rules.text)")
        case .open?:
          let second = twice?.prefix { $0 != "\n" }.split(separator: ",").count
          #expect(second == count, "seed \(seed)\n\(rules.text)")
        default: break
        }
      }
    }
    #expect((counts["proven"] ?? 0) * 20 > seeds.count, "\(counts)")
    #expect((counts["refuted"] ?? 0) * 20 > seeds.count, "\(counts)")
  }
}

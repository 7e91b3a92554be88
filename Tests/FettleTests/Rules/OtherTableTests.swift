import Fettle
import Testing

@Suite("fill and correct, which take values of another table")
struct OtherTableTests {
  static let places = """
    plz,place,state
    10115,Berlin,BE
    20095,Hamburg,HH
    20095,Hamburg,hh
    80331,München,
    80331,Munich,BY

    """
  static let people = """
    id,postcode,city,state
    1,10115,,be
    2,20095,,
    3,80331,,
    4,99999,,X
    5,,,
    6,10115,Bonn,BE

    """

  /// What rules make of the people, with the table of places, and of which every log is wanted.
  private func apply(
    _ rules: String, places: String = places, people: String = people, head: String = ""
  ) throws -> (run: Run, table: TableReport) {
    var run = try Run()
    run.wantsLogs = true
    try run.scratch.write(places, to: "places.csv")
    let load = "load places from '\(run.scratch.file("places.csv"))'\n"
    let report = try run.apply(load + head + rules, to: people)
    return (run, try #require(report.tables.first { $0.table == "input" }))
  }

  /// What a rule met in the other table, without what it did not meet.
  private static func counts(_ rule: RuleReport) -> [String: Int]? {
    rule.otherTable.map { other in
      [
        "taken": other.taken, "agreeing": other.agreeing, "blankHere": other.blankHere,
        "withoutKey": other.withoutKey, "unknownKey": other.unknownKey,
        "blankThere": other.blankThere, "ambiguous": other.ambiguous,
      ].filter { $0.value > 0 }
    }
  }

  private func rows(_ run: Run, _ file: String = "out.csv") -> [String] {
    (run.scratch.read(file) ?? "").split(separator: "\n").dropFirst().map(String.init)
  }

  @Test("blanks take the one value of their key; what is there stays")
  func fill() throws {
    let (run, table) = try apply("fill city = place from places by postcode = plz")
    #expect(
      rows(run) == [
        "1,10115,Berlin,be", "2,20095,Hamburg,", "3,80331,,", "4,99999,,X", "5,,,",
        "6,10115,Bonn,BE",
      ])
    let rule = table.rules[0]
    #expect(
      Self.counts(rule) == ["taken": 2, "withoutKey": 1, "unknownKey": 1, "ambiguous": 1])
    let outcomes = rule.outcomes
    #expect(outcomes.passed == 3 && outcomes.notTested == 2 && outcomes.notEvaluated == 1)
    #expect(outcomes.failed == 0 && rule.changed == 2)
  }

  @Test("the change log names the row of the other table that the value is of")
  func source() throws {
    let (run, _) = try apply("fill city = place, state from places by postcode = plz")
    let log = (run.scratch.read("changes.csv") ?? "").split(separator: "\n").map(String.init)
    #expect(log[0] == "row,key,column,line,rule,before,after,source")
    let ends = log.dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).suffix(2).joined(separator: " ")
    }
    #expect(ends == ["Berlin places:1", "Hamburg places:2", "BY places:5"])
  }

  @Test("without such a line the change log has no column for it")
  func noSource() throws {
    let (run, _) = try apply("normalize city upper", head: "check postcode in places.plz\n")
    #expect(
      run.scratch.read("changes.csv")?.hasPrefix("row,key,column,line,rule,before,after\n") == true)
  }

  @Test("what is there and differs takes the other's value, and every case is counted apart")
  func correct() throws {
    let people = """
      id,postcode,city
      1,10115,Bonn
      2,10115,Berlin
      3,20095,
      4,80331,X
      5,99999,X
      6,,X
      7,20096,X

      """
    let (run, table) = try apply(
      "correct city = place from places by postcode = plz", places: Self.places + "20096,,\n",
      people: people)
    #expect(
      rows(run) == [
        "1,10115,Berlin", "2,10115,Berlin", "3,20095,", "4,80331,X", "5,99999,X", "6,,X",
        "7,20096,X",
      ])
    #expect(
      Self.counts(table.rules[0]) == [
        "taken": 1, "agreeing": 1, "blankHere": 1, "withoutKey": 1, "unknownKey": 1,
        "blankThere": 1, "ambiguous": 1,
      ])
  }

  @Test(
    "others says what becomes of cells for which nothing is found, or several values",
    arguments: [
      (", others keep", ["", "", "X"]), (", others clear", ["", "", "X"]),
      (", others -> '?'", ["?", "?", "X"]),
    ])
  func others(tail: String, cities: [String]) throws {
    let people = "postcode,city\n80331,\n99999,\n99999,X\n"
    let (run, _) = try apply(
      "fill city = place from places by postcode = plz\(tail)", people: people)
    #expect(rows(run).map { String($0.drop { $0 != "," }.dropFirst()) } == cities)
  }

  @Test("a row for which nothing is found can be rejected")
  func rejected() throws {
    let (run, table) = try apply(
      "fill city = place from places by postcode = plz, others reject")
    #expect(rows(run).map { $0.first } == ["1", "2", "6"])
    #expect(table.rejected == 3 && table.rules[0].outcomes.failed == 2)
  }

  @Test("the other table is as its own rules have left it at the line")
  func asItStands() throws {
    let rules = """
      use places
      normalize place upper
      drop rows when place = 'MUNICH'
      use input
      fill city = place from places by postcode = plz
      """
    let (run, _) = try apply(rules)
    #expect(rows(run).prefix(3) == ["1,10115,BERLIN,be", "2,20095,HAMBURG,", "3,80331,MÜNCHEN,"])
  }

  @Test("keys are compared by the canonical values of their type, and several of them as one")
  func keys() throws {
    let head = """
      use places
      column day is date 'DD/MM/YYYY'
      use input
      column born is date
      """
    let (run, _) = try apply(
      "fill city = town from places by name, born = day",
      places: "name,day,town\nAnn,31/01/2026,Ulm\nAnn,01/02/2026,Bonn\n",
      people: "name,born,city\nAnn,2026-01-31,\nAnn,2026-02-01,\nAnn,,\nBo,2026-01-31,\n",
      head: head + "\n")
    #expect(
      rows(run) == ["Ann,2026-01-31,Ulm", "Ann,2026-02-01,Bonn", "Ann,,", "Bo,2026-01-31,"])
  }

  @Test("a placeholder is no blank, no key and no value")
  func placeholders() throws {
    let head = """
      use places
      default place 'unknown'
      use input
      default city 'none'
      column postcode is text, placeholders '00000'
      """
    let (run, table) = try apply(
      "fill city = place from places by postcode = plz\ncorrect state = place from places by postcode = plz",
      places: "plz,place\n1,\n2,Ulm\n00000,Bonn\n",
      people: "postcode,city,state\n1,,X\n2,,X\n00000,,X\n", head: head + "\n")
    #expect(rows(run) == ["1,none,X", "2,none,Ulm", "00000,none,X"])
    let fill = table.rules.first { $0.verb == "fill" }
    #expect(fill?.otherTable?.taken == 0 && fill?.changed == 0)
  }

  @Test("a corrected placeholder is one no longer")
  func endedMark() throws {
    let (run, _) = try apply(
      """
      default city 'none'
      correct city = place from places by postcode = plz
      drop rows when city is default
      """)
    #expect(rows(run).map { $0.first } == ["1", "2", "6"])
  }

  @Test("values of a sensitive column are masked in the log of the other table too")
  func sensitive() throws {
    let (run, _) = try apply(
      "fill city = place from places by postcode = plz",
      head: "use places\ncolumn place is text, sensitive\nuse input\n")
    let log = run.scratch.read("changes.csv") ?? ""
    #expect(log.contains("******") && !log.contains("Berlin"))
  }

  @Test(
    "what cannot be is an error with its place",
    arguments: [
      ("fill city = place from plces by postcode = plz", "no table named 'plces'"),
      (
        "fill city = plce from places by postcode = plz",
        "table 'places' has no column named 'plce'"
      ),
      ("fill city = place from places by postcode = pl", "table 'places' has no column named 'pl'"),
      ("fill city = place from places by post = plz", "no column named 'post'"),
      ("fill city from input by postcode", "'input' is the table that this line acts on"),
      (
        "fill postcode = plz from places by postcode = plz",
        "'postcode' is a key of this line, so the line cannot fill it"
      ),
      (
        "column postcode is postcode\nfill city = place from places by postcode = plz",
        "'postcode' is of type postcode, and 'plz' of 'places' of type text"
      ),
      ("repair city by city", "'city' is a key of this line, so the line cannot repair it"),
      ("repair city by postcode at least 49%", "a majority has from 50% to 100% of the rows"),
    ])
  func refused(rules: String, message: String) throws {
    let error = #expect(throws: RulesRejected.self) { _ = try apply(rules) }
    #expect(error?.text.contains(message) == true, "\(error?.text ?? "")")
  }

  @Test("a value in another notation is refused with what to write")
  func notations() throws {
    let head = "use places\ncolumn d is date 'DD/MM/YYYY'\nuse input\ncolumn born is date\n"
    let error = #expect(throws: RulesRejected.self) {
      _ = try apply(
        "fill born = d from places by id", places: "id,d\n1,31/01/2026\n",
        people: "id,born\n1,\n", head: head)
    }
    #expect(error?.text.contains("write normalize d date behind use places") == true)
  }

  @Test("what is taken does not depend on threads and batches")
  func manyRows() throws {
    let places = "k,v\n" + (0..<4000).map { "\($0 % 2500),v\($0 % 1250)\n" }.joined()
    let people = "k,v\n" + (0..<3000).map { "\($0),\n" }.joined()
    var outputs: Set<String> = []
    for threads in [1, 2, 4] {
      for blockByteCount in [16, 700, 1 << 20] {
        var run = try Run()
        run.wantsLogs = true
        run.settings.threadCount = threads
        run.settings.blockByteCount = blockByteCount
        try run.scratch.write(places, to: "t.csv")
        _ = try run.apply(
          "load t from '\(run.scratch.file("t.csv"))'\nfill v from t by k", to: people)
        outputs.insert(
          (run.scratch.read("out.csv") ?? "") + (run.scratch.read("changes.csv") ?? ""))
      }
    }
    #expect(outputs.count == 1)
    #expect(outputs.first?.contains("\n2499,v1249\n2500,\n") == true)
  }
}

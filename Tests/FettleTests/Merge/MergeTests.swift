import Diagnostics
import Fettle
import Testing

@Suite struct MergeTests {
  static let sf = """
    id,email,phone,last_name,city,updated
    a1,ann@x.org,111,Lee,Ulm,2026-01-01
    a2,bob@x.org,222,Ray,N/A,2026-01-02
    a3,,333,Cox,Bonn,2026-01-03
    a4,none@x.org,,Fox,Kiel,2026-01-04

    """
  static let hub = """
    id,Email,phone,last_name,fax,updated
    h1,ANN@x.org,999,Lee-Ray,5,2026-02-01
    h2,,333,Cox,,2025-12-01
    h3,none@x.org,,Vox,7,2026-02-03

    """
  static let rules = """
    column id is id
    column email is email, placeholders 'none@x.org'
    column updated is date
    merge sf, hub into person
      same when email equal
      same when phone equal and last_name equal
      take email from sf, then hub
      take phone, last_name from latest updated
      take city from most complete
      take id all joined '+'
      take everything else from sf, then hub
    save to 'person.csv', links to 'links.csv', reviews to 'reviews.csv'
    """

  static func made() throws -> MergeRun { try MergeRun([("sf", sf), ("hub", hub)]) }

  @Test
  func `rows of two tables that are the same are one row, with the values that the takes say`()
    throws
  {
    let merge = try Self.made()
    let report = try merge.apply(Self.rules, loads: ["sf": ", blanks 'N/A'"])
    #expect(
      merge.values("person.csv") == [
        "id,email,phone,last_name,city,updated,fax",
        "a1+h1,ann@x.org,999,Lee-Ray,Ulm,2026-01-01,5",
        // A blank stays as it is written where no row has a value.
        "a2,bob@x.org,222,Ray,N/A,2026-01-02,",
        "a3+h2,,333,Cox,Bonn,2026-01-03,",
        // A placeholder links nobody, and is taken where nothing else is there.
        "a4,none@x.org,,Fox,Kiel,2026-01-04,", "h3,none@x.org,,Vox,,2026-02-03,7",
      ])
    #expect(merge.rows("person.csv")[0][0] == "person_id")
    let person = try #require(report.tables.last?.merge)
    #expect(person.rowsIn == 7 && person.groups == 5 && person.folded == 2)
    #expect(person.groupsOfMany == 2 && person.clauses.map(\.linked) == [1, 1])
    #expect(report.tables.map(\.mergedInto) == ["person", "person", nil])
    #expect(report.tables.map(\.rowsOut) == [4, 3, 5])
  }

  @Test func `rows that rules above a merge have changed are counted`() throws {
    let merge = try MergeRun([("a", "k,n\n x ,1\ny,2\n x,3\n"), ("b", "k,n\ny,4\n")])
    let report = try merge.apply(
      """
      normalize k trim
      merge a, b into p
        same when k equal
        take everything else from first
      save to 'p.csv'
      """)
    #expect(report.tables.map(\.rowsChanged) == [2, 0, 0])
  }

  @Test func `an id that reads like the number of a row without one is an error`() throws {
    let merge = try MergeRun([("a", "id,k\n,x\n#1,y\n")])
    let failure = #expect(throws: RunFailure.self) {
      _ = try merge.apply(
        """
        column id is id
        merge a into p
          same when k equal
          take everything else from first
        save to 'p.csv'
        """)
    }
    #expect(
      failure?.message == "row 1 of table 'a' has no id and goes by '#1', the id of row 2")
  }

  @Test func `every row of every table is in one link, with what holds it`() throws {
    let merge = try Self.made()
    _ = try merge.apply(Self.rules)
    let links = merge.rows("links.csv")
    #expect(
      links[0] == [
        "source", "source_id", "person_id", "clause", "score", "with_source", "with_id",
      ])
    #expect(
      links.dropFirst().map { $0[0] + $0[1] } == [
        "sfa1", "sfa2", "sfa3", "sfa4", "hubh1", "hubh2", "hubh3",
      ])
    #expect(links[5].suffix(4) == ["same when email equal", "1", "sf", "a1"])
    #expect(links[6].suffix(4) == ["same when phone equal and last_name equal", "1", "sf", "a3"])
    #expect(links[1][2] == links[5][2] && links[3][2] == links[6][2] && links[2][2] != links[1][2])
    let ids = Set(links.dropFirst().map { $0[2] })
    #expect(ids == Set(merge.rows("person.csv").dropFirst().map { $0[0] }))
    #expect(ids.allSatisfy { $0.count == 16 })
  }

  @Test func `the change log says of every value which row gave it`() throws {
    let merge = try Self.made()
    _ = try merge.apply(
      Self.rules.replacing("links to 'links.csv'", with: "changes to 'changes.csv'"))
    let id = merge.rows("person.csv")[1][0]
    let lines = merge.file("changes.csv").split(separator: "\n").filter { $0.contains(id) }
    let take = "take phone, last_name from latest updated"
    #expect(lines.contains { $0.hasSuffix("x.rules:11,\"\(take)\",hub h1,999") }, "\(lines)")
    #expect(lines.count { $0.contains(",id,") } == 2)
  }

  @Test func `rejected rows are in no group, and checks below the merge see the result`() throws {
    let merge = try Self.made()
    let report = try merge.apply(
      """
      column id is id
      reject rows when phone = '333'
      merge sf, hub into person
        same when last_name equal
        take everything else from sf, then hub
      reject rows when original.last_name = 'Ray' as R2
      set last_name = upper(last_name)
      save sf to 'sf-out.csv', rejects to 'sf-rejects.csv'
      save person to 'person.csv', rejects to 'person-rejects.csv'
      """)
    let names = merge.rows("person.csv").map { $0[4] }
    // Cox was rejected in both tables, Ray below the merge.
    #expect(names == ["last_name", "LEE", "FOX", "LEE-RAY", "VOX"])
    #expect(merge.rows("sf-rejects.csv").count == 2)
    #expect(report.tables.map(\.rejected) == [1, 1, 1])
    #expect(report.tables.allSatisfy { $0.rowsIn == $0.rowsOut + $0.removed + $0.rejected })
  }

  @Test func `a merge of a result, and of a table with itself`() throws {
    let merge = try Self.made()
    let report = try merge.apply(
      """
      merge sf into own
        same when city equal
        take everything else from first
      merge own, hub into person
        same when phone equal
        take everything else from own, then hub
      save to 'person.csv', links to 'links.csv'
      """)
    #expect(report.tables.map(\.table) == ["sf", "own", "hub", "person"])
    #expect(merge.rows("person.csv").count == 1 + 6)
    #expect(
      merge.rows("links.csv").dropFirst().map { $0[0] }.prefix(5) == [
        "own", "own", "own", "own", "hub",
      ])
  }

  @Test func `a table free of duplicates gives one row to a group, and never same refuses`() throws
  {
    let merge = try MergeRun([
      ("a", "id,k,t\n1,x,7\n2,x,\n3,y,1\n"), ("b", "id,k,t\n4,x,7\n5,y,2\n"),
    ])
    let report = try merge.apply(
      """
      merge a, b into p
        same when k equal
        never same when t differ
        take everything else from a, then b
      save to 'p.csv', links to 'links.csv'
      """, loads: ["a": ", no duplicates"])
    let refusals = try #require(report.tables.last?.merge?.refusals)
    #expect(refusals.map(\.reason).sorted() == ["a has no duplicates", "never same when t differ"])
    #expect(merge.rows("p.csv").count == 1 + 4)
  }

  @Test func `expect merged stops a run that puts too many rows together`() throws {
    let merge = try Self.made()
    let rules = { (limit: String) in
      """
      column id is id
      merge sf, hub into person
        same when phone equal
        take everything else from sf, then hub
      expect merged < \(limit)
      save to 'person.csv'
      """
    }
    #expect(try merge.apply(rules("1 rows")).isStopped)
    #expect(merge.run.scratch.read("person.csv") == nil)
    #expect(try merge.apply(rules("10% of rows")).isStopped)
    #expect(try !merge.apply(rules("20% of rows")).isStopped)
    #expect(merge.rows("person.csv").count == 1 + 6)
  }

  @Test func `a group of more than a thousand rows stops the run before anything is written`()
    throws
  {
    let rows = (0..<1_001).map { "\($0),same" }.joined(separator: "\n")
    let merge = try MergeRun([("a", "id,k\n\(rows)\n")])
    let failure = #expect(throws: RunFailure.self) {
      try merge.apply(
        """
        save a to 'a-out.csv'
        merge a into p
          same when k equal
          take everything else from first
        save to 'p.csv'
        """)
    }
    #expect(failure?.kind == .stopped && failure?.message.contains("1,001 rows") == true)
    #expect(
      failure?.message.hasSuffix(
        "x.rules:5), 1,001 with k 'same'") == true, "\(String(describing: failure))")
    #expect(failure?.message.contains("held by 'same when k equal' (") == true)
    #expect(failure?.help?.contains("placeholders 'same'") == true)
    #expect(merge.run.scratch.read("a-out.csv") == nil)
  }

  @Test func `the value that holds a group too large is masked where it is sensitive`() throws {
    let rows = (0..<1_001).map { "\($0),same" }.joined(separator: "\n")
    let merge = try MergeRun([("a", "id,k\n\(rows)\n")])
    let failure = #expect(throws: RunFailure.self) {
      try merge.apply(
        """
        column k is text, sensitive
        merge a into p
          same when k equal
          take everything else from first
        save to 'p.csv'
        """)
    }
    #expect(failure?.message.contains("'same'") == false)
    #expect(failure?.help?.contains("'same'") == false)
  }

  @Test(arguments: [
    ("review when n equal", ""), ("review groups above 1 rows", ""),
    ("same when n equal", "take n if agreed, else review"),
  ])
  func `pairs to review that no save writes are told of`(clause: String, take: String) throws {
    let merge = try MergeRun([("a", "k,n\nx,1\nx,2\ny,2\n")])
    let rules = { (save: String) in
      """
      merge a into p
        same when k equal
        \(clause)
        \(take)
        take everything else from first
      \(save)
      """
    }
    let report = try merge.apply(rules("save to 'p.csv'"))
    let notes = report.tables.last?.notes ?? []
    #expect(
      notes.contains {
        $0.hasSuffix("to be reviewed and written nowhere: write save …, reviews to 'reviews.csv'")
      }, "\(notes)")
    let written = try merge.apply(rules("save to 'p.csv', reviews to 'r.csv'"))
    #expect(written.tables.last?.notes == [])
  }

  private func wide(_ text: String, keyByteCount: Int) throws -> ApplyReport {
    let filler = String(repeating: "x", count: 1_000)
    let rows = (0..<400).map { "\($0),k\($0),\(filler)\n" }.joined()
    let table = "id,k,note\n\(rows)"
    var merge = try MergeRun([("a", table), ("b", table)])
    merge.settings.keyByteCount = keyByteCount
    return try merge.apply(text)
  }

  private static let narrow = """
    column id is id
    keep columns id, k

    """

  private static func merging(
    _ table: String = "a", into result: String, _ clause: String = ""
  ) -> String {
    """
    use \(table)
    merge \(table) into \(result)
      same when k equal
    \(clause)  take everything else from first
    save to '\(result).csv'

    """
  }

  @Test func `all merges of a run share its memory, and give it back`() throws {
    // A merge of the two columns takes about 42 kB.
    let one = Self.narrow + Self.merging(into: "p")
    #expect(try !wide(one, keyByteCount: 75_000).isStopped)
    let tooMuch = #expect(throws: RunFailure.self) { try wide(one, keyByteCount: 20_000) }
    #expect(
      tooMuch?.kind == .usage && tooMuch?.message.contains("more than the 20000 bytes") == true)
    // The second one gathers its rows when the first is written.
    let after = one + Self.merging("b", into: "q")
    #expect(try !wide(after, keyByteCount: 75_000).isStopped)
    // This one while it is.
    let beside = one + Self.merging("p", into: "q")
    let both = #expect(throws: RunFailure.self) { try wide(beside, keyByteCount: 75_000) }
    #expect(both?.kind == .usage && both?.message.contains("more than the 75000 bytes") == true)
    #expect(try !wide(beside, keyByteCount: 160_000).isStopped)
  }

  @Test func `where no logs are written a merge keeps no records`() throws {
    let rules =
      Self.narrow + Self.merging(into: "p", "  removed to 'records.csv'\n")
    let scratch = try Scratch()
    let filler = String(repeating: "x", count: 1_000)
    let rows = (0..<400).map { "\($0),k\($0),\(filler)\n" }.joined()
    try scratch.write("load a from 'a.csv'\nuse a\n" + rules, to: "x.rules")
    try scratch.write("id,k,note\n\(rows)", to: "a.csv")
    var options = RunOptions()
    options.keyByteCount = 80_000
    let set = RuleSet(files: [scratch.file("x.rules")])
    guard case .done(let report) = try Fettle.preview(set, options: options) else {
      throw RulesRejected(text: "rules")
    }
    #expect(!report.isStopped && scratch.read("records.csv") == nil)
    guard
      case .found(let pair) = try Fettle.why(
        RowName("1"), RowName("2"), into: nil, set, options: options)
    else { throw RulesRejected(text: "rules") }
    #expect(!pair.isTogether)
  }
}

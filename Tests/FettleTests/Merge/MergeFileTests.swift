import Diagnostics
import Fettle
import Testing

@Suite struct MergeFileTests {
  private static let table = "id,k,n\n1,x,a\n2,x,b\n3,y,c\n4,z,d\n"

  private func merge(_ clauses: String, files: [String: String]) throws -> MergeRun {
    var merge = try MergeRun([("a", Self.table)])
    merge.files = files
    _ = try merge.apply(
      """
      column id is id
      merge a into p
        same when k equal
      \(clauses)
        take n if agreed, else review
        take everything else from first
      save to 'p.csv', links to 'links.csv', reviews to 'reviews.csv'
      """)
    return merge
  }

  private static let head = "decision,source,source_id,other_source,other_id\n"

  @Test func `decisions go before every clause`() throws {
    let decided = try merge(
      "  decided in 'd.csv'",
      files: ["d.csv": Self.head + "different,a,1,a,2\nSame,a,3,a,4\n,a,1,a,3\n"])
    let groups = Dictionary(grouping: decided.rows("links.csv").dropFirst()) { $0[2] }
      .values.map { $0.map { $0[1] } }.sorted { $0[0] < $1[0] }
    #expect(groups == [["1"], ["2"], ["3", "4"]])
    #expect(decided.rows("links.csv")[4].suffix(4) == ["decided", "1", "a", "3"])
  }

  @Test func `a decision holds rows together that a clause keeps apart`() throws {
    let decided = try merge(
      "  never same when n differ\n  decided in 'd.csv'",
      files: ["d.csv": Self.head + "same,a,1,a,2\n"])
    let ids = decided.rows("links.csv").dropFirst().map { $0[2] }
    #expect(ids[0] == ids[1] && Set(ids).count == 3)
  }

  @Test func `the review queue is read back when it is decided`() throws {
    let first = try merge("  review when n equal", files: [:])
    #expect(
      first.file("reviews.csv")
        == """
        decision,source,source_id,other_source,other_id,clause,score,id,other id,k,other k,n,other n
        ,a,1,a,2,"take n if agreed, else review",1,1,2,x,x,a,b

        """)
    let decided = first.file("reviews.csv").replacing("\n,a,1", with: "\ndifferent,a,1")
    let second = try merge("  decided in 'd.csv'", files: ["d.csv": decided])
    #expect(second.rows("p.csv").count == 1 + 4)
    #expect(second.rows("reviews.csv").count == 1)
  }

  @Test(arguments: [("", 1), ("different,a,1,a,2\n", 0), ("different,a,3,a,4\n", 1)])
  func `a decided pair is none to review`(decision: String, reviewCount: Int) throws {
    var merge = try MergeRun([("a", Self.table)])
    merge.files = ["d.csv": Self.head + decision]
    let report = try merge.apply(
      """
      column id is id
      merge a into p
        same when n equal
        review when k equal
        decided in 'd.csv'
        take everything else from first
      save to 'p.csv', reviews to 'reviews.csv'
      """)
    let result = try #require(report.tables.last?.merge)
    #expect(result.clauses.map(\.linked) == [0, reviewCount])
    let decided = try #require(result.decided)
    #expect(decided.file.hasSuffix("d.csv"))
    #expect(
      [decided.same, decided.undecided, decided.different] == [0, 0, decision.isEmpty ? 0 : 1])
    #expect(merge.rows("reviews.csv").count == 1 + reviewCount)
  }

  @Test func `an id that ends is counted, and the links say where its rows have gone`() throws {
    var merge = try MergeRun([("a", Self.table)])
    merge.files = [
      "old.csv":
        "source,source_id,p_id\na,1,one\na,2,two\na,3,three\na,4,three\na,9,nine\n"
    ]
    let report = try merge.apply(
      """
      column id is id
      merge a into p
        same when k equal
        links from 'old.csv'
        take everything else from first
      save to 'p.csv', links to 'links.csv'
      """)
    let made = try #require(report.tables.last?.merge)
    #expect(made.endedCount == 1)
    #expect(made.ended.map(\.id) == ["two"] && made.ended.map(\.into) == ["one"])
    let links = merge.rows("links.csv")
    #expect(links[0].last == "earlier_id" && links[0].count == 8)
    #expect(links.dropFirst().map(\.last) == ["one", "two", "three", "three"])
    #expect(links[2][2] == "one" && links[3][2] == "three" && links[4][2] != "three")
  }

  @Test func `blanks in other words are blank where people decide`() throws {
    let merge = try MergeRun([("a", "id,k,n,m\n1,x,N/A,q\n2,x,none,r\n")])
    _ = try merge.apply(
      """
      column n is text, placeholders 'none'
      merge a into p
        same when m equal
        review when k equal
        take everything else from first
      save to 'p.csv', reviews to 'reviews.csv'
      """, loads: ["a": ", blanks 'N/A'"])
    #expect(merge.file("reviews.csv").hasSuffix(",review when k equal,1,1,2,x,x,,none,q,r\n"))
    // The result keeps what came.
    #expect(merge.values("p.csv").dropFirst() == ["1,x,N/A,q", "2,x,none,r"])
  }

  static let faults: [(file: String, message: String, line: Int?)] = [
    (
      head + "same,a,1,a,2\ndifferent,a,2,a,1\n",
      "the decision 'different' contradicts the decision 'same' of line 2", 3
    ),
    (
      head + "same,a,1,a,2\nsame,a,2,a,3\ndifferent,a,1,a,3\n",
      "the decision 'different' contradicts the decision 'same' of line 2, by way of other rows", 4
    ),
    (head + "different,a,1,a,1\n", "the decision 'different' is of a row with itself", 2),
    (
      head + "same,a,1,a,2\ndifferent,a,2,a,2\n",
      "the decision 'different' is of a row with itself", 3
    ),
    (head + "maybe,a,1,a,2\n", "a decision is 'same' or 'different', not 'maybe'", 2),
    ("decision,source\nsame,a\n", "'d.csv' behind decided in has no column 'source_id'", 1),
  ]

  @Test(arguments: faults)
  func `decisions that cannot be obeyed are an error with their line`(
    file: String, message: String, line: Int?
  ) throws {
    let failure = #expect(throws: RunFailure.self) {
      try merge("  decided in 'd.csv'", files: ["d.csv": file])
    }
    #expect(failure?.message == message)
    #expect(failure?.place?.line == line)
  }

  @Test func `an id lives on in the group with most of its records, and is given once`() throws {
    let links = "source,source_id,p_id\na,1,OLD\na,2,OLD\na,3,OLD\na,4,GONE\n"
    let kept = try merge("  links from 'old.csv'", files: ["old.csv": links])
    let ids = kept.rows("links.csv").dropFirst().map { $0[2] }
    #expect(ids[0] == "OLD" && ids[1] == "OLD" && ids[3] == "GONE")
    #expect(ids[2].count == 16 && Set(ids).count == 3)
    let fresh = try merge("", files: [:]).rows("links.csv").dropFirst().map { $0[2] }
    #expect(fresh[2] == ids[2])
  }

  static let linkFaults: [(file: String, message: String, help: String, line: Int)] = [
    (
      "source,source_id,p_id\na,1,OLD\na,2,OLD\na,3,\na,3,THIRD\na,1,NEW\n",
      "a row has two ids: in line 2 another one than here, 'NEW'",
      "take one of the two lines away", 6
    ),
    (
      "source,source_id,person_id\na,1,OLD\n", "'old.csv' behind links from has no column 'p_id'",
      "give the links that save wrote of merge … into p; where the result had another name, change "
        + "that of the column here to 'p_id'", 1
    ),
  ]

  @Test(arguments: linkFaults)
  func `links that cannot be followed are an error with their line`(
    file: String, message: String, help: String, line: Int
  ) throws {
    let failure = #expect(throws: RunFailure.self) {
      try merge("  links from 'old.csv'", files: ["old.csv": file])
    }
    #expect(failure?.message == message && failure?.help == help)
    #expect(failure?.place?.file.hasSuffix("old.csv") == true && failure?.place?.line == line)
  }

  @Test func `a row may have two lines with one id`() throws {
    let links = "source,source_id,p_id\na,1,OLD\na,1,OLD\na,4,\n"
    let kept = try merge("  links from 'old.csv'", files: ["old.csv": links])
    #expect(kept.rows("links.csv")[1][2] == "OLD")
  }

  @Test func `lines that name no row are told with their numbers`() throws {
    var merge = try MergeRun([("a", Self.table)])
    let head = Self.head
    merge.files = [
      "d.csv": head + "same,a,1,a,9\nsame,a,1,a,2\n,a,8,a,9\nsame,sff,1,a,2\nsame,a,7,a,1\n"
        + "different,a,7,a,2\n",
      "old.csv": "source,source_id,p_id\na,1,one\na,9,nine\n",
    ]
    let report = try merge.apply(
      """
      column id is id
      merge a into p
        same when k equal
        links from 'old.csv'
        decided in 'd.csv'
        take everything else from first
      save to 'p.csv'
      """)
    #expect(
      report.tables.last?.notes == [
        "1 line of 'links from' names a row that is not there: line 3 of 'old.csv'",
        "4 lines of 'decided in' name rows that are not there: lines 2, 5, 6, … of 'd.csv'; "
          + "'sff' is no table of this merge",
      ])
  }

  private static let weekly = """
    column id is id
    merge a into p
      same when k equal
      links from 'links.csv'
      take everything else from first
    """

  @Test func `the links of an earlier run are replaced by those of this one`() throws {
    var merge = try MergeRun([("a", Self.table)])
    merge.files = ["links.csv": "source,source_id,p_id\na,1,OLD\na,4,LAST\n"]
    let save = "\nsave to 'p.csv', links to 'links.csv'"
    _ = try merge.apply(Self.weekly + save)
    let ids = merge.rows("links.csv").dropFirst().map { $0[2] }
    #expect(ids[0] == "OLD" && ids[1] == "OLD" && ids[3] == "LAST")
    // A week later, with the file that this run wrote.
    let links = merge.file("links.csv")
    merge.files = ["links.csv": links]
    merge.tables[0].text += "5,z,e\n"
    _ = try merge.apply(Self.weekly + save)
    let later = merge.rows("links.csv").dropFirst().map { $0[2] }
    #expect(later == ids + ["LAST"])
    // A run that stops leaves them as they were.
    let before = merge.file("links.csv")
    merge.files = [:]
    #expect(try merge.apply(Self.weekly + "\nexpect rows < 2, stop" + save).isStopped)
    #expect(merge.file("links.csv") == before)
  }

  @Test(arguments: ["save to 'links.csv'", "save to 'p.csv', changes to 'links.csv'"])
  func `nothing but links is written over the links of an earlier run`(save: String) throws {
    var merge = try MergeRun([("a", Self.table)])
    merge.files = ["links.csv": "source,source_id,p_id\na,1,OLD\n"]
    let failure = #expect(throws: RunFailure.self) { try merge.apply(Self.weekly + "\n" + save) }
    #expect(failure?.message.contains("is an input of this run") == true)
  }

  @Test(arguments: ["links from", "decided in"])
  func `a file that a first run does not have is an error that says what to do`(
    clause: String
  ) throws {
    let failure = #expect(throws: RulesRejected.self) {
      try merge("  \(clause) 'old.csv'", files: [:])
    }
    #expect(failure?.text.contains("there is no such file") == true)
    let header =
      clause == "decided in"
      ? "decision,source,source_id,other_source,other_id" : "source,source_id,p_id"
    #expect(
      failure?.text.contains("begin the file with its header alone: \(header)") == true)
    let first = try merge("  \(clause) 'old.csv'", files: ["old.csv": header + "\n"])
    #expect(first.values("p.csv") == (try merge("", files: [:])).values("p.csv"))
  }

  @Test func `reviews of rows below a merge need a place of their own`() throws {
    func text(_ logs: String) throws -> String {
      var run = try MergeRun([("a", Self.table)])
      run.files = [:]
      _ = try run.apply(
        """
        column id is id
        merge a into p
          same when k equal
          take everything else from first
        check n != 'a', review
        save to 'p.csv', reviews to 'reviews.csv'\(logs)
        """)
      return run.file("findings.csv")
    }
    let failure = #expect(throws: RulesRejected.self) { try text("") }
    #expect(failure?.text.contains("error F0810") == true)
    #expect(try text(", findings to 'findings.csv'").contains("check n != 'a', review"))
  }

  @Test func `removed to holds the bytes of every record`() throws {
    let kept = try merge("  removed to 'records.csv'", files: [:])
    let text = kept.file("records.csv")
    #expect(text.contains("\ntext,a,,,") && text.contains("\"id,k,n\n\""))
    #expect(text.contains(",utf-8,\",\",2,13,\"2,x,b\n\""))
  }
}

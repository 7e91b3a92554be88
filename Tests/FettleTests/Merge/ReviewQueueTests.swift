import Diagnostics
import Fettle
import Foundation
import Testing

@Suite struct ReviewQueueTests {
  private static let head =
    "decision,source,source_id,other_source,other_id,clause,score,n,other n\n"

  private static func queue(_ text: String, to target: String? = nil) throws -> (
    Scratch, ReviewQueue
  ) {
    let scratch = try Scratch()
    try scratch.write(text, to: "q.csv")
    return (
      scratch, try ReviewQueue(scratch.file("q.csv"), target: target.map { scratch.file($0) })
    )
  }

  static let layouts: [(head: String, lineEnd: String, isOpen: Bool)] = [
    ("", "\n", false), ("\u{FEFF}", "\r\n", false), ("", "\r\n", true), ("", "\n", true),
  ]

  @Test(arguments: layouts)
  func `decisions change their cells alone`(head: String, lineEnd: String, isOpen: Bool) throws {
    let lines = [
      "note;decision;source;source_id;other_source;other_id;clause;score;n;other n",
      "mine;;a;1;b;2;\"x; \"\"y\"\"\";0.5; A ;\"two\nlines\"", ";\"\";a;3;b;4;c;1;;",
      ";same;a;5;b;6;c;1;p;q",
      ";;a;7;b;8;c;1;p;q",
    ]
    let text = head + lines.joined(separator: lineEnd) + (isOpen ? "" : lineEnd)
    var (scratch, queue) = try Self.queue(text)
    #expect(queue.pairs.map(\.decision) == [nil, nil, .same, nil])
    let first = queue.pairs[0]
    #expect(first.columns.map(\.name) == ["n"] && first.columns[0].differs)
    #expect(first.columns[0].left == " A " && first.columns[0].right == "two\nlines")
    #expect(first.clause == "x; \"y\"" && first.right.table == "b" && first.right.id == "2")
    try queue.decide(0, .different)
    try queue.decide(1, .same)
    try queue.decide(3, .same)
    queue.takeBack(3)
    try queue.save()
    let expected = text.replacingOccurrences(of: "mine;;", with: "mine;different;")
      .replacingOccurrences(of: ";\"\";a;3", with: ";same;a;3")
    #expect(scratch.read("q.csv") == expected)
    #expect(scratch.names == ["q.csv"])
    queue.takeBack(1)
    queue.takeBack(0)
    try queue.save()
    #expect(scratch.read("q.csv") == text)
  }

  @Test func `columns that are called as the queue's own are numbered, and decisions read back`()
    throws
  {
    let merge = try MergeRun([
      (
        "a",
        """
        id,source,score,k,other k,Other_ID
        1,web,5,p,1,x
        2,shop,6,p,2,y

        """
      )
    ])
    let rules = """
      column id is id
      merge a into person
        same when id equal
        review when k equal
        take everything else from first
        DECIDED
      save to 'p.csv', reviews to 'r.csv'
      """
    _ = try merge.apply(rules.replacingOccurrences(of: "  DECIDED\n", with: ""))
    #expect(
      merge.file("r.csv").split(separator: "\n")[0]
        == "decision,source,source_id,other_source,other_id,clause,score,id,other id,source (2),"
        + "other source (2),score (2),other score (2),k,other k,other k (2),other other k (2),"
        + "Other_ID (2),other Other_ID (2)")
    var queue = try ReviewQueue(merge.run.scratch.file("r.csv"))
    #expect(queue.pairs[0].columns.map(\.name).contains("source (2)"))
    try queue.decide(0, .same)
    try queue.save()
    _ = try merge.apply(
      rules.replacingOccurrences(of: "DECIDED", with: "decided in 'r.csv'")
        .replacingOccurrences(of: "reviews to 'r.csv'", with: "reviews to 'r2.csv'"))
    // Below the header both rows are one.
    #expect(merge.rows("p.csv").count == 2)
  }

  @Test func `another file takes the decisions, and is not written over`() throws {
    let text = Self.head + ",a,1,b,2,c,1,x,y\n"
    var (scratch, queue) = try Self.queue(text, to: "d.csv")
    try queue.decide(0, .same)
    try queue.save()
    try queue.save()
    #expect(scratch.read("q.csv") == text)
    #expect(scratch.read("d.csv") == Self.head + "same,a,1,b,2,c,1,x,y\n")
    let failure = #expect(throws: RunFailure.self) {
      try ReviewQueue(scratch.file("q.csv"), target: scratch.file("d.csv"))
    }
    #expect(failure?.kind == .usage && failure?.message.contains("is there already") == true)
  }

  @Test func `a file that others change in the meantime is left alone`() throws {
    var (scratch, queue) = try Self.queue(Self.head + ",a,1,b,2,c,1,x,y\n")
    try queue.decide(0, .same)
    try scratch.write("mine, and longer\n", to: "q.csv")
    let failure = #expect(throws: RunFailure.self) { try queue.save() }
    #expect(failure?.message.contains("was changed by somebody else") == true)
    #expect(scratch.read("q.csv") == "mine, and longer\n")
  }

  static let faults: [(text: String, message: String, line: Int?)] = [
    ("id,n\n1,x\n", "is no review queue: it has no column 'decision'", 1),
    ("decision,source,source_id,n\n,a,1,x\n", "it has no column 'other_source'", 1),
    (
      head + ",a,1,b,2,c,1,x,y\nmaybe,a,1,b,3,c,1,x,y\n", "is 'same' or 'different', not 'maybe'", 3
    ),
    (
      head + "same,a,1,b,2,c,1,x,y\nsame,b,2,a,3,c,1,x,y\ndifferent,A,3,a,1,c,1,x,y\n",
      "contradicts the decision 'same' of line 2, by way of other rows", 4
    ),
  ]

  @Test(arguments: faults)
  func `what is no queue, or contradicts itself, is an error with its line`(
    text: String, message: String, line: Int?
  ) throws {
    let failure = #expect(throws: RunFailure.self) { try Self.queue(text) }
    #expect(failure?.message.contains(message) == true, "\(String(describing: failure))")
    #expect(failure?.place?.line == line && failure?.kind == .input)
  }

  @Test func `a decision that contradicts others is refused when it is made`() throws {
    let rows = ["same,a,1,b,2", ",b,2,a,3", ",a,1,a,3"].map { $0 + ",c,1,x,y\n" }
    var (_, queue) = try Self.queue(Self.head + rows.joined())
    try queue.decide(2, .different)
    let failure = #expect(throws: RunFailure.self) { try queue.decide(1, .same) }
    #expect(failure?.place?.line == 4 && queue.pairs[1].decision == nil)
    try queue.decide(1, .different)
    #expect(queue.undecidedCount == 0 && queue.count(of: .different) == 2)
  }

  @Test func `an encoding stays what it was`() throws {
    let scratch = try Scratch()
    let text = Self.head + ",a,1,b,2,c,1,Zoë,张三\n"
    let bytes = Data([0xFF, 0xFE]) + text.data(using: .utf16LittleEndian)!
    try bytes.write(to: URL(fileURLWithPath: scratch.file("q.csv")))
    var queue = try ReviewQueue(scratch.file("q.csv"))
    #expect(queue.pairs[0].columns[0].right == "张三")
    try queue.decide(0, .same)
    try queue.save()
    let expected = text.replacingOccurrences(of: "\n,a", with: "\nsame,a")
    #expect(
      FileManager.default.contents(atPath: scratch.file("q.csv"))
        == Data([0xFF, 0xFE]) + expected.data(using: .utf16LittleEndian)!)
  }
}

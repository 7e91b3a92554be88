import Fettle
import Testing

/// How many pairs a merge says that it has compared, linked and refused.
@Suite struct MergeCountTests {
  private static let two = "id,email,f,l,tax\n1,x,a,b,7\n2,x,a,b,8\n"

  /// A merge of table `r`, whose clauses these are.
  private static func rules(_ clauses: [String], columns: String = "") -> String {
    """
    column id is id
    \(columns)
    merge r into p
      \(clauses.joined(separator: "\n  "))
      take everything else from first
    save to 'p.csv', reviews to 'reviews.csv'
    """
  }

  private static func report(
    _ table: String, _ clauses: String..., columns: String = ""
  ) throws -> MergeReport {
    let merge = try MergeRun([("r", table)])
    return try #require(
      merge.apply(rules(clauses, columns: columns)).tables.last?.merge)
  }

  @Test(arguments: [
    "same when email equal and (f equal or l equal or email equal)",
    "same when (f equal or l equal)",
    "same when (f equal and tax differ) or (l equal and tax differ)",
    "same when (f similar 90% or l similar 90%) within email",
  ])
  func `a pair counts once a clause, whatever alternatives it meets`(clause: String) throws {
    let linked = try Self.report(Self.two, clause).clauses[0]
    #expect(linked.compared == 1 && linked.linked == 1)
    let refused = try Self.report(Self.two, clause, "never same when tax differ")
    #expect(refused.clauses.map(\.compared) == [1, 0] && refused.clauses.map(\.linked) == [0, 0])
    #expect(refused.clauses[1].refused == 1 && refused.refusals.map(\.count) == [1])
    let reviewed = try Self.report(
      Self.two, "same when id equal", clause.replacing("same when", with: "review when"))
    #expect(reviewed.clauses[1].compared == 1 && reviewed.clauses[1].linked == 1)
    #expect(reviewed.reviews == 1)
  }

  /// 150 pairs, 30 of which have two taxes.
  private static let pairs: String = {
    let rows = (0..<150).flatMap { number -> [String] in
      let rest = "a\(number)@x.org,19\(number % 80 + 10)-01-\(number % 28 + 1)"
      return ["\(number)-1,\(rest),1", "\(number)-2,\(rest),\(number < 30 ? 2 : 1)"]
    }
    return (["id,email,born,tax"] + rows).joined(separator: "\n") + "\n"
  }()

  @Test(arguments: [
    "email equal", "email similar by levenshtein 0 within email", "learned on email, born",
  ])
  func `links that are refused are not linked, whatever finds them`(test: String) throws {
    let report = try Self.report(Self.pairs, "same when \(test)", "never same when tax differ")
    #expect(report.clauses.map(\.linked) == [120, 0] && report.clauses[0].compared >= 150)
    #expect(report.clauses[1].refused == 30 && report.folded == 120)
    // What passes find are pairs that have bits enough, refused or not.
    #expect(report.learned.allSatisfy { $0.linked == 120 && $0.found == 150 })
  }

  /// Smith and Smith are one, and 王伟 and 王伟; Smyth is, but for one measure.
  @Test(arguments: [("soundex", 3), ("metaphone", 3), ("nysiis", 2)])
  func `rows are found by how they sound, and not all are compared`(
    measure: String, folded: Int
  ) throws {
    let names = ["Smith", "Smyth", "Lee", "Leigh", "王伟", "李娜", "", "12", "34", "Smith", "王伟"]
    let rows = names.enumerated().map { "\($0),\($1),\n" }
    let report = try Self.report(
      "id,l,tax\n" + rows.joined(), "same when l similar by \(measure)")
    #expect(report.folded == folded && report.clauses[0].linked == folded)
    #expect(report.clauses[0].compared == folded)
  }

  @Test func `rows that are near are found in their order, and not all are compared`() throws {
    let rows = (0..<100).map { "\($0),2026-0\($0 / 18 + 1)-\($0 % 18 + 10)\n" }
    let report = try Self.report(
      "id,born\n" + rows.joined(), "same when born within 1 days",
      columns: "column born is date")
    // All but the first day of each month are near the day before.
    #expect(report.clauses[0].compared == 94 && report.clauses[0].linked == 94)
    #expect(report.groups == 6)
  }

  @Test func `of one row a note says that there are too few to learn from`() throws {
    let merge = try MergeRun([("r", "id,email\n1,a@x.org\n")])
    let report = try merge.apply(
      Self.rules(["same when learned"], columns: "column email is email"))
    #expect(
      report.tables.last?.notes == [
        "'same when learned' links nothing: there are too few rows to learn from"
      ])
  }

  @Test func `why tells of a refusal once`() throws {
    let merge = try MergeRun([("r", Self.two)])
    _ = try merge.apply(
      Self.rules(["same when (f equal or l equal)", "never same when tax differ"]))
    let set = RuleSet(files: [merge.run.scratch.file("x.rules")])
    guard
      case .found(let pair) = try Fettle.why(
        RowName("1"), RowName("2"), into: nil, set, options: RunOptions())
    else { throw RulesRejected(text: "rules") }
    #expect(pair.refusals.count == 1 && !pair.isTogether)
  }
}

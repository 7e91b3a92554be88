import Fettle
import Testing

/// `a similar b 90%`: two values of one row, by the measure by which a merge compares rows.
@Suite struct SimilarityTests {
  /// The rows of a table of two columns that are similar.
  private func kept(_ pairs: [(String, String)], _ type: String, _ share: String) throws -> [Int] {
    let run = try Run()
    let rows = pairs.enumerated().map { "\($0),\"\($1.0)\",\"\($1.1)\"\n" }.joined()
    _ = try run.apply(
      "column a, b is \(type)\nkeep rows when a similar b \(share)\nkeep columns n",
      to: "n,a,b\n" + rows)
    let output = try #require(run.scratch.read("out.csv"))
    return output.split(separator: "\n").dropFirst().compactMap { Int($0) }
  }

  @Test func `companies are compared without their legal forms`() throws {
    let pairs = [
      ("Acme Inc", "ACME Incorporated"), ("Acme, Inc.", "The Acme Corporation"),
      ("Müller & Sohn GmbH", "Mueller und Sohn KG"), ("北明食品有限公司", "北明食品"),
      ("Acme Inc", "Apex Inc"), ("", "Acme"),
    ]
    let exact = try kept(pairs, "company", "100%")
    #expect(exact == [0, 1, 3])
    // As plain texts they have a word in common that says nothing.
    #expect(try kept(pairs, "text", "100%") == [])
    #expect(try !kept(pairs, "company", "80%").contains(4))
  }

  @Test func `names are compared by their parts, nicknames and sounds`() throws {
    let pairs = [
      ("Bob", "Robert"), ("Lee, Ann", "Ann Lee"), ("Dr. Ann Lee", "Ann Lee"), ("李娜", "Li Na"),
      ("刘静", "刘静梅"), ("Ann Lee", "Tom Ford"),
    ]
    #expect(try kept(pairs, "name", "95%") == [0, 1, 2, 3])
  }

  // What cannot be read as its type cannot be evaluated, and such a row stays.
  @Test func `numbers and dates are compared by their distance`() throws {
    #expect(
      try kept(
        [("90", "100"), ("89", "100"), ("-5", "5"), ("0", "0.0"), ("x", "1")], "number", "90%")
        == [0, 3, 4])
    let dates = [
      ("2026-01-31", "2026-02-01"), ("2026-01-31", "2026-12-31"), ("2026-01-31", "2027-01-31"),
      ("soon", "2026-01-31"),
    ]
    #expect(try kept(dates, "date", "90%") == [0, 3])
    #expect(try kept(dates, "date", "1%") == [0, 1, 3])
  }

  @Test(arguments: ["date", "datetime"])
  func `a quoted day beside a date is one`(type: String) throws {
    let run = try Run()
    _ = try run.apply(
      "column d is \(type)\nkeep rows when d similar '2026-01-31' 90% or '2025-01-01' similar d 99%",
      to: "n,d\n0,2026-02-10\n1,2026-04-30\n2,2025-01-02\n3,\n")
    #expect(run.scratch.read("out.csv") == "n,d\n0,2026-02-10\n2,2025-01-02\n")
  }

  @Test func `codes and addresses of the net are compared by edits`() throws {
    #expect(
      try kept(
        [("ann@example.org", "anne@example.org"), ("ann@x.org", "tom@y.net")], "email", "90%")
        == [0])
    #expect(try kept([("+12125550101", "+1 212 555 0102")], "phone", "90%") == [0])
  }
}

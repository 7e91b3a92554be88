import Fettle
import Testing

/// What a merge says of rows that come together on values that may stand for none.
@Suite struct MergeDoubtTests {
  /// What a merge of one table on e-mail addresses notes.
  private func doubts(_ table: String, column: String, clause: String = "email equal") throws
    -> [String]
  {
    let merge = try MergeRun([("a", table)])
    let notes =
      try merge.apply(
        """
        column id is id
        \(column)
        merge a into g
          same when \(clause)
          take everything else from first
        save to 'o.csv'
        """
      ).tables.last?.notes ?? []
    return notes.map { $0.replacing(merge.run.scratch.file(""), with: "") }
  }

  @Test func `rows that come together on what stands for a missing value are noted`() throws {
    var table = "id,email,k\n"
    for row in 1...15 { table += "\(row),a@a.a,x\n" }
    for row in 16...18 { table += "\(row),N/A,y\n" }
    table += "19,b@x.org,z\n20,b@x.org,z\n21,once,z\n"
    let place = "'same when email equal' (x.rules:6)"
    #expect(
      try doubts(table, column: "column email is email") == [
        "16 rows were put to others by \(place) on 'a@a.a' (14), 'N/A' (2): if these stand for a missing "
          + "value, name them as in column email is …, placeholders 'a@a.a', 'N/A'"
      ])
    #expect(
      try doubts(table, column: "column email is email, placeholders 'N/A'") == [
        "14 rows were put to others by \(place) on 'a@a.a': if that stands for a missing value, name it as "
          + "in column email is …, placeholders 'a@a.a'"
      ])
    let all = "column email is email, placeholders 'a@a.a', 'N/A'"
    #expect(try doubts(table, column: all).isEmpty)
    #expect(try doubts(table, column: "column email is email", clause: "k equal").isEmpty)
    #expect(
      try doubts(table, column: "column email is email, sensitive") == [
        "16 rows were put to others by \(place) on texts in email that may stand for a missing value"
      ])
    // No text of rules goes over a line's end.
    #expect(
      try doubts("id,email\n1,\"x,\n@x\"\n2,\"x,\n@x\"\n", column: "column email is email") == [
        "1 row was put to others by \(place) on 'x,⏎@x': if that stands for a missing value, clear it "
          + "above the merge"
      ])
    // Of a column without a type only what people write for no value is doubtful.
    #expect(try doubts(table, column: "")[0].hasPrefix("2 rows were put to others"))
  }
}

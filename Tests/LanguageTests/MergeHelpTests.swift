import Language
import Testing

/// What the answers to slips among the clauses of a merge say, and where.
@Suite struct MergeHelpTests {
  /// The answers to a merge with other lines among its clauses.
  private func problems(_ lines: String) -> [String] {
    Rules(
      """
      load a from 'a.csv', header 'id', 'k', 'd'
      use a
      merge a into g
        same when k equal
      \(lines)
        take everything else from first
      save a to 'o.csv'
      """
    ).problems
  }

  @Test(arguments: ["source", "With", "earlier"])
  func `the result's id has no name of a column of the links`(result: String) {
    let problems = Rules(
      """
      load a from 'a.csv', header 'id', 'k', 'd'
      use a
      merge a into \(result)
        same when k equal
        take everything else from first
      save \(result) to 'o.csv'
      """
    ).problems
    #expect(
      problems == [
        "F0108 at 3:14: the links of a merge have a column named '\(result)_id' already (the result's own id "
          + "would be called '\(result)_id' too: give the result another name)"
      ])
  }

  @Test(arguments: [
    (
      "  take d all joined",
      "F0201 at 5:20: expected a quoted text after 'all joined' (write all joined ';')"
    ),
    (
      "  links from",
      "F0201 at 5:13: expected a quoted text after 'links from' (write links from 'links.csv')"
    ),
    (
      "  never same when learned",
      "F0202 at 5:19: 'learned' stands behind same when and review when alone "
        + "(write a test of two rows, as in never same when country differ)"
    ),
    (
      "  review when d equal because 'x'",
      "F0202 at 5:23: 'because' is of the whole merge, and stands behind its last clause "
        + "(write it there, or as a comment behind # here)"
    ),
    (
      "  review when k equal and d similar 150",
      "F0219 at 5:37: a share lies between 0% and 100% (write similar 90%)"
    ),
    (
      "  links to 'l.csv'",
      "F0202 at 5:3: 'links to' belongs to a save "
        + "(write below the merge: save to 'out.csv', links to 'l.csv')"
    ),
  ])
  func `a slip is answered at its place, once`(line: String, problem: String) {
    #expect(problems(line) == [problem])
  }

  /// The answers to a merge of three tables by a distance of amounts.
  private func problems(above lines: String) -> [String] {
    Rules(
      """
      load x from 'x.csv', header 'k', 'amount'
      load y from 'y.csv', header 'k', 'amount'
      load z from 'z.csv', header 'k', 'amount'
      \(lines)
      merge x, y, z into g
        same when k equal and amount within 1
        take everything else from first
      """
    ).problems
  }

  @Test func `tables whose column has no type are all named, with the whole way to one type`() {
    let first = "use x\nnormalize amount number '1.234,56'\n"
    #expect(
      problems(above: first) == [
        "F0807 at 8:25: column 'amount' is number in 'x', and undeclared in 'y' "
          + "(write above the merge: use y, z; column amount is number; normalize amount number)"
      ])
    #expect(
      problems(above: first + "use y, z; column amount is number; normalize amount number")
        .isEmpty)
    #expect(
      problems(above: first + "use y, z; column amount is number") == [
        "F0807 at 8:25: column 'amount' is normalized in 'x', and not in 'y' (write above the merge, "
          + "and below what declares the column: use y, z; normalize amount number)"
      ])
  }
}

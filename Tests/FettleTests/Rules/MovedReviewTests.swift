import Testing

/// What the queue of rows to look at says of a row that a dedupe moves.
@Suite struct MovedReviewTests {
  /// The same rules on a row that stays the first of its group, and on one that takes the place of another.
  @Test(arguments: ["1,y,3\n2,z,1\n3,x,9\n", "1,x,3\n2,y,1\n3,x,9\n"])
  func `it is listed once, with the rules above and below`(_ rows: String) throws {
    var run = try Run()
    run.wantsLogs = true
    _ = try run.apply(
      """
      column a is number
      check a < 5, review as r1
      dedupe on k keep last
      review rows when k = 'x' as r2
      """, to: "id,k,a\n" + rows)
    let lines = (run.scratch.read("reviews.csv") ?? "").split(separator: "\n")
    #expect(lines.count == 2 && lines.last?.hasPrefix("3,,r1; r2,") == true, "\(lines)")
  }
}

import Fettle
import Testing

/// What the files of a merge show of columns that are declared sensitive.
@Suite struct MaskedMergeTests {
  private static func merged() throws -> MergeRun {
    let merge = try MergeRun([
      ("r", "id,k,tax,name\n1,x,111-22,Ann Lee\n2,x,333-44,Bo\n3,y,,Cy\n4,x,N/A,Bo\n")
    ])
    _ = try merge.apply(
      """
      column id is id
      column tax, name is text, sensitive
      merge r into p
        same when id equal
        review when k equal
        take everything else from first
      save to 'p.csv', reviews to 'reviews.csv', changes to 'changes.csv'
      """, loads: ["r": ", blanks 'N/A'"])
    return merge
  }

  @Test func `the review queue has a star for each letter and digit, and blanks stay`() throws {
    let merge = try Self.merged()
    let lines = merge.rows("reviews.csv").dropFirst().map { $0.suffix(4) }
    #expect(
      lines == [
        ["***-**", "***-**", "*** ***", "**"], ["***-**", "", "*** ***", "**"],
        ["***-**", "", "**", "**"],
      ])
    let queue = try ReviewQueue(merge.run.scratch.file("reviews.csv"), target: nil)
    // Of two values of one shape nobody can see that they differ.
    let columns = queue.pairs[0].columns.filter { ["tax", "name"].contains($0.name) }
    #expect(columns.map(\.differs) == [false, true])
  }

  @Test func `the change log of a merge has them too`() throws {
    let values = try Self.merged().rows("changes.csv").filter { ["tax", "name"].contains($0[2]) }
    #expect(
      values.map { $0.suffix(2) } == [
        ["r 1", "***-**"], ["r 1", "*** ***"], ["r 2", "***-**"], ["r 2", "**"], ["r 3", "**"],
        ["r 4", "**"],
      ])
  }
}

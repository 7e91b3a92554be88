import Columns
import Diagnostics
import Engine
import Testing

@testable import Connectors

@Suite struct TableContractTests {
  /// Cells that a careless way to write or to read would change.
  static let odd = [
    ["id", "First Name", "a\"b", "x,y"],
    ["1", "Ann", "", "plain"],
    ["2", " blanks ", "line\nbreak", "cr\rlf\r\n"],
    ["3", "\"quoted\"", "a,b;c\td", "O'Brien; DROP TABLE t"],
    ["4", "北京 Ünïcode 😀", "=1+1", "0012"],
    ["5", "nul\u{0}byte", "\u{FEFF}mark", String(repeating: "long ", count: 40_000)],
    ["06", "1.50", "1e3", "NULL"],
  ]

  private static func many(_ count: Int) -> [[String]] {
    [["id", "name"]] + (0..<count).map { ["k\($0 &* 7919 % count)", "n\($0)"] }
  }

  @Test(arguments: TablePlace.all)
  func `a table is read as it was filled, cell by cell and in its order`(
    place: TablePlace
  ) throws {
    for rows in [Self.odd, Self.many(1009), [["id", "name"]]] {
      let scratch = try Scratch()
      try place.fill(rows, scratch)
      #expect(place.rows(scratch) == rows)
    }
  }

  @Test(arguments: TablePlace.all)
  func `the same bytes come each time, whatever the blocks`(place: TablePlace) throws {
    let scratch = try Scratch()
    try place.fill(Self.odd, scratch)
    let bytes = try readAll(place.source(scratch))
    for blockByteCount in [1, 7, 1000, 1 << 20] {
      #expect(try readAll(place.source(scratch), blockByteCount: blockByteCount) == bytes)
    }
  }

  @Test(arguments: TablePlace.all)
  func `a table of one column keeps its blank cells`(place: TablePlace) throws {
    let rows = [["id"], [""], ["x"]]
    let scratch = try Scratch()
    try place.fill(rows, scratch)
    #expect(place.rows(scratch) == rows)
  }

  @Test(arguments: TablePlace.all)
  func `what is written is read again`(place: TablePlace) throws {
    for rows in [Self.odd, Self.many(1009), [["id", "name"]]] {
      let scratch = try Scratch()
      let sink = try place.sink(rows[0], scratch)
      try write(TablePlace.records(rows), to: sink, pieceByteCount: 777)
      #expect(place.rows(scratch) == nil)
      try sink.finish()
      #expect(place.rows(scratch) == rows)
    }
  }

  @Test(arguments: TablePlace.all)
  func `nobody sees rows before they are published, and what is abandoned is as it was`(
    place: TablePlace
  ) throws {
    let old = [["id", "name"], ["k1", "old"]]
    for step in 0..<3 {
      let scratch = try Scratch()
      try place.fill(old, scratch)
      let names = scratch.names()
      let sink = try place.sink(old[0], scratch)
      if step > 0 { try write(TablePlace.records(Self.many(50)), to: sink) }
      if step > 1 { try sink.complete() }
      if step < 2 { #expect(place.rows(scratch) == old) }
      sink.abandon()
      sink.abandon()
      #expect(place.rows(scratch) == old)
      #expect(scratch.names() == names)
    }
  }

  @Test(arguments: TablePlace.all)
  func `a table that was not there leaves nothing behind when it is abandoned`(
    place: TablePlace
  ) throws {
    let scratch = try Scratch()
    let sink = try place.sink(["id", "name"], scratch)
    try write(TablePlace.records(Self.many(50)), to: sink)
    try sink.complete()
    sink.abandon()
    #expect(scratch.names() == [])
  }

  @Test(arguments: TablePlace.all)
  func `an output beside it that fails takes the table back`(place: TablePlace) throws {
    for failing in ["complete", "publish"] {
      let old = [["id", "name"], ["k1", "old"]]
      let scratch = try Scratch()
      try place.fill(old, scratch)
      let sink = try place.sink(old[0], scratch)
      try write(TablePlace.records(Self.many(50)), to: sink)
      let other = NotingSink("other", NotingSink.Notes(), failing: failing)
      let failure = thrown { () throws(RunFailure) in
        try TransactionalSinks([sink, other]).finish()
      }
      #expect(failure?.kind == .output)
      #expect(place.rows(scratch) == old)
    }
  }
}

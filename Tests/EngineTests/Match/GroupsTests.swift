import Diagnostics
import Testing

@testable import Engine

@Suite("Groups of duplicates")
struct GroupsTests {
  /// A row as a naive reading sees it: its keys, and how good it is.
  struct Row {
    var keys: [UInt64]
    var rank: UInt64
  }

  static func rows(_ count: Int, keyCount: Int, seed: UInt64) -> [Row] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      Row(
        keys: (0..<keyCount).map { _ in UInt64(random.below(count)) },
        rank: UInt64(random.below(4)))
    }
  }

  /// The survivor of each row by hand: groups closed by going over all pairs until nothing changes.
  static func survivors(of rows: [Row]) -> [Int: Int] {
    var group = Array(rows.indices)
    var isChanging = true
    while isChanging {
      isChanging = false
      for left in rows.indices {
        for right in rows.indices where zip(rows[left].keys, rows[right].keys).contains(where: ==) {
          let least = min(group[left], group[right])
          if group[left] == least && group[right] == least { continue }
          (group[left], group[right]) = (least, least)
          isChanging = true
        }
      }
    }
    var survivors: [Int: Int] = [:]
    for (group, members) in Dictionary(grouping: rows.indices, by: { group[$0] }) {
      let best = members.min { (rows[$1].rank, $0) < (rows[$0].rank, $1) }!
      _ = group
      for member in members { survivors[member] = best }
    }
    return survivors
  }

  static func tuples(_ rows: [Row], budget: Int, _ spill: MemorySpill) throws -> KeyTuples {
    let tuples = KeyTuples(rankWordCount: 1, budget: budget) { () throws(RunFailure) in spill }
    // In another order than that of the records: the verdict must not depend on it.
    var words: [UInt64] = []
    for (record, row) in rows.enumerated().reversed() {
      for (number, key) in row.keys.enumerated() {
        words += [key &* 0x9E37_79B9_7F4A_7C15, UInt64(number), UInt64(record), row.rank]
      }
      if words.count > 40 {
        try tuples.append(words)
        words = []
      }
    }
    try tuples.append(words)
    return tuples
  }

  /// What deciding over so many rows may use: next to nothing where the budget is small.
  static func room(_ rowCount: Int, budget: Int, _ spill: MemorySpill) -> DecisionRoom {
    DecisionRoom(
      threadCount: 2, rowCount: rowCount, tableByteCount: budget, verdictByteCount: budget
    ) { () throws(RunFailure) in spill }
  }

  static func check(_ verdict: Verdict, _ rows: [Row]) throws {
    let survivors = survivors(of: rows)
    let places = Dictionary(grouping: survivors.keys, by: { survivors[$0]! })
      .mapValues { $0.min()! }
    for record in rows.indices {
      let survivor = survivors[record]!
      let place = places[survivor]!
      #expect(verdict.leaving[record] == (record != place || survivor != place))
      let isMoved = record == place && survivor != place
      #expect(try verdict.contents(at: [record]) == [isMoved ? survivor : record])
      #expect(verdict.moving[record] == (record == survivor && survivor != place))
      var reader = PlaceReader(verdict.survivors)
      let found = try reader.entry(at: record).map(Array.init)
      #expect(found == (record == survivor ? nil : [UInt64(survivor)]))
    }
    let moves = try verdict.moves(to: 1..<max(1, rows.count - 1))
    let moved = places.values.filter { place in survivors[place] != place }
    #expect(moves.map(\.place) == moved.filter { $0 > 0 && $0 < rows.count - 1 }.sorted())
    #expect(verdict.removedCount == rows.count - places.count)
  }

  @Test(
    "groups of one key have the best member at the place of the first",
    arguments: [0, 1, 2, 60, 300, 3000], [100, 1 << 18, 1 << 30])
  func ranked(count: Int, budget: Int) throws {
    let rows = Self.rows(count, keyCount: 1, seed: UInt64(count))
    let spill = MemorySpill()
    let tuples = try Self.tuples(rows, budget: budget, spill)
    let room = Self.room(count, budget: budget, MemorySpill())
    let verdict = try RankedGroups(tuples: tuples, notesSurvivors: true).resolve(in: room)
    try Self.check(verdict, rows)
    if budget == 100 { #expect((verdict.spilledByteCount > 0) == (verdict.removedCount > 0)) }
    if budget == 1 << 30 { #expect(verdict.spilledByteCount == 0) }
    #expect((spill.byteCount > 0) == (budget == 100 && count > 0))
  }

  @Test func `many tuples of one key fill block after block`() throws {
    let tuples = KeyTuples(stride: 3, budget: 1 << 30) { () throws(RunFailure) in MemorySpill() }
    let rowCount = 100_000
    for start in stride(from: 0, to: rowCount, by: 1000) {
      try tuples.append((start..<start + 1000).flatMap { [7 << 60, UInt64($0 % 3), UInt64($0)] })
    }
    let parts = LockedValue([[UInt64]]())
    try tuples.forEachPartition(threadCount: 2) { (_, tuples) throws(RunFailure) in
      if tuples.count == 0 { return }
      var records: [UInt64] = []
      _ = try tuples.forEachPiece { words in
        for at in stride(from: 2, to: words.count, by: 3) { records.append(words[at]) }
        return true
      }
      #expect(tuples.count == records.count)
      parts.withLock { [records] in $0.append(records) }
    }
    let records = parts.withLock { $0 }
    #expect(records == [(0..<UInt64(rowCount)).map { $0 }])
  }

  @Test(
    "groups of any of several keys are closed transitively",
    arguments: [0, 1, 2, 60, 120], [100, 1 << 18, 1 << 30])
  func linked(count: Int, budget: Int) throws {
    let rows = Self.rows(count, keyCount: 3, seed: UInt64(count))
    let tuples = try Self.tuples(rows, budget: budget, MemorySpill())
    let room = Self.room(count, budget: budget, MemorySpill())
    try Self.check(
      try LinkedGroups(tuples: tuples, notesSurvivors: true).resolve(in: room), rows)
  }
}

import Columns
import Testing

@testable import Engine

/// An expression says of some rows what it says of them among all.
struct DenseFrameTests {
  static let predicates = [
    "n = 1", "n < m", "n between 1 and 3", "n in (1, 2, 2.5)", "s = 'a'", "s in ('a', 'b', 's')",
    "s contains 'a'", "s matches /^[ab]/", "s looks like 'A*'", "s is blank", "n is valid",
    "d < today", "d = '2026-01-31'", "b", "not b", "b and n > 1", "n > 1 or d < today or b",
    "s is number", "n / m > 1 or m = 0", "s = t", "d - today > 0 days", "s is changed",
    "s is default", "original.s = s",
  ]
  static let values = [
    "n", "d", "b", "s", "n + m", "n / m", "-n", "d + 1", "d - today", "s & t", "upper(s)",
    "left(s, n)", "replace(s, 'a', t)", "if b then n else m", "if n > 1 then s else t",
    "first(n, m)", "join('-', s, t, n)", "round(n / m, 1)", "add_months(d, n)", "text(d)",
    "number(s)", "piece(s, 'a', 1)", "pad_left(s, 3, t)",
  ]

  static func table(_ random: inout SeededGenerator) -> ExpressionTable {
    let cells: [[String]] = [
      ["1", "2", "2.5", "0", "", "x", "-1"], ["1", "2", "0", "", "bad"],
      ["a", "b", "ab", "", " ", "1", "N/A", "Äa"], ["a", "b", "", "ca"],
      ["2026-01-31", "2026-02-01", "", "soon"], ["yes", "no", "", "perhaps"],
    ]
    let rows = (0..<37).map { _ in cells.map { $0[Int(random.next() % UInt64($0.count))] } }
    let table = ExpressionTable(
      [
        ("n", "number"), ("m", "number"), ("s", "text"), ("t", "text"), ("d", "date"),
        ("b", "boolean"),
      ], rows)
    table.placeholders[2] = [LiteralCell("b")]
    table.write("changed", row: 3, column: 2)
    return table
  }

  @Test func predicatesOfSomeRowsAreThoseAmongAll() throws {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<10 {
      let table = Self.table(&random)
      for text in Self.predicates {
        let predicate = try #require(table.predicate(of: text), "\(text)")
        let all = predicate.evaluate(table.frame)
        #expect(all.count == 37)
        let rows = (0..<37).filter { _ in random.next() % 3 == 0 }.map { Int32($0) }
        let some = predicate.evaluate(table.frame.narrowed(to: rows))
        #expect(some == rows.map { all[Int($0)] }, "\(text)")
        #expect(predicate.evaluate(table.frame.narrowed(to: [])) == [], "\(text)")
      }
    }
  }

  @Test func valuesOfSomeRowsAreThoseAmongAll() throws {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<10 {
      let table = Self.table(&random)
      for text in Self.values {
        let value = try #require(table.value(of: text), "\(text)")
        let all = table.seen(value.evaluate(table.frame))
        #expect(all.count == 37)
        let rows = (0..<37).filter { _ in random.next() % 3 == 0 }.map { Int32($0) }
        let some = table.seen(value.evaluate(table.frame.narrowed(to: rows)))
        #expect(some == rows.map { all[Int($0)] }, "\(text)")
        #expect(table.seen(value.evaluate(table.frame.narrowed(to: []))) == [], "\(text)")
      }
    }
  }

  @Test func readsAreTheColumnsNamed() {
    var random = SeededGenerator(seed: 3)
    let table = Self.table(&random)
    #expect(table.predicate(of: "n / m > 1 or s = 'a'")?.reads == [0, 1, 2])
    #expect(table.value(of: "if b then first(d, today) else d")?.reads == [4, 5])
    #expect(table.value(of: "join('-', s, original.t)")?.reads == [2, 3])
  }
}

import Columns
import Kernels
import Testing

@testable import Engine

/// What a batch keeps of its columns is what their cells say, whatever was asked before.
struct KeptColumnTests {
  @Test(arguments: [
    ("number", "c > 5", "7", "FTF?!", "TTF?!"),
    ("number", "c between 1 and 3", "2", "FFF?!", "TFF?!"),
    ("money", "c > 5", "7", "FTF?!", "TTF?!"),
    ("date", "c > '2026-01-01'", "2026-01-31", "!!!?!", "T!!?!"),
    ("text", "c = '6'", "6", "FTFF?F", "TTFF?F"),
    ("text", "c is blank", "", "FFFFTF", "TFFFTF"),
  ])
  func aChangeIsSeen(
    _ type: String, _ rule: String, _ value: String, _ before: String, _ after: String
  ) {
    var cells = ["0", "6", "-1", "", "x"]
    if type == "text" { cells = ["0", "6", "-1", "y", "", "x"] }
    let table = ExpressionTable(type, cells)
    #expect(table.truths(rule) == before)
    table.write(value, row: 0, column: 0)
    #expect(table.truths(rule) == after)
    #expect(table.truths("original.\(rule)") == before)
    #expect(table.truths(rule) == after)
  }

  @Test func whatIsKeptIsWhatTheCellsSayAfterAnyChange() throws {
    let rules = [
      "n > 1", "n between 0 and 2", "t > d", "d < '2026-02-01'", "s = 'a'", "s is blank",
    ]
    let texts = [
      ["0", "1", "2.5", "", "x"], ["a", "b", "", " "], ["2026-01-31", "2026-02-28", "", "soon"],
      ["2026-01-31T00:00:00Z", "2026-03-01", "", "late"],
    ]
    let columns = [("n", "number"), ("s", "text"), ("d", "date"), ("t", "datetime")]
    var random = SeededGenerator(seed: 5)
    let pick = { (column: Int) in texts[column][Int(random.next() % UInt64(texts[column].count))] }
    for _ in 0..<20 {
      var rows = (0..<40).map { _ in (0..<4).map(pick) }
      let table = ExpressionTable(columns, rows)
      for _ in 0..<40 {
        let column = Int(random.next() % 4)
        let row = Int(random.next() % 40)
        rows[row][column] = pick(column)
        table.write(rows[row][column], row: row, column: column)
        let rule = rules[Int(random.next() % UInt64(rules.count))]
        let most = random.next() % 2 == 0 ? UInt64(10) : 2
        let some = (0..<40).filter { _ in random.next() % most == 0 }.map { Int32($0) }
        let predicate = try #require(table.predicate(of: rule))
        let found = predicate.evaluate(table.frame.narrowed(to: some))
        let fresh = ExpressionTable(columns, rows)
        let expected = try #require(fresh.predicate(of: rule))
          .evaluate(fresh.frame.narrowed(to: some))
        #expect(found == expected, "\(rule)")
      }
    }
  }

  @Test func aDateIsAlsoItsMidnight() {
    let table = ExpressionTable(
      [("d", "date"), ("t", "datetime")],
      [
        ["2026-01-31", "2026-01-31T00:00:00Z"], ["2026-01-31", "2026-01-31T00:00:01Z"],
        ["2026-02-30", "2026-01-31"], ["", "2026-01-31"],
      ])
    #expect(table.truths("d > '2026-01-30'") == "TT!?")
    #expect(table.truths("t > d") == "FT!?")
    #expect(table.truths("d = '2026-01-31'") == "TT!?")
  }

  @Test func aBoundOrdersAsTheConstantDoes() throws {
    let texts = [
      "0", "1", "-1", "0.1", "-0.1", "0.01", "12345678901234567890.12345678",
      "9999999999999999999999999999", "-9999999999999999999999999999",
      "0.9999999999999999999999999999", "-0.0000000000000000000000000001", "99999.99", "100000",
      "1000000000000000000", "999999999999999999.9", "-2.5", "2.5", "2.49", "2.51",
    ]
    let values = try texts.map { try #require(Decimal($0)) }
    for constant in values {
      let bound = Decimal.bound(constant)
      for value in values {
        #expect(value.order(bound).signum() == value.compare(constant), "\(value) to \(constant)")
        #expect(value.order(bound).signum() == value.order(constant).signum())
      }
    }
  }

  @Test func aTallyCountsWhatIsSaid() {
    let truths: [Truth] = [.true, .false, .unknown, .failed, .false, .true, .true]
    let rows: [Int32] = [1, 2, 5, 7, 8, 9, 40]
    let tally = TruthTally(truths, of: rows, fault: .false)
    #expect(tally.testedCount == 5 && tally.blankCount == 1)
    #expect(tally.failing == [2, 8] && tally.failed == [7])
    #expect(TruthTally(truths, of: rows, fault: .true).failing == [1, 9, 40])
    #expect(TruthTally([], of: [], fault: .true).failing == [])
  }
}

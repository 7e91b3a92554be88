import Columns
import Kernels
import Language
import Testing

@testable import Engine

/// Canonical texts, order words, sets of texts.
struct ValueTests {
  @Test func canonicalTextsOfEveryKind() {
    let table = ExpressionTable(
      [
        ("n", "number '1.234,56'"), ("w", "whole"), ("d", "date 'DD/MM/YY'"), ("t", "datetime"),
        ("b", "boolean"), ("s", "text"),
      ],
      [
        ["1.234,50", "1.0", "31/01/26", "2026-01-31 08:05 +01:00", "Yes", " x "],
        ["", " ", "N/A", "", "", ""], ["1.5", "1.5", "32/01/26", "x", "?", "?"],
      ])
    #expect(table.values("n") == ["1234.5", .blank, .failed])
    #expect(table.values("w") == ["1", .blank, .failed])
    #expect(table.values("d") == ["2026-01-31", .blank, .failed])
    #expect(table.values("t") == ["2026-01-31T07:05:00Z", .blank, .failed])
    #expect(table.values("b") == ["true", .blank, .failed])
    #expect(table.values("s") == [" x ", .blank, "?"])
  }

  @Test func theReaderOfAColumnIsItsValue() {
    let table = ExpressionTable("number '1.234,56'", ["1,5", "", "x"])
    let reader = table.compiler.reader(for: table.scope.columns[0])
    #expect(table.seen(reader.evaluate(table.frame)) == ["1.5", .blank, .failed])
    #expect(reader.reads == [0])
    #expect(reader.kind == .number)
  }

  @Test func theTablesDecimalMarkIsThatOfNumbersWithoutANotation() {
    let table = ExpressionTable([("n", "number"), ("p", "number '1,234.56'")], [["1,5", "1.5"]])
    table.settings = ReadingSettings(numberNotation: "1.234,56")
    #expect(table.values("n") == ["1.5"])
    #expect(table.values("p") == ["1.5"])
    #expect(table.truths("n = 1.5") == "T")
  }

  @Test func literalsAreConstantsOfTheirKind() {
    let table = ExpressionTable("text", ["a", "b"])
    #expect(table.values("'x'") == ["x", "x"])
    #expect(table.values("1.50") == ["1.5", "1.5"])
    #expect(table.values("true") == ["true", "true"])
    #expect(table.values("today") == ["2026-01-31", "2026-01-31"])
    #expect(table.values("blank") == [.blank, .blank])
    #expect(table.values("''") == [.blank, .blank])
    #expect(table.values("'N/A'") == [.blank, .blank])
    #expect(table.values("90 days") == ["90", "90"])
    #expect(table.values("today - 30 days") == ["2026-01-01", "2026-01-01"])
  }

  @Test func orderWordsOrderAsTheNumbersDo() {
    var random = SeededGenerator(seed: 7)
    var numbers = ["0", "1", "-1", "0.1", "-0.1", "9", "10", "99", "100", "0.09"]
    numbers += [
      String(repeating: "9", count: 28), "-" + String(repeating: "9", count: 28),
      "0." + String(repeating: "0", count: 27) + "1",
      "-0." + String(repeating: "0", count: 27) + "1",
      "0." + String(repeating: "9", count: 28),
    ]
    for _ in 0..<400 { numbers.append(Self.number(&random)) }
    let decimals = numbers.compactMap { Decimal($0) }
    #expect(decimals.count == numbers.count)
    let words = decimals.map(\.orderWords)
    for (left, word) in zip(decimals, words) {
      #expect(word != (0, 0) && word != (.max, .max))
      let isSame = zip(decimals, words).allSatisfy { right, other in
        let order = left.compare(right)
        return (word < other) == (order < 0) && (word == other) == (order == 0)
      }
      #expect(isSame, "\(left)")
    }
  }

  private static func number(_ random: inout SeededGenerator) -> String {
    let count = 1 + Int(random.next() % 28)
    var digits = (0..<count).map { _ in String(random.next() % 10) }
    let point = Int(random.next() % UInt64(count + 1))
    if point < count && point > 0 { digits.insert(".", at: point) }
    return (random.next() % 2 == 0 ? "-" : "") + digits.joined()
  }

  @Test func equalNumbersHaveEqualWords() throws {
    let one = try #require(Decimal("1.0"))
    let same = try #require(Decimal("1"))
    #expect(one.orderWords == same.orderWords)
    #expect(try #require(Decimal("-0.00")).orderWords == Decimal.zero.orderWords)
  }

  @Test func aSetHoldsItsTextsAndNoOthers() {
    let texts = (0..<1000).map { "text \($0 * 7)" } + ["", "a", "a\u{0}", "text 7", "12345678"]
    let set = ValueSet(texts.map { Array($0.utf8) })
    #expect(set.count == 1004)
    for text in texts { #expect(set.holds(text)) }
    for text in ["b", "text 1", "text", "text 70 ", "\u{0}", "123456789", "1234567"] {
      #expect(!set.holds(text))
    }
    #expect(!ValueSet([]).holds("a"))
  }
}

extension ValueSet {
  fileprivate func holds(_ text: String) -> Bool {
    let literal = LiteralCell(text)
    return withExtendedLifetime(literal) { contains(literal.cell) }
  }
}

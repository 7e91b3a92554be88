import Diagnostics
import Testing

@testable import Language

/// Files of many errors, and long lines: what they cost is counted, since no test may be decided by a clock.
@Suite("Files of many errors, and long lines")
struct ManyErrorsTests {
  @Test(
    "each of many errors is told of, with the names of its table gathered once",
    arguments: ["nromalize a trim\n", "normalize a trim lower\n", "drop columns a b\n"])
  func manyErrors(line: String) {
    let rules = Rules(String(repeating: line, count: 2000))
    #expect(rules.analysis.diagnostics.count >= 2000)
    var askedCount = 0
    let resolved = AdjoiningNames.resolved(
      rules.analysis.diagnostics, in: rules.analysis.program
    ) { _ in
      askedCount += 1
      return ["a", "b"]
    }
    #expect(resolved.count == rules.analysis.diagnostics.count)
    #expect(askedCount <= 2)
  }

  @Test("signs that mean nothing are told of one by one")
  func manySigns() {
    #expect(Rules(String(repeating: "@\n", count: 2000)).analysis.diagnostics.count >= 2000)
  }

  // Each error looked for its line among all, so that 40,000 took 18 s.
  @Test("a line is found among many by few looks")
  func looks() {
    for count in [0, 1, 2, 3, 1000, 40_000] {
      let most = Int.bitWidth - count.leadingZeroBitCount + 1
      for wanted in Set([0, 1, count / 3, count - 1, count]) where (0...count).contains(wanted) {
        var lookCount = 0
        let found = (0..<count).sortedPlace(where: { element in
          lookCount += 1
          return element >= wanted
        })
        #expect(found == wanted && lookCount <= most)
      }
    }
  }

  @Test("the line of each error is the one that holds it, in files of all lengths")
  func places() {
    for count in 0..<20 {
      let program = Rules(String(repeating: "require a\n", count: count)).analysis.program
      let places = StatementPlaces(program)
      for offset in 0..<count * 10 + 2 {
        let range = SourceRange(source: 0, lower: offset, upper: offset + 1)
        let first = program.statements.firstIndex {
          $0.range.lower <= range.lower && $0.range.upper >= range.upper
        }
        #expect(places.statement(at: range) == first)
      }
    }
  }

  /// A key that counts how often it is held against another one.
  private struct CountedKey: Hashable {
    nonisolated(unsafe) static var comparisonCount = 0
    var number: Int

    static func == (left: Self, right: Self) -> Bool {
      unsafe comparisonCount += 1
      return left.number == right.number
    }

    func hash(into hasher: inout Hasher) { hasher.combine(number) }
  }

  @Test("what a line says of many columns is found without a look at each of them")
  func manyColumns() {
    var map = SmallMap<CountedKey, Int>()
    unsafe CountedKey.comparisonCount = 0
    for round in 0..<2 {
      for number in 0..<3000 {
        #expect(map.note(number + round, for: CountedKey(number: number)) == number)
      }
    }
    // One key after another: 9,000,000.
    #expect(unsafe CountedKey.comparisonCount < 6000 * 64)
    let columns = (0..<3000).map { "a\($0)" }.joined(separator: ", ")
    #expect(Rules("require " + columns, isReasoned: true).analysis.isSound)
  }
}

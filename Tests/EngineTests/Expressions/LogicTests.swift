import Diagnostics
import Language
import Testing

@testable import Engine

/// `and`, `or` and `not` of the four things that a predicate can say.
struct LogicTests {
  /// Every pair of true, false, blank and bad.
  let pairs = ExpressionTable(
    [("a", "boolean"), ("b", "boolean")],
    ["true", "false", "", "maybe"].flatMap { left in
      ["true", "false", "", "maybe"].map { [left, $0] }
    })

  @Test func notKeepsWhatIsUnknown() {
    let table = ExpressionTable("boolean", ["true", "false", "", "maybe"])
    #expect(table.truths("c") == "TF?!")
    #expect(table.truths("not c") == "FT?!")
    #expect(table.truths("not not c") == "TF?!")
  }

  @Test func andIsFalseBeforeFailedBeforeUnknown() {
    #expect(pairs.truths("a and b") == "TF?!FFFF?F?!!F!!")
  }

  @Test func orIsTrueBeforeFailedBeforeUnknown() {
    #expect(pairs.truths("a or b") == "TTTTTF?!T??!T!!!")
  }

  @Test func deMorganHolds() {
    #expect(pairs.truths("not (a and b)") == pairs.truths("not a or not b"))
    #expect(pairs.truths("not (a or b)") == pairs.truths("not a and not b"))
  }

  @Test func operatorsAgreeWithTheTables() {
    let all: [Truth] = [.false, .true, .unknown, .failed]
    for left in all {
      for right in all {
        #expect(left & right == right & left)
        #expect(left | right == right | left)
        #expect(!(left & right) == !left | !right)
      }
    }
  }

  @Test func threeOperandsAndNesting() {
    let table = ExpressionTable(
      [("a", "boolean"), ("b", "boolean"), ("d", "boolean")],
      [
        ["true", "true", "true"], ["true", "", "false"], ["maybe", "", "false"],
        ["false", "maybe", ""],
      ])
    #expect(table.truths("a and b and d") == "TFFF")
    #expect(table.truths("a or b or d") == "TT!!")
    #expect(table.truths("a and (b or d)") == "T?!F")
    #expect(table.truths("(a and b) or d") == "T?!?")
  }

  @Test func theRightSideIsNotEvaluatedWhereTheLeftDecides() {
    let table = ExpressionTable(
      [("n", "number"), ("d", "number")], [["1", "0"], ["5", "2"], ["", "0"]])
    #expect(table.truths("d = 0 or n / d > 2") == "TTT")
    #expect(table.truths("d != 0 and n / d > 2") == "FTF")
    #expect(table.truths("n / d > 2 or d = 0") == "TTT")
    #expect(table.truths("n / d > 2") == "!T?")
  }

  @Test func aLetStandsForItsPredicate() {
    let table = ExpressionTable("number", ["1", "3", ""])
    table.scope.predicates["small"] = ExpressionTable.parse("c < 2", isPredicate: true)
    #expect(table.truths("small") == "TF?")
    #expect(table.truths("not small or c = 3") == "FT?")
  }

  @Test func constantsAreComputedOnce() {
    let table = ExpressionTable("text", ["a", "b"])
    #expect(table.truths("1 < 2") == "TT")
    #expect(table.truths("1 / 0 = 1") == "!!")
    #expect(table.truths("true and 'a' = 'b'") == "FF")
    #expect(table.predicate(of: "1 < 2 or 3 = 4")?.reads == [])
  }
}

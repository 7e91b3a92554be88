import Language
import Testing

@testable import Engine

/// Functions of which predicates need no column of results: beside `first(c)`, which is computed, they are asked
/// in the common way.
@Suite("Functions asked row by row")
struct ColumnFunctionTests {
  private static let cells = [
    "Anna", "ANNA", "anna", " Anna", "Anna ", "", " ", "n/a", "N/A", "N/A ", "Zoë", "ZOË", "straße",
    "STRASSE",
    "ǆ", "a  b", "A B", "12", "+49 30", "-", "北京", "\u{FEFF}x", "x\u{A0}", "ΑΣ", "ας", "İ",
    "e\u{301}",
  ]

  @Test(
    "a column is what a form makes of it, or not",
    arguments: FunctionEntry.forms.map(\.name), ["text", "email", "number"])
  func forms(function: String, type: String) {
    for blanks in [["N/A"], []] {
      let table = ExpressionTable([("c", type)], Self.cells.map { [$0] }, blanks: blanks)
      for sign in ["=", "!="] {
        let expected = table.truths("text(c) \(sign) \(function)(first(text(c)))")
        #expect(expected.count == Self.cells.count)
        #expect(table.truths("text(c) \(sign) \(function)(text(c))") == expected)
        if type != "text" { continue }
        #expect(table.truths("c \(sign) \(function)(c)") == expected)
        #expect(table.truths("\(function)(c) \(sign) c") == expected)
      }
    }
  }

  @Test func `of another column, or as it was, the values are compared`() {
    let table = ExpressionTable(
      [("c", "text"), ("d", "text")], [["a", "A"], ["A", "a"], ["", "A"], ["A", ""]])
    #expect(table.truths("c = upper(d)") == "FT??")
    #expect(table.truths("upper(c) = d") == "TF??")
    table.write("B", row: 0, column: 0)
    #expect(table.truths("c = upper(c)") == "TT?T")
    #expect(table.truths("original.c = upper(c)") == "FT?T")
    #expect(table.truths("original.c = upper(original.c)") == "FT?T")
  }

  @Test(arguments: [
    "= 4", "!= 4", "< 4", ">= 4", "between 2 and 4", "in (1, 4)", "between 2 and 4.5",
  ])
  func `lengths are held against numbers`(test: String) {
    let table = ExpressionTable("text", Self.cells)
    #expect(table.truths("length(c) \(test)") == table.truths("length(first(c)) \(test)"))
  }
}

import Diagnostics
import Language
import Testing
import Verbs

@Suite struct ExpressionTests {
  private func value(_ text: String) -> String {
    let statement = Rules("set x = " + text).statements.first
    guard let statement, !statement.isBroken,
      case .assignments(let list) = statement.slots["assignments"]
    else { return Rules("set x = " + text).firstProblem ?? "nothing" }
    return Outline.of(list[0].value)
  }

  private func predicate(_ text: String) -> String {
    let rules = Rules("keep rows when " + text)
    guard let condition = rules.statements.first?.condition, !rules.statements[0].isBroken else {
      return rules.firstProblem ?? "nothing"
    }
    return Outline.of(condition)
  }

  @Test(arguments: [
    ("1 + 2 * 3", "(1 + (2 * 3))"), ("1 - 2 - 3", "((1 - 2) - 3)"),
    ("(1 - 2) * 3", "((1 - 2) * 3)"),
    ("a & b + 1 & c", "((a & (b + 1)) & c)"), ("-a * 2", "(-(a) * 2)"), ("-3", "-3"), ("- 3", "-3"),
    ("-(3)", "-(3)"), ("--3", "-(-3)"), ("a - -3", "(a - -3)"), ("12.50", "12.50"),
    ("90 days", "90d"),
    ("1 day", "1d"), ("today - 90 days", "(today - 90d)"), ("blank", "blank"), ("TRUE", "true"),
    ("left(a, 2)", "left(a, 2)"), ("Left (a, 2)", "left(a, 2)"), ("original.a", "original.a"),
    ("join(', ', a, [b c])", "join(', ', a, [b c])"),
    ("if a = 'x' then 1 else 2", "(if (a = 'x') then 1 else 2)"),
    ("if a = 'x' then b", "(if (a = 'x') then b)"),
    (
      "if a = 'x' then 1 else if b = 'y' then 2 else 3",
      "(if (a = 'x') then 1 if (b = 'y') then 2 else 3)"
    ),
    ("if a = 'x' then (b & c) else -1", "(if (a = 'x') then (b & c) else -1)"),
    ("(if a = 'x' then 1 else 2) + 3", "((if (a = 'x') then 1 else 2) + 3)"),
  ])
  func `values group as they should`(text: String, outline: String) {
    #expect(value(text) == outline)
  }

  @Test(arguments: [
    ("a = 'x'", "(a = 'x')"), ("a != 1", "(a != 1)"), ("a + 1 < b", "((a + 1) < b)"),
    ("a between 1 and 2 and b = 'x'", "((a between 1 .. 2) and (b = 'x'))"),
    ("a not between 1 and 2", "(a not between 1 .. 2)"), ("a in ('x', 'y')", "(a in {'x', 'y'})"),
    ("a not in stages", "(a not in stages)"), ("a in t.b", "(a in t.b)"),
    ("a contains 'x'", "(a contains 'x')"),
    ("a not starts with b & 'x'", "(a not starts with (b & 'x'))"),
    ("a ends with 'x'", "(a ends with 'x')"), ("a matches /x y/i", "(a matches /x y/i)"),
    ("a not matches /x/", "(a not matches /x/)"),
    ("a looks like 'AA-##*'", "(a looks like 'AA-##*')"),
    ("a is blank", "(a is blank)"), ("a is not present", "(a is not present)"),
    ("a is default", "(a is default)"), ("a is real", "(a is real)"),
    ("a is changed", "(a is changed)"),
    ("a is valid", "(a is valid)"), ("a is not date", "(a is not date)"),
    ("a is date 'DD/MM/YYYY', 'YYYY-MM-DD'", "(a is date 'DD/MM/YYYY' 'YYYY-MM-DD')"),
    ("a is one of stages", "(a is one of stages)"),
    ("a is one of 'x', 'y'", "(a is one of 'x' 'y')"),
    ("not a", "not a"), ("not not a", "not not a"), ("not (a or b)", "not (a or b)"),
    ("a and b and c", "(a and b and c)"), ("(a and b) or c", "((a and b) or c)"),
    ("length(a) > 3", "(length(a) > 3)"), ("(a + 1) * 2 > 3", "(((a + 1) * 2) > 3)"),
    ("((a = 'x'))", "(a = 'x')"),
    (
      "a is contains",
      "F0103 at 1:21: no type is called 'contains' "
        + "(the types are \(Rules.vocabulary.types.map(\.name).joined(separator: ", ")))"
    ),
  ])
  func `predicates group as they should`(text: String, outline: String) {
    #expect(predicate(text) == outline)
  }

  @Test(arguments: [
    ("a == 'x'", "a = 'x'"), ("a <> 'x'", "a != 'x'"), ("a === 'x'", "a = 'x'"),
    ("a !== 'x'", "a != 'x'"), ("a = 'x' && b = 'y'", "a = 'x' and b = 'y'"),
    ("a = 'x' || b = 'y'", "a = 'x' or b = 'y'"), ("!(a = 'x')", "not (a = 'x')"),
    ("a IS NULL", "a is blank"), ("a is not null", "a is present"), ("a is empty", "a is blank"),
    ("a like '%x%'", "a contains 'x'"), ("a like 'x%'", "a starts with 'x'"),
    ("a not like '%x'", "a not ends with 'x'"), ("a like 'x'", "a = 'x'"), ("a is 'x'", "a = 'x'"),
    ("a is not 'x'", "a != 'x'"), ("a is in ('x', 'y')", "a in ('x', 'y')"),
    ("a is not in ('x')", "a not in ('x')"),
  ])
  func `habits of other languages are answered with what to write`(habit: String, wanted: String) {
    let rules = Rules("keep rows when " + habit)
    #expect(Set(rules.codes) == ["F0210"])
    #expect(rules.fixed == "keep rows when " + wanted)
    #expect(Rules(rules.fixed).problems.isEmpty)
    #expect(Outline.of(rules.statements[0]) == Outline.of(Rules(rules.fixed).statements[0]))
  }

  @Test(arguments: [
    ("set x = a || b", "set x = a & b"), ("set x := a", "set x = a"), ("set x -> a", "set x = a"),
    ("set x to a", "set x = a"), ("rename a to b", "rename a -> b"),
    ("rename a as b", "rename a -> b"),
    ("rename a = b", "rename a -> b"), ("replace a 'x' to 'y'", "replace a 'x' -> 'y'"),
    ("replace a 'x' => 'y'", "replace a 'x' -> 'y'"),
    ("split a on ' ' to b, c", "split a on ' ' -> b, c"),
    ("set x = IF(a = 'x', 'y', 'z')", "set x = if a = 'x' then 'y' else 'z'"),
    ("set x = if(a = 'x'; b & c; 'z')", "set x = if a = 'x' then (b & c) else 'z'"),
    ("set x = left(a; 2)", "set x = left(a, 2)"),
  ])
  func `habits in other places are answered too`(habit: String, wanted: String) {
    let rules = Rules(habit)
    #expect(rules.codes == ["F0210"])
    #expect(rules.fixed == wanted)
    #expect(Rules(wanted).problems.isEmpty)
  }

  @Test(arguments: [
    ("keep rows when a similar 90%", "F0201"), ("keep rows when a determines b", "F0202"),
    ("keep rows when a similar by levenshtein 2", "F0201"),
    ("keep rows when a similar b 0.9", "F0219"), ("keep rows when a similar b 120%", "F0219"),
    ("keep rows when a similar b by levenshtein 2.5", "F0308"),
    ("keep rows when a similar b by editing 2", "F0201"),
    ("column a is number\nkeep rows when a similar b 90%", "F0301"),
    ("column a is number\nkeep rows when a similar '5' 90%", "F0302"),
    ("column a is number\nkeep rows when a similar b by levenshtein 2", "F0302"),
    ("column a is date\nkeep rows when a similar 'x' 90%", "F0308"),
    ("column a is date\nkeep rows when a similar '2026-01-01' by levenshtein 2", "F0302"),
    ("map a to b", "F0116"), ("reject rows when a is blank, reject above 5%", "F0218"),
    ("map a to b\n  email -> Email", "F0116"), ("schema s from 'x.csv'", "F0116"),
    ("keep rows when a = 'x', warn above 1%", "F0218"), ("require a, warn above 5", "F0219"),
    ("normalize a trim, reject", "F0218"), ("require a as R\nrequire b as R", "F0122"),
    ("load t from 'x.xlsx', sheet 'a'", "F0116"), ("save to 'x.csv', links to 'y.csv'", "F0809"),
    ("set x = case when a = 'x' then 1 end", "F0210"),
    ("keep rows when 1 < a < 5", "F0214"), ("set x = if a = 'x' then b & c else d", "F0213"),
    ("set x = a = 'x'", "F0304"), ("set x = not a", "F0304"), ("keep rows when (a = 'x'", "F0211"),
    ("keep rows when a = 'x')", "F0202"), ("keep rows when a =", "F0201"),
    ("keep rows when", "F0201"),
    ("keep rows when a between 1 or 2", "F0201"), ("keep rows when a matches 'x'", "F0201"),
    ("keep rows when a in 'x'", "F0201"), ("set x = .5", "F0210"), ("set x = /y/", "F0202"),
    ("set x = 1e5", "F0210"), ("set x = a b", "F0202"), ("set x =", "F0201"), ("set x", "F0201"),
  ])
  func `each of these is one error with its code`(text: String, code: String) {
    #expect(Rules(text).codes == [code])
  }

  @Test(arguments: ["number", "whole", "date", "datetime", "company", "name", "id"])
  func `two values of one kind are similar or not`(type: String) {
    #expect(Rules("column a, b is \(type)\nkeep rows when a similar b 90%").codes == [])
    let moments = "column a is date\ncolumn b is datetime\nkeep rows when a similar b 90%"
    #expect(Rules(moments).codes == [])
    for text in ["'2026-01-31'", "'2026-01-31T12:00:00Z'"] {
      #expect(Rules("column a is date\nkeep rows when a similar \(text) 90%").codes == [])
      #expect(Rules("column a is date\nkeep rows when \(text) similar a 90%").codes == [])
    }
  }

  @Test func `numbers beside dates, and truths, are similar to nothing`() {
    let kinds = "column a is number\ncolumn b is date\n"
    #expect(
      Rules(kinds + "keep rows when a similar b 90%").firstProblem
        == "F0302 at 3:16: a number is compared with a date (declare both columns as one type)")
    let truths = "column a, b is boolean\nkeep rows when a similar b 90%"
    #expect(Rules(truths).codes == ["F0302"])
  }

  @Test func `a column that lacks a type beside a similar one gets its line`() {
    let rules = Rules("column a is number\nkeep rows when a similar b 90%", header: ["a", "b"])
    #expect(
      rules.firstProblem
        == "F0301 at 2:26: column 'b' is text until a line declares it "
        + "(write above: column b is number)")
    let quoted = Rules("column a is number\nkeep rows when a similar '5' 90%", header: ["a"])
    #expect(quoted.firstProblem?.hasSuffix("(write 5 without quotes)") == true)
  }

  @Test(arguments: ["(", "not ", "-", "left(", "if a then (", "length(-("])
  func `nesting ten thousand deep is an error and no overflow`(opening: String) {
    for start in ["set x = ", "keep rows when "] {
      let text = start + String(repeating: opening, count: 10_000) + "a"
      #expect(Rules(text).codes.count == 1)
    }
  }

  @Test(arguments: ["+", "&", "*", "and", "or", ","])
  func `a chain of ten thousand operators is read or is an error`(sign: String) {
    let values = Array(repeating: "a", count: 10_000).joined(separator: " \(sign) ")
    let text = sign == "," ? "keep rows when a in (\(values))" : "keep rows when \(values)"
    let rules = Rules(text)
    #expect(rules.codes.count <= 1)
    #expect(Formatter(vocabulary: Rules.vocabulary).format(rules.source).text.bytes.count > 0)
  }
}

import Diagnostics
import Language
import Testing

@Suite("Fixes of what the checker reasons out")
struct ReasonedFixTests {
  private static let header = ["email", "stage", "amount", "city", "id"]

  /// The first finding of a code, and the rules with its fix.
  private func mended(_ rules: String, _ code: DiagnosticCode) throws -> (
    text: String, isSafe: Bool
  )? {
    let read = Rules(rules, header: Self.header, isReasoned: true)
    let found = read.analysis.diagnostics.first { $0.code == code.rawValue }
    guard let fix = try #require(found, "\(read.problems)").fix else { return nil }
    var bytes = read.source.bytes
    bytes.replaceSubrange(fix.range.lower..<fix.range.upper, with: Array(fix.replacement.utf8))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(Rules(text, header: Self.header).problems == [], "\(text)")
    return (text, fix.isSafe)
  }

  @Test(
    "what provably does nothing is taken out, and no more",
    arguments: [
      (
        DiagnosticCode.alwaysPasses,
        "require email, reject\ndedupe on id\n# asked again\nrequire email # why\ncheck city = 'x'\n",
        "require email, reject\ndedupe on id\n# asked again\ncheck city = 'x'\n"
      ),
      (
        .redundantCheck, "column amount is number; check amount > 5; check amount > 3; require id",
        "column amount is number; check amount > 5; require id"
      ),
      (
        .redundantCheck, "column amount is number\ncheck amount > 3\ncheck amount > 5",
        "column amount is number\ncheck amount > 5"
      ),
      (
        .removesNothing, "drop rows when id is blank; drop rows when id is blank\n",
        "drop rows when id is blank\n"
      ),
      (
        .conditionNeverTrue, "clear city when id is blank and id is present; require id",
        "require id"
      ),
      (
        .conditionAlwaysTrue, "keep rows when id is present\nclear city when id is present",
        "keep rows when id is present\nclear city when id is present"
      ),
      (
        .conditionAlwaysTrue,
        "keep rows when id is present\nnormalize city trim when id is present as N",
        "keep rows when id is present\nnormalize city trim as N"
      ),
      (
        .unreachableArm, "replace stage 'a', 'b' -> 'x', 'a' -> 'y', 'c' -> 'z'",
        "replace stage 'a', 'b' -> 'x', 'c' -> 'z'"
      ),
      (.unreachableArm, "replace stage 'a', 'b', 'a' -> 'x'", "replace stage 'a', 'b' -> 'x'"),
      (.unreachableArm, "replace stage 'a' -> 'x', 'a' -> 'y'", "replace stage 'a' -> 'x'"),
      (
        .repeatedPart, "normalize email trim, lower, trim # so\nrequire id",
        "normalize email trim, lower # so\nrequire id"
      ),
      (.repeatedPart, "normalize email trim, trim, lower", "normalize email trim, lower"),
      (
        .unreachableArm, "replace stage /a/ -> 'x', 'b', 'ca' -> 'y'",
        "replace stage /a/ -> 'x', 'b' -> 'y'"
      ),
      (
        .lineWithoutEffect, "set city = 'x'\nset city = 'x'\nrequire id",
        "set city = 'x'\nrequire id"
      ),
      (
        .lineWithoutEffect, "normalize email trim\nnormalize city, email trim",
        "normalize email trim\nnormalize city trim"
      ),
      (
        .lineWithoutEffect,
        "keep rows when email is present\r\ndefault email 'x'\r\nrequire id\r\n",
        "keep rows when email is present\r\nrequire id\r\n"
      ),
    ])
  func removals(code: DiagnosticCode, rules: String, wanted: String) throws {
    let found = try mended(rules, code)
    if rules == wanted {
      #expect(found == nil)
    } else {
      #expect(found?.text == wanted)
    }
  }

  @Test(
    "a fix on which something else hangs is a guess",
    arguments: [
      // Reads numbers that the other line has not read.
      (DiagnosticCode.redundantCheck, "check email is present; check email is present as E", false),
      (.redundantCheck, "check email is present; check email is present because 'so'", false),
      (.redundantCheck, "reject rows when id is blank; warn rows when id is blank", true),
      (.redundantCheck, "check email is present; check email is present", true),
      (.lineWithoutEffect, "keep rows when id is present; default id 'x'", true),
      // What the line cannot convert the one above has told.
      (.lineWithoutEffect, "normalize email email; normalize email email", true),
      (.lineWithoutEffect, "normalize email lower; normalize email lower", true),
      (.alwaysPasses, "default id 'x'\nrequire id", false),
      (.unusedName, "list a 'x'; require id", false),
      (.unusedTable, "load crm from 'crm.csv'; require id", false),
    ])
  func guesses(code: DiagnosticCode, rules: String, isSafe: Bool) throws {
    #expect(try mended(rules, code)?.isSafe == isSafe)
  }

  @Test(
    "lines whose order is at fault change places, as a guess",
    arguments: [
      (
        DiagnosticCode.keyNormalizedLate,
        "# one row each\ndedupe on email\ncheck city = 'x'\n# clean\nnormalize email lower\nrequire id",
        "# one row each\n# clean\nnormalize email lower\ndedupe on email\ncheck city = 'x'\nrequire id"
      ),
      (
        .keyNormalizedLate,
        "require id\n# one row each\ndedupe on email\n# clean\nnormalize email lower\n",
        "require id\n# clean\nnormalize email lower\n# one row each\ndedupe on email\n"
      ),
      (
        .checkAfterFold, "normalize email lower\ndedupe on email\ncheck city = 'x', reject",
        "normalize email lower\ncheck city = 'x', reject\ndedupe on email"
      ),
      (
        .lateType, "dedupe on amount\nnormalize city trim\ncolumn amount is number\n",
        "column amount is number\ndedupe on amount\nnormalize city trim\n"
      ),
      (
        .alwaysPasses, "default id 'x'\nnormalize city trim\nrequire id\n",
        "require id\ndefault id 'x'\nnormalize city trim\n"
      ),
      (
        .keyNeverNormalized, "require id\ndedupe on email",
        "require id\nnormalize email trim, lower\ndedupe on email"
      ),
      (
        .maskLeak, "require id\nmask email\nsave to 'a.csv', changes to 'b.csv'",
        "require id\ncolumn email is text, sensitive\nmask email\nsave to 'a.csv', changes to 'b.csv'"
      ),
      (
        .blankLeaves, "keep rows when city = 'x' and stage = 'y'",
        "keep rows when (city = 'x' and stage = 'y') or city is blank"
      ),
      (.blankLeaves, "keep rows when city = 'x'", "keep rows when city = 'x' or city is blank"),
      (
        .defaultInKey, "default id 'x'; dedupe on id placeholders match",
        "default id 'x'; dedupe on id"
      ),
      (
        .allowWithoutFinding, "# fettle: allow(F0502) because so\nnormalize city trim\n",
        "normalize city trim\n"
      ),
      (
        .allowWithoutFinding, "normalize city trim  # fettle: allow(F0502) because so\n",
        "normalize city trim\n"
      ),
    ])
  func moves(code: DiagnosticCode, rules: String, wanted: String) throws {
    let found = try mended(rules, code)
    #expect(found?.text == wanted && found?.isSafe == false)
  }

  @Test(
    "no fix is offered where lines cannot change places, or act on more than they show",
    arguments: [
      // What the line looks at is made, or changed, between the two.
      (
        DiagnosticCode.keyNormalizedLate,
        "dedupe on email\nset k = 'x'\nnormalize email lower when k = 'x'"
      ),
      (.keyNormalizedLate, "dedupe on email; normalize email lower"),
      (.keyNormalizedLate, "dedupe on email\nrename city -> town\nnormalize email lower"),
      (.lateType, "check amount = 'x'\ncolumn amount is number"),
      (.lateType, "normalize amount trim\ncheck amount starts with 'x'\ncolumn amount is number"),
      (.unreachableArm, "replace stage 'a' -> 'x', # as before\n  'a' -> 'y'"),
      (
        .alwaysPasses,
        "load input\nload b from 'b.csv'\nuse input, b\nkeep rows when id is present\nrequire id"
      ),
    ])
  func withheld(code: DiagnosticCode, rules: String) throws {
    let found = try mended(rules, code)
    #expect(found == nil, "\(found?.text ?? "")")
  }

  // Leaving such a line out lets a key fold that held the text.
  @Test(
    "a default whose text is a placeholder for a key is not said to be of no use",
    arguments: [
      "dedupe on city\ndefault city '5' when stage = 'p' and stage = 'q'",
      "set city = 'w' when city is blank\ndefault city '5'\ndedupe on city",
      "keep rows when id is present\ndefault id 'x'\ncheck id is real",
    ])
  func placeholder(rules: String) throws {
    let read = Rules(rules, header: Self.header, isReasoned: true)
    let found = read.analysis.diagnostics.filter { ["F0406", "F0411"].contains($0.code) }
    let finding = try #require(found.first, "\(read.problems)")
    #expect(finding.fix == nil && finding.help?.contains("placeholder") == true)
    #expect(finding.message.contains("fill") && !finding.message.contains("does nothing"))
  }

  // Rejected rows pass over a filter, and the checks behind it judge them.
  @Test("a filter says nothing of rows that a line above it has rejected")
  func rejectedRows() {
    let rules =
      "column amount is number\nunique id, reject\nkeep rows when amount < amount\n"
      + "require city when amount < 1"
    #expect(!Rules(rules, header: Self.header, isReasoned: true).codes.contains("F0406"))
  }

  @Test("a claim of every row leaves out those that cannot be evaluated")
  func unevaluated() {
    let rules =
      "column amount is number\nkeep rows when amount > 5\ncheck amount > 3\n"
      + "set city = 'x' when amount < 4"
    let problems = Rules(rules, header: Self.header, isReasoned: true).problems
    #expect(problems.contains { $0.contains("every row that can be evaluated passes this check") })
    #expect(
      problems.contains {
        $0.contains("never true of a row that can be evaluated, so the line does nothing")
      })
  }

  @Test("where a row goes is said by each action, so that no check with another one is redundant")
  func otherActions() {
    for rules in [
      "reject rows when id is blank; review rows when id is blank",
      "check city = 'x', reject\ncheck city = 'x', review",
      "check city = 'x', stop\ncheck city = 'x', reject",
    ] {
      #expect(!Rules(rules, header: Self.header, isReasoned: true).codes.contains("F0405"))
    }
  }
}

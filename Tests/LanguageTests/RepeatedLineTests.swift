import Diagnostics
import Language
import Testing

@Suite("Lines that say what lines above have said")
struct RepeatedLineTests {
  private static let header = ["email", "stage", "amount", "city", "id", "cc", "born"]

  private func first(_ code: DiagnosticCode, of rules: String) throws -> Diagnostic {
    let read = Rules(rules, header: Self.header, isReasoned: true)
    return try #require(
      read.analysis.diagnostics.first { $0.code == code.rawValue }, "\(read.problems)")
  }

  private func fixed(_ rules: String, _ fix: Fix) -> String {
    var bytes = Array(rules.utf8)
    bytes.replaceSubrange(fix.range.lower..<fix.range.upper, with: Array(fix.replacement.utf8))
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(
    "a form that the line above has brought cells into is taken out, whatever it cannot convert",
    arguments: [
      "trim", "digits", "letters", "alphanumeric", "email", "date", "country", "phone", "company",
      "no html", "phone region 'DE'", "email, others review", "url", "iban",
    ])
  func forms(form: String) throws {
    let rules =
      "normalize city \(form)\nnormalize city \(form.split(separator: ",")[0])\nrequire id\n"
    let found = try first(.lineWithoutEffect, of: rules)
    #expect(found.help == "leave the line out")
    let fix = try #require(found.fix)
    #expect(fix.isSafe && fixed(rules, fix) == "normalize city \(form)\nrequire id\n")
  }

  @Test(
    "a line whose failures no line above has told stays",
    arguments: [
      (
        DiagnosticCode.lineWithoutEffect,
        "set city = 'Rome' when id = 'x'; keep rows when id = 'x'; normalize city email", false
      ),
      (
        .lineWithoutEffect,
        "column amount is number\nnormalize city trim\nnormalize city trim when amount > 3", false
      ),
      (
        .lineWithoutEffect,
        "column amount is number\nnormalize city trim when amount > 3\n"
          + "normalize city trim when amount > 3", true
      ),
      (.lineWithoutEffect, "normalize city email as foo; normalize city email", true),
      (.lineWithoutEffect, "normalize city email; normalize city email as foo", false),
      (
        .removesNothing,
        "column amount is number\ndrop rows when amount > 1\ndrop rows when amount > 1", true
      ),
      (
        .removesNothing,
        "column amount is number\ndrop rows when amount > 1\ndrop rows when amount > 2", true
      ),
      (
        .removesNothing,
        "column amount is number\nkeep rows when amount > 1\nkeep rows when amount > 1", true
      ),
      (
        .removesNothing,
        "column amount is number\nkeep rows when amount > 1\ndrop rows when amount < 1", false
      ),
      (
        .removesNothing,
        "drop rows when length(city) > length(id)\ndrop rows when length(city) > length(id)", true
      ),
      (
        .removesNothing,
        "column amount is number\ndrop rows when amount > 1\n"
          + "drop rows when amount > 1 as foo", false
      ),
    ])
  func told(code: DiagnosticCode, rules: String, isSafe: Bool) throws {
    let read = Rules(rules, header: Self.header, isReasoned: true)
    guard let found = read.analysis.diagnostics.first(where: { $0.code == code.rawValue }) else {
      #expect(!isSafe, "\(read.problems)")
      return
    }
    #expect((found.fix?.isSafe ?? false) == isSafe, "\(read.problems)")
  }

  @Test(
    "a check that another covers is taken out where that tells of what cannot be evaluated too",
    arguments: [
      ("column amount, id are number\n", "check amount > id", "check amount >= id"),
      ("column born, id are date\n", "check born > id", "check born >= id"),
      ("column amount is number\n", "check amount > 1, reject", "check amount > 0"),
      ("column amount is number\n", "check amount > 1, stop", "check amount > 0, warn"),
    ])
  func covered(columns: String, strong: String, weak: String) throws {
    let columns = columns.replacing(" are ", with: " is ")
    for lines in [[strong, weak], [weak, strong]] {
      let rules = columns + lines.map { $0 + "\n" }.joined()
      let fix = try #require(try first(.redundantCheck, of: rules).fix)
      #expect(fix.isSafe && fixed(rules, fix) == columns + strong + "\n")
    }
  }

  @Test(
    "a check is not taken out where the other one rejects less, or can be evaluated more often",
    arguments: [
      "column amount is number\ncheck amount > 1, reject\ncheck amount > 0, review",
      "column amount, id is number\ncheck amount > 1\ncheck amount > 0 or id / 0 = 1",
      "column amount is number\ncheck amount > 1, reject\ncheck amount > 0 as foo",
    ])
  func uncovered(rules: String) {
    let read = Rules(rules, header: Self.header, isReasoned: true)
    let found = read.analysis.diagnostics.filter {
      $0.code == DiagnosticCode.redundantCheck.rawValue
    }
    #expect(found.allSatisfy { $0.fix?.isSafe != true }, "\(read.problems)")
  }
}

import Diagnostics
import Language
import Testing

@Suite("What a fix leaves behind")
struct FixOutcomeTests {
  /// Rules with a fault: of each code the bad example, and what people typed.
  private static let rules: [String] =
    DiagnosticCode.allCases.map(\.explanation.bad) + SeededFault.all.map(\.typed) + [
      "normalize email, trim, lower", "check id is number; check id > 3",
      "# input: d.csv\n# why\ndedupe on email\nnormalize email lower\n",
      "# input: d.csv\ndefault email 'x@y.de'\nrequire email\n", "check First Name is present",
      "default email 'x'; check emial is persent", "normalize city, phone, upper",
    ]

  private static func fixed(_ rules: Rules, _ fix: Fix) -> String {
    var bytes = rules.source.bytes
    bytes.replaceSubrange(fix.range.lower..<fix.range.upper, with: Array(fix.replacement.utf8))
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func graver(_ rules: Rules, than severity: Severity) -> [Diagnostic] {
    rules.analysis.diagnostics.filter { $0.severity > severity }
  }

  @Test func `a fix that is applied leads to no new error`() {
    for text in Self.rules {
      let before = Rules(text, header: Explanation.header, isReasoned: true)
      let errors = Self.graver(before, than: .warning)
      for diagnostic in before.analysis.diagnostics {
        guard let fix = diagnostic.fix, fix.range.source == 0 else { continue }
        let mended = Self.fixed(before, fix)
        let after = Rules(mended, header: Explanation.header, isReasoned: true)
        let new = Self.graver(after, than: .warning).filter { error in
          !errors.contains { $0.code == error.code }
        }
        // In a line that could not be read, names and kinds are looked at for the first time.
        let isShape = before.statements.contains {
          $0.isBroken && $0.range.lower <= fix.range.lower && fix.range.upper <= $0.range.upper
        }
        #expect(
          new.allSatisfy {
            isShape && !["F00", "F02"].contains($0.code.prefix(3)) && $0.fix != nil
          },
          "\(diagnostic.code) of \(text)\nleads to \(mended)\n\(after.problems)")
      }
    }
  }

  @Test func `a line that moves stands directly above the line that it is to precede`() {
    var count = 0
    for text in Self.rules {
      let before = Rules(text, header: Explanation.header, isReasoned: true)
      for diagnostic in before.analysis.diagnostics {
        guard let fix = diagnostic.fix, diagnostic.help?.contains("move") == true,
          fix.replacement.contains("\n"), let other = diagnostic.related.first?.range
        else { continue }
        count += 1
        let lines = Self.fixed(before, fix).split(separator: "\n").map(String.init)
        func line(_ range: SourceRange) -> String {
          let number = before.source.lineIndex(of: range.lower)
          return text.split(separator: "\n", omittingEmptySubsequences: false)[number].description
        }
        let place = lines.firstIndex(of: line(diagnostic.range))
        #expect(place.map { $0 + 1 } == lines.firstIndex(of: line(other)), "\(lines)")
      }
    }
    #expect(count >= 4)
  }

  @Test(arguments: [
    ("normalize email, trim, lower", "normalize email trim, lower"),
    ("normalize email, city, trim", "normalize email, city trim"),
    // A word that is a type as well is as likely a column.
    ("normalize city, phone, upper", "normalize city, phone upper"),
    (
      "check id is number; check id > 3", "column id is number; check id is number; check id > 3"
    ),
    (
      "dedupe on amount\nrequire amount\ncheck amount > 3",
      "column amount is number; dedupe on amount\nrequire amount\ncheck amount > 3"
    ),
    // Lines that compare it as text mean what they mean.
    (
      "check amount = 'x'\ncheck amount > 3",
      "check amount = 'x'\ncolumn amount is number; check amount > 3"
    ),
    (
      "check amount is number\nreplace amount 'x' -> '1'\ncheck amount > 3",
      "check amount is number\nreplace amount 'x' -> '1'\ncolumn amount is number; check amount > 3"
    ),
  ])
  func `a fix of one place minds the others`(typed: String, wanted: String) {
    let rules = Rules(typed, header: Explanation.header, isReasoned: true)
    #expect(rules.fixed == wanted, "\(rules.problems)")
    let left = Rules(wanted, header: Explanation.header, isReasoned: true).analysis.diagnostics
    #expect(!left.contains { $0.severity == .error && $0.code != "F0301" }, "\(left)")
  }

  @Test func `a column line above what it makes a question of type is no late one`() {
    let mended = Rules("check id is number; check id > 3", header: Explanation.header).fixed
    let left = Rules(mended, header: Explanation.header, isReasoned: true)
    #expect(!left.codes.contains("F0506") && !left.codes.contains("F0301"), "\(left.problems)")
  }

  @Test func `words before a test are a name that lacks its brackets`() {
    let rules = Rules("check Full Name is present", header: ["id", "name"])
    #expect(
      rules.problems == [
        "F0202 at 1:12: 'Name' does not belong here "
          + "(a column of several words stands in brackets: [Full Name])"
      ])
  }

  @Test func `the comments that begin a file stay where they are`() throws {
    let text = "# input: d.csv\n# why\ndedupe on email\nnormalize email lower\n"
    let rules = Rules(text, header: Explanation.header, isReasoned: true)
    let found = try #require(rules.analysis.diagnostics.first { $0.code == "F0501" })
    #expect(
      Self.fixed(rules, try #require(found.fix))
        == "# input: d.csv\n# why\nnormalize email lower\ndedupe on email\n")
  }
}

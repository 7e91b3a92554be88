import Foundation
import Language
import Testing

@Suite(.enabled(if: Project.hasBinary, "no release binary: run 'make build' or set FETTLE_BINARY"))
struct ManualTests {
  @Test func `the tables of the manual are those of the language`() throws {
    let page = try Project.text("docs/language.md")
    for section in Manual.sections {
      #expect(page.contains("<!-- generated: \(section.name) -->"))
    }
    let wanted = Manual.updated(page)
    if Project.isRegenerating {
      try wanted.write(toFile: Project.path("docs/language.md"), atomically: true, encoding: .utf8)
    } else {
      #expect(page == wanted, "FETTLE_REGENERATE=1 writes the tables anew")
    }
  }

  @Test(arguments: Manual.vocabulary.forms.map(\.name))
  func `a form does what its example shows`(name: String) throws {
    let form = try #require(Manual.vocabulary.forms.first { $0.name == name })
    let outcome = try Shell.apply(
      "normalize x \(form.exampleUse)", to: Self.cell(form.example.before), in: try Scratch())
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(Self.lines(outcome.output) == ["x", form.example.after])
  }

  @Test(arguments: Manual.vocabulary.functions.map(\.name))
  func `a function gives what its example shows`(name: String) throws {
    let function = try #require(Manual.vocabulary.functions.first { $0.name == name })
    let outcome = try Shell.apply(
      "set result = \(function.example.call)", to: "x\n1\n", in: try Scratch())
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let value = function.example.value
    let field = value.contains(",") ? "\"\(value)\"" : value
    #expect(Self.lines(outcome.output) == ["x,result", "1,\(field)"])
  }

  /// What stands above the example of a verb so that it can run.
  private static let preambles = [
    "check": "column age is whole",
    "fill": "load places from 'places.csv'",
    "correct": "load hub from 'hub.csv'",
    "dedupe": "column updated is date",
    "merge": "column updated is date",
    "use": "load crm from 'crm.csv'\nload hub from 'hub.csv'",
  ]
  /// What stands below it.
  private static let endings = [
    "load": "use crm, input\nsave crm to 'a.csv'\nsave input to 'b.csv'",
    "use": "save crm to 'a.csv'\nsave hub to 'b.csv'\nsave input to 'c.csv'",
  ]

  @Test(arguments: Manual.vocabulary.verbs.map(\.name))
  func `the example of a verb runs as it stands`(name: String) throws {
    let verb = try #require(Manual.vocabulary.verbs.first { $0.name == name })
    let folder = try Scratch([
      "crm.csv": "id;email\n1;a@example.com\n", "hub.csv": "id,email,phone\n1,a@example.com,2\n",
      "places.csv": "plz,place,country\n89073,Ulm,DE\n",
      "common.rules": "normalize city trim\n",
    ])
    let made = name == "split" ? "" : "first,last,"
    let header =
      "id,name,\(made)email,E-Mail,phone,fax,notes,country,city,status,stage,iban,age,postcode,"
    let values = "1,ann lee,\(made)a@example.com,b@example.com,1,2,,us,Ulm,live,Won,DE00,41,89073,"
    let table =
      "\(header)customer,since,created,updated\n\(values)7,2020,01/02/2026,2026-01-31\n"
    let rules = [Self.preambles[name], verb.example, Self.endings[name]].compactMap { $0 }
    // The example of `rename` makes a column of the name `email`.
    let input = name == "rename" ? table.replacing("email,E-Mail", with: "mail,E-Mail") : table
    let outcome = try Shell.apply(rules.joined(separator: "\n"), to: input, in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
  }

  /// A table of one column and one cell.
  private static func cell(_ text: String) -> String {
    "x\n\"\(text.replacing("\"", with: "\"\""))\"\n"
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map { line in
      line.hasPrefix("\"") && line.hasSuffix("\"") && !line.contains(",")
        ? String(line.dropFirst().dropLast()) : String(line)
    }
  }
}

import Language
import Verbs

/// The parts of `docs/language.md` that are made from the language's own tables.
enum Manual {
  static let vocabulary = Vocabulary.core()

  /// By the name that stands in the page's `generated:` comment.
  static var sections: [(name: String, text: String)] {
    [("verbs", verbs), ("types", types), ("forms", forms), ("functions", functions)]
  }

  /// The page with every generated section written anew.
  static func updated(_ page: String) -> String {
    var lines: [Substring] = []
    var isGenerated = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "<!-- end -->" { isGenerated = false }
      if isGenerated { continue }
      lines.append(line)
      if let section = sections.first(where: { line == "<!-- generated: \($0.name) -->" }) {
        lines.append(section.text[...])
        isGenerated = true
      }
    }
    return lines.joined(separator: "\n")
  }

  private static let groups = [
    ("tables", "Tables and files"), ("declare", "Declarations"), ("clean", "Cells and columns"),
    ("rows", "Rows"), ("check", "Checks"), ("match", "Duplicates"),
    ("prove", "Tests"),
  ]

  private static var verbs: String {
    groups.map { group, title in
      let verbs = vocabulary.verbs.filter { $0.group == group }
      let details = verbs.filter { !$0.details.isEmpty }
      return "### \(title)\n\n"
        + table(
          ["written", "what it does", "example"],
          verbs.map { [code($0.shapeText), $0.summary, code(firstLine(of: $0.example))] })
        + "\n"
        + details.map { "- `\($0.name)`: \($0.details)\n" }.joined()
    }.joined(separator: "\n")
  }

  /// A table has no room for more than a line.
  private static func firstLine(of example: String) -> String {
    let lines = example.split(separator: "\n", maxSplits: 1)
    return String(lines[0]) + (lines.count > 1 ? " …" : "")
  }

  private static var types: String {
    table(
      ["type", "what it is"],
      vocabulary.types.map { type in
        let example =
          type.takesValues
          ? " 'New', 'Won'" : type.takesNotations ? " '\(notation(of: type.name))'" : ""
        return [code(type.name + example), type.summary]
      })
  }

  private static func notation(of type: String) -> String {
    switch type {
    case "number", "whole": "1,234.56"
    case "money": "€ 1,234.56"
    case "date": "DD/MM/YYYY"
    default: "DD/MM/YYYY HH:mm:ss"
    }
  }

  private static var forms: String {
    table(
      ["form", "what it does", "before", "after"],
      vocabulary.forms.map { form in
        [
          code(form.exampleUse), form.summary, code(quoted(form.example.before)),
          code(quoted(form.example.after)),
        ]
      })
  }

  private static var functions: String {
    table(
      ["example", "gives", "what it is"],
      vocabulary.functions.map { [code($0.example.call), code($0.example.value), $0.summary] })
  }

  private static func table(_ header: [String], _ rows: [[String]]) -> String {
    let rule = header.map { _ in "---" }
    return ([header, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }

  /// A text of the language; control characters by their pictures.
  private static func quoted(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar in
      scalar.value < 32 ? Unicode.Scalar(scalar.value + 0x2400)! : scalar
    }
    return "'" + String(String.UnicodeScalarView(scalars)) + "'"
  }

  private static func code(_ text: String) -> String {
    "`" + text.replacing("|", with: "\\|") + "`"
  }
}

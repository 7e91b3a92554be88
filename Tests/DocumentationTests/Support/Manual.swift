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
  ]

  private static var verbs: String {
    groups.map { group, title in
      let verbs = vocabulary.verbs.filter { $0.group == group }
      let details = verbs.filter { !$0.details.isEmpty }
      return "### \(title)\n\n"
        + table(
          ["written", "what it does", "example"],
          verbs.map { [code(Shape.text(of: $0)), $0.summary, code($0.example)] })
        + "\n"
        + details.map { "- `\($0.name)`: \($0.details)\n" }.joined()
    }.joined(separator: "\n")
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

/// How a verb is written, from its signature.
enum Shape {
  static func text(of verb: Signature) -> String {
    var text = ([verb.name] + verb.shape.map { part($0) }).joined(separator: " ")
    switch verb.condition {
    case .none: break
    case .optional: text += " [when CONDITION]"
    case .required: text += " when CONDITION"
    }
    if verb.takesOthers { text += " [, others WHAT]" }
    if !verb.actions.isEmpty { text += " [, ACTION …]" }
    return text.replacing(" [,", with: "[,")
  }

  /// A flag may be left out, but not where it is what a choice or clause consists of.
  private static func part(_ slot: Slot, isAlone: Bool = false) -> String {
    switch slot {
    case .words(let words): words
    case .flag(_, let words): isAlone ? words : "[\(words)]"
    case .optional(let slots): "[\(parts(slots))]"
    case .choice(let choices):
      choices.map { parts($0) }.joined(separator: " or ")
    case .clauses(let clauses):
      clauses.map { "[, \(parts($0))]" }.joined()
    default: placeholder(slot)
    }
  }

  private static func parts(_ slots: [Slot]) -> String {
    slots.map { part($0, isAlone: slots.count == 1) }.joined(separator: " ")
  }

  private static func placeholder(_ slot: Slot) -> String {
    switch slot {
    case .columns, .declaredColumns: "COLUMN, …"
    case .newColumns: "NEW, …"
    case .column, .foreignColumn: "COLUMN"
    case .forms: "FORM, …"
    case .value: "VALUE"
    case .predicate: "CONDITION"
    case .text: "'TEXT'"
    case .texts: "'TEXT', …"
    case .number: "N"
    case .arms: "'OLD', … -> 'NEW', …"
    case .assignments: "COLUMN = VALUE, …"
    case .pairs: "OLD -> NEW, …"
    case .ranks: "RANK, then …"
    case .type: "TYPE"
    case .name: "NAME"
    case .names: "NAME, …"
    case .determination: "COLUMN, … determines COLUMN"
    case .expectation: "FIGURE …"
    default: ""
    }
  }
}

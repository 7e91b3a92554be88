import Diagnostics
import Language

/// What the manual says of the words of the language, as Markdown.
enum WordDocumentation {
  /// A verb: how it is written, what it does, an example.
  static func text(of verb: Signature) -> String {
    var text = code(verb.shapeText) + verb.summary
    if !verb.details.isEmpty { text += "\n\n" + verb.details }
    return text + "\n\n" + code(verb.example)
  }

  /// A form of `normalize`: what it does, before and after.
  static func text(of form: FormSignature) -> String {
    code("normalize … \(form.exampleUse)") + form.summary
      + "\n\n`\(form.example.before)` → `\(form.example.after)`"
  }

  /// A type of columns.
  static func text(of type: TypeSignature) -> String {
    let arguments =
      type.takesValues
      ? " 'TEXT', …"
      : (type.takesRegion ? " [region 'DE']" : type.takesNotations ? " ['NOTATION', …]" : "")
    return code("column … is \(type.name)\(arguments)") + type.summary
  }

  /// A function: its parameters, what it gives, an example.
  static func text(of function: FunctionSignature) -> String {
    code(function.shapeText) + function.summary
      + "\n\n`\(function.example.call)` is `\(function.example.value)`"
  }

  /// A column as it stands at a line.
  static func text(of column: ColumnInfo, in table: String) -> String {
    var text = "column **\(escaped(column.name))** of \(escaped(table)): \(column.type)"
    if !column.isDeclared { text += ", not declared" }
    if !column.notations.isEmpty {
      text += ", written " + column.notations.map { "`\($0)`" }.joined(separator: ", ")
    }
    if !column.values.isEmpty {
      text += ": " + column.values.prefix(20).map { "`\($0)`" }.joined(separator: ", ")
    }
    var facts = [origin(of: column)]
    if column.isCanonical { facts.append("canonical by now") }
    if column.isSensitive { facts.append("sensitive") }
    if column.isOptional { facts.append("may be missing") }
    if !column.placeholders.isEmpty {
      let texts = column.placeholders.prefix(20).map { "`\($0)`" }
      facts.append("placeholders " + texts.joined(separator: ", "))
    }
    return text + "\n\n" + facts.joined(separator: "; ")
  }

  private static func origin(of column: ColumnInfo) -> String {
    if column.isMadeIfMissing { return "made by the rules, unless the input has it" }
    guard column.isInput else { return "made by the rules" }
    let isRenamed = column.name.lowercased() != column.firstName.lowercased()
    return "from the input" + (isRenamed ? ", where it is called \(escaped(column.firstName))" : "")
  }

  /// A block of rules.
  static func code(_ text: String) -> String { "```fettle\n\(text)\n```\n" }

  /// A name that Markdown shows as it is.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if "\\`*_{}[]<>()#+-.!|~".unicodeScalars.contains(scalar) { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }
}

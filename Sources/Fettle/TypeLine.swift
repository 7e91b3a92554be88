import Diagnostics
import Engine
import Language

/// The line that gives a column the type that a rule reads it by: a form, or the last declaration above.
struct TypeLine {
  let place: TypePlace
  let table: String
  let program: Program

  /// The line: the form, or the last declaration above the rule.
  var statement: Statement {
    let rule = program.statements[place.rule]
    return place.isForm ? rule : declaration ?? rule
  }

  /// The last line up to the rule that declares the column in this table.
  private var declaration: Statement? {
    let key = table.lowercased()
    return program.statements[...place.rule].last { statement in
      guard case .type(let type)? = statement.slots["type"], type.name == place.type,
        statement.tables.contains(where: { $0.lowercased() == key })
      else { return false }
      return statement.columns("columns").contains { $0.names(place.name) }
    }
  }

  /// The form of the type, where a line converts the column.
  private var form: FormUse? {
    guard case .forms(let forms)? = statement.slots["forms"] else { return nil }
    return forms.last { $0.name == place.type }
  }

  /// The notations that the form names, or else the declaration.
  var notations: [String] {
    if let form, !form.arguments.isEmpty { return form.arguments.compactMap(\.literalText) }
    guard case .type(let type)? = declaration?.slots["type"] else { return [] }
    return type.texts.map(\.text)
  }

  /// The words that name the type.
  var range: SourceRange {
    if case .type(let type)? = statement.slots["type"] { return type.range }
    return form?.range ?? statement.verbRange
  }

  /// Whether it names no notation and is about this column and this table alone, so that one can be added.
  var takesNotations: Bool {
    let statement = statement
    guard statement.columns("columns").count == 1, statement.tables.count == 1 else { return false }
    if case .type(let type)? = statement.slots["type"] { return type.texts.isEmpty }
    return form?.arguments.isEmpty == true
  }

  /// Whom else the line is for, behind a line to type that is for one alone.
  var shared: String {
    let statement = statement
    let columns = statement.columns("columns").filter { !$0.names(place.name) }.map(\.name)
    let tables = statement.tables.filter { $0.lowercased() != table.lowercased() }
    var text = ""
    if !columns.isEmpty {
      text += ", in a line of its own, as this one is for \(Self.list(columns)) too"
    }
    if !tables.isEmpty {
      text += ", behind use \(Scope.written(table)), as this line is for \(Self.list(tables)) too"
    }
    return text
  }

  /// Names that are told of.
  private static let mostNames = 3

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(mostNames).map { "'\($0)'" }.joined(separator: ", ")
    return shown + (names.count > mostNames ? " and \(names.count - mostNames) more" : "")
  }

  /// Whether programs of this kind have to say which table a column is of.
  var needsTable: Bool {
    Set(program.statements.flatMap(\.tables).map { $0.lowercased() }).count > 1
  }
}

extension ColumnReference {
  /// Whether it means a column of this name.
  fileprivate func names(_ column: String) -> Bool {
    isBracketed ? name == column : name.lowercased() == column.lowercased()
  }
}

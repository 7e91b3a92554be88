import Diagnostics
import Language

extension Signature {
  package static let `let` = Signature(
    name: "let", group: "declare", summary: "names a predicate, to be used by its name",
    shape: [.name(label: "name"), .words("="), .predicate(label: "predicate")], condition: .none,
    example: "let finished = stage in ('Won', 'Lost')",
    details: "It is evaluated where it is used, on the row as it stands there.",
    role: .declaration, synonyms: ["define", "var", "const"]
  ) { statement, scope, diagnostics in
    guard case .word(let name) = statement.slots["name"],
      case .expression(let predicate) = statement.slots["predicate"]
    else { return }
    let key = name.text.lowercased()
    let column = ColumnReference(name: name.text, range: name.range)
    if scope.lists[key] != nil || scope.predicates[key] != nil || scope.resolve(column) != nil {
      diagnostics.append(.nameTaken(name))
      return
    }
    let expanded = scope.expanded(predicate)
    guard expanded.isModest else {
      scope.excusedNames.insert(key)
      diagnostics.append(
        Diagnostic(
          .nestedTooDeep, "'\(name.text)' grows too large with the predicates it uses",
          at: predicate.range, help: "use fewer names in it"))
      return
    }
    scope.predicates[key] = expanded
  }
}

import Diagnostics
import Language

extension Signature {
  package static let list = Signature(
    name: "list", group: "declare", summary: "names a list of texts, for in and one of",
    shape: [.name(label: "name"), .texts(label: "values")], condition: .none,
    example: "list stages 'New', 'Won', 'Lost'", role: .declaration
  ) { statement, scope, diagnostics in
    guard case .word(let name) = statement.slots["name"] else { return }
    let key = name.text.lowercased()
    if scope.lists[key] != nil || scope.predicates[key] != nil {
      diagnostics.append(.nameTaken(name))
      return
    }
    scope.lists[key] = statement.texts("values")
  }
}

extension Diagnostic {
  /// A list or predicate whose name means something else already.
  package static func nameTaken(_ name: Word) -> Diagnostic {
    Diagnostic(
      .nameTaken, "'\(name.text)' is named already", at: name.range, help: "choose another name")
  }
}

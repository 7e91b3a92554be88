import Diagnostics
import Language

extension Signature {
  package static let rename = Signature(
    name: "rename", group: "clean", summary: "gives columns other names",
    shape: [.pairs(label: "pairs")], condition: .none, example: "rename [E-Mail] -> email",
    details: "All names of one line change at once, so that two columns can swap theirs.",
    reasoning: .inert
  ) { statement, scope, diagnostics in
    guard case .pairs(let pairs) = statement.slots["pairs"] else { return }
    let moved = pairs.compactMap { scope.resolve($0.from)?.id }
    let taken = pairs.filter { pair in
      scope.resolve(pair.to).map { !moved.contains($0.id) } ?? false
    }
    for pair in taken {
      if let holder = scope.resolve(pair.to) {
        diagnostics.append(scope.columnExists(holder, at: pair.to.range))
      }
    }
    guard taken.isEmpty else {
      // Nothing is renamed; that later lines use the new names is no error of theirs.
      return scope.excusedNames.formUnion(pairs.map { $0.to.name.lowercased() })
    }
    var names: [(id: Int, name: String)] = []
    for pair in pairs {
      if let column = scope.resolve(pair.from) {
        names.append((column.id, pair.to.name))
      } else if scope.resolve(pair.to) == nil {
        // The column is unknown, which is an error of its own; later lines may use the new name.
        scope.addColumn(named: pair.to.name)
      }
    }
    scope.rename(names, at: statement.range)
  }
}

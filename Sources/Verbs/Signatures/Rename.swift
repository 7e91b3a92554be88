import Diagnostics
import Language

extension Signature {
  package static let rename = Signature(
    name: "rename", group: "clean", summary: "gives columns other names",
    shape: [.pairs(label: "pairs")], condition: .none, example: "rename [E-Mail] -> email",
    details: "All names of one line change at once, so that two columns can swap theirs."
  ) { statement, scope, diagnostics in
    guard case .pairs(let pairs) = statement.slots["pairs"] else { return }
    let moved = pairs.compactMap { scope.resolve($0.from)?.id }
    var names: [(id: Int, name: String)] = []
    for pair in pairs {
      let holder = scope.resolve(pair.to)
      if let holder, !moved.contains(holder.id) {
        diagnostics.append(.columnExists(holder, at: pair.to.range))
      } else if let column = scope.resolve(pair.from) {
        names.append((column.id, pair.to.name))
      } else if holder == nil {
        // The column is unknown, which is an error of its own; later lines may use the new name.
        scope.addColumn(named: pair.to.name)
      }
    }
    scope.rename(names, at: statement.range)
  }
}

import Diagnostics
import Language

extension Signature {
  package static let set = Signature(
    name: "set", group: "clean", summary: "computes values, and makes new columns",
    shape: [.assignments(label: "assignments")], takesOthers: true,
    fault: "could not be evaluated",
    example: "set name = first & ' ' & last, domain = after(email, '@')",
    details: """
      All values of one line are computed before any is written. It never clears: where the value is \
      blank or could not be evaluated, the cell stays. A column that does not exist is made, at the \
      end of the table.
      """,
    synonyms: ["update", "compute", "assign", "calculate", "mutate", "add column"],
    exampleKind: .values, reasoning: .setting
  ) { statement, scope, _ in
    guard case .assignments(let assignments) = statement.slots["assignments"] else { return }
    let kinds = assignments.map { scope.kind(of: $0.value) }
    for (assignment, kind) in zip(assignments, kinds) where scope.resolve(assignment.column) == nil
    {
      guard assignment.column.table == nil else { continue }
      // With an open header the column may be one of the input: nothing is known of its other cells.
      let column = scope.addColumn(named: assignment.column.name, isInput: scope.isOpen)
      if scope.isOpen {
        // Where it is made it has the value's kind, and no line need declare it. What is wrong with it where the
        // input has it, and it is another, shows when there is an input.
        scope.update(column.id) {
          $0.isMadeIfMissing = true
          $0.isExcused = kind != .text
          if let kind { ($0.type, $0.kind) = (kind.rawValue, kind) }
        }
        continue
      }
      // A text is what it was where it came from: a column line may say how it is written.
      if let kind {
        scope.declare(column.id, type: kind.rawValue, isCanonical: kind != .text)
      }
    }
  }
}

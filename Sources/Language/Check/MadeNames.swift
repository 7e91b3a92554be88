import Diagnostics

/// Which names the lines of a program make, by table.
struct MadeNames: Sendable {
  var made: [String: [String: SourceRange]] = [:]
  var assigned: [String: [String: SourceRange]] = [:]
  /// Names that a line renamed away, so that the input has them: a later line that makes them anew
  /// is not where they come from.
  private var freed: [String: Set<String>] = [:]

  /// Reads the lines that can be read.
  init(_ program: Program, _ signatures: [String: Signature]) {
    for statement in program.statements where !statement.isBroken {
      for (label, slot) in signatures[statement.verb]?.labelledSlots ?? [] {
        guard let value = statement.slots[label] else { continue }
        note(value, slot, statement)
      }
    }
  }

  private mutating func note(_ value: SlotValue, _ slot: Slot, _ statement: Statement) {
    for table in statement.tables.map({ $0.lowercased() }) {
      switch (slot, value) {
      case (.newColumns, .columns(let columns)):
        for column in columns { noteMade(column, statement.range, table) }
      case (.pairs, .pairs(let pairs)):
        for pair in pairs where made[table]?[pair.from.name.lowercased()] == nil {
          freed[table, default: []].insert(pair.from.name.lowercased())
        }
        for pair in pairs { noteMade(pair.to, statement.range, table) }
      case (.assignments, .assignments(let assignments)):
        // `set x = x + 1` changes a column; it cannot be the line that makes it.
        for assignment in assignments where !assignment.value.reads(assignment.column) {
          assigned[table, default: [:]].keepFirst(assignment.column, statement.range)
        }
      default: continue
      }
    }
  }

  private mutating func noteMade(
    _ column: ColumnReference, _ range: SourceRange, _ table: String
  ) {
    if freed[table]?.contains(column.name.lowercased()) == true { return }
    made[table, default: [:]].keepFirst(column, range)
  }
}

extension [String: SourceRange] {
  fileprivate mutating func keepFirst(_ column: ColumnReference, _ range: SourceRange) {
    let key = column.name.lowercased()
    if self[key] == nil { self[key] = range }
  }
}

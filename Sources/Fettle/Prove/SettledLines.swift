import Diagnostics
import Language

/// Rules as a second run goes through them: a column that the first run has taken away or renamed is gone by then,
/// which a run of the rules as they stand would refuse, and here is passed over.
struct SettledLines {
  /// The rules without what is done for good; every line is there still, so that both runs number them alike.
  private(set) var program: Program
  /// The lines of which a part is passed over.
  private(set) var passedOver: [SourceRange] = []
  /// The numbers of the lines about columns that do nothing any more.
  private(set) var idle: Set<Int> = []

  /// In lower case.
  private let placed: Set<String>

  /// `scopes` are the tables as a second run finds them; those of the names `placed`, in lower case, have columns
  /// that are known by where they stand.
  init(_ program: Program, _ scopes: TableScopes, placed: Set<String>) {
    self.program = program
    self.placed = placed
    var scopes = scopes
    var ignored: [Diagnostic] = []
    for index in program.statements.indices {
      settle(index, scopes)
      scopes.apply(self.program.statements[index], &ignored)
    }
  }

  private mutating func settle(_ index: Int, _ scopes: TableScopes) {
    let statement = program.statements[index]
    guard statement.tables.count == 1, let table = statement.tables.first else { return }
    let scope = scopes[table]
    let columns = statement.columns("columns")
    let isPlaced = placed.contains(table.lowercased())
    switch statement.verb {
    case "keep columns":
      let kept = columns.compactMap { scope.resolve($0)?.id }
      if kept.count == columns.count, Set(kept).count == scope.columns.count { idle.insert(index) }
    // What stands in the place of a column that is gone is called like that one.
    case "drop columns" where isPlaced: return
    // The names are written nowhere, so that a second run gives them anew.
    case "rename" where isPlaced: idle.insert(index)
    case "drop columns":
      let left = columns.filter { scope.resolve($0) != nil }
      replace("columns", .columns(left), of: index, left.count, columns.count)
    case "rename":
      let pairs = statement.pairs("pairs")
      let left = pairs.filter { scope.resolve($0.from) != nil || scope.resolve($0.to) == nil }
      replace("pairs", .pairs(left), of: index, left.count, pairs.count)
    default: return
    }
  }

  private mutating func replace(
    _ label: String, _ value: SlotValue, of index: Int, _ leftCount: Int, _ count: Int
  ) {
    guard leftCount < count else { return }
    program.statements[index].slots[label] = value
    passedOver.append(program.statements[index].range)
    if leftCount == 0 { idle.insert(index) }
  }
}

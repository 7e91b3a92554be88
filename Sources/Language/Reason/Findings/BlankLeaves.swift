import Diagnostics

extension OrderFinding {
  /// `keep rows when` on a column that can be blank: rows of which nothing is known leave too.
  static let blankLeaves = OrderFinding { history in
    history.filter { $0.verb == "keep rows" }.compactMap { line in
      guard let condition = line.statement.condition else { return nil }
      let asked = Set(condition.askedForBlank.map { $0.name.lowercased() })
      let open = line.reads.first {
        line.leavingBlanks[$0.column.id] != nil && !asked.contains($0.column.name.lowercased())
      }
      guard let column = open?.column else { return nil }
      let name = Scope.written(column.name)
      let areAll = line.leavingBlanks[column.id] == true
      return Diagnostic(
        .blankLeaves, severity: .note,
        "rows whose '\(column.name)' is blank leave too, "
          + (areAll ? "" : "if they can be evaluated, ") + "since nothing is known of them",
        at: condition.range, help: "to keep them, add: or \(name) is blank",
        fix: line.keepingFix(name))
    }
  }
}

extension LineReasoning {
  /// Of some columns of a `keep rows` those that can be blank, where no row is kept whose cell is, or only such as
  /// could not be evaluated; and whether there are none of these either.
  func leavingBlanks(_ columns: [ColumnInfo]) -> [Int: Bool] {
    let outcomes = scopeOutcomes
    var leaving: [Int: Bool] = [:]
    for column in columns {
      let blank = Cases(.blank(facts.cell(column.id), true))
      guard isPossible(blank, outcomes.unknown), !isPossible(blank, outcomes.yes) else { continue }
      leaving[column.id] = !isPossible(blank, outcomes.failed)
    }
    return leaving
  }
}

extension PastLine {
  /// The edit that lets rows stay whose cell of a column is blank.
  fileprivate func keepingFix(_ name: String) -> Fix? {
    guard statement.includeDepth == 0, let condition = statement.condition else { return nil }
    return place.widening(condition, by: "\(name) is blank")
  }
}

extension Expression {
  /// The columns that `is blank`, `is present` and their like look at.
  fileprivate var askedForBlank: [ColumnReference] {
    if case .state(let operand, let test, _) = kind, test == .blank || test == .present,
      case .column(let reference) = operand.kind
    {
      return [reference]
    }
    return parts.flatMap(\.askedForBlank)
  }
}

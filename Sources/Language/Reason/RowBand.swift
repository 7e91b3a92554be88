/// Rows that a line had in its scope, as long as it can be told which they were.
struct RowBand {
  /// The place of the statement in the program.
  let number: Int
  /// What they were like, said of the cells as they stood then.
  private let rows: Cases
  /// The columns that the line's condition looks at.
  private let columns: Set<Int>
  /// Whether a line behind has written one of these.
  private var isBlurred = false

  /// Whether the line has no condition.
  let isAll: Bool

  /// Those rows in the scope of a line of which something more is so; one column's part in its condition counts for
  /// nothing.
  init(_ line: LineReasoning, but column: Int? = nil, and further: Cases = .anything) {
    number = line.number
    isAll = line.statement.condition == nil
    rows = line.scopeOutcomes.yes.and(further)
    let asked = line.statement.condition.map { line.before.expandedValue($0).columns } ?? []
    columns = Set(asked.compactMap { line.before.resolve($0)?.id }.filter { $0 != column })
  }

  /// What is so of them; nil where that is no longer known.
  var known: Cases? { isBlurred ? nil : rows }

  /// Notes that a line has written some columns, or reads them as another type.
  mutating func note(_ written: Set<Int>) {
    isBlurred = isBlurred || !columns.isEmpty && !columns.isDisjoint(with: written)
  }
}

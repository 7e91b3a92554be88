/// What a learned clause has not used of its columns, and why.
enum IdleColumns {
  /// Days that are compared only where a clause names them: they are called as those of bookkeeping are.
  static func bookkeeping(of input: MergeInput) -> [Int] {
    input.columns.indices.filter { number in
      let column = input.columns[number]
      guard FieldChooser.isBookkeeping(column.name) else { return false }
      let shape = ColumnShape(column.keys)
      return shape.isTime(column.kind) && !shape.isMoment && shape.tells(of: input.rowCount)
    }
  }

  /// Why none of some columns is evidence, all where nil; ids never are.
  static func gap(of input: MergeInput, _ columns: [Int]?) -> LearnedOutcome.Gap {
    let known = (columns ?? Array(input.columns.indices)).filter { input.columns[$0].kind != .id }
    if known.isEmpty { return .noField }
    let shapes = known.map { ColumnShape(input.columns[$0].keys) }
    if shapes.allSatisfy({ $0.presentCount == 0 }) { return .blank }
    return shapes.contains { $0.tells(of: input.rowCount) } ? .noField : .oneValue
  }
}

extension LearnedOutcome.Gap {
  /// Why none of some columns is evidence, all where nil; ids never are.
  static func ofColumns(_ columns: [Int]?, of input: MergeInput) -> LearnedOutcome.Gap {
    let known = (columns ?? Array(input.columns.indices)).filter { input.columns[$0].kind != .id }
    if known.isEmpty { return .noField }
    if input.rowCount < 2 { return .fewRows }
    let shapes = known.map { ColumnShape(input.columns[$0].keys) }
    if shapes.allSatisfy({ $0.presentCount == 0 }) { return .blank }
    return shapes.contains { $0.tells(of: input.rowCount) } ? .noField : .oneValue
  }
}

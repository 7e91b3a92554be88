import Diagnostics
import Language

extension Signature {
  package static let expect = Signature(
    name: "expect", group: "check", summary: "judges one figure of the table as it stands here",
    shape: [.expectation(label: "expectation")], actions: [.note, .warn, .stop],
    defaultAction: .warn, fault: "does not hold", example: "expect blank email < 5% of rows, stop",
    details: """
      The figures are `rows`, `columns`, `blank c`, `distinct c`, `sum c`, `mean c`, `deviation c` (of \
      a sample, to 12 places), `smallest c` and `largest c`; each is compared with a number, a date, a \
      share of the rows (`5% of rows`), the rows of another table (`rows of crm`), another figure, or \
      with `within 10% of last run`, which reads the last run in `--history` that has the figure, of the last 100. With `when` \
      only the rows for which it is true are measured. A figure without a value is not tested. \
      `merged` is how many rows a merge has put to others, and stops the run where the line asks for \
      nothing else; its `5% of rows` are of the rows that were merged.
      """,
    synonyms: ["expectation", "table check", "measure"], reasoning: .gathering
  ) { statement, scope, diagnostics in
    for use in statement.actions where use.threshold != nil {
      diagnostics.append(.thresholdOfExpect(use))
    }
    if case .expectation(let expectation)? = statement.slots["expectation"],
      let condition = statement.condition, expectation.metric.kind == .merged
    {
      diagnostics.append(
        Diagnostic(
          .conditionNotAllowed, "'merged' is a figure of the whole table and takes no when",
          at: condition.range, help: "take it away"))
    }
    if case .expectation(let expectation)? = statement.slots["expectation"],
      let use = expectation.metrics.first(where: { $0.kind == .merged }), scope.mergedTables.isEmpty
    {
      diagnostics.append(
        Diagnostic(
          .mergedMissing, "'\(scope.tableName)' is no result of a merge", at: use.range,
          help: "write it below the merge"))
    }
    if case .expectation(let expectation)? = statement.slots["expectation"],
      let masked = Diagnostic.maskedBaseline(expectation, scope)
    {
      diagnostics.append(masked)
    }
  }
}

extension Diagnostic {
  /// The history keeps no figure that shows what stands in a sensitive column; counts it keeps.
  fileprivate static func maskedBaseline(_ expectation: Expectation, _ scope: Scope) -> Diagnostic?
  {
    guard case .withinLastRun = expectation.test,
      let column = expectation.metric.column.flatMap({ scope.resolve($0) }), column.isSensitive
    else { return nil }
    let kind = expectation.metric.kind
    switch kind {
    case .rows, .columns, .merged, .blank, .distinct: return nil
    case .sum, .mean, .deviation, .smallest, .largest:
      return Diagnostic(
        .sensitiveBaseline, severity: .warning,
        "'\(column.name)' is sensitive, so the history masks its \(kind.rawValue) and the line is never tested",
        at: expectation.metric.range,
        help: "rows, blank and distinct are kept; a number can be compared with too")
    }
  }

  /// One figure fails or holds; there is no share of it.
  fileprivate static func thresholdOfExpect(_ use: ActionUse) -> Diagnostic {
    Diagnostic(
      .actionNotAllowed, "'expect' judges one figure, so its '\(use.action)' takes no threshold",
      at: use.threshold?.range ?? use.range, help: "put the limit into the comparison")
  }
}

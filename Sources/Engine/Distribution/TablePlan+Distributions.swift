/// A step that judges rows by what stands in columns.
package protocol JudgingOperator: RowOperator {
  /// The columns that it judges.
  var judgedColumns: [JudgedColumn] { get }
}

extension TablePlan {
  /// A column beside a rule that judged it.
  package struct Distribution: Sendable, Equatable {
    package var rule: Int
    package var column: JudgedColumn
    /// Rules that find the column as another one did share its number.
    package var number: Int
  }

  /// Adds steps that gather how the values of judged columns are distributed, for so many at most; says
  /// which rules they belong to.
  package mutating func addDistributions(atMost limit: Int) -> [Distribution] {
    var found: [Distribution] = []
    var result: [Step] = []
    var numbers: [DistributionPlace: Int] = [:]
    var count = 0
    for step in steps {
      for column in step.judgedColumns {
        let place = DistributionPlace(column: column.id, passesRejected: step.seesTables)
        if numbers[place] == nil {
          if count == limit { continue }
          numbers[place] = count
          result.append(
            .rows(
              DistributionOperator(
                column: column.id, number: count, blanks: blanks,
                passesRejected: step.seesTables), rule: step.rule ?? 0))
          count += 1
        }
        found.append(Distribution(rule: step.rule ?? 0, column: column, number: numbers[place]!))
      }
      result.append(step)
      if step.changesRows {
        numbers = [:]
      } else if case .rows(let rowOperator, _) = step {
        for id in rowOperator.writes { numbers = numbers.filter { $0.key.column != id } }
      } else if case .repair(let repair) = step {
        for id in repair.writes { numbers = numbers.filter { $0.key.column != id } }
      }
    }
    steps = result
    return found
  }
}

/// What a distribution is of: a column, with or without the rows that will leave as rejected.
private struct DistributionPlace: Hashable {
  var column: Int
  var passesRejected: Bool
}

extension Step {
  /// The columns that it judges by their values; each once.
  fileprivate var judgedColumns: [JudgedColumn] {
    var seen: Set<Int> = []
    return allJudgedColumns.filter { seen.insert($0.id).inserted }
  }

  private var allJudgedColumns: [JudgedColumn] {
    switch self {
    case .rows(let rowOperator, _): (rowOperator as? any JudgingOperator)?.judgedColumns ?? []
    case .groups(let groups): groups.judge.columns
    case .measure(let measure): measure.columns
    case .repair(let repair): repair.judge == nil ? [] : repair.targets.map(\.judged)
    case .dedupe, .collect, .save: []
    }
  }

  /// Whether later rules see other rows than it did.
  fileprivate var changesRows: Bool {
    switch self {
    case .rows(let rowOperator, _): rowOperator.removesRows
    case .groups(let groups): groups.judge.rejects
    case .repair(let repair): repair.judge?.rejects == true
    case .dedupe: true
    case .measure, .collect, .save: false
    }
  }
}

import Columns
import Kernels
import Language

/// The rows that a rule acts on: those still there for which its `when` is true.
package struct RuleScope: Sendable {
  package var condition: Predicate?
  package var rule: Int
  /// The columns that the condition names, which findings show where it cannot be evaluated.
  package var columns: [JudgedColumn]

  package init(condition: Predicate?, rule: Int, columns: [JudgedColumn] = []) {
    self.condition = condition
    self.rule = rule
    self.columns = columns
  }

  package var reads: Set<Int> { condition?.reads ?? [] }

  /// Evaluates `when` once; rows out of scope and rows that could not be evaluated are counted.
  package func rows(of batch: Batch, _ worker: Worker) -> Selection {
    guard let condition else { return batch.selection }
    let rows = batch.selection.rows
    let truths = condition.evaluate(Frame(batch: batch, rows: rows, worker: worker))
    var selected: [Int32] = []
    selected.reserveCapacity(rows.count)
    for (index, truth) in truths.enumerated() {
      switch truth {
      case .true: selected.append(rows[index])
      case .failed:
        batch.failToEvaluate(rows[index], columns, rule: rule, worker: worker)
      case .false, .unknown: worker.statistics[rule].outOfScope += 1
      }
    }
    return Selection(rows: selected)
  }
}

extension Statement {
  /// Whether a cell that it cannot convert stays as it is.
  package var keepsFailedCells: Bool {
    switch others {
    case .keep?, .action?, nil: true
    case .clear?, .value?: false
    }
  }
}

/// What becomes of a cell that a rule cannot convert.
package enum FailedCell: Sendable {
  case keep
  case clear
  case replace(LiteralCell)

  /// What stands in the place of the cell.
  package func cell(insteadOf cell: Cell) -> Cell {
    switch self {
    case .keep: cell
    case .clear: .empty
    case .replace(let literal): literal.cell
    }
  }

  /// Whether the cell stays as it was.
  package var isKept: Bool {
    if case .keep = self { true } else { false }
  }
}

import Columns
import Engine
import Kernels

/// Replaces cells, or what a pattern finds in them; the first arm that fits a cell as it was wins.
struct ReplaceOperator: RowOperator {
  /// One arm, or several literal ones in a row.
  enum Arm: Sendable {
    /// Whole cells; `values` by the map's arm, nil where a lookup file names several.
    case texts(ValueMap, values: [LiteralCell?])
    case pattern(Pattern, ReplacementTemplate)
    case part(ReplacePart)
  }

  struct Target {
    var id: Int
    var edit: Edit
  }

  var targets: [Target]
  var arms: [Arm]
  var scope: RuleScope
  var blanks: BlankTest
  /// What becomes of cells that no arm fits; nil: they stay.
  var others: FailedCell?

  var reads: Set<Int> { scope.reads.union(targets.map(\.id)) }
  var writes: Set<Int> { Set(targets.map(\.id)) }

  private enum Outcome {
    case replaced(Cell)
    case noArm
    case failed
  }

  func run(_ batch: Batch, _ worker: Worker) {
    let rows = scope.rows(of: batch, worker)
    for target in targets { replace(target, rows, batch, worker) }
  }

  private func replace(_ target: Target, _ rows: Selection, _ batch: Batch, _ worker: Worker) {
    var after = batch.cells(target.id)
    for row in rows.rows {
      let cell = after[Int(row)]
      if blanks.isBlank(cell) {
        worker.statistics[scope.rule].blank += 1
        continue
      }
      switch outcome(for: cell, batch, worker) {
      case .replaced(let new):
        worker.statistics[scope.rule].tested += 1
        after[Int(row)] = new
      case .noArm:
        worker.statistics[scope.rule].tested += 1
        after[Int(row)] = instead(of: cell, others)
      case .failed:
        batch.fail(row, column: target.edit.name, value: cell, rule: scope.rule, worker: worker)
        after[Int(row)] = instead(of: cell, others)
      }
    }
    batch.write(after, to: target.id, rows: rows, edit: target.edit, worker: worker)
  }

  private func instead(of cell: Cell, _ others: FailedCell?) -> Cell {
    switch others {
    case nil, .keep?: cell
    case .clear?: .empty
    case .replace(let literal)?: literal.cell
    }
  }

  private func outcome(for cell: Cell, _ batch: Batch, _ worker: Worker) -> Outcome {
    for arm in arms {
      switch arm {
      case .texts(let map, let values):
        guard let found = map.arm(for: cell.bytes) else { continue }
        return values[found].map { .replaced($0.cell) } ?? .failed
      case .pattern(let pattern, let template):
        switch worker.matcher(for: pattern).replaceAll(in: cell, with: template, to: &batch.arena) {
        case .replaced: return .replaced(batch.arena.commit())
        case .noMatch: batch.arena.discard()
        case .couldNotEvaluate:
          batch.arena.discard()
          return .failed
        }
      case .part(let part):
        if part.apply(cell.bytes, to: &batch.arena) == .changed {
          return .replaced(batch.arena.commit())
        }
        batch.arena.discard()
      }
    }
    return .noArm
  }
}

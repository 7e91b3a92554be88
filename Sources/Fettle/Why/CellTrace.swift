import Columns
import Diagnostics
import Engine
import Synchronization

/// What one cell held at a place among the rules, or which row has a text in a column.
final class CellWatch: RowCollector {
  /// What a watch looks for.
  enum Target: Sendable {
    /// The cell of this record, from 0.
    case record(Int)
    /// The first record that has this text.
    case text([UInt8])
  }

  /// What was found: a record from 0, its text, and the row that the rule took this of.
  typealias Found = (record: Int, text: [UInt8], source: Journal.Source?)

  private let column: Int
  private let target: Target
  private let rule: Int?
  private let seen = Mutex<Found?>(nil)

  /// `rule`: behind which the watch stands; nil: it asks for no source.
  init(column: Int, _ target: Target, behind rule: Int? = nil) {
    self.column = column
    self.target = target
    self.rule = rule
  }

  func collect(_ batch: Batch, rows: [Int32], places: [Int], _ worker: Worker) {
    var cells: [Cell]?
    for row in rows {
      let record = batch.record(of: Int(row))
      if case .record(let wanted) = target, wanted != record { continue }
      let all = cells ?? batch.cells(column)
      cells = all
      let text = all[Int(row)].bytes.bytesArray
      if case .text(let wanted) = target, wanted != text { continue }
      let change = batch.journal.changes.last { change in
        change.row == row && rule == Int(change.rule) && column == Int(change.id)
      }
      seen.withLock { seen in
        if seen.map({ record < $0.record }) ?? true { seen = (record, text, change?.source) }
      }
    }
  }

  /// What was found; nil: the row is not there.
  var found: Found? { seen.withLock { $0 } }
}

/// The way of one cell through the rules of its table.
struct CellTrace {
  /// What a rule made of it.
  struct Change {
    var rule: RuleInfo
    var before: [UInt8]
    var after: [UInt8]
    /// The row of a table that it took the value of, as logs name it; nil: it was computed.
    var source: String?
  }
  var changes: [Change] = []
  /// What it holds behind the last rule; nil: its row has left.
  var value: [UInt8]?
}

extension ProgramRun {
  /// Follows a cell through a plan: `column` by its id, so that other names on the way make no difference.
  /// `merged` is the table that the plan is of, where a merge has just made it.
  func trace(
    _ plan: TablePlan, column: Int, record: Int, of merged: MergedTable? = nil
  ) throws(RunFailure) -> CellTrace {
    let opened = if let merged { try merged.opened() } else { try open(plan) }
    var plan = plan
    var watches: [(rule: Int?, watch: CellWatch)] = []
    var steps: [Step] = []
    func watch(_ rule: Int?) {
      let watch = CellWatch(column: column, .record(record), behind: rule)
      watches.append((rule, watch))
      steps.append(.collect(CollectRule(rule: rule ?? 0, reads: [column], collector: watch)))
    }
    if column < opened.input.header.count { watch(nil) }
    for step in plan.steps {
      steps.append(step)
      if step.canWrite(column) { watch(step.rule) }
    }
    watch(nil)
    plan.steps = steps
    _ = try read(opened, through: plan, then: [], notesChanges: true)
    var trace = CellTrace(value: watches.last?.watch.found?.text)
    var before: [UInt8] = []
    for (rule, watch) in watches {
      guard let found = watch.found else { continue }
      if let rule, found.text != before {
        let info = plan.rules[rule]
        trace.changes.append(
          CellTrace.Change(
            rule: info, before: before, after: found.text,
            source: found.source?.text(in: info.source ?? plan.table)))
      }
      before = found.text
    }
    return trace
  }

  /// The record of the row that has a text in a column at a plan's end; nil: none has.
  func record(
    of text: [UInt8], in column: Int, _ plan: TablePlan
  ) throws(RunFailure) -> Int? {
    let watch = CellWatch(column: column, .text(text))
    let collect = Step.collect(CollectRule(rule: 0, reads: [column], collector: watch))
    _ = try read(try open(plan), through: plan, then: [collect])
    return watch.found?.record
  }
}

extension Step {
  /// Whether it can change a cell of the column.
  fileprivate func canWrite(_ column: Int) -> Bool {
    switch self {
    case .rows(let rows, _): rows.writes.contains(column)
    case .dedupe, .groups, .repair: true
    case .measure, .collect, .save: false
    }
  }
}

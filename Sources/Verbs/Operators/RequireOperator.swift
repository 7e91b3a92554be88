import Columns
import Engine
import Kernels

/// `require a, b`: fails the rows in which one of the columns is blank; each blank is a finding.
struct RequireOperator: JudgingOperator {
  var scope: RuleScope
  var judge: Judge
  var blanks: BlankTest

  var reads: Set<Int> { scope.reads.union(judge.columns.map(\.id)) }
  var writes: Set<Int> { [] }
  var removesRows: Bool { judge.rejects }
  var judgedColumns: [JudgedColumn] { judge.columns }

  func run(_ batch: Batch, _ worker: Worker) {
    let rows = scope.rows(of: batch, worker).rows
    var isFailing = Bitmap(count: batch.rowCount)
    var isNew = Bitmap(count: batch.rowCount)
    for column in judge.columns {
      let blank = batch.blankRows(of: column.id, among: rows, blanks)
      for row in blank { isFailing.insert(Int(row)) }
      for row in batch.find(blank, judge, columns: [column], worker) { isNew.insert(Int(row)) }
    }
    let failing = isFailing.setCount == 0 ? [] : rows.filter { isFailing[Int($0)] }
    worker.statistics[judge.rule].tested += rows.count
    worker.statistics[judge.rule].violated += failing.count
    worker.statistics[judge.rule].knownRows += failing.count - isNew.setCount
    batch.convict(failing, by: judge, worker)
  }
}

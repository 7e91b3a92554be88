import Columns
import Language

/// A column as a finding names it.
package struct JudgedColumn: Sendable, Equatable {
  package var id: Int
  /// Index of its name in the plan's ``TablePlan/names``.
  package var name: Int
  /// The kind of its values as far as it is declared; reports plot them by it.
  package var kind: ValueKind

  package init(id: Int, name: Int, kind: ValueKind = .text) {
    self.id = id
    self.name = name
    self.kind = kind
  }
}

/// A rule that fails rows, as its operator knows it.
package struct Judge: Sendable {
  package var rule: Int
  /// The columns that its findings name and show.
  package var columns: [JudgedColumn]
  /// Whether each failing row leaves the table.
  package var rejects: Bool
  /// Whether each failing row goes to the review queue too.
  package var reviews: Bool

  package init(rule: Int, columns: [JudgedColumn], judgement: Judgement?) {
    self.rule = rule
    self.columns = columns
    rejects = judgement?.rejects ?? false
    reviews = judgement?.reviews ?? false
  }
}

extension Batch {
  /// Counts the rows that fail a rule, lists them as findings on the rule's columns, and does to each
  /// what the rule asks for.
  package func fail(_ rows: [Int32], by judge: Judge, _ worker: Worker) {
    if rows.isEmpty { return }
    worker.statistics[judge.rule].violated += rows.count
    let new = find(rows, judge, columns: judge.columns, worker)
    worker.statistics[judge.rule].knownRows += rows.count - new.count
    convict(rows, by: judge, worker)
  }

  /// Lists findings of a rule: one a row, on these columns, each a failure of this kind. Returns the rows whose
  /// finding no baseline knows.
  @discardableResult
  package func find(
    _ rows: [Int32], _ judge: Judge, columns: [JudgedColumn],
    as kind: Journal.Finding.Kind = .violated, _ worker: Worker
  ) -> [Int32] {
    guard worker.wishes.wantsFindings else {
      worker.statistics[judge.rule].found += rows.count
      return rows
    }
    return rows.filter { note(kind, $0, rule: judge.rule, columns, worker) }
  }

  /// Rejects rows, or has them reviewed, as the rule asks; a rejected row is still judged by the checks
  /// that follow, and leaves at the next step that sees whole tables.
  package func convict(
    _ rows: [Int32], for kind: Journal.Finding.Kind = .violated, by judge: Judge, _ worker: Worker
  ) {
    if judge.reviews {
      worker.statistics[judge.rule].reviewed += rows.count
      if worker.wishes.reviews {
        for row in rows {
          journal.reviews.append(.init(row: row, rule: Int32(judge.rule), kind: kind))
        }
      }
    }
    guard judge.rejects else { return }
    worker.statistics[judge.rule].rejected += rows.count
    worker.statistics[judge.rule].knownRejects += knownCount(of: rows, judge.rule, worker)
    if rejected == nil { rejected = Bitmap(count: rowCount) }
    for row in rows { rejected?.insert(Int(row)) }
    if worker.wishes.rejections {
      for row in rows {
        journal.rejections.append(.init(row: row, rule: Int32(judge.rule), kind: kind))
      }
    }
  }

  /// The same for rows with a cell that a rule could not give a value, which are counted; they are listed in
  /// any order, some more than once, and those of `known` are left out.
  package func convict(
    repeated rows: [Int32], but known: [Int32] = [], for kind: Journal.Finding.Kind = .violated,
    by judge: Judge, _ worker: Worker
  ) {
    if rows.isEmpty { return }
    var listed = Bitmap(count: rowCount)
    for row in rows { listed.insert(Int(row)) }
    for row in known { listed[Int(row)] = false }
    var once: [Int32] = []
    listed.forEachRow { once.append(Int32($0)) }
    if once.isEmpty { return }
    worker.statistics[judge.rule].faultyRows += once.count
    worker.statistics[judge.rule].knownFaultyRows += knownCount(of: once, judge.rule, worker)
    convict(once, for: kind, by: judge, worker)
  }

  /// How many of `rows` have no finding of a rule but those that a baseline knows.
  private func knownCount(of rows: [Int32], _ rule: Int, _ worker: Worker) -> Int {
    if worker.wishes.baseline == nil { return 0 }
    guard let new = newlyFound[rule] else { return rows.count }
    return rows.count { !new[Int($0)] }
  }

  /// Whether the row will leave as rejected.
  package func isRejected(_ row: Int32) -> Bool { rejected?[Int(row)] ?? false }

  /// Takes the rejected rows out of the selection.
  func dismissRejected(_ worker: Worker) {
    guard let rejected else { return }
    let before = selection.rows.count
    selection.rows.removeAll { rejected[Int($0)] }
    worker.rowsRejected += before - selection.rows.count
  }

  /// Notes a finding with the cells as they stand; whether it is new.
  @discardableResult
  func note(
    _ kind: Journal.Finding.Kind, _ row: Int32, rule: Int, _ columns: [JudgedColumn],
    _ worker: Worker
  ) -> Bool {
    let parts = columns.map {
      Journal.FindingPart(name: Int32($0.name), column: Int32($0.id), value: cell($0.id, Int(row)))
    }
    return note(kind, row, rule: rule, parts, worker)
  }

  /// Notes a finding in the journal, and as a sample where it is among the first of its rule; whether it
  /// is new.
  @discardableResult
  func note(
    _ kind: Journal.Finding.Kind, _ row: Int32, rule: Int, _ parts: [Journal.FindingPart],
    _ worker: Worker
  ) -> Bool {
    if let baseline = worker.wishes.baseline {
      if baseline.knows(rule, row, parts, in: self) {
        worker.statistics[rule].known += 1
        if !kind.isViolation { worker.statistics[rule].knownFailures += 1 }
        if kind == .notEvaluated { worker.statistics[rule].knownFailedRows += 1 }
        return false
      }
      newlyFound[rule, default: Bitmap(count: rowCount)].insert(Int(row))
    }
    worker.statistics[rule].found += 1
    if worker.wishes.findings {
      journal.findings.append(
        .init(
          row: row, rule: Int32(rule), kind: kind, firstPart: Int32(journal.parts.count),
          partCount: Int32(parts.count)))
      journal.parts += parts
    }
    if worker.wishes.findingSampleCount > 0 {
      worker.findingSamples[rule].add(record: record(of: Int(row)), worker.wishes) {
        sample(kind, row, parts, worker.wishes)
      }
    }
    return true
  }
}

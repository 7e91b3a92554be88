import Columns
import Engine
import Kernels

/// Gives cells the values that another table has for the keys of their rows.
struct OtherTableOperator: JudgingOperator {
  /// Which cells take a value.
  enum Purpose: Sendable {
    /// `fill`
    case forBlanks
    /// `correct`: those that are there and differ.
    case forDiffering
  }

  /// A column, and the one of the other table that stands for it.
  struct Target: EditTarget {
    var id: Int
    var edit: Edit
    /// How cells are compared with the other's.
    var reader: KeyReader
    /// The place of the other's column among those that were gathered.
    var number: Int
  }

  var purpose: Purpose
  var keys: [KeyReader]
  var targets: [Target]
  var values: KeyedValues
  var scope: RuleScope
  var blanks: BlankTest
  /// What becomes of cells for which there is no value; nil: they stay.
  var others: FailedCell?
  /// `others reject` and its like.
  var judge: Judge?

  var reads: Set<Int> {
    let found = keys.reduce(scope.reads) { $0.union($1.reads) }
    return targets.reduce(found) { $0.union($1.reader.reads) }
  }
  var writes: Set<Int> { Set(targets.map(\.id)) }
  var removesRows: Bool { judge?.rejects ?? false }
  var judgedColumns: [JudgedColumn] { judge == nil ? [] : targets.map(\.judged) }
  var givesSources: Bool { true }

  func run(_ batch: Batch, _ worker: Worker) {
    let rows = scope.rows(of: batch, worker)
    let places = values.places(of: batch, rows: rows.rows, keys: keys, worker: worker)
    noteCase(of: places, rows, batch, worker)
    // All are compared before any is written.
    let hashes =
      purpose == .forBlanks
      ? targets.map { _ in [] }
      : targets.map {
        values.hashes(of: $0.reader, batch, rows: rows.rows, worker: worker)
      }
    var lost = Lost()
    for (target, hashes) in zip(targets, hashes) {
      var taking = Taking(cells: batch.cells(target.id))
      for (index, row) in rows.rows.enumerated() {
        take(
          place: places[index], hash: hashes.isEmpty ? nil : hashes[index], row, target, &taking,
          worker)
      }
      finish(target, taking, rows, batch, worker, &lost)
    }
    if let judge { convict(lost, batch, judge, worker) }
  }

  /// Counts the rows that ask for a value and whose key the other table has in another case.
  private func noteCase(
    of places: [KeyedValues.Place], _ rows: Selection, _ batch: Batch, _ worker: Worker
  ) {
    let found = rows.rows.indices.filter { places[$0] == .unknownKey(inOtherCase: true) }
    let count = found.count { index in
      targets.contains { isAsking(batch.cell($0.id, Int(rows.rows[index]))) }
    }
    if count > 0 { worker.caseVariants[scope.rule, default: 0] += count }
  }

  /// Whether a value is looked for in place of a cell.
  private func isAsking(_ cell: Cell) -> Bool {
    blanks.isBlank(cell) == (purpose == .forBlanks)
  }

  /// Rows without a value for a cell: a row that fails the rule counts for more than one of which it cannot be told.
  private struct Lost {
    var missing: [Journal.Finding.Kind: [Int32]] = [:]
    var failed: [Int32] = []
  }

  private func convict(_ lost: Lost, _ batch: Batch, _ judge: Judge, _ worker: Worker) {
    // One row has one key, so that it is missing for one reason.
    for kind in Self.reasons {
      batch.convict(repeated: lost.missing[kind] ?? [], for: kind, by: judge, worker)
    }
    let known = lost.missing.values.flatMap(\.self)
    batch.convict(
      repeated: lost.failed, but: known, for: .severalThere, by: judge, worker)
  }

  /// Why the other table has no value.
  private static let reasons: [Journal.Finding.Kind] = [.violated, .blankThere, .withoutKey]

  /// What becomes of the cells of one column.
  private struct Taking {
    /// As they will be.
    var cells: [Cell]
    /// The rows of the other table that gave a value, by row.
    var sources: [Int32: Int] = [:]
    var failed: [Int32] = []
    /// Rows for which the other table has no value, by the reason.
    var missing: [Journal.Finding.Kind: [Int32]] = [:]

    init(cells: [Cell]) { self.cells = cells }
  }

  private func take(
    place: KeyedValues.Place, hash: KeyHash?, _ row: Int32, _ target: Target,
    _ taking: inout Taking, _ worker: Worker
  ) {
    let rule = scope.rule
    if !isAsking(taking.cells[Int(row)]) {
      if purpose == .forBlanks {
        worker.statistics[rule].tested += 1
      } else {
        worker.statistics[rule].blank += 1
        worker.statistics[rule].otherTable.blankHere += 1
      }
      return
    }
    switch values.answer(at: place, column: target.number) {
    case .value(let value) where !blanks.isBlank(value.text):
      worker.statistics[rule].tested += 1
      if value.hash == hash || value.text == taking.cells[Int(row)] {
        worker.statistics[rule].otherTable.agreeing += 1
        return
      }
      worker.statistics[rule].otherTable.taken += 1
      taking.cells[Int(row)] = value.text
      taking.sources[row] = value.record
    case .several:
      worker.statistics[rule].otherTable.ambiguous += 1
      taking.failed.append(row)
    case .value, .blank:
      worker.statistics[rule].otherTable.blankThere += 1
      taking.missing[.blankThere, default: []].append(row)
    case .unknownKey:
      worker.statistics[rule].otherTable.unknownKey += 1
      taking.missing[.violated, default: []].append(row)
    case .noKey:
      worker.statistics[rule].otherTable.withoutKey += 1
      taking.missing[.withoutKey, default: []].append(row)
    }
  }

  /// Writes the cells of a column, and does to those without a value what the line asks for.
  private func finish(
    _ target: Target, _ taking: Taking, _ rows: Selection, _ batch: Batch, _ worker: Worker,
    _ lost: inout Lost
  ) {
    var cells = taking.cells
    let missing = Self.reasons.flatMap { taking.missing[$0] ?? [] }
    for row in taking.failed {
      batch.fail(
        row, .severalThere, column: target.judged, value: cells[Int(row)], rule: scope.rule,
        worker: worker)
    }
    if let others {
      for row in missing + taking.failed {
        cells[Int(row)] = others.cell(insteadOf: cells[Int(row)])
      }
    }
    batch.write(
      cells, to: target.id, rows: rows, edit: target.edit, worker: worker,
      sources: { taking.sources[$0].map { Journal.Source(record: $0) } })
    guard let judge else {
      worker.statistics[scope.rule].blank += missing.count
      return
    }
    worker.statistics[scope.rule].tested += missing.count
    worker.statistics[scope.rule].violated += missing.count
    for kind in Self.reasons {
      guard let rows = taking.missing[kind] else { continue }
      batch.find(rows, judge, columns: [target.judged], as: kind, worker)
      lost.missing[kind, default: []] += rows
    }
    lost.failed += taking.failed
  }
}

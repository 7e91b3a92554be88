import Columns
import Kernels

/// One key column of a dedupe: how its cells are read, and which of them are no evidence.
package struct KeyReader: Sendable {
  package var id: Int
  /// Reads the column by its declared type, for its canonical text; nil: the exact text.
  package var value: ValueExpression?
  package var blanks: BlankTest
  /// Texts that stand for a missing value.
  package var placeholders: [LiteralCell]
  /// Folds the case of letters that the column's type keeps, so that keys can be counted that nothing but
  /// this case tells apart; nil: nobody is told.
  package var caseFolding: ColumnKernel?

  package init(
    id: Int, value: ValueExpression? = nil, blanks: BlankTest, placeholders: [LiteralCell],
    caseFolding: ColumnKernel? = nil
  ) {
    self.caseFolding = caseFolding
    self.id = id
    self.value = value
    self.blanks = blanks
    self.placeholders = placeholders
  }

  package var reads: Set<Int> { (value?.reads ?? []).union([id]) }

  /// The values of `rows` by which they are looked up: the canonical text of each that is present and of
  /// the column's type, and the texts of those that are none of it.
  package func values(
    of batch: Batch, rows: [Int32], worker: Worker
  ) -> (read: [[UInt8]], unread: [[UInt8]]) {
    let cells = batch.cells(id)
    guard let value else {
      return (rows.map { cells[Int($0)] }.filter { !blanks.isBlank($0) }.map(\.array), [])
    }
    let vector = value.evaluate(Frame(batch: batch, rows: rows, worker: worker))
    let texts = vector.texts(arena: &batch.arena)
    return (
      rows.indices.filter { texts.states[$0] == .present }.map { texts.cells[$0].array },
      rows.indices.filter { texts.states[$0] == .failed }.map { cells[Int(rows[$0])].array }
    )
  }

  /// Whether cells of the batch can be placeholders.
  func hasPlaceholders(in batch: Batch) -> Bool {
    MissingTest(self, batch, placeholdersMatch: false).hasPlaceholders
  }

  /// The text that is compared, one for each of `rows`: canonical where it can be read as its type.
  package func texts(of batch: Batch, rows: [Int32], worker: Worker) -> [Cell] {
    let cells = batch.cells(id)
    guard let value else {
      return rows.count == batch.rowCount ? cells : rows.map { cells[Int($0)] }
    }
    let vector = value.evaluate(Frame(batch: batch, rows: rows, worker: worker))
    let texts = vector.texts(arena: &batch.arena)
    return rows.indices.map {
      texts.states[$0] == .present ? texts.cells[$0] : cells[Int(rows[$0])]
    }
  }

  /// The same, and which of them are none of the column's type, or not known to be of it.
  package func readings(
    of batch: Batch, rows: [Int32], worker: Worker
  ) -> (texts: [Cell], isInvalid: [Bool]) {
    let cells = batch.cells(id)
    guard let value else {
      return (rows.map { cells[Int($0)] }, Array(repeating: false, count: rows.count))
    }
    let vector = value.evaluate(Frame(batch: batch, rows: rows, worker: worker))
    let texts = vector.texts(arena: &batch.arena)
    return (
      rows.indices.map {
        texts.states[$0] == .present ? texts.cells[$0] : cells[Int(rows[$0])]
      },
      rows.indices.map {
        texts.states[$0] != .present && !blanks.isBlank(cells[Int(rows[$0])])
      }
    )
  }

  /// The canonical texts of `rows`, nil for a cell that is none of the column's type; nil where the exact text
  /// is compared.
  package func canonicalTexts(of batch: Batch, rows: [Int32], worker: Worker) -> [Cell?]? {
    guard let value else { return nil }
    let vector = value.evaluate(Frame(batch: batch, rows: rows, worker: worker))
    let texts = vector.texts(arena: &batch.arena)
    return rows.indices.map { texts.states[$0] == .present ? texts.cells[$0] : nil }
  }

  /// Those of `rows` that have a real value: neither blank nor a placeholder.
  package func present(of batch: Batch, rows: Selection) -> [Int32] {
    let cells = batch.cells(id)
    let test = MissingTest(self, batch, placeholdersMatch: false)
    var present: [Int32] = []
    present.reserveCapacity(rows.count)
    for row in rows.rows where !test.isMissing(cells[Int(row)], row: row) { present.append(row) }
    return present
  }

  /// Which of `rows` have no real value: blank or a placeholder; blank alone where placeholders match.
  package func missing(
    of batch: Batch, rows: [Int32], placeholdersMatch: Bool = false
  ) -> [Bool] {
    let cells = batch.cells(id)
    let test = MissingTest(self, batch, placeholdersMatch: placeholdersMatch)
    return rows.map { test.isMissing(cells[Int($0)], row: $0) }
  }

  /// The hash of the key of each of `rows`, and which of them lack it; and the hashes without case where they
  /// are asked for, else none.
  fileprivate func hashes(
    of batch: Batch, rows: [Int32], hasher: KeyHasher, placeholdersMatch: Bool, worker: Worker,
    foldsCase: Bool
  ) -> (own: Column<KeyHasher.State>, folded: [KeyHasher.State]) {
    let test = MissingTest(self, batch, placeholdersMatch: placeholdersMatch)
    if value == nil && !test.hasPlaceholders && !foldsCase {
      return (batch.hashes(of: id, rows: rows, blanks, hasher), [])
    }
    var texts = self.texts(of: batch, rows: rows, worker: worker)
    let cells = batch.cells(id)
    var states = [ValueState](repeating: .present, count: rows.count)
    for index in rows.indices where test.isMissing(cells[Int(rows[index])], row: rows[index]) {
      states[index] = .blank
    }
    let own = Column(values: texts, states: states).hashed(hasher)
    if !foldsCase { return (own, []) }
    fold(&texts, in: batch)
    return (own, Column(values: texts, states: states).hashed(hasher).values)
  }

  /// Texts without the case that nobody counts; as they are where all of it counts.
  func fold(_ texts: inout [Cell], in batch: Batch) {
    guard let caseFolding else { return }
    var failed: [Int32] = []
    caseFolding.run(
      &texts, rows: Selection(all: texts.count), blanks: BlankTest(), arena: &batch.arena,
      failed: &failed)
  }
}

/// Tells which cells of a key column are no evidence: blanks and, unless they match, placeholders.
private struct MissingTest {
  private let blanks: BlankTest
  private let marks: Bitmap?
  private let placeholders: [LiteralCell]
  let hasPlaceholders: Bool

  init(_ key: KeyReader, _ batch: Batch, placeholdersMatch: Bool) {
    blanks = key.blanks
    marks = placeholdersMatch ? nil : batch.placeholders(key.id)
    placeholders = placeholdersMatch ? [] : key.placeholders
    hasPlaceholders = marks != nil || !placeholders.isEmpty
  }

  /// Whether the cell of the row is no evidence.
  @inline(__always)
  func isMissing(_ cell: Cell, row: Int32) -> Bool {
    if blanks.isBlank(cell) { return true }
    return hasPlaceholders && isPlaceholder(cell, row: row)
  }

  private func isPlaceholder(_ cell: Cell, row: Int32) -> Bool {
    if let marks, marks[Int(row)] { return true }
    for literal in placeholders where literal.cell == cell { return true }
    return false
  }
}

extension [KeyReader] {
  /// Whether keys are counted that nothing but the case of letters tells apart.
  var countsCase: Bool { contains { $0.caseFolding != nil } }

  /// Hashes the keys of each of `rows` taken together, and counts those that a row lacks.
  func states(
    of batch: Batch, rows: [Int32], hasher: KeyHasher, placeholdersMatch: Bool = false,
    worker: Worker
  ) -> (states: [KeyHasher.State], missingCounts: [Int32]) {
    let (states, _, missingCounts) = states(
      of: batch, rows: rows, hasher: hasher, placeholdersMatch: placeholdersMatch, worker: worker,
      foldsCase: false)
    return (states, missingCounts)
  }

  /// The hash of the keys of each of `rows` taken together, and how many of them a row lacks.
  ///
  /// Where case is counted, the first half is that of the keys without it and the second one that of the
  /// keys: those that differ in nothing else have the first half in common.
  func digests(
    of batch: Batch, rows: [Int32], hasher: KeyHasher, placeholdersMatch: Bool = false,
    worker: Worker
  ) -> (digests: [KeyHash], missingCounts: [Int32]) {
    let (states, folded, missingCounts) = states(
      of: batch, rows: rows, hasher: hasher, placeholdersMatch: placeholdersMatch, worker: worker,
      foldsCase: countsCase)
    if folded.isEmpty { return (states.map { hasher.finish($0) }, missingCounts) }
    let digests = rows.indices.map { hasher.finish(states[$0], beside: folded[$0]) }
    return (digests, missingCounts)
  }

  /// The same, and the hashes without the case that nobody counts; empty where that is not asked for.
  func states(
    of batch: Batch, rows: [Int32], hasher: KeyHasher, placeholdersMatch: Bool = false,
    worker: Worker, foldsCase: Bool
  ) -> (states: [KeyHasher.State], folded: [KeyHasher.State], missingCounts: [Int32]) {
    var (states, folded): ([KeyHasher.State], [KeyHasher.State]) = ([], [])
    var missingCounts = [Int32](repeating: 0, count: rows.count)
    for (number, key) in enumerated() {
      let hashes = key.hashes(
        of: batch, rows: rows, hasher: hasher, placeholdersMatch: placeholdersMatch,
        worker: worker, foldsCase: foldsCase)
      if number == 0 {
        (states, folded) = (hashes.own.values, hashes.folded)
      } else {
        hasher.add(hashes.own.values, to: &states)
        hasher.add(hashes.folded, to: &folded)
      }
      if hashes.own.states.count(of: .blank) == 0 { continue }
      for row in rows.indices where hashes.own.states[row] == .blank { missingCounts[row] += 1 }
    }
    return (states, folded, missingCounts)
  }
}

extension KeyHasher {
  /// Takes a further field of each key.
  fileprivate func add(_ fields: [State], to states: inout [State]) {
    var states = states.mutableSpan
    for index in fields.indices { add(fields[index], to: &states[index]) }
  }

  /// The hash of a key whose first half is that of the same key without case.
  func finish(_ state: State, beside folded: State) -> KeyHash {
    KeyHash(first: finish(folded).first, second: finish(state).second)
  }
}

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

  package init(
    id: Int, value: ValueExpression? = nil, blanks: BlankTest, placeholders: [LiteralCell]
  ) {
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

  /// The same, and which of them are none of the column's type.
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
      }, texts.states.map { $0 == .failed }
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

  /// Adds the key of each of `rows` to its state; `missingCounts` counts the keys that a row lacks.
  fileprivate func add(
    of batch: Batch, rows: [Int32], hasher: KeyHasher, placeholdersMatch: Bool, worker: Worker,
    to states: inout [KeyHasher.State], missingCounts: inout [Int32]
  ) {
    let texts = self.texts(of: batch, rows: rows, worker: worker)
    let cells = batch.cells(id)
    let test = MissingTest(self, batch, placeholdersMatch: placeholdersMatch)
    var states = states.mutableSpan
    var missingCounts = missingCounts.mutableSpan
    for index in rows.indices {
      let cell = cells[Int(rows[index])]
      // A missing value is the empty field: no real value is empty.
      if test.isMissing(cell, row: rows[index]) {
        hasher.add(.empty, to: &states[index])
        missingCounts[index] += 1
      } else {
        hasher.add(texts[index], to: &states[index])
      }
    }
  }
}

/// Tells which cells of a key column are no evidence: blanks and, unless they match, placeholders.
private struct MissingTest {
  private let blanks: BlankTest
  private let marks: Bitmap?
  private let placeholders: [LiteralCell]
  private let hasPlaceholders: Bool

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
  /// Hashes the keys of each of `rows` taken together, and counts those that a row lacks.
  func states(
    of batch: Batch, rows: [Int32], hasher: KeyHasher, placeholdersMatch: Bool = false,
    worker: Worker
  ) -> (states: [KeyHasher.State], missingCounts: [Int32]) {
    var states = [KeyHasher.State](repeating: hasher.start(), count: rows.count)
    var missingCounts = [Int32](repeating: 0, count: rows.count)
    for key in self {
      key.add(
        of: batch, rows: rows, hasher: hasher, placeholdersMatch: placeholdersMatch,
        worker: worker, to: &states, missingCounts: &missingCounts)
    }
    return (states, missingCounts)
  }
}

extension DedupeRule {
  /// Hashes the keys of `rows` taken together; rows without a usable key are counted and left out.
  func digests(of batch: Batch, rows: [Int32], hasher: KeyHasher, worker: Worker) -> KeyDigests {
    let (states, missingCounts) = keys.states(
      of: batch, rows: rows, hasher: hasher, placeholdersMatch: policy == .placeholdersMatch,
      worker: worker)
    var result = KeyDigests()
    result.rows.reserveCapacity(rows.count)
    result.digests.reserveCapacity(rows.count)
    for index in rows.indices where isUsable(missingCount: Int(missingCounts[index])) {
      result.rows.append(rows[index])
      result.digests.append(hasher.finish(states[index]))
    }
    worker.statistics[rule].tested += result.rows.count
    worker.statistics[rule].noUsableKey += rows.count - result.rows.count
    return result
  }

  /// Hashes each key by itself, for `on any of`: one result a key column.
  func digestsOfEach(
    of batch: Batch, rows: [Int32], hasher: KeyHasher, worker: Worker
  ) -> [KeyDigests] {
    let missing = keys.map {
      $0.missing(of: batch, rows: rows, placeholdersMatch: policy == .placeholdersMatch)
    }
    let usable = rows.indices.filter { index in
      isUsable(missingCount: missing.count { $0[index] })
    }
    worker.statistics[rule].tested += usable.count
    worker.statistics[rule].noUsableKey += rows.count - usable.count
    return keys.indices.map { number in
      let texts = keys[number].texts(of: batch, rows: rows, worker: worker)
      let label = LiteralCell("\(number)")
      var result = KeyDigests()
      for index in usable where policy == .placeholdersMatch || !missing[number][index] {
        var state = hasher.start()
        withExtendedLifetime(label) { hasher.add(label.cell, to: &state) }
        hasher.add(missing[number][index] ? .empty : texts[index], to: &state)
        result.rows.append(rows[index])
        result.digests.append(hasher.finish(state))
      }
      return result
    }
  }

  /// Whether a row takes part, by how many of its keys have no value.
  private func isUsable(missingCount: Int) -> Bool {
    switch policy {
    case .placeholdersMatch: true
    case .everyKeyPresent: missingCount == 0
    case .blankEqualsBlank: missingCount < keys.count
    }
  }
}

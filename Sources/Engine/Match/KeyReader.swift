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

  package var reads: Set<Int> { [id] }

  /// The text that is compared, one for each of `rows`: canonical where it can be read as its type.
  func texts(of batch: Batch, rows: [Int32], worker: Worker) -> [Cell] {
    let cells = batch.cells(id)
    guard let value else { return rows.map { cells[Int($0)] } }
    let vector = value.evaluate(Frame(batch: batch, rows: rows, worker: worker))
    let texts = vector.texts(arena: &batch.arena)
    return rows.indices.map {
      texts.states[$0] == .present ? texts.cells[$0] : cells[Int(rows[$0])]
    }
  }

  /// Which of `rows` have no real value: blank or a placeholder.
  func missing(of batch: Batch, rows: [Int32]) -> [Bool] {
    let cells = batch.cells(id)
    let marks = batch.placeholders(id)
    return rows.map { row in
      let cell = cells[Int(row)]
      if blanks.isBlank(cell) { return true }
      if let marks, marks[Int(row)] { return true }
      for literal in placeholders where literal.cell == cell { return true }
      return false
    }
  }
}

/// The usable keys of a batch: which rows have one, and its hash.
struct KeyDigests {
  var rows: [Int32] = []
  var digests: [KeyHash] = []
}

extension DedupeRule {
  /// Hashes the keys of `rows` taken together; rows without a usable key are counted and left out.
  func digests(of batch: Batch, rows: [Int32], hasher: KeyHasher, worker: Worker) -> KeyDigests {
    let texts = keys.map { $0.texts(of: batch, rows: rows, worker: worker) }
    if policy == .placeholdersMatch {
      return KeyDigests(
        rows: rows, digests: rows.indices.map { index in Self.digest(texts, nil, index, hasher) })
    }
    let missing = keys.map { $0.missing(of: batch, rows: rows) }
    var result = KeyDigests()
    result.rows.reserveCapacity(rows.count)
    result.digests.reserveCapacity(rows.count)
    for index in rows.indices {
      var missingCount = 0
      for column in missing.indices where missing[column][index] { missingCount += 1 }
      let isUsable = policy == .everyKeyPresent ? missingCount == 0 : missingCount < keys.count
      guard isUsable else { continue }
      result.rows.append(rows[index])
      result.digests.append(Self.digest(texts, missing, index, hasher))
    }
    worker.statistics[rule].noUsableKey += rows.count - result.rows.count
    return result
  }

  /// Hashes each key by itself, for `on any of`: one result a key column.
  func digestsOfEach(of batch: Batch, rows: [Int32], hasher: KeyHasher, worker: Worker) -> [KeyDigests] {
    var usable = [Bool](repeating: false, count: rows.count)
    let labels = keys.indices.map { LiteralCell("\($0)") }
    let each = keys.enumerated().map { number, key in
      let texts = key.texts(of: batch, rows: rows, worker: worker)
      let missing = key.missing(of: batch, rows: rows)
      var result = KeyDigests()
      for index in rows.indices where policy == .placeholdersMatch || !missing[index] {
        usable[index] = true
        var state = hasher.start()
        withExtendedLifetime(labels) { hasher.add(labels[number].cell, to: &state) }
        hasher.add(texts[index], to: &state)
        result.rows.append(rows[index])
        result.digests.append(hasher.finish(state))
      }
      return result
    }
    worker.statistics[rule].noUsableKey += usable.count { !$0 }
    return each
  }

  private static func digest(
    _ texts: [[Cell]], _ missing: [[Bool]]?, _ index: Int, _ hasher: KeyHasher
  ) -> KeyHash {
    var state = hasher.start()
    for column in texts.indices {
      // A missing value is the empty field: no real value is empty.
      if let missing, missing[column][index] {
        hasher.add(.empty, to: &state)
      } else {
        hasher.add(texts[column][index], to: &state)
      }
    }
    return hasher.finish(state)
  }
}

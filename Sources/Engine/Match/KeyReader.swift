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

  /// Which of `rows` have no real value: blank or a placeholder; blank alone where placeholders match.
  func missing(of batch: Batch, rows: [Int32], placeholdersMatch: Bool = false) -> [Bool] {
    let cells = batch.cells(id)
    if placeholdersMatch { return rows.map { blanks.isBlank(cells[Int($0)]) } }
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
    let missing = missing(of: batch, rows: rows)
    var result = KeyDigests()
    result.rows.reserveCapacity(rows.count)
    result.digests.reserveCapacity(rows.count)
    for index in rows.indices where isUsable(missing, index) {
      result.rows.append(rows[index])
      result.digests.append(Self.digest(texts, missing, index, hasher))
    }
    worker.statistics[rule].tested += result.rows.count
    worker.statistics[rule].noUsableKey += rows.count - result.rows.count
    return result
  }

  /// Hashes each key by itself, for `on any of`: one result a key column.
  func digestsOfEach(
    of batch: Batch, rows: [Int32], hasher: KeyHasher, worker: Worker
  ) -> [KeyDigests] {
    let missing = missing(of: batch, rows: rows)
    let usable = rows.indices.filter { isUsable(missing, $0) }
    worker.statistics[rule].tested += usable.count
    worker.statistics[rule].noUsableKey += rows.count - usable.count
    return keys.indices.map { number in
      let texts = keys[number].texts(of: batch, rows: rows, worker: worker)
      let label = LiteralCell("\(number)")
      var result = KeyDigests()
      for index in usable where policy == .placeholdersMatch || !missing[number][index] {
        var state = hasher.start()
        hasher.add(label.cell, to: &state)
        hasher.add(missing[number][index] ? .empty : texts[index], to: &state)
        result.rows.append(rows[index])
        result.digests.append(hasher.finish(state))
      }
      return result
    }
  }

  /// Which rows have no value to compare, a list for each key.
  private func missing(of batch: Batch, rows: [Int32]) -> [[Bool]] {
    keys.map {
      $0.missing(of: batch, rows: rows, placeholdersMatch: policy == .placeholdersMatch)
    }
  }

  /// Whether a row takes part, by how many of its keys have no value.
  private func isUsable(_ missing: [[Bool]], _ index: Int) -> Bool {
    if policy == .placeholdersMatch { return true }
    var count = 0
    for column in missing.indices where missing[column][index] { count += 1 }
    return policy == .everyKeyPresent ? count == 0 : count < keys.count
  }

  private static func digest(
    _ texts: [[Cell]], _ missing: [[Bool]], _ index: Int, _ hasher: KeyHasher
  ) -> KeyHash {
    var state = hasher.start()
    for column in texts.indices {
      // A missing value is the empty field: no real value is empty.
      hasher.add(missing[column][index] ? .empty : texts[column][index], to: &state)
    }
    return hasher.finish(state)
  }
}

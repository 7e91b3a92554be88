import Columns
import Kernels

/// What is known of a dedupe's key column, for those who have to be told that its cells say little.
package struct KeyOrigin: Sendable {
  package var name: String
  /// The forms that every present cell was to take; a cell that they cannot read did not take them.
  package var forms: [ColumnKernel]

  package init(name: String, forms: [ColumnKernel]) {
    self.name = name
    self.forms = forms
  }
}

/// Which key column of which dedupe.
package struct KeyPlace: Sendable, Hashable {
  package var rule: Int
  package var key: Int
}

/// Rows that a dedupe took out although a key may stand for a missing value, of one key column.
package struct DoubtfulKeys: Sendable, Equatable {
  /// One text that looks like a stand-in for blank, and the rows taken out on it.
  package struct StandIn: Sendable, Equatable {
    /// Trimmed, as the earliest of the rows writes it.
    package var text: [UInt8]
    package var count: Int
    var record: Int
  }
  package var standIns: [StandIn] = []
  /// Rows whose key could not be converted, and the earliest of their texts.
  package var notConverted: StandIn?

  /// Adds what another worker has counted.
  static func += (left: inout DoubtfulKeys, right: DoubtfulKeys) {
    for standIn in right.standIns { left.add(standIn) }
    if let other = right.notConverted { left.addNotConverted(other) }
  }

  /// Texts that differ in case alone are one.
  mutating func add(_ standIn: StandIn) {
    let index = standIns.firstIndex {
      $0.text == standIn.text || CaseFold.folded($0.text.span) == CaseFold.folded(standIn.text.span)
    }
    guard let index else { return standIns.append(standIn) }
    standIns[index].add(standIn)
  }

  /// Counts texts that could not be converted; the earliest stands for all.
  mutating func addNotConverted(_ text: StandIn) {
    if notConverted == nil { notConverted = text } else { notConverted?.add(text) }
  }
}

extension DoubtfulKeys.StandIn {
  fileprivate mutating func add(_ other: Self) {
    count += other.count
    if other.record < record { (record, text) = (other.record, other.text) }
  }
}

extension DedupeRule {
  /// Texts that people write where they have no value.
  package static let standIns = [
    "n/a", "n.a.", "na", "nan", "none", "null", "nil", "-", "--", "---", "–", "—", "?", "??", "???",
    ".", "/", "unknown", "missing", "not available", "not applicable", "not known", "no value",
    "keine", "keiner", "unbekannt", "k.A.", "k. A.", "entfällt", "inconnu", "aucun", "néant",
    "desconocido", "ninguno", "无", "暂无", "没有", "未知", "不详", "空",
  ]

  private static let standInTest = BlankTest(blanks: standIns)
  /// Bytes of the longest; most keys are longer. White space around one may add to it.
  private static let longestStandIn = standIns.reduce(0) { max($0, $1.utf8.count) } + 2

  /// Whether a text is what people write where they have no value.
  package static func isStandIn(_ cell: Cell) -> Bool {
    cell.count <= longestStandIn && standInTest.isBlank(cell)
  }

  /// Why a key may say nothing.
  private enum Doubt {
    case standIn
    case notConverted
  }

  /// Counts those of the rows that this dedupe takes out whose keys may say nothing. Only these rows
  /// are looked at, so that a table without duplicates pays nothing.
  func noteDoubts(of removed: [Int32], in batch: Batch, _ worker: Worker) {
    if policy == .placeholdersMatch || removed.isEmpty { return }
    // Where blanks are equal, one key that says something is reason enough.
    let needsAll = policy == .blankEqualsBlank && !isAnyOf
    var rows = removed
    var found: [(key: Int, row: Int32, doubt: Doubt)] = []
    for number in keys.indices {
      let missing = keys[number].missing(of: batch, rows: rows)
      let doubts = doubts(of: number, in: batch, rows: rows, worker)
      var rest: [Int32] = []
      for index in rows.indices {
        if missing[index] {
          rest.append(rows[index])
        } else if let doubt = doubts[index] {
          rest.append(rows[index])
          found.append((number, rows[index], doubt))
        }
      }
      if needsAll { rows = rest }
      if rows.isEmpty { return }
    }
    let counted = needsAll ? Set(rows) : nil
    for (key, row, doubt) in found where counted?.contains(row) ?? true {
      count(doubt, key: key, row: Int(row), in: batch, worker)
    }
  }

  private func count(_ doubt: Doubt, key: Int, row: Int, in batch: Batch, _ worker: Worker) {
    let cell = batch.cell(keys[key].id, row)
    let text = cell.trimmed.array
    let noted = DoubtfulKeys.StandIn(text: text, count: 1, record: batch.record(of: row))
    let place = KeyPlace(rule: rule, key: key)
    switch doubt {
    case .standIn: worker.doubtfulKeys[place, default: DoubtfulKeys()].add(noted)
    case .notConverted:
      worker.doubtfulKeys[place, default: DoubtfulKeys()].addNotConverted(noted)
    }
  }

  /// What makes each row's key doubtful; nil where nothing does.
  private func doubts(
    of key: Int, in batch: Batch, rows: [Int32], _ worker: Worker
  ) -> [Doubt?] {
    var cells = rows.map { batch.cell(keys[key].id, Int($0)) }
    var doubts = cells.map { Self.isStandIn($0) ? Doubt.standIn : nil }
    if let value = keys[key].value {
      let read = value.evaluate(Frame(batch: batch, rows: rows, worker: worker))
      for index in rows.indices where read.states[index] == .failed && doubts[index] == nil {
        doubts[index] = .notConverted
      }
      return doubts
    }
    var failed: [Int32] = []
    for form in origins[key].forms {
      form.run(
        &cells, rows: Selection(all: rows.count), blanks: keys[key].blanks, arena: &batch.arena,
        failed: &failed)
    }
    for index in failed where doubts[Int(index)] == nil { doubts[Int(index)] = .notConverted }
    return doubts
  }
}

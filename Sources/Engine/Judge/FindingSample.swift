import CSV
import Columns
import Kernels

/// One finding as reports show it: where the row is, and what stood in it.
package struct FindingSample: Sendable, Equatable {
  /// A cell of the finding.
  package struct Part: Sendable, Equatable {
    /// Index in the plan's names.
    package var name: Int
    package var value: [UInt8]
    /// Where the cell begins in the whole of what is read; nil for a column that the rules made.
    package var place: CSVPlace?
    /// How many bytes it takes there.
    package var byteCount: Int
  }
  package var record: Int
  package var kind: Journal.Finding.Kind
  package var key: [UInt8]
  package var parts: [Part]
}

/// The first findings of a rule, by record.
package struct FindingSamples: Sendable, Equatable {
  package private(set) var all: [FindingSample] = []

  package init() {}

  /// Keeps a finding if it is among the first.
  mutating func add(record: Int, _ wishes: JournalWishes, _ sample: () -> FindingSample) {
    if all.count >= wishes.findingSampleCount {
      guard let last = all.last, record < last.record else { return }
      all.removeLast()
    }
    // From the end, where nearly all of them belong.
    let index = all.lastIndex { $0.record <= record }.map { $0 + 1 } ?? 0
    all.insert(sample(), at: index)
  }

  /// Takes over what another worker kept.
  mutating func merge(_ other: FindingSamples, limit: Int) {
    all += other.all
    // A stable order: the findings of one row come from one worker, in their order.
    let ordered = all.enumerated().sorted {
      ($0.element.record, $0.offset) < ($1.element.record, $1.offset)
    }
    all = ordered.prefix(limit).map(\.element)
  }
}

extension Batch {
  /// The value that names a row; empty where it is blank, whatever is written for that: then the row's number
  /// names it.
  func key(_ column: Int, _ row: Int, _ blanks: BlankTest) -> Cell {
    let key = original(column)[row]
    return blanks.isBlank(key) ? Cell.empty : key
  }

  /// A finding with all that a reader needs to look at it.
  func sample(
    _ kind: Journal.Finding.Kind, _ row: Int32, _ parts: [Journal.FindingPart],
    _ wishes: JournalWishes
  ) -> FindingSample {
    FindingSample(
      record: record(of: Int(row)), kind: kind,
      key: wishes.keyColumn.map { key($0, Int(row), wishes.blanks).array } ?? [],
      parts: parts.map { part($0, of: Int(row)) })
  }

  /// A cell of a finding, with where it stands; nowhere, if the rules made its column.
  private func part(_ part: Journal.FindingPart, of row: Int) -> FindingSample.Part {
    let column = Int(part.column)
    var result = FindingSample.Part(name: Int(part.name), value: part.value.array, byteCount: 0)
    // Rows that a dedupe fetched from elsewhere lie in a block of their own.
    guard records == nil, column >= 0, column < index.fieldCount(row) else { return result }
    result.place = place(of: row, column: column)
    result.byteCount = index.fieldRange(row, column, in: block).count
    return result
  }
}

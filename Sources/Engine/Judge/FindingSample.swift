import CSV
import Columns

/// One finding as reports show it: where the row is, and what stood in it.
package struct FindingSample: Sendable, Equatable {
  /// A cell of the finding.
  package struct Part: Sendable, Equatable {
    /// Index in the plan's names.
    package var name: Int
    package var value: [UInt8]
    /// Where the cell begins in the (decoded) input, and how many bytes it takes there; nil for a column
    /// that the rules made.
    package var place: Place?
  }

  /// A place in the input.
  package struct Place: Sendable, Equatable {
    /// 1-based.
    package var line: Int
    /// 1-based, in characters.
    package var column: Int
    package var byteOffset: Int
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
  /// A finding with all that a reader needs to look at it.
  func sample(
    _ kind: Journal.Finding.Kind, _ row: Int32, _ parts: [Journal.FindingPart],
    _ wishes: JournalWishes
  ) -> FindingSample {
    FindingSample(
      record: record(of: Int(row)), kind: kind,
      key: wishes.keyColumn.map { original($0)[Int(row)].array } ?? [],
      parts: parts.map {
        FindingSample.Part(
          name: Int($0.name), value: $0.value.array, place: place(of: Int($0.column), row: Int(row))
        )
      })
  }

  /// Where a cell of the input stands; nil for a column that the rules made.
  private func place(of column: Int, row: Int) -> FindingSample.Place? {
    // Rows that a dedupe fetched from elsewhere lie in a block of their own.
    guard records == nil, column >= 0, column < index.fieldCount(row) else { return nil }
    let place = index.place(row, column, in: block)
    return FindingSample.Place(
      line: baseLine + place.line, column: character(at: place),
      byteOffset: baseOffset + place.byteOffset,
      byteCount: index.fieldRange(row, column, in: block).count)
  }

  /// The 1-based character of its line at which a place is.
  private func character(at place: CSVPlace) -> Int {
    let line = block.cell(place.byteOffset - place.column + 1..<place.byteOffset).array
    return 1 + line.count { $0 & 0xC0 != 0x80 }
  }
}

import Columns
import Diagnostics
import Matching

/// How the rows of a merge are named: by their table, and the column declared `id` or their number.
struct RowIdentities {
  private let input: MergeInput
  /// Rows by the number of their table and their id.
  private var rows: [[UInt8]: UInt32] = [:]
  /// Rows without an id where their table declares one, by table: they go by their number.
  private(set) var unnamedCounts: [Int]

  /// `files` are the names of the tables' inputs.
  init(_ input: MergeInput, files: [String]) throws(RunFailure) {
    self.input = input
    unnamedCounts = Array(repeating: 0, count: input.sources.count)
    rows.reserveCapacity(input.rowCount)
    for (number, source) in input.sources.enumerated() {
      for row in source.rows {
        if let column = source.idColumn, input.columns[column].keys.ids[row] == 0 {
          unnamedCounts[number] += 1
        }
        let key = Self.key(number, id(of: UInt32(row), in: number))
        guard let other = rows.updateValue(UInt32(row), forKey: key) else { continue }
        throw repeated(row, Int(other), number, files[number])
      }
    }
  }

  private func repeated(
    _ row: Int, _ other: Int, _ source: Int, _ file: String
  ) -> RunFailure {
    let first = input.sources[source].rows.lowerBound
    let numbers = input.sources[source].recordNumbers
    let id = String(decoding: id(of: UInt32(row), in: source), as: UTF8.self)
    return RunFailure(
      .input,
      "two rows of table '\(input.sources[source].name)' have the id '\(id)': "
        + "\(numbers[other - first]) and \(numbers[row - first])",
      help: "write dedupe on the id above the merge, or declare another column id",
      place: DataPlace(file: file, record: Int(numbers[row - first])))
  }

  private static func key(_ source: Int, _ id: [UInt8]) -> [UInt8] {
    Array("\(source) ".utf8) + id
  }

  /// The source of a row.
  func source(of row: UInt32) -> Int {
    var (low, high) = (0, input.sources.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if Int(row) < input.sources[middle].rows.upperBound {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }

  /// The text of the id, or the row's number; `#7` where a table with ids has none for it.
  func id(of row: UInt32, in number: Int) -> [UInt8] {
    let source = input.sources[number]
    let record = source.recordNumbers[Int(row) - source.rows.lowerBound]
    guard let column = source.idColumn else { return Array("\(record)".utf8) }
    let texts = input.columns[column].texts
    if input.columns[column].keys.ids[Int(row)] == 0 { return Array("#\(record)".utf8) }
    return texts.pool[texts.ids[Int(row)]].bytesArray
  }

  func id(of row: UInt32) -> [UInt8] { id(of: row, in: source(of: row)) }

  /// The row that a source's name and an id mean; nil where there is none.
  func row(source name: [UInt8], id: [UInt8]) -> UInt32? {
    let name = String(decoding: name, as: UTF8.self).lowercased()
    guard let number = input.sources.firstIndex(where: { $0.name.lowercased() == name }) else {
      return nil
    }
    return rows[Self.key(number, id)]
  }

  /// Source and id, as ids of groups are made of them.
  func key(of row: UInt32) -> (source: [UInt8], id: [UInt8]) {
    let number = source(of: row)
    return (Array(input.sources[number].name.lowercased().utf8), id(of: row, in: number))
  }
}

extension Span<UInt8> {
  /// A copy of the bytes.
  var bytesArray: [UInt8] { indices.map { self[$0] } }
}

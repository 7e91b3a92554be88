import Columns
import Diagnostics
import Engine

/// The texts of cells that a report shows, known by record and column, read again when all is counted.
struct ValueTexts {
  /// Bytes of a text that are shown.
  private static let mostBytes = 200
  /// Records that are read at once.
  private static let groupCount = 256

  private var columns: [Int: Set<Int>] = [:]
  private var texts: [Int: [Int: String]] = [:]

  /// Asks for a cell.
  mutating func wish(record: Int, column: Int) {
    columns[record, default: []].insert(column)
  }

  /// Reads all cells that were asked for.
  mutating func read(from scan: TableScan) throws(RunFailure) {
    let records = columns.keys.sorted()
    for start in stride(from: 0, to: records.count, by: Self.groupCount) {
      let group = Array(records[start..<min(start + Self.groupCount, records.count)])
      let batch = try scan.batch(of: group)
      for (row, record) in group.enumerated() {
        for column in columns[record] ?? [] {
          texts[record, default: [:]][column] = Self.text(of: batch.cell(column, row))
        }
      }
    }
  }

  /// A cell as an example that stands for so many.
  func example(record: Int, column: Int, count: Int) -> ValueExample {
    ValueExample(row: record + 1, text: texts[record]?[column] ?? "", count: count)
  }

  /// The text as far as it is shown, cut between characters.
  private static func text(of cell: Cell) -> String {
    let bytes = cell.array
    if bytes.count <= mostBytes { return String(decoding: bytes, as: UTF8.self) }
    var end = mostBytes
    while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: bytes[..<end], as: UTF8.self) + "…"
  }
}

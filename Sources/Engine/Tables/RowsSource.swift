import Columns
import Diagnostics

/// The rows of a table source as the bytes of a CSV file, so that the one reader reads both.
package final class RowsSource: ByteSource, @unchecked Sendable {
  package var name: String { table.name }
  private let table: any TableSource
  private var rows: RowBuffer
  /// Bytes of the rows that are given out.
  private var position = 0
  /// Bytes given out before those.
  private var earlierByteCount = 0
  private var mayHaveMore = true
  /// Bytes of rows that are asked for at a time.
  private static let pieceByteCount = 128 << 10

  package init(_ table: any TableSource) {
    self.table = table
    rows = RowBuffer(columnCount: table.columns.count)
    for name in table.columns {
      let literal = LiteralCell(name)
      withExtendedLifetime(literal) { rows.append(literal.cell) }
    }
  }

  package var totalByteCount: Int? { nil }
  package var consumedByteCount: Int { earlierByteCount + position }
  package var randomAccess: (any RandomAccessBytes)? { nil }
  package var decoding: DecodingReport? { table.replaced }

  /// Rows have a number, and no line or byte that anybody could look at.
  package var hasLines: Bool { false }

  package func read(into block: ByteBlock) throws(RunFailure) -> Int {
    while position == rows.byteCount {
      if !mayHaveMore { return 0 }
      earlierByteCount += position
      position = 0
      rows.reset()
      mayHaveMore = try table.read(into: &rows, upTo: Self.pieceByteCount)
    }
    let count = min(block.capacity - block.count, rows.byteCount - position)
    block.append(rows.bytes.extracting(position..<position + count))
    position += count
    return count
  }
}

import CScan
import Columns

extension RecordIndex {
  /// Appends the records whose field begins with a byte that can open a formula: `= + - @`, tab, CR,
  /// or 0xEF (full width), behind a quote or not. One look at one byte a record.
  package func appendFormulaSuspects(
    column: Int, in block: ByteBlock, quote: UInt8?, to suspects: inout [Int32]
  ) {
    precondition(consumed <= block.count && column < columnCount)
    guard isUniform else {
      for record in 0..<recordCount where column < fieldCount(record) {
        suspects.append(Int32(record))
      }
      return
    }
    let quote = quote ?? 0
    let count = recordCount
    let start = suspects.count
    suspects.append(contentsOf: repeatElement(0, count: count))
    // Safe: a uniform index has count × stride bounds within the block; one byte behind each is in the
    // block's padding at worst; the array has room for every record.
    let found = unsafe bounds.withUnsafeBufferPointer { bounds in
      unsafe suspects.withUnsafeMutableBufferPointer { rows in
        unsafe csv_formula_suspects(
          block.base, bounds.baseAddress! + column, stride, count, quote, rows.baseAddress! + start)
      }
    }
    suspects.removeLast(count - Int(found))
  }
}

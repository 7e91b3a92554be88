import CScan
import Columns

/// A field that begins like a formula.
package struct SuspectField: Sendable, Equatable {
  package var record: Int
  package var column: Int
}

extension RecordIndex {
  /// The fields that begin with a byte that can open a formula: `= + - @`, tab, CR, or 0xEF (full
  /// width), behind a quote or not; by record, then column. One look at one byte a field.
  package func formulaSuspects(in block: ByteBlock, quote: UInt8?) -> [SuspectField] {
    precondition(consumed <= block.count)
    guard isUniform, recordCount > 0 else { return raggedSuspects() }
    let count = (recordCount - 1) * stride + columnCount
    // Safe: a uniform index has this many bounds within the block, each followed by at least a byte of
    // the block or its padding; the array has room for every field.
    let fields = unsafe [UInt32](unsafeUninitializedCapacity: count) { fields, found in
      unsafe bounds.withUnsafeBufferPointer { bounds in
        found = unsafe csv_formula_suspects(
          block.base, bounds.baseAddress!, count, quote ?? 0, fields.baseAddress!)
      }
    }
    return fields.compactMap { field in
      let (record, column) = Int(field).quotientAndRemainder(dividingBy: stride)
      return column < columnCount ? SuspectField(record: record, column: column) : nil
    }
  }

  /// Every field of every record, where they cannot be found by stride.
  private func raggedSuspects() -> [SuspectField] {
    (0..<recordCount).flatMap { record in
      (0..<min(fieldCount(record), columnCount)).map { SuspectField(record: record, column: $0) }
    }
  }
}

import CSV
import Columns

extension OutputBuffer {
  /// Appends a text as a field.
  mutating func appendField(_ text: String, _ style: FieldStyle) {
    Array(text.utf8).withCell { _ = appendField($0, style) }
  }
}

extension [UInt8] {
  /// The bytes as a cell that is valid in `body`.
  package func withCell<Result>(_ body: (Cell) -> Result) -> Result {
    // Safe: the array lives through the call.
    unsafe withUnsafeBufferPointer { buffer in
      buffer.isEmpty
        ? body(.empty) : unsafe body(Cell(base: buffer.baseAddress!, count: buffer.count))
    }
  }
}

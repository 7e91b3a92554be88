import CSV
import Columns
import Engine

/// The file of a table that is merged, as logs name it.
struct MergeSourceFile: Sendable {
  var name: String
  var encoding = "utf-8"
  var delimiter = ","
  /// What stands before the first record: mark, preamble, header.
  var head: [UInt8] = []

  init(name: String) {
    self.name = name
  }

  init(_ opened: OpenedInput) {
    name = opened.input.format.name
    encoding = opened.reading.encoding
    delimiter = String(UnicodeScalar(opened.input.format.dialect.delimiter))
    head = opened.input.startBlock.cell(0..<opened.input.start.dataStart).array
  }
}

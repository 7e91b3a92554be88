import CSV
import Columns
import Engine

/// The file of a table that is merged, as logs name it.
struct MergeSourceFile: Sendable {
  var name: String
  var encoding = "utf-8"
  var delimiter = ","
  /// Whether it is several files, which were read as one.
  var isStacked = false
  /// Its bytes; nil where the table comes from no file, or nobody asks for them.
  var kept: KeptInput?

  init(name: String) {
    self.name = name
  }

  init(_ opened: OpenedInput) {
    name = opened.input.format.name
    encoding = opened.reading.encoding
    delimiter = String(UnicodeScalar(opened.input.format.dialect.delimiter))
    isStacked = opened.reading.fileCount > 1
    kept = opened.kept
  }

  /// Whether the records are to be kept one by one: logs are written, and no file holds them.
  func needsRecords(for merge: MergeRule, writesLogs: Bool) -> Bool {
    writesLogs && merge.removed != nil && kept == nil
  }
}

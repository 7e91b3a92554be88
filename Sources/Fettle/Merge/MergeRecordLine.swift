import CSV
import Columns
import Diagnostics
import Engine

/// One line of what `removed to` among the clauses of a merge writes.
struct MergeRecordLine {
  /// What a line is.
  enum Kind: String {
    case file, base64, text, record, table, end
  }

  /// The place of a field.
  enum Field: Int, CaseIterable {
    case kind, source, sourceID, id, file, encoding, delimiter, record, byte, raw
  }

  /// All but the last.
  private var fields: [[UInt8]]

  init(kind: Kind) {
    fields = Array(repeating: [], count: Field.raw.rawValue)
    self[.kind] = kind.rawValue
  }

  /// A line of other texts, such as the header.
  init(fields: [String]) {
    self.fields = fields.map { Array($0.utf8) }
  }

  /// A field as a text.
  subscript(_ field: Field) -> String {
    get { String(decoding: fields[field.rawValue], as: UTF8.self) }
    set { fields[field.rawValue] = Array(newValue.utf8) }
  }

  /// Gives a field bytes, which need not be UTF-8.
  mutating func put(_ bytes: [UInt8], in field: Field) { fields[field.rawValue] = bytes }

  /// Writes the line with its last field; nil: that is among the others.
  func write(_ raw: Span<UInt8>?, to sink: any ByteSink) throws(RunFailure) {
    var output = OutputBuffer(capacity: (raw?.count ?? 0) + 256)
    for (index, field) in fields.enumerated() {
      if index > 0 { output.append(0x2C) }
      output.appendField(field.span)
    }
    if let raw {
      output.append(0x2C)
      output.appendField(raw)
    }
    output.append(0x0A)
    try sink.write(output.bytes)
  }
}

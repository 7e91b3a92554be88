import CSV
import Engine

extension SniffReport {
  /// What an opened input tells of its file.
  init(_ opened: OpenedInput) {
    let dialect = opened.reading.dialect
    file = opened.input.format.name
    encoding = opened.reading.encoding
    delimiter = ReadingDescription.name(of: dialect.delimiter)
    quote = dialect.quote.map { String(UnicodeScalar($0)) }
    hasHeader = dialect.header == .present
    hasByteOrderMark = dialect.hasByteOrderMark
    lineEnd = dialect.terminator.rawValue
    compression = opened.input.source.compression
    columns = opened.reading.columns
    evidence = opened.reading.evidence
    freeze = "load input\(opened.reading.freeze)"
  }
}

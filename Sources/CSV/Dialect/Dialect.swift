/// How a file writes its records as bytes: declared, frozen in the rule file, or sniffed.
package struct Dialect: Sendable, Equatable {
  /// What ends a record that we make; reading takes all three, mixed.
  package enum Terminator: String, Sendable, CaseIterable {
    case lf, crlf, cr

    package var bytes: [UInt8] {
      switch self {
      case .lf: [0x0A]
      case .crlf: [0x0D, 0x0A]
      case .cr: [0x0D]
      }
    }
  }

  /// Where the names of the columns come from.
  package enum HeaderRow: Sendable, Equatable {
    /// The first record that is not blank.
    case present
    /// Nowhere: `column 1`, `column 2` and so on.
    case none
    /// From the rule file; the first record is data.
    case names([String])
  }

  package var delimiter: UInt8
  /// nil: no byte quotes, every quote is data.
  package var quote: UInt8?
  package var terminator: Terminator
  /// IANA name in lower case, `utf-8` and so on; the bytes that a scan sees are UTF-8 by then.
  package var encoding: String
  /// Whether the file starts with a byte order mark; it is kept as raw bytes.
  package var hasByteOrderMark: Bool
  /// Lines before the header that are no records; they are kept as raw bytes.
  package var skippedLineCount: Int
  package var header: HeaderRow

  package init(
    delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8? = UInt8(ascii: "\""),
    terminator: Terminator = .lf, encoding: String = "utf-8", hasByteOrderMark: Bool = false,
    skippedLineCount: Int = 0, header: HeaderRow = .present
  ) {
    self.delimiter = delimiter
    self.quote = quote
    self.terminator = terminator
    self.encoding = encoding
    self.hasByteOrderMark = hasByteOrderMark
    self.skippedLineCount = skippedLineCount
    self.header = header
  }

  /// Whether delimiter and quote are two ASCII bytes that are no part of a line end.
  package var isUsable: Bool {
    let isLineEnd = delimiter == 0x0A || delimiter == 0x0D || quote == 0x0A || quote == 0x0D
    return !isLineEnd && delimiter != quote && delimiter < 0x80 && (quote ?? 0) < 0x80
  }
}

/// What no file may exceed, so that memory stays bounded; each can be set.
package struct Limits: Sendable, Equatable {
  package var fieldByteCount: Int
  package var recordByteCount: Int
  package var columnCount: Int

  /// 16 MiB a field, 64 MiB a record, 65,536 columns.
  package init(
    fieldByteCount: Int = 16 << 20, recordByteCount: Int = 64 << 20, columnCount: Int = 65_536
  ) {
    self.fieldByteCount = fieldByteCount
    self.recordByteCount = recordByteCount
    self.columnCount = columnCount
  }
}

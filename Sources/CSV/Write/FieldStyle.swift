import CScan
import Columns

/// How cells become fields again: what must be quoted, and with what.
@frozen
package struct FieldStyle: Sendable, Equatable {
  @usableFromInline let delimiter: UInt8
  package var fieldDelimiter: UInt8 { delimiter }
  @usableFromInline let quote: UInt8
  @usableFromInline let canQuote: Bool

  package init(_ dialect: Dialect) {
    delimiter = dialect.delimiter
    quote = dialect.quote ?? dialect.delimiter
    canQuote = dialect.quote != nil
  }

  /// Whether the cell must be quoted: it holds the delimiter, the quote, a CR or a LF (as Python's
  /// QUOTE_MINIMAL has it).
  @inlinable
  package func mustQuote(_ cell: Cell) -> Bool {
    // Safe: the cell is valid for its count.
    unsafe csv_needs_quotes(cell.base, cell.count, delimiter, quote)
  }
}

extension OutputBuffer {
  /// Appends a cell as a field, quoted only where it must be; false where it would have to be quoted
  /// and the dialect has no quote (it is written as it is then).
  @inlinable
  package mutating func appendField(_ cell: Cell, _ style: FieldStyle) -> Bool {
    guard style.mustQuote(cell) else {
      append(cell)
      return true
    }
    guard style.canQuote else {
      append(cell)
      return false
    }
    appendQuoted(cell, style.quote)
    return true
  }

  /// Appends a cell in quotes, each quote in it doubled.
  package mutating func appendQuoted(_ cell: Cell, _ quote: UInt8) {
    append(quote)
    let bytes = cell.bytes
    var start = 0
    for offset in 0..<bytes.count where bytes[offset] == quote {
      append(bytes.extracting(start..<offset + 1))
      append(quote)
      start = offset + 1
    }
    append(bytes.extracting(start..<bytes.count))
    append(quote)
  }

  /// The same where the field may be alone on its row or the first of the output: a blank cell would
  /// be an empty line there, and a byte order mark would be taken for one of the file.
  package mutating func appendField(
    _ cell: Cell, _ style: FieldStyle, isAlone: Bool, isFirst: Bool
  ) -> Bool {
    let startsWithMark =
      isFirst && cell.count >= 3 && cell.bytes[0] == 0xEF && cell.bytes[1] == 0xBB
      && cell.bytes[2] == 0xBF
    if isAlone && cell.isEmpty || startsWithMark, style.canQuote {
      appendQuoted(cell, style.quote)
      return true
    }
    return appendField(cell, style)
  }
}

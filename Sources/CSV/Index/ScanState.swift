import Columns

/// Where a reader stands between two bytes. This file is the one definition of how records are read.
///
/// RFC 4180, and one outcome for everything that it leaves open:
/// - LF, CR LF and CR all end a record, mixed as they come. Inside quotes they are data, as NUL is.
/// - A quote opens only at the start of a field. Elsewhere in an unquoted field it is data
///   (`12" monitor`); after a closing quote, text and further quotes are data (`"abc"def` is
///   `abcdef`), as in Python's csv module. Records with either are counted.
/// - An empty line is no record where the table has more than one column: its bytes belong to the
///   line end of the record before. In a table of one column it is a record with a blank field.
/// - The last record needs no line end. Input that ends inside quotes is an error.
package enum ScanState: UInt8, Sendable, CaseIterable {
  /// Before the first byte of a record, behind a line end (a LF where that was CR LF).
  case recordStart
  /// Behind a delimiter.
  case fieldStart
  case unquoted
  case quoted
  /// Behind a quote inside quotes: it closed them, or is the first of two that stand for one.
  case quoteInQuoted
  /// Behind a CR that ended a line: a LF still belongs to it.
  case afterCR

  /// Whether a record that has begun is still open.
  package var isInRecord: Bool { self != .recordStart && self != .afterCR }
}

/// What a byte means to the reader.
enum ByteClass: UInt8, CaseIterable {
  case other, delimiter, quote, lf, cr
}

/// What a byte does besides moving the state on.
struct ScanAction: OptionSet {
  let rawValue: UInt8
  /// The byte is the first of a record.
  static let startsRecord = ScanAction(rawValue: 1 << 3)
  /// The byte is the delimiter behind a field.
  static let endsField = ScanAction(rawValue: 1 << 4)
  /// The byte is the first of the line end behind a record.
  static let endsRecord = ScanAction(rawValue: 1 << 5)
  /// The byte is the first of the line end of an empty line.
  static let isBlankLine = ScanAction(rawValue: 1 << 6)
  /// The byte shows a quote that neither opens, closes nor doubles.
  static let isStray = ScanAction(rawValue: 1 << 7)
}

/// The state machine as a table for one dialect.
///
///     index   state << 3 | class       entry   actions (5 bits) | next state (3 bits)
struct ScanTable {
  /// The class of every byte.
  let classes: [UInt8]
  let entries: [UInt8]

  init(_ dialect: Dialect) {
    var classes = [UInt8](repeating: ByteClass.other.rawValue, count: 256)
    classes[0x0A] = ByteClass.lf.rawValue
    classes[0x0D] = ByteClass.cr.rawValue
    classes[Int(dialect.delimiter)] = ByteClass.delimiter.rawValue
    if let quote = dialect.quote { classes[Int(quote)] = ByteClass.quote.rawValue }
    self.classes = classes
    entries = Self.allEntries
  }

  /// The next state and what happens on the way there.
  static func step(_ state: ScanState, _ byte: ByteClass) -> (ScanState, ScanAction) {
    switch (state, byte) {
    case (.afterCR, .lf): (.recordStart, [])
    case (.recordStart, .lf): (.recordStart, .isBlankLine)
    case (.recordStart, .cr), (.afterCR, .cr): (.afterCR, .isBlankLine)
    case (.recordStart, .delimiter), (.afterCR, .delimiter):
      (.fieldStart, [.startsRecord, .endsField])
    case (.recordStart, .quote), (.afterCR, .quote): (.quoted, .startsRecord)
    case (.recordStart, .other), (.afterCR, .other): (.unquoted, .startsRecord)

    case (.quoted, .quote): (.quoteInQuoted, [])
    case (.quoted, _): (.quoted, [])
    case (.quoteInQuoted, .quote), (.fieldStart, .quote): (.quoted, [])
    case (.quoteInQuoted, .other), (.unquoted, .quote): (.unquoted, .isStray)
    case (.unquoted, .other), (.fieldStart, .other): (.unquoted, [])

    case (_, .delimiter): (.fieldStart, .endsField)
    case (_, .lf): (.recordStart, .endsRecord)
    case (_, .cr): (.afterCR, .endsRecord)
    }
  }

  /// Moves on to the next byte that does something besides moving the state on: its offset and the
  /// entry of the table for it; nil where no byte before `end` does.
  func nextAction(
    in block: ByteBlock, from start: Int, to end: Int, _ state: inout UInt8
  ) -> (offset: Int, entry: UInt8)? {
    precondition(start >= 0 && end <= block.count)
    // Safe: offsets are below the count, a byte is below 256, a state with a class below 64.
    return unsafe classes.withUnsafeBufferPointer { classes in
      unsafe entries.withUnsafeBufferPointer { entries in
        let bytes = unsafe UnsafePointer(block.base)
        var current = state
        var offset = start
        while offset < end {
          let byteClass = unsafe classes[Int(bytes[offset])]
          let entry = unsafe entries[Int(current << 3 | byteClass)]
          if entry > 7 {
            state = entry & 7
            return (offset, entry)
          }
          current = entry
          offset += 1
        }
        state = current
        return nil
      }
    }
  }

  private static let allEntries: [UInt8] = {
    var entries = [UInt8](repeating: 0, count: 64)
    for state in ScanState.allCases {
      for byte in ByteClass.allCases {
        let (next, action) = step(state, byte)
        entries[Int(state.rawValue << 3 | byte.rawValue)] = action.rawValue | next.rawValue
      }
    }
    return entries
  }()
}

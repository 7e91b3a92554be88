/// A place in the bytes that were given: relative to where the scan began, until the engine moves it.
package struct CSVPlace: Sendable, Equatable {
  /// 1-based line, as an editor counts.
  package var line: Int
  /// 1-based character of the line.
  package var column: Int
  /// 1-based record; 0 for the header and what is before it.
  package var record: Int
  /// 0-based offset in the block.
  package var byteOffset: Int

  /// Where an input starts.
  package static let start = CSVPlace(line: 1, column: 1, record: 0, byteOffset: 0)

  package init(line: Int, column: Int, record: Int, byteOffset: Int) {
    self.line = line
    self.column = column
    self.record = record
    self.byteOffset = byteOffset
  }

  /// The same place where `lines`, `records` and `bytes` came before the block.
  package func moved(lines: Int, records: Int, bytes: Int) -> CSVPlace {
    CSVPlace(
      line: line + lines, column: column, record: record + records, byteOffset: byteOffset + bytes)
  }
}

/// Why bytes cannot be read as a table; its text is made in `CSVProblem+Message.swift`.
package struct CSVProblem: Error, Sendable, Equatable {
  /// What is wrong, with the figures that a message needs.
  package enum Kind: Sendable, Equatable {
    /// The input ends inside quotes that opened at the place.
    case unterminatedQuote
    /// `isQuoted`: a quote opened at the place and never closed, as far as the limit reaches.
    case fieldTooLong(limit: Int, isQuoted: Bool)
    case recordTooLong(limit: Int)
    case tooManyColumns(found: Int, limit: Int)
    /// A record has another number of fields than the header.
    case raggedRecord(found: Int, expected: Int)
    /// No character of the encoding starts with this byte.
    case invalidByte(UInt8, encoding: String)
    /// There is no text where the header should be.
    case noHeader
    /// Two columns have one name; `suggestion` are names for all columns that differ, to be declared
    /// where `lineCount` lines, the header's among them, are skipped.
    case duplicateHeader(
      name: String, first: Int, second: Int, suggestion: [String], lineCount: Int)
    /// Lines before the header, which nothing declares.
    case preamble(lineCount: Int)
    /// Two delimiters explain the sample about equally well.
    case closeDelimiters(UInt8, UInt8)
    /// Two encodings explain the sample about equally well.
    case closeEncodings(String, String)
    /// The bytes look like no text of any encoding that is known.
    case notText
  }

  package var kind: Kind
  package var place: CSVPlace

  package init(_ kind: Kind, at place: CSVPlace) {
    self.kind = kind
    self.place = place
  }

  /// The same problem where `lines`, `records` and `bytes` came before the block.
  package func moved(lines: Int, records: Int, bytes: Int) -> CSVProblem {
    CSVProblem(kind, at: place.moved(lines: lines, records: records, bytes: bytes))
  }
}

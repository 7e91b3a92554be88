extension CSVProblem {
  /// One sentence: lower case, no full stop, names in 'single quotes', values last.
  package var message: String {
    switch kind {
    case .unterminatedQuote:
      return "the input ends inside quotes that opened here"
    case .fieldTooLong(let limit, let isQuoted):
      let cause = isQuoted ? ", and the quotes that open it may never close" : ""
      return "a field that starts here is longer than \(byteText(limit))\(cause)"
    case .recordTooLong(let limit):
      return "a record that starts here is longer than \(byteText(limit))"
    case .tooManyColumns(let found, let limit):
      return "a record has \(found) fields, more than \(limit)"
    case .raggedRecord(let found, let expected):
      return "a record has \(fieldText(found)), the header has \(expected)"
    case .invalidByte(let byte, let encoding):
      return "no character of \(encoding) starts with this byte: 0x\(hex(byte))"
    case .noHeader:
      return "there is no header: the input is empty, or of blank lines only"
    case .duplicateHeader(let name, let first, let second, _, _):
      return "columns \(first) and \(second) are both called '\(name)'"
    case .preamble(let lineCount):
      return "the header seems to be on line \(lineCount + 1), "
        + "as what is above it is no row of the table"
    case .closeDelimiters(let one, let other):
      return "the delimiter may be \(Self.delimiterName(one)) or \(Self.delimiterName(other))"
    case .closeEncodings(let one, let other):
      return "the encoding may be '\(one)' or '\(other)'"
    case .notText:
      return "this is no text in an encoding that is known"
    }
  }

  /// What to type or do about it.
  package var help: String? {
    switch kind {
    case .unterminatedQuote:
      "close the quote, or write it twice where it belongs to the text"
    case .fieldTooLong(_, isQuoted: true):
      "look for a quote that is not closed at this place"
    case .fieldTooLong, .recordTooLong, .tooManyColumns:
      "is the delimiter right? --max-field, --max-record and --max-columns raise the limits"
    case .raggedRecord(let found, let expected) where found < expected:
      "type --on-ragged pad to fill up short records, or "
        + "--on-ragged quarantine to set such records aside, in apply with --quarantine FILE"
    case .raggedRecord:
      "type --on-ragged quarantine to set such records aside, in apply with --quarantine FILE; "
        + "--on-ragged pad fills up short ones only"
    case .invalidByte:
      "name the encoding in the load line, as in encoding 'windows-1252', or by --encoding where that "
        + "line names none; or type --on-invalid replace for U+FFFD, or keep to leave such bytes as they are"
    case .noHeader:
      "look at how it was exported; a header alone would be a table without rows"
    case .duplicateHeader(_, _, _, let suggestion, let lineCount):
      "name the columns yourself: load input, skip \(lineCount), header "
        + suggestion.map { "'\($0.split(separator: "'").joined(separator: "''"))'" }
        .joined(separator: ", ")
    case .preamble(let lineCount):
      "write skip \(lineCount) in the load line or type --skip \(lineCount); "
        + "--skip 0 makes line 1 the header"
    case .closeDelimiters(let one, let other):
      "say which in the load line, delimiter \(Self.literal(one)) or delimiter "
        + "\(Self.literal(other)), or type --delimiter"
    case .closeEncodings(let one, let other):
      "say which in the load line, encoding '\(one)' or encoding '\(other)', or type --encoding"
    case .notText:
      "is it a spreadsheet or an archive? export it as CSV first"
    }
  }

  /// The same for a file that is no table of the rules, so that neither flags nor a load line say how it is read.
  package var helpWithoutFlags: String? {
    switch kind {
    case .raggedRecord:
      "mend it in the file: --on-ragged is for the tables that load lines read"
    case .invalidByte, .closeEncodings: "save the file as UTF-8"
    case .fieldTooLong(_, isQuoted: true), .unterminatedQuote, .noHeader, .notText: help
    case .fieldTooLong, .recordTooLong, .tooManyColumns, .closeDelimiters:
      "write the file with commas between its fields"
    case .duplicateHeader: "give one of them another name in the file"
    case .preamble: "take the lines above the header out of the file"
    }
  }

  /// A delimiter in words.
  package static func delimiterName(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: ","): "a comma"
    case UInt8(ascii: ";"): "a semicolon"
    case UInt8(ascii: "\t"): "a tab"
    case UInt8(ascii: "|"): "a bar"
    default: literal(byte)
    }
  }

  private static func literal(_ byte: UInt8) -> String {
    byte == UInt8(ascii: "\t") ? "'tab'" : "'\(Character(UnicodeScalar(byte)))'"
  }

  private func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
  }

  private func fieldText(_ count: Int) -> String {
    count == 1 ? "1 field" : "\(count) fields"
  }

  private func byteText(_ count: Int) -> String {
    if count >= 1 << 20, count & (1 << 20 - 1) == 0 { return "\(count >> 20) MiB" }
    return count == 1 ? "1 byte" : "\(count) bytes"
  }
}

extension CSVProblem {
  /// One sentence: lower case, no full stop, names in 'single quotes', values last.
  package var message: String {
    switch kind {
    case .unterminatedQuote:
      return "the input ends inside quotes that opened on line \(place.line)"
    case .fieldTooLong(let limit, let isQuoted):
      let cause = isQuoted ? ", and the quotes that open it may never close" : ""
      return "a field that starts on line \(place.line) is longer than \(byteText(limit))\(cause)"
    case .recordTooLong(let limit):
      return "the record that starts on line \(place.line) is longer than \(byteText(limit))"
    case .tooManyColumns(let found, let limit):
      return "the record on line \(place.line) has \(found) fields, more than \(limit)"
    case .raggedRecord(let found, let expected):
      return "the record on line \(place.line) has \(fieldText(found)), the header has \(expected)"
    case .invalidByte(let byte, let encoding):
      return "no character of \(encoding) starts with this byte: 0x\(hex(byte))"
    case .duplicateHeader(let name, let first, let second, _):
      return "columns \(first) and \(second) are both called '\(name)'"
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
      "is the delimiter right? limits can be raised"
    case .raggedRecord:
      "--on-ragged pad fills up short records, --on-ragged quarantine sets such records aside"
    case .invalidByte:
      "name the encoding, such as: encoding 'windows-1252'; or use --on-invalid replace"
    case .duplicateHeader(_, _, _, let suggestion):
      "name the columns yourself: skip 1, header "
        + suggestion.map { "'\($0.split(separator: "'").joined(separator: "''"))'" }
        .joined(separator: ", ")
    case .closeDelimiters(let one, let other):
      "say which: delimiter \(Self.literal(one)), or delimiter \(Self.literal(other))"
    case .closeEncodings(let one, let other):
      "say which: encoding '\(one)', or encoding '\(other)'"
    case .notText:
      "is it a spreadsheet or an archive? export it as CSV first"
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

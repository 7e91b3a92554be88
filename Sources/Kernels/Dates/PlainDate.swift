/// The dates that are understood without a notation: those that can be read in one way only.
///
/// Year first (`2026-01-31`, `2026/1/31`, `2026.01.31`, `20260131`, `2026年1月31日`) and month by name
/// (`31 January 2026`, `31-Jan-2026`, `Jan 31, 2026`, `January 31st 2026`), each with a time behind it
/// if need be. Years have four digits; `03/04/2026` and `31.01.26` are not guessed at.
enum PlainDate {
  /// Reads the whole text; white space around it is passed over.
  static func read(_ text: Span<UInt8>) -> DateFields? {
    var cursor = TextCursor(text.extracting(WhiteSpace.trimmedRange(text)))
    var fields = DateFields()
    let isDate =
      cursor.digitCount >= 4
      ? readYearFirst(&cursor, into: &fields) : readMonthByName(&cursor, into: &fields)
    guard isDate else { return nil }
    if cursor.isAtEnd { return fields }
    if cursor.byte | 0x20 == 0x74 {
      cursor.index += 1
    } else {
      guard cursor.byte == 0x20 || cursor.byte == 0x2C else { return nil }
      _ = cursor.skip(0x2C)
      cursor.skipBlanks()
    }
    guard TimeSyntax.read(&cursor, into: &fields), cursor.isAtEnd else { return nil }
    return fields
  }

  private static func readYearFirst(
    _ cursor: inout TextCursor, into fields: inout DateFields
  ) -> Bool {
    if cursor.digitCount == 8 {
      guard let year = cursor.number(4, 4), let month = cursor.number(2, 2),
        let day = cursor.number(2, 2)
      else { return false }
      (fields.year, fields.month, fields.day) = (year, month, day)
      return true
    }
    guard cursor.digitCount == 4, let year = cursor.number(4, 4) else { return false }
    if cursor.skip(Array("年".utf8)) {
      guard let month = cursor.number(1, 2), cursor.skip(Array("月".utf8)),
        let day = cursor.number(1, 2), cursor.skip(Array("日".utf8))
      else { return false }
      (fields.year, fields.month, fields.day) = (year, month, day)
      return true
    }
    let separator = cursor.byte
    guard separator == 0x2D || separator == 0x2F || separator == 0x2E, cursor.skip(separator),
      let month = cursor.number(1, 2), cursor.skip(separator), let day = cursor.number(1, 2),
      cursor.digitCount == 0
    else { return false }
    (fields.year, fields.month, fields.day) = (year, month, day)
    return true
  }

  private static func readMonthByName(
    _ cursor: inout TextCursor, into fields: inout DateFields
  ) -> Bool {
    if ASCII.isLetter(cursor.byte) {
      guard let month = MonthNames.read(&cursor), skipSeparator(&cursor),
        let day = readDay(&cursor), skipSeparator(&cursor), cursor.digitCount == 4,
        let year = cursor.number(4, 4)
      else { return false }
      (fields.year, fields.month, fields.day) = (year, month, day)
      return true
    }
    guard let day = readDay(&cursor) else { return false }
    _ = skipSeparator(&cursor)
    guard let month = MonthNames.read(&cursor) else { return false }
    _ = skipSeparator(&cursor)
    guard cursor.digitCount == 4, let year = cursor.number(4, 4) else { return false }
    (fields.year, fields.month, fields.day) = (year, month, day)
    return true
  }

  /// Reads `31`, `31st`, `31.`.
  private static func readDay(_ cursor: inout TextCursor) -> Int? {
    guard let day = cursor.number(1, 2), cursor.digitCount == 0 else { return nil }
    let hasEnding =
      cursor.skip(word: "st") || cursor.skip(word: "nd") || cursor.skip(word: "rd")
      || cursor.skip(word: "th")
    if !hasEnding { _ = cursor.skip(0x2E) }
    return day
  }

  /// Passes over blanks, or one of `-`, `/` and `,` with the blanks behind it.
  private static func skipSeparator(_ cursor: inout TextCursor) -> Bool {
    let start = cursor.index
    cursor.skipBlanks()
    // `25 October -1999` is no year of ours.
    let isSign =
      cursor.index > start && cursor.byte == 0x2D && cursor.index + 1 < cursor.text.count
      && ASCII.isDigit(cursor.text[cursor.index + 1])
    if isSign { return true }
    if cursor.skip(0x2D) || cursor.skip(0x2F) || cursor.skip(0x2C) { cursor.skipBlanks() }
    return cursor.index > start
  }
}

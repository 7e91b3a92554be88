/// How a time of day and its zone are written.
enum TimeSyntax {
  /// Reads `8:05`, `08:05:30`, `08:05:30.250`, `080530`, `8:05 PM`, and a zone where one follows.
  static func read(_ cursor: inout TextCursor, into fields: inout DateFields) -> Bool {
    guard var hour = cursor.number(1, 2) else { return false }
    let isCompact = cursor.byte != 0x3A
    if !isCompact { cursor.index += 1 }
    guard let minute = cursor.number(2, 2), minute < 60 else { return false }
    var second = 0
    if isCompact ? cursor.digitCount > 0 : cursor.skip(0x3A) {
      guard let value = cursor.number(2, 2), value < 60 else { return false }
      second = value
    }
    guard let fraction = fraction(&cursor) else { return false }
    guard readHalf(&cursor, hour: &hour), hour < 24 else { return false }
    let seconds = Int64(hour * 3600 + minute * 60 + second)
    fields.time = seconds * 1_000_000 + fraction
    return readZone(&cursor, into: &fields)
  }

  /// Reads `.25` or `,25` as microseconds; further digits must be zeros. 0 where there is none.
  static func fraction(_ cursor: inout TextCursor) -> Int64? {
    guard cursor.byte == 0x2E || cursor.byte == 0x2C else { return 0 }
    cursor.index += 1
    guard cursor.digitCount > 0 else { return nil }
    var value: Int64 = 0
    var unit: Int64 = 100_000
    while ASCII.isDigit(cursor.byte) {
      if unit == 0 && cursor.byte != 0x30 { return nil }
      value += Int64(cursor.byte - 0x30) * unit
      unit /= 10
      cursor.index += 1
    }
    return value
  }

  /// Reads `Z`, `UTC`, `GMT`, `+01:00`, `-0530` or `+1`, if one of them follows.
  static func readZone(_ cursor: inout TextCursor, into fields: inout DateFields) -> Bool {
    let start = cursor.index
    cursor.skipBlanks()
    if cursor.skip(word: "z") || cursor.skip(word: "utc") || cursor.skip(word: "gmt") {
      fields.zoneMinutes = 0
      return true
    }
    guard cursor.byte == 0x2B || cursor.byte == 0x2D else {
      cursor.index = start
      return true
    }
    guard let minutes = zoneOffset(&cursor) else { return false }
    fields.zoneMinutes = minutes
    return true
  }

  /// Reads `+01:00`, `-0530` or `+1` as minutes east of UTC, at most 18 hours.
  static func zoneOffset(_ cursor: inout TextCursor) -> Int? {
    let isWest = cursor.byte == 0x2D
    guard isWest || cursor.byte == 0x2B else { return nil }
    cursor.index += 1
    guard let hours = cursor.number(1, 2) else { return nil }
    var minutes = 0
    if cursor.skip(0x3A) || cursor.digitCount > 0 {
      guard let value = cursor.number(2, 2), value < 60 else { return nil }
      minutes = value
    }
    let total = hours * 60 + minutes
    guard total <= 18 * 60 else { return nil }
    return isWest ? -total : total
  }

  /// Reads `AM` or `PM`, if it follows, and turns the hour to one of 24.
  private static func readHalf(_ cursor: inout TextCursor, hour: inout Int) -> Bool {
    let start = cursor.index
    cursor.skipBlanks()
    let isMorning = cursor.skip(word: "am")
    guard isMorning || cursor.skip(word: "pm") else {
      cursor.index = start
      return true
    }
    guard 1...12 ~= hour else { return false }
    hour = hour % 12 + (isMorning ? 0 : 12)
    return true
  }
}

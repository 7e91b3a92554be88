import CScan

/// Reads dates and times in the notations of a column, or, where it has none, those that can be read
/// in one way only.
package struct DateReader: Sendable, Equatable {
  private let notations: [DateNotation]
  /// Minutes east of UTC of a time without a zone.
  private let zoneMinutes: Int

  /// A reader of these notations and no other; of unambiguous dates where there are none.
  package init(_ notations: [DateNotation] = [], zoneMinutes: Int = 0) {
    self.notations = notations
    self.zoneMinutes = zoneMinutes
  }

  /// Minutes east of UTC of a zone written `+01:00`; nil where it is none.
  package static func zoneMinutes(of zone: String) -> Int? {
    let bytes = Array(zone.utf8)
    var cursor = TextCursor(bytes.span)
    var fields = DateFields()
    guard TimeSyntax.readZone(&cursor, into: &fields), cursor.isAtEnd else { return nil }
    return fields.zoneMinutes
  }

  /// Days since 1970-01-01; nil where no notation reads the text, two read it differently, or it has
  /// a time other than midnight that no notation asked for.
  @inline(__always)
  package func date(of text: Span<UInt8>) -> Int32? {
    if notations.isEmpty, text.count == 10, let days = Self.isoDays(at: text) { return days }
    return dateByNotation(of: text)
  }

  /// Microseconds since 1970-01-01T00:00:00Z; nil where no notation reads the text or two read it
  /// differently. A date without a time is its midnight.
  @inline(__always)
  package func dateTime(of text: Span<UInt8>) -> Int64? {
    if notations.isEmpty, text.count == 20, let value = Self.isoDateTime(at: text) { return value }
    return dateTimeByNotation(of: text)
  }

  /// The date without its fast path; its oracle in tests.
  func dateByNotation(of text: Span<UInt8>) -> Int32? {
    if notations.isEmpty { return PlainDate.read(text)?.date(ignoringTime: false) }
    return agreed { $0.read(text)?.date(ignoringTime: $0.hasTime) }
  }

  /// The point in time without its fast path; its oracle in tests.
  func dateTimeByNotation(of text: Span<UInt8>) -> Int64? {
    if notations.isEmpty {
      return PlainDate.read(text)?.dateTime(defaultZoneMinutes: zoneMinutes)
    }
    return agreed { $0.read(text)?.dateTime(defaultZoneMinutes: zoneMinutes) }
  }

  /// What every notation that reads the text makes of it; nil where two differ.
  private func agreed<Value: Equatable>(_ read: (DateNotation) -> Value?) -> Value? {
    var found: Value?
    for notation in notations {
      guard let value = read(notation) else { continue }
      if let found, found != value { return nil }
      found = value
    }
    return found
  }

  /// `2026-01-31`: ten bytes in one look.
  @inline(__always)
  private static func isoDays(at text: Span<UInt8>) -> Int32? {
    // Safe: the caller checked that there are ten bytes.
    let days = unsafe text.withBase { base, _ in unsafe iso_days_at(base) }
    return days == .min ? nil : days
  }

  /// `2026-01-31T08:05:00Z`, or with a blank for the T.
  @inline(__always)
  private static func isoDateTime(at text: Span<UInt8>) -> Int64? {
    guard text[10] | 0x20 == 0x74 || text[10] == 0x20, text[19] == 0x5A,
      let days = isoDays(at: text)
    else { return nil }
    // Safe: twenty bytes, so that eight follow the eleventh.
    let seconds = unsafe text.withBase { base, _ in unsafe iso_time_at(base + 11) }
    guard seconds >= 0 else { return nil }
    return Int64(days) * DateTime.microsecondsPerDay + Int64(seconds) * 1_000_000
  }
}

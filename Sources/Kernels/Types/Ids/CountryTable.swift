/// A value for each of some countries, found by the two letters of ISO 3166 in one step.
struct CountryTable<Value: Sendable>: Sendable {
  private var values: [Value?] = .init(repeating: nil, count: 26 * 26)

  /// A table of these; the codes are two large letters each.
  init(_ entries: [(code: String, value: Value)]) {
    for entry in entries {
      let letters = Array(entry.code.utf8)
      guard letters.count == 2, let place = Self.place(letters[0], letters[1]) else {
        preconditionFailure("'\(entry.code)' is no code of a country")
      }
      values[place] = entry.value
    }
  }

  /// The value of the country with these letters; nil where it has none.
  subscript(first: UInt8, second: UInt8) -> Value? {
    Self.place(first, second).flatMap { values[$0] }
  }

  private static func place(_ first: UInt8, _ second: UInt8) -> Int? {
    guard ASCII.isUpper(first), ASCII.isUpper(second) else { return nil }
    return Int(first - 0x41) * 26 + Int(second - 0x41)
  }
}

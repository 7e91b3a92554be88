/// The digits of one number, 0 to 9 each, four bits a digit, the first in the lowest.
struct PhoneDigits: Equatable, Sendable {
  /// More digits than a valid number has with every prefix before it.
  static let capacity = 32

  private var values: UInt128 = 0
  private(set) var count = 0

  /// The digit at a place, counted from the first; 0 past the last.
  @inline(__always)
  subscript(index: Int) -> Int {
    Int(truncatingIfNeeded: values &>> UInt128(truncatingIfNeeded: index &* 4)) & 15
  }

  /// Adds a digit behind the others.
  @inline(__always)
  mutating func append(_ digit: Int) {
    precondition(count < Self.capacity, "no number has so many digits")
    values |= UInt128(truncatingIfNeeded: digit) &<< UInt128(truncatingIfNeeded: count &* 4)
    count += 1
  }

  /// Takes the first digits away.
  mutating func dropFirst(_ dropped: Int) {
    values = values >> UInt128(dropped * 4)
    count -= dropped
  }

  /// Whether the first digits are those of the number, written in decimal.
  func begins(with number: Int) -> Bool {
    var rest = number
    var place = Self.width(of: number)
    if count < place { return false }
    while place > 0 {
      place -= 1
      if self[place] != rest % 10 { return false }
      rest /= 10
    }
    return true
  }

  /// How many digits a calling code has.
  static func width(of code: Int) -> Int {
    code < 10 ? 1 : code < 100 ? 2 : 3
  }
}

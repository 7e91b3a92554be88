/// The digits of one number, 0 to 9 each, on the stack.
struct PhoneDigits: Equatable {
  /// More digits than a valid number has with every prefix before it.
  static let capacity = 32

  private var values = InlineArray<32, UInt8>(repeating: 0)
  private var start = 0
  private(set) var count = 0

  var isFull: Bool { start + count == Self.capacity }

  /// The digit at a place, counted from the first.
  subscript(index: Int) -> UInt8 {
    @inline(__always) get { values[start + index] }
  }

  mutating func append(_ digit: UInt8) {
    values[start + count] = digit
    count += 1
  }

  /// Takes the first digits away.
  mutating func dropFirst(_ dropped: Int) {
    start += dropped
    count -= dropped
  }

  /// Whether the first digits are those of the number, written in decimal.
  func begins(with number: Int) -> Bool {
    var rest = number
    var place = number < 10 ? 1 : number < 100 ? 2 : 3
    if count < place { return false }
    while place > 0 {
      place -= 1
      if Int(self[place]) != rest % 10 { return false }
      rest /= 10
    }
    return true
  }

  static func == (left: PhoneDigits, right: PhoneDigits) -> Bool {
    guard left.count == right.count else { return false }
    for index in 0..<left.count where left[index] != right[index] { return false }
    return true
  }
}

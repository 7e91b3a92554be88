/// Sorts plain values by a key, digit by digit from the lowest on: each step leaves what has one digit in the order
/// that the steps before have made. Takes the memory of the values twice, besides what the caller keeps of them.
///
/// Source: radix sort (Knuth, The Art of Computer Programming 3, 5.2.5).
struct RadixSort<Element: BitwiseCopyable> {
  private var elements: [Element]
  private var other: [Element]
  private var places = [Int](repeating: 0, count: 1 << RadixSort.digitBits)

  /// Begins with the values as they are.
  init(_ elements: [Element]) {
    self.elements = elements
    other = elements
  }

  /// Gives the values away as they are now.
  mutating func take() -> [Element] {
    defer { (elements, other) = ([], []) }
    return elements
  }

  /// Bits of a digit.
  static var digitBits: Int { 11 }

  /// Puts the values in the order of the lowest digit of what `key` gives.
  @inline(__always)
  mutating func distribute(_ key: (Element) -> UInt32) {
    let from = elements
    var to = other
    (elements, other) = ([], [])
    let isMoved = Self.place(from.span, in: &to, &places, key)
    (elements, other) = isMoved ? (to, from) : (from, to)
  }

  /// False where all values have one digit and stay where they are.
  @inline(__always)
  private static func place(
    _ elements: Span<Element>, in other: inout [Element], _ places: inout [Int],
    _ key: (Element) -> UInt32
  ) -> Bool {
    if elements.isEmpty { return false }
    let mask = 1 << digitBits - 1
    var places = places.mutableSpan
    for place in places.indices { places[place] = 0 }
    for index in elements.indices { places[Int(key(elements[index])) & mask] += 1 }
    if places[Int(key(elements[0])) & mask] == elements.count { return false }
    var other = other.mutableSpan
    var sum = 0
    for place in places.indices { (places[place], sum) = (sum, sum + places[place]) }
    for index in elements.indices {
      let element = elements[index]
      let digit = Int(key(element)) & mask
      other[places[digit]] = element
      places[digit] += 1
    }
    return true
  }

  /// Puts the values in the order of what `key` gives.
  @inline(__always)
  mutating func sort(by key: (Element) -> UInt32) {
    for shift in stride(from: UInt32(0), to: 32, by: Self.digitBits) {
      distribute { key($0) >> shift }
    }
  }
}

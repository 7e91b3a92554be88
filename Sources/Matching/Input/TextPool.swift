import Columns
import Kernels

/// Different texts by their number, in the order in which they were first met; 0 is the empty text.
///
/// One stretch of bytes and 8 bytes a text, besides 4 to 8 in the table that finds a text again.
package struct TextPool: Sendable {
  private var bytes: [UInt8] = []
  /// Where each text ends.
  private var ends: [Int] = [0]
  /// Numbers by hash, 0: free; a power of two of them.
  private var slots: [UInt32] = Array(repeating: 0, count: 64)
  private var mask = 63

  package init() {}

  /// How many texts there are, the empty one among them.
  package var count: Int { ends.count }

  /// Bytes of all texts.
  package var byteCount: Int { bytes.count }

  /// One text.
  package subscript(number: UInt32) -> Span<UInt8> {
    @_lifetime(borrow self)
    get {
      let number = Int(number)
      let start = number == 0 ? 0 : ends[number - 1]
      return bytes.span.extracting(start..<ends[number])
    }
  }

  /// The number of a text, which is added if it is new.
  package mutating func intern(_ text: Span<UInt8>) -> UInt32 {
    if text.isEmpty { return 0 }
    if ends.count * 2 > slots.count { grow() }
    var slot = Int(truncatingIfNeeded: Self.hash(text)) & mask
    while slots[slot] != 0 {
      let number = slots[slot]
      if text.isEqual(to: self[number]) { return number }
      slot = (slot + 1) & mask
    }
    let number = UInt32(ends.count)
    slots[slot] = number
    for index in text.indices { bytes.append(text[index]) }
    ends.append(bytes.count)
    return number
  }

  /// The number of a text; nil where it is none of them.
  package func number(of text: Span<UInt8>) -> UInt32? {
    if text.isEmpty { return 0 }
    var slot = Int(truncatingIfNeeded: Self.hash(text)) & mask
    while slots[slot] != 0 {
      if text.isEqual(to: self[slots[slot]]) { return slots[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private mutating func grow() {
    var larger = [UInt32](repeating: 0, count: slots.count * 2)
    mask = larger.count - 1
    for number in 1..<UInt32(ends.count) {
      var slot = Int(truncatingIfNeeded: Self.hash(self[number])) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = number
    }
    slots = larger
  }

  /// 64 bits of a hash without secrets: the order of numbers never depends on it.
  private static func hash(_ text: Span<UInt8>) -> UInt64 {
    StableHash.hash(text)
  }
}

extension Span<UInt8> {
  /// Whether both have the same bytes.
  func isEqual(to other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    for index in indices where self[index] != other[index] { return false }
    return true
  }
}

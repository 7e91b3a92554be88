import Kernels

/// Different texts by their number, in the order in which they were first met; 0 is the empty text.
///
/// One stretch of bytes and 4 more a text, besides 16 to 32 in the table that finds a text again:
///
///     slot   ┌── 32 bits of the hash ──┬── number ──┐     0: free
package struct TextPool: Sendable {
  private var bytes: [UInt8] = []
  /// Where each text ends, modulo 2^32.
  private var ends: [UInt32] = [0]
  /// The texts before which the bytes have grown by another 4 GiB.
  private var wraps: [UInt32] = []
  /// A power of two of slots.
  private var slots: [UInt64] = Array(repeating: 0, count: 16)
  private var mask = 15

  package init() {}

  /// How many texts there are, the empty one among them.
  package var count: Int { ends.count }

  /// One text.
  package subscript(number: UInt32) -> Span<UInt8> {
    @_lifetime(borrow self)
    get {
      let start = number == 0 ? 0 : end(of: number - 1)
      return bytes.span.extracting(start..<end(of: number))
    }
  }

  @inline(__always)
  private func end(of number: UInt32) -> Int {
    let end = Int(ends[Int(number)])
    return wraps.isEmpty ? end : end + wraps.count { $0 <= number } << 32
  }

  /// The number of a text, which is added if it is new.
  package mutating func intern(_ text: Span<UInt8>) -> UInt32 {
    if text.isEmpty { return 0 }
    precondition(!slots.isEmpty, "a closed pool takes no text")
    let hash = Self.hash(text)
    var place = Int(hash) & mask
    while slots[place] != 0 {
      let slot = slots[place]
      if slot >> 32 == UInt64(hash) {
        let number = UInt32(truncatingIfNeeded: slot)
        if text.isEqual(to: self[number]) { return number }
      }
      place = (place + 1) & mask
    }
    let number = UInt32(ends.count)
    slots[place] = UInt64(hash) << 32 | UInt64(number)
    if (bytes.count + text.count) >> 32 > bytes.count >> 32 { wraps.append(number) }
    bytes.append(contentsOf: text)
    ends.append(UInt32(truncatingIfNeeded: bytes.count))
    if ends.count * 2 > slots.count { grow() }
    return number
  }

  /// The number of a text; nil where it is none of them.
  package func number(of text: Span<UInt8>) -> UInt32? {
    if text.isEmpty { return 0 }
    let hash = Self.hash(text)
    var place = Int(hash) & mask
    while slots[place] != 0 {
      let number = UInt32(truncatingIfNeeded: slots[place])
      if slots[place] >> 32 == UInt64(hash), text.isEqual(to: self[number]) { return number }
      place = (place + 1) & mask
    }
    return nil
  }

  /// Gives back the table that finds texts again; no text can be added or looked up afterwards.
  package mutating func close() {
    slots = []
    mask = 0
    // What was reserved for more texts goes too.
    if bytes.capacity > bytes.count + bytes.count / 4 { bytes = bytes.map { $0 } }
    if ends.capacity > ends.count + ends.count / 4 { ends = ends.map { $0 } }
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 2)
    mask = larger.count - 1
    for slot in slots where slot != 0 {
      var place = Int(slot >> 32) & mask
      while larger[place] != 0 { place = (place + 1) & mask }
      larger[place] = slot
    }
    slots = larger
  }

  /// 32 bits of a hash that is the same everywhere; the order of numbers never depends on it.
  private static func hash(_ text: Span<UInt8>) -> UInt32 {
    UInt32(truncatingIfNeeded: KeyHasher.routing1.hash(text).first)
  }
}

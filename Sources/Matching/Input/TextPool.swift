import CScan
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

  /// A pool in which there is room for so many different texts, of so many bytes together.
  package init(expecting count: Int, byteCount: Int = 0) {
    reserve(count, byteCount: byteCount)
  }

  /// Makes room for so many different texts, of so many bytes together.
  mutating func reserve(_ count: Int, byteCount: Int) {
    var slotCount = slots.count
    while slotCount <= count * 2 { slotCount *= 2 }
    if slotCount > slots.count { grow(to: slotCount) }
    ends.reserveCapacity(count + 1)
    bytes.reserveCapacity(byteCount)
  }

  /// The texts of another pool that `order` names, in that order; closed.
  init(_ other: TextPool, order: [UInt32]) {
    bytes.reserveCapacity(other.bytes.count)
    ends.reserveCapacity(order.count + 1)
    for number in order {
      add(other[number])
    }
    slots = []
    mask = 0
  }

  /// How many texts there are, the empty one among them.
  package var count: Int { ends.count }

  /// The bytes of all texts.
  package var byteCount: Int { bytes.count }

  /// One text.
  package subscript(number: UInt32) -> Span<UInt8> {
    @_lifetime(borrow self)
    @inline(__always)
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
    intern(text, hash: Self.hash(text))
  }

  /// Appends the numbers of `count` texts, each of which `text` hands on; they are added if they
  /// are new.
  ///
  /// Of many texts this is much faster than one by one: the places of the table that will be looked
  /// at are fetched meanwhile, and then the texts that stand there.
  package mutating func intern(
    _ count: Int, into numbers: inout [UInt32],
    _ text: (_ index: Int, _ body: (Span<UInt8>) -> Void) -> Void
  ) {
    precondition(!slots.isEmpty, "a closed pool takes no text")
    var hashes = [UInt32](repeating: 0, count: count)
    for index in hashes.indices { text(index) { hashes[index] = Self.hash($0) } }
    /// What will be looked at, by the text's index modulo their count.
    var likely = InlineArray<8, UInt32>(repeating: 0)
    for index in hashes.indices {
      if index + 3 * Self.ahead < count { prefetch(hashes[index + 3 * Self.ahead]) }
      if index + 2 * Self.ahead < count {
        let number = likelyNumber(hashes[index + 2 * Self.ahead])
        likely[(index + 2 * Self.ahead) & 7] = number
        if number != 0 { ends.prefetch(Int(number) - 1, count: 1) }
      }
      if index + Self.ahead < count {
        let number = likely[(index + Self.ahead) & 7]
        if number != 0 { bytes.prefetch(end(of: number - 1)) }
      }
      text(index) { numbers.append(intern($0, hash: hashes[index])) }
    }
  }

  /// So many texts pass between the steps that fetch one: its place, where it ends, its bytes. Fewer than are
  /// remembered in between.
  private static let ahead = 6

  /// The text that most likely is the one of this hash; 0 where it is new, or stands further on.
  private func likelyNumber(_ hash: UInt32) -> UInt32 {
    let slot = slots[Int(hash) & mask]
    return slot >> 32 == UInt64(hash) ? UInt32(truncatingIfNeeded: slot) : 0
  }

  private func prefetch(_ hash: UInt32) {
    // Safe: the place is one of the slots, of which an open pool has some.
    unsafe slots.withUnsafeBufferPointer {
      unsafe memory_prefetch($0.baseAddress! + (Int(hash) & mask))
    }
  }

  private mutating func intern(_ text: Span<UInt8>, hash: UInt32) -> UInt32 {
    if text.isEmpty { return 0 }
    precondition(!slots.isEmpty, "a closed pool takes no text")
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
    add(text)
    if ends.count * 2 > slots.count { grow(to: slots.count * 2) }
    return number
  }

  private mutating func add(_ text: Span<UInt8>) {
    if (bytes.count + text.count) >> 32 > bytes.count >> 32 { wraps.append(UInt32(ends.count)) }
    bytes.append(contentsOf: text)
    ends.append(UInt32(truncatingIfNeeded: bytes.count))
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
    bytes.giveBackRest()
    ends.giveBackRest()
  }

  private mutating func grow(to slotCount: Int) {
    var larger = [UInt64](repeating: 0, count: slotCount)
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
    UInt32(truncatingIfNeeded: StableHash.hash(text))
  }
}

extension Array {
  /// Gives back the room for more elements where it is a quarter of theirs or more.
  fileprivate mutating func giveBackRest() {
    if capacity <= count + count / 4 { return }
    var exact: [Element] = []
    exact.reserveCapacity(count)
    exact += self
    self = exact
  }
}

import CScan
import Columns

/// Whole texts and what takes the place of each: the literal arms of `replace`, a lookup file.
///
/// An open-addressing table over the bytes, at most half full; a set of 64 bits knows the lengths
/// that occur, so that most texts of a few arms are turned away without a hash. Without case, keys
/// are kept folded. The first of two arms with the same text counts.
package struct ValueMap: Sendable {
  /// An entry of the table: where its key and its value lie in `bytes`.
  private struct Entry: Sendable {
    var hash: UInt64
    var key: Range<Int>
    /// Which arm it came from.
    var arm: Int
  }

  private let entries: [Entry]
  /// Places in `entries`, -1 for none; a power of two of them.
  private let slots: [Int32]
  private let bytes: [UInt8]
  private let lengths: UInt64
  private let ignoresCase: Bool
  private let hasher = KeyHasher()

  /// Makes the table: arm `i` is found by the text `keys[i]`.
  package init(_ keys: [[UInt8]], ignoringCase: Bool = false) {
    var entries: [Entry] = []
    var slotCount = 4
    while slotCount < keys.count * 2 { slotCount *= 2 }
    var slots = [Int32](repeating: -1, count: slotCount)
    var bytes: [UInt8] = []
    var lengths: UInt64 = 0
    for (arm, key) in keys.enumerated() {
      let key = ignoringCase ? CaseFold.folded(key.span) : key
      let hash = Self.hash(key.span, hasher)
      var slot = Int(truncatingIfNeeded: hash) & (slotCount - 1)
      var isNew = true
      while slots[slot] >= 0 {
        let other = entries[Int(slots[slot])]
        if other.hash == hash && bytes[other.key].elementsEqual(key) { isNew = false; break }
        slot = (slot + 1) & (slotCount - 1)
      }
      guard isNew else { continue }
      slots[slot] = Int32(entries.count)
      entries.append(Entry(hash: hash, key: bytes.count..<bytes.count + key.count, arm: arm))
      bytes += key
      lengths |= Self.lengthBit(key.count)
    }
    self.entries = entries
    self.slots = slots
    self.bytes = bytes
    self.lengths = lengths
    ignoresCase = ignoringCase
  }

  /// The first arm with this text; nil where none has it.
  package func arm(for text: Span<UInt8>) -> Int? {
    ignoresCase ? CaseFold.withFolded(text) { find($0) } : find(text)
  }

  private func find(_ text: Span<UInt8>) -> Int? {
    guard lengths & Self.lengthBit(text.count) != 0 else { return nil }
    let hash = Self.hash(text, hasher)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash && bytes.span.extracting(entry.key).equals(text) { return entry.arm }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Lengths from 63 on share a bit.
  private static func lengthBit(_ count: Int) -> UInt64 {
    1 << UInt64(min(count, 63))
  }

  private static func hash(_ text: Span<UInt8>, _ hasher: KeyHasher) -> UInt64 {
    hasher.hash(text).first
  }
}

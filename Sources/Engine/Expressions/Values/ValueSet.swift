import Columns
import Kernels

/// A set of texts that cells are looked up in: open addressing over one buffer, at most half full.
///
/// Its hash is its own and its answers do not depend on it.
package final class ValueSet: Sendable {
  /// One text: its bytes in the buffer and the upper half of its hash. A count of -1 is no text.
  private struct Slot {
    var tag: UInt32
    var start: Int
    var count: Int
  }

  private let literals: LiteralCell
  private let slots: [Slot]
  /// How many different texts it holds.
  package let count: Int

  /// Holds each text once.
  package init(_ texts: [[UInt8]]) {
    var capacity = 4
    while capacity < texts.count * 2 { capacity *= 2 }
    var slots = [Slot](repeating: Slot(tag: 0, start: 0, count: -1), count: capacity)
    var bytes: [UInt8] = []
    var count = 0
    for text in texts {
      let hash = Self.hash(text.span)
      var index = Int(truncatingIfNeeded: hash) & (capacity - 1)
      while slots[index].count >= 0 {
        let slot = slots[index]
        if bytes[slot.start..<slot.start + slot.count].elementsEqual(text) { break }
        index = (index + 1) & (capacity - 1)
      }
      if slots[index].count >= 0 { continue }
      slots[index] = Slot(tag: UInt32(hash >> 32), start: bytes.count, count: text.count)
      bytes += text
      count += 1
    }
    self.slots = slots
    self.count = count
    literals = LiteralCell(bytes)
  }

  /// Whether the cell's bytes are those of a text in the set.
  package func contains(_ cell: Cell) -> Bool {
    let hash = Self.hash(cell.bytes)
    let tag = UInt32(hash >> 32)
    var index = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[index].count >= 0 {
      let slot = slots[index]
      if slot.tag == tag && slot.count == cell.count
        && literals.cell.slice(slot.start..<slot.start + slot.count) == cell
      {
        return true
      }
      index = (index + 1) & (slots.count - 1)
    }
    return false
  }

  /// Eight bytes at a time, each folded by a multiplication to 128 bits.
  private static func hash(_ bytes: Span<UInt8>) -> UInt64 {
    var hash = UInt64(bytes.count) ^ 0x9E37_79B9_7F4A_7C15
    var index = 0
    while index + 8 <= bytes.count {
      var word: UInt64 = 0
      for offset in 0..<8 { word |= UInt64(bytes[index + offset]) << (8 * UInt64(offset)) }
      hash = mix(hash ^ word)
      index += 8
    }
    var word: UInt64 = 0
    while index < bytes.count {
      word = word << 8 | UInt64(bytes[index])
      index += 1
    }
    return mix(hash ^ word)
  }

  @inline(__always)
  private static func mix(_ word: UInt64) -> UInt64 {
    let product = word.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}

import CScan
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
      let literal = LiteralCell(text)
      let hash = withExtendedLifetime(literal) { Self.hash(literal.cell) }
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
    let hash = Self.hash(cell)
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

  private static func hash(_ cell: Cell) -> UInt64 {
    // Safe: reads the cell's bytes and no further.
    unsafe text_hash(cell.base, cell.count)
  }
}

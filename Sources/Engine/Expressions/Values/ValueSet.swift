import CScan
import Columns
import Kernels

/// A set of texts that cells are looked up in: open addressing over one buffer, at most half full.
///
/// Its hash is its own and its answers do not depend on it.
package final class ValueSet: Sendable {
  /// One text: what tells it from others, and its bytes in the buffer. A count of -1 is no text.
  private struct Slot {
    var key = text_key()
    var start = 0
    var count = -1
  }

  private let literals: LiteralCell
  private let slots: [Slot]
  /// How many different texts it holds.
  package let count: Int

  /// Holds each text once.
  package init(_ texts: [[UInt8]]) {
    var capacity = 4
    while capacity < texts.count * 2 { capacity *= 2 }
    var slots = [Slot](repeating: Slot(), count: capacity)
    var bytes: [UInt8] = []
    var count = 0
    for text in texts {
      let literal = LiteralCell(text)
      let key = withExtendedLifetime(literal) { Self.key(literal.cell) }
      var index = Int(truncatingIfNeeded: key.hash) & (capacity - 1)
      while slots[index].count >= 0 {
        let slot = slots[index]
        if bytes[slot.start..<slot.start + slot.count].elementsEqual(text) { break }
        index = (index + 1) & (capacity - 1)
      }
      if slots[index].count >= 0 { continue }
      slots[index] = Slot(key: key, start: bytes.count, count: text.count)
      bytes += text
      count += 1
    }
    self.slots = slots
    self.count = count
    literals = LiteralCell(bytes)
  }

  /// Whether the cell's bytes are those of a text in the set.
  package func contains(_ cell: Cell) -> Bool {
    let key = Self.key(cell)
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: key.hash) & mask
    while slots[index].count >= 0 {
      if slots[index].count == cell.count && slots[index].key.first == key.first
        && slots[index].key.last == key.last && isSame(slots[index], cell)
      {
        return true
      }
      index = (index + 1) & mask
    }
    return false
  }

  /// Whether a text whose key is that of the cell has its bytes.
  @inline(__always)
  private func isSame(_ slot: Slot, _ cell: Cell) -> Bool {
    slot.count <= 16 || literals.cell.slice(slot.start..<slot.start + slot.count) == cell
  }

  private static func key(_ cell: Cell) -> text_key {
    // Safe: reads the cell's bytes and no further.
    unsafe text_key_of(cell.base, cell.count)
  }
}

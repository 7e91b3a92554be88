import CScan
import Columns

/// A text of at most seven bytes in one word, so that texts are compared by one instruction.
///
///     ┌── 8 ──┬───────────── 56 ──────────────┐
///     │ count │ bytes, the first one lowest   │
///     └───────┴───────────────────────────────┘
struct ShortText: Sendable, Equatable {
  static let longest = 7

  let word: UInt64

  /// The text of a cell; nil where it is too long.
  @inline(__always)
  init?(_ cell: Cell) {
    guard cell.count <= Self.longest else { return nil }
    // Safe: reads the cell's bytes and no further.
    let bytes = unsafe short_word_at(cell.base, cell.count)
    word = bytes | UInt64(truncatingIfNeeded: cell.count) << 56
  }

  /// The text without ASCII's case.
  @inline(__always)
  var lowercased: ShortText { ShortText(word: word | caseBits) }

  private init(word: UInt64) {
    self.word = word
  }

  /// The bit that tells small from large in each byte that is a large letter.
  private var caseBits: UInt64 {
    let each: UInt64 = 0x01_0101_0101_0101
    let ascii = word & (each * 0x7F)
    let fromA = ascii + each * (0x80 - 0x41)
    let pastZ = ascii + each * (0x80 - 0x5B)
    return (fromA & ~pastZ & ~word & (each * 0x80)) >> 2
  }
}

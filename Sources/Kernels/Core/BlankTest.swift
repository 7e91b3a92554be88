import Columns

/// Whether a text is blank: empty, only white space, or, trimmed and without case, one of the
/// table's `blanks`.
///
/// White space is Unicode's White_Space with U+200B–200D and U+FEFF. Most cells are decided by their
/// first byte: two words hold the bytes with which a blank can begin, in ASCII and beyond it, one bit
/// for each two neighbours, so that the look needs no memory.
@frozen @usableFromInline
package struct BlankTest: Sendable {
  @usableFromInline let asciiSuspects: UInt64
  @usableFromInline let otherSuspects: UInt64
  /// The blanks, trimmed and folded.
  @usableFromInline let folded: [[UInt8]]

  /// A test that knows these words beside what is blank everywhere.
  package init(blanks: [String] = []) {
    var words: [[UInt8]] = []
    for blank in blanks {
      let bytes = Array(blank.utf8)
      let trimmed = WhiteSpace.trimmedRange(bytes.span)
      let word = CaseFold.folded(bytes.span.extracting(trimmed))
      if !word.isEmpty && !words.contains(word) { words.append(word) }
    }
    var suspects = WhiteSpace.leadBytes
    for word in words {
      suspects += [word[0], ASCII.uppercased(word[0])]
      suspects += word[0] < 0x80 ? CaseFold.leadsFoldingToASCII : Array(0x80...0xFF)
    }
    asciiSuspects = suspects.reduce(0) { $1 < 0x80 ? $0 | Self.bit(of: $1) : $0 }
    otherSuspects = suspects.reduce(0) { $1 < 0x80 ? $0 : $0 | Self.bit(of: $1) }
    folded = words
  }

  /// Whether texts can be blank that are not empty nor only white space.
  var hasWords: Bool { !folded.isEmpty }

  /// Whether the cell is blank.
  @inlinable
  package func isBlank(_ cell: Cell) -> Bool {
    if cell.isEmpty { return true }
    // Safe: the cell has at least one byte.
    let first = unsafe cell.base[0]
    let suspects = first < 0x80 ? asciiSuspects : otherSuspects
    if suspects & Self.bit(of: first) == 0 { return false }
    return isBlankWord(cell.bytes)
  }

  /// The bit of a byte in its word, which it shares with a neighbour.
  @inlinable
  static func bit(of byte: UInt8) -> UInt64 { 1 &<< UInt64(byte >> 1) }

  /// The test in full.
  @usableFromInline
  func isBlankWord(_ bytes: Span<UInt8>) -> Bool {
    let word = bytes.extracting(WhiteSpace.trimmedRange(bytes))
    if word.isEmpty { return true }
    for blank in folded where word.count <= blank.count * CaseFold.mostShrinking {
      if CaseFold.isEqual(word, toFolded: blank.span) { return true }
    }
    return false
  }
}

/// A set of byte values in 256 bits.
@frozen @usableFromInline
struct ByteSet: Sendable {
  @usableFromInline var words: InlineArray<4, UInt64> = [0, 0, 0, 0]

  init() {}

  /// Whether the byte is in the set.
  @inlinable
  func contains(_ byte: UInt8) -> Bool {
    words[Int(byte >> 6)] >> UInt64(byte & 63) & 1 != 0
  }

  /// The bytes of an ASCII text.
  init(_ text: String) {
    for byte in text.utf8 { insert(byte) }
  }

  /// Adds a byte.
  mutating func insert(_ byte: UInt8) {
    words[Int(byte >> 6)] |= 1 << UInt64(byte & 63)
  }
}

import Columns

/// Whether a text is blank: empty, only white space, or, trimmed and without case, one of the
/// table's `blanks`.
///
/// White space is Unicode's White_Space with U+200B–200D and U+FEFF. Most cells are decided by their
/// first byte: a set of 256 bits holds the bytes with which a blank can begin.
@frozen @usableFromInline
package struct BlankTest: Sendable {
  @usableFromInline let suspects: ByteSet
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
    var suspects = ByteSet()
    for byte in WhiteSpace.leadBytes { suspects.insert(byte) }
    for word in words {
      suspects.insert(word[0])
      suspects.insert(ASCII.uppercased(word[0]))
    }
    for word in words {
      let leads = word[0] < 0x80 ? CaseFold.leadsFoldingToASCII : Array(0x80...0xFF)
      for byte in leads { suspects.insert(byte) }
    }
    self.suspects = suspects
    folded = words
  }

  /// Whether the cell is blank.
  @inlinable
  package func isBlank(_ cell: Cell) -> Bool {
    if cell.isEmpty { return true }
    // Safe: the cell has at least one byte.
    if unsafe !suspects.contains(cell.base[0]) { return false }
    return isBlankWord(cell.bytes)
  }

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

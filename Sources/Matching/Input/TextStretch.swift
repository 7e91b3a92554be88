import Columns

/// Texts one behind another, whose bytes stay where they are as long as nothing is added: those of
/// one column in some rows.
///
/// The bytes and 4 more a text. Copies share the bytes until one of them changes.
package struct TextStretch: Sendable {
  private(set) var block: ByteBlock
  private var ends: [UInt32] = []

  package init() { block = ByteBlock(capacity: 0) }

  /// The texts of some cells.
  package init(_ cells: [Cell]) { block = ByteBlock.joining(cells, ends: &ends) }

  package var count: Int { ends.count }
  package var byteCount: Int { block.count }

  /// Adds a text; many are better given at once.
  package mutating func append(_ text: Span<UInt8>) {
    let count = block.count + text.count
    if count > block.capacity || !isKnownUniquelyReferenced(&block) {
      let larger = ByteBlock(capacity: max(count, block.count * 2))
      larger.append(block.bytes)
      block = larger
    }
    block.append(text)
    ends.append(UInt32(count))
  }

  /// One text.
  package subscript(index: Int) -> Span<UInt8> {
    @_lifetime(borrow self)
    get { block.bytes.extracting(range(index)) }
  }

  /// Where the bytes of a text stand in the block.
  func range(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  /// Whether a text has no byte.
  package func isEmpty(_ index: Int) -> Bool { range(index).isEmpty }
}

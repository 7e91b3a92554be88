import Columns

/// Texts one behind another, whose bytes stay where they are: those of one column in some rows.
///
/// The bytes and 4 more a text. Copies share the bytes.
package struct TextStretch: Sendable {
  let block: ByteBlock
  private var ends: [UInt32] = []

  package init() { block = ByteBlock(capacity: 0) }

  /// The texts of some cells.
  package init(_ cells: [Cell]) { block = ByteBlock.joining(cells, ends: &ends) }

  package var count: Int { ends.count }
  package var byteCount: Int { block.count }

  /// One text.
  package subscript(index: Int) -> Span<UInt8> {
    @_lifetime(borrow self)
    get {
      let cell = cell(index)
      // Safe: the block lives as long as self.
      let text = unsafe Span(_unsafeStart: cell.base, count: cell.count)
      return unsafe _overrideLifetime(text, borrowing: self)
    }
  }

  /// A view of one text, to be used as long as the stretch lives.
  @inline(__always)
  func cell(_ index: Int) -> Cell {
    // The range is checked once, and the block's state, which stays as it is, is not asked for.
    let range = range(index)
    // Safe: texts end within the block.
    return unsafe Cell(base: UnsafePointer(block.base + range.lowerBound), count: range.count)
  }

  /// Views of all texts, to be used as long as the stretch lives.
  package var cells: [Cell] { (0..<count).map { cell($0) } }

  /// Views of the texts at some places, to be used as long as both stretches live: those of `keys` or, where
  /// these are empty, its own; empty for a negative place.
  func cells(at places: [Int32], unlessIn keys: TextStretch?) -> [Cell] {
    places.map { place in
      if place < 0 { return .empty }
      if let keys, !keys.isEmpty(Int(place)) { return keys.cell(Int(place)) }
      return cell(Int(place))
    }
  }

  /// Where the bytes of a text stand in the block.
  func range(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  /// Whether a text has no byte.
  package func isEmpty(_ index: Int) -> Bool { range(index).isEmpty }
}

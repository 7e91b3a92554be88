import CScan

/// The text of one cell: a view of bytes that a chunk, an arena or a literal owns. 16 bytes.
///
///     ┌────────────── 8 ──────────────┬───── 4 ─────┬──── 4 ────┐
///     │ base                          │ count       │ unused    │
///     └───────────────────────────────┴─────────────┴───────────┘
///
/// Safe to use as long as its owner lives; a batch keeps all the owners of its cells.
@frozen @safe @usableFromInline
package struct Cell: @unchecked Sendable {
  @usableFromInline package let base: UnsafePointer<UInt8>
  @usableFromInline let count32: UInt32

  /// A view of `count` bytes at `base`, which must outlive every use of the cell.
  @unsafe @inlinable
  package init(base: UnsafePointer<UInt8>, count: Int) {
    unsafe self.base = base
    count32 = UInt32(truncatingIfNeeded: count)
  }

  /// A cell without a byte.
  @inlinable
  package static var empty: Cell {
    // Safe: never dereferenced, as the count is 0.
    unsafe Cell(base: UnsafePointer(bitPattern: 1)!, count: 0)
  }

  @inlinable package var count: Int { Int(count32) }
  @inlinable package var isEmpty: Bool { count32 == 0 }

  /// The bytes, for as long as the cell's owner lives.
  @inlinable
  package var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    get {
      // Safe: the initializer's caller vouched for base and count.
      let span = unsafe Span(_unsafeStart: base, count: Int(count32))
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// Whether both have the same bytes.
  @inlinable
  package static func == (left: Cell, right: Cell) -> Bool {
    // Safe: both views are valid for their counts.
    guard left.count32 == right.count32 else { return false }
    return unsafe left.base == right.base || memory_equal(left.base, right.base, left.count)
  }

  /// Asks for the memory of the first bytes.
  package func prefetch() {
    // Safe: only an address, never read.
    unsafe memory_prefetch_to_read(base)
  }

  /// The bytes as an array; for logs, literals and tests, not for the hot path.
  package var array: [UInt8] {
    // Safe: the view is valid for its count.
    unsafe Array(UnsafeBufferPointer(start: base, count: count))
  }

  /// A view of some of the bytes.
  package func slice(_ range: Range<Int>) -> Cell {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    // Safe: checked above.
    return unsafe Cell(base: base + range.lowerBound, count: range.count)
  }

  /// Whether `bytes` stand at `offset`.
  package func hasBytes(_ bytes: [UInt8], at offset: Int) -> Bool {
    if offset < 0 || offset + bytes.count > count { return false }
    return unsafe bytes.withUnsafeBufferPointer { other in
      // Safe: both ranges were checked.
      unsafe other.isEmpty || memory_equal(base + offset, other.baseAddress!, other.count)
    }
  }
}

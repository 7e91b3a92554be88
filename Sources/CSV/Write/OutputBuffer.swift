import CScan
import Columns

/// Bytes on their way out: grows, is emptied at once, is written in one piece.
@frozen @safe
package struct OutputBuffer: ~Copyable, @unchecked Sendable {
  @usableFromInline var base: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  @usableFromInline var end = 0

  package init(capacity: Int = 1 << 16) {
    self.capacity = max(capacity, 64)
    // Safe: freed in deinit, replaced only by `grow`.
    unsafe base = .allocate(capacity: self.capacity)
  }

  deinit {
    // Safe: allocated in init or grow.
    unsafe base.deallocate()
  }

  /// How many bytes it holds.
  @inlinable package var count: Int { end }

  /// The bytes held.
  package var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    get {
      // Safe: end bytes are written.
      let span = unsafe Span(_unsafeStart: UnsafePointer(base), count: end)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  @inlinable
  package mutating func append(_ byte: UInt8) {
    if end == capacity { grow(by: 1) }
    // Safe: end < capacity.
    unsafe base[end] = byte
    end += 1
  }

  @inlinable
  package mutating func append(_ cell: Cell) {
    // Safe: a cell is valid for its count while its owner lives.
    unsafe append(cell.base, cell.count)
  }

  /// Appends bytes of a block as they are.
  package mutating func append(_ block: ByteBlock, _ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= block.count)
    // Safe: checked above.
    unsafe append(block.base + range.lowerBound, range.count)
  }

  package mutating func append(_ bytes: borrowing Span<UInt8>) {
    // Safe: the span is valid for its count.
    unsafe bytes.withUnsafeBufferPointer {
      if let start = $0.baseAddress { unsafe append(start, $0.count) }
    }
  }

  package mutating func append(_ bytes: [UInt8]) {
    append(bytes.span)
  }

  /// Appends `byteCount` bytes that `source` must have, outside this buffer.
  @unsafe @inlinable
  package mutating func append(_ source: UnsafePointer<UInt8>, _ byteCount: Int) {
    if end + byteCount > capacity { grow(by: byteCount) }
    // Safe: the room is there, and the source is not ours.
    unsafe memory_copy_short(base + end, source, byteCount)
    end += byteCount
  }

  /// The same for a source that has 32 bytes more, as a block's padding: a short stretch takes no call.
  @unsafe @inlinable
  package mutating func append(padded source: UnsafePointer<UInt8>, _ byteCount: Int) {
    if end + byteCount + 32 > capacity { grow(by: byteCount + 32) }
    // Safe: the room is there, and the source is not ours.
    unsafe memory_copy_padded(base + end, source, byteCount)
    end += byteCount
  }

  /// Forgets everything; keeps the memory.
  @inlinable
  package mutating func reset() {
    end = 0
  }

  /// Keeps the first bytes only.
  package mutating func truncate(to newCount: Int) {
    precondition(newCount >= 0 && newCount <= end)
    end = newCount
  }

  /// Makes room for so many bytes more; at least doubles.
  @usableFromInline
  mutating func grow(by byteCount: Int) {
    let newCapacity = max(capacity * 2, end + byteCount)
    // Safe: end bytes are copied before the old memory goes.
    let fresh = UnsafeMutablePointer<UInt8>.allocate(capacity: newCapacity)
    unsafe fresh.update(from: base, count: end)
    unsafe base.deallocate()
    unsafe base = fresh
    capacity = newCapacity
  }
}

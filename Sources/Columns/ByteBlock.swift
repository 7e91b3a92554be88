import CScan

/// A block of memory that a reader fills and a batch keeps: its bytes never move while it lives.
///
/// 64 bytes of zeros may be read (not written) past `capacity`, so that vector code needs no tail.
/// One owner at a time writes; workers hand it on under the scheduler's lock.
@safe
package final class ByteBlock: @unchecked Sendable {
  package static let padding = 64

  package let base: UnsafeMutablePointer<UInt8>
  package let capacity: Int
  /// How many bytes are filled.
  package var count = 0

  package init(capacity: Int) {
    self.capacity = capacity
    // Safe: freed in deinit; padding is part of the allocation.
    unsafe base = .allocate(capacity: capacity + Self.padding)
    unsafe (base + capacity).initialize(repeating: 0, count: Self.padding)
  }

  deinit {
    // Safe: allocated in init.
    unsafe base.deallocate()
  }

  /// The filled bytes.
  package var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    get {
      // Safe: count <= capacity.
      let span = unsafe Span(_unsafeStart: UnsafePointer(base), count: count)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// A view of some of the bytes.
  package func cell(_ range: Range<Int>) -> Cell {
    precondition(range.upperBound <= count)
    // Safe: checked above; the caller keeps the block.
    return unsafe Cell(base: UnsafePointer(base + range.lowerBound), count: range.count)
  }
}

extension ByteBlock {
  /// Adds bytes behind those that are there; there must be room.
  package func append(_ bytes: borrowing Span<UInt8>) {
    precondition(count + bytes.count <= capacity)
    // Safe: checked above; blocks do not overlap with what is appended to them.
    unsafe bytes.withUnsafeBufferPointer {
      if let start = $0.baseAddress { unsafe (base + count).update(from: start, count: $0.count) }
    }
    count += bytes.count
  }

  /// A block of the bytes of some cells, one behind another; appends where each ends.
  package static func joining(_ cells: [Cell], ends: inout [UInt32]) -> ByteBlock {
    let block = ByteBlock(capacity: cells.reduce(0) { $0 + $1.count })
    ends.reserveCapacity(ends.count + cells.count)
    var end = 0
    for cell in cells {
      // Safe: there is room for all cells, which are valid for their counts.
      unsafe memory_copy_short(block.base + end, cell.base, cell.count)
      end += cell.count
      ends.append(UInt32(end))
    }
    block.count = end
    return block
  }
}

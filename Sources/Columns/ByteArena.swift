import CScan

/// Memory for the bytes that a batch makes: grows by blocks that never move, is emptied at once.
///
/// One cell is open at a time: bytes are appended to it, then ``commit()`` makes it a ``Cell`` or
/// ``discard()`` forgets it. Cells stay valid until ``reset()`` or the end of the arena.
@frozen @safe @usableFromInline
package struct ByteArena: ~Copyable {
  private static let blockByteCount = 64 << 10

  @usableFromInline var full: [UnsafeMutableRawBufferPointer] = unsafe []
  @usableFromInline var block: UnsafeMutablePointer<UInt8>
  @usableFromInline var blockCapacity: Int
  /// Start of the open cell in the block.
  @usableFromInline var openStart = 0
  /// End of the bytes written.
  @usableFromInline var end = 0
  @usableFromInline var capacity: Int

  package init() {
    // Safe: the block is freed in deinit and replaced only by `grow`.
    unsafe block = .allocate(capacity: Self.blockByteCount)
    blockCapacity = Self.blockByteCount
    capacity = Self.blockByteCount
  }

  deinit {
    // Safe: allocated by this arena, freed once.
    unsafe block.deallocate()
    for index in unsafe full.indices { unsafe full[index].deallocate() }
  }

  /// Bytes held from the system.
  package var byteCount: Int {
    unsafe full.reduce(blockCapacity) { $0 + $1.count }
  }

  /// Whether so many bytes more take no further memory.
  package func hasRoom(for count: Int) -> Bool { end + count <= capacity }

  /// Bytes of the open cell so far.
  @inlinable package var openCount: Int { end - openStart }

  @inlinable
  package mutating func append(_ byte: UInt8) {
    if end == capacity { grow(by: 1) }
    // Safe: end < capacity.
    unsafe block[end] = byte
    end += 1
  }

  @inlinable
  package mutating func append(_ bytes: borrowing Span<UInt8>) {
    let count = bytes.count
    if end + count > capacity { grow(by: count) }
    // Safe: end + count <= capacity; source and block do not overlap, the open tail is ours alone.
    unsafe bytes.withUnsafeBufferPointer {
      if count > 0 { unsafe (block + end).update(from: $0.baseAddress!, count: count) }
    }
    end += count
  }

  /// Appends the cell's bytes.
  @inlinable
  package mutating func append(_ cell: Cell) {
    append(cell.bytes)
  }

  package mutating func append(_ bytes: [UInt8]) {
    append(bytes.span)
  }

  /// Lets `body` write at most `count` bytes at the end of the open cell; it returns how many it wrote.
  @unsafe @inlinable
  package mutating func append(
    atMost count: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int
  ) {
    if end + count > capacity { grow(by: count) }
    // Safe: there is room for `count` bytes; the caller vouches for the body.
    let written = unsafe body(block + end)
    precondition(written <= count, "a kernel wrote past what it asked for")
    end += written
  }

  /// Cuts the open cell to its first `count` bytes.
  @inlinable
  package mutating func truncate(to count: Int) {
    precondition(count <= openCount)
    end = openStart + count
  }

  /// The bytes of the open cell.
  package var openBytes: Span<UInt8> {
    @_lifetime(borrow self)
    get {
      // Safe: openStart..<end is written memory of the block.
      let span = unsafe Span(_unsafeStart: UnsafePointer(block + openStart), count: end - openStart)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// Closes the open cell and gives it out.
  @inlinable
  package mutating func commit() -> Cell {
    // Safe: the bytes stay in place until reset.
    let cell = unsafe Cell(base: UnsafePointer(block + openStart), count: end - openStart)
    openStart = end
    return cell
  }

  /// Forgets the open cell.
  @inlinable
  package mutating func discard() {
    end = openStart
  }

  /// Forgets every cell; keeps one block.
  package mutating func reset() {
    // Safe: no cell of this arena is used after a reset; the batch resets its columns with it.
    for index in unsafe full.indices { unsafe full[index].deallocate() }
    unsafe full.removeAll(keepingCapacity: true)
    openStart = 0
    end = 0
  }

  /// Opens a new block with room for the open cell and `count` bytes more.
  @usableFromInline
  mutating func grow(by count: Int) {
    let open = end - openStart
    let size = Swift.max(blockCapacity, Self.blockByteCount, (open + count) * 2)
    // Safe: the open bytes are copied before the old block is put away.
    let fresh = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
    unsafe fresh.update(from: block + openStart, count: open)
    unsafe full.append(UnsafeMutableRawBufferPointer(start: block, count: blockCapacity))
    unsafe block = fresh
    blockCapacity = size
    capacity = size
    openStart = 0
    end = open
  }
}

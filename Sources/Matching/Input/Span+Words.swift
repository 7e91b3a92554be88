import CScan

extension Span<UInt8> {
  /// Hands on each word: what stands between blanks, in order.
  func forEachWord(_ body: (Span<UInt8>) -> Void) {
    var start = 0
    for index in 0...count where index == count || self[index] == 0x20 {
      if index > start { body(extracting(start..<index)) }
      start = index + 1
    }
  }

  /// The first bytes.
  @_lifetime(copy self)
  func extracting(first count: Int) -> Span<UInt8> {
    extracting(0..<Swift.min(count, self.count))
  }

  /// Whether both have the same bytes.
  func isEqual(to other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    if isEmpty { return true }
    // Safe: both spans have so many bytes.
    return unsafe withUnsafeBufferPointer { left in
      unsafe other.withUnsafeBufferPointer { right in
        unsafe memory_equal(left.baseAddress!, right.baseAddress!, left.count)
      }
    }
  }
}

extension Array where Element: BitwiseCopyable {
  /// Asks for the memory from an element on.
  @inline(__always)
  func prefetch(_ first: Int) {
    // Safe: only an address within the array, never read.
    unsafe withUnsafeBufferPointer {
      guard let base = $0.baseAddress, first < $0.count else { return }
      unsafe memory_prefetch_to_read(base + first)
    }
  }
}

extension [UInt32] {
  /// Asks for the memory of a stretch of no more than two cache lines.
  @inline(__always)
  func prefetch(_ first: Int, count: Int) {
    // Safe: only addresses within the array, never read.
    unsafe withUnsafeBufferPointer {
      guard let base = $0.baseAddress, first + count <= $0.count, count > 0 else { return }
      unsafe memory_prefetch_to_read(base + first)
      unsafe memory_prefetch_to_read(base + first + count - 1)
    }
  }

  /// Which of the elements from `left` on are those from `right` on, and not 0: a bit each, the first the lowest.
  /// Of up to 32, in fours, all of which must be there.
  @inline(__always)
  func sharedLanes(_ left: Int, _ right: Int, count: Int) -> UInt32 {
    let end = (count + 3) / 4 * 4
    precondition(left >= 0 && right >= 0 && Swift.max(left, right) + end <= self.count)
    // Safe: both stretches lie in the array, as was checked.
    return unsafe withUnsafeBytes { bytes in
      var bits: UInt32 = 0
      for first in stride(from: 0, to: end, by: 4) {
        let one = unsafe bytes.loadUnaligned(
          fromByteOffset: (left + first) * 4, as: SIMD4<UInt32>.self)
        let two = unsafe bytes.loadUnaligned(
          fromByteOffset: (right + first) * 4, as: SIMD4<UInt32>.self)
        let isShared = (one .== two) .& (one .!= SIMD4())
        let weights = SIMD4<UInt32>().replacing(with: SIMD4(1, 2, 4, 8), where: isShared)
        bits |= weights.wrappedSum() << UInt32(first)
      }
      return bits
    }
  }
}

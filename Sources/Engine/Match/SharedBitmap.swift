import Synchronization

/// A bitmap that several threads set bits of.
final class SharedBitmap: Sendable {
  /// Bits that a thread gathers before it sets them.
  private static let waitingCount = 4096

  private let bits = Mutex(GrowingBitmap())

  /// Sets the bits of an array, once there are many of them; it is empty then.
  func take(_ waiting: inout [Int], isLast: Bool = false) {
    guard waiting.count >= Self.waitingCount || isLast else { return }
    bits.withLock { bits in
      for bit in waiting { bits.insert(bit) }
    }
    waiting.removeAll(keepingCapacity: true)
  }

  /// The bits that are set; none are any more.
  func take() -> GrowingBitmap {
    bits.withLock { bits in
      defer { bits = GrowingBitmap() }
      return bits
    }
  }
}

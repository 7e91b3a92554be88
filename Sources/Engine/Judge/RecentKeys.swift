import Kernels

/// The keys that were gathered lately, so that a column of few values is not gathered row by row.
struct RecentKeys: Sendable {
  private static let count = 1024
  private var slots: [KeyHash] = []

  init() {}

  /// Notes a key; whether it was not there.
  @inline(__always)
  mutating func take(_ key: KeyHash) -> Bool {
    if slots.isEmpty {
      slots = Array(repeating: KeyHash(first: 0, second: 0), count: Self.count)
    }
    let slot = Int(truncatingIfNeeded: key.second) & (Self.count - 1)
    if slots[slot] == key { return false }
    slots[slot] = key
    return true
  }
}

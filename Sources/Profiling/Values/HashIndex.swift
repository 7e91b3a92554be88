import Kernels

/// Numbers hashes in the order in which they come: open addressing over places in a dense list, at most
/// half full.
struct HashIndex: Sendable {
  private static let leastSlotBits = 6

  /// One more than a place in ``hashes``; 0 is free.
  private var slots: [UInt32]
  private(set) var hashes: [KeyHash] = []

  init() {
    slots = Array(repeating: 0, count: 1 << Self.leastSlotBits)
  }

  var count: Int { hashes.count }

  /// The place of the hash, which is ``count`` before the call where it is new.
  @inline(__always)
  mutating func place(of hash: KeyHash) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash.second) & mask
    while true {
      let found = slots[slot]
      if found == 0 { break }
      if hashes[Int(found) - 1] == hash { return Int(found) - 1 }
      slot = (slot + 1) & mask
    }
    hashes.append(hash)
    slots[slot] = UInt32(hashes.count)
    if hashes.count * 2 > slots.count { grow() }
    return hashes.count - 1
  }

  private mutating func grow() {
    var larger = [UInt32](repeating: 0, count: slots.count * 2)
    let mask = larger.count - 1
    for (place, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash.second) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = UInt32(place + 1)
    }
    slots = larger
  }

  /// Adds a hash that ``place(of:)`` is never asked for again.
  @inline(__always)
  mutating func append(_ hash: KeyHash) {
    hashes.append(hash)
  }

  /// Forgets every hash; keeps the memory.
  mutating func removeAll() {
    hashes.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot] = 0 }
  }
}

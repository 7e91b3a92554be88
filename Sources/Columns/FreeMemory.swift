import CScan

/// Memory that nothing uses any more.
package enum FreeMemory {
  /// Gives back to the system what the allocator keeps for more, between steps that take much of
  /// it. Takes some milliseconds.
  package static func giveBack() { memory_give_back() }
}

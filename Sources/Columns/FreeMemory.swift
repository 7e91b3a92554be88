import CScan

/// Memory that nothing uses any more, and who holds it.
package enum FreeMemory {
  /// Has the C library keep what one batch gives back for the next one, instead of fetching fresh pages
  /// from the system for each. What is larger than a batch's arrays goes back at once, since `--memory`
  /// is a contract.
  package static func keep() { memory_keep_freed(2 << 20) }

  /// Gives back to the system what the allocator keeps for more, between steps that take much of
  /// it. Takes some milliseconds.
  package static func giveBack() { memory_give_back() }
}

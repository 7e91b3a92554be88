import CFiles

/// How the process holds memory.
package enum Allocator {
  /// Has the C library keep what one batch gives back for the next one, instead of fetching fresh pages
  /// from the system for each. What is larger than a batch's arrays goes back at once, since `--memory`
  /// is a contract.
  package static func prepare() {
    memory_keep_freed(2 << 20)
  }
}

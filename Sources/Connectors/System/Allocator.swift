import CFiles

/// How the process holds memory.
package enum Allocator {
  /// Has the C library keep what one batch gives back for the next one, instead of fetching fresh pages
  /// from the system for each.
  package static func prepare() {
    memory_keep_freed(32 << 20)
  }
}

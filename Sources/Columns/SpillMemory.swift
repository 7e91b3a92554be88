import CScan

/// Memory that can leave: once it is on, blocks of the allocator lie in a file without a name, whose
/// pages the system can take away and bring back, whoever uses them. See `cspill.h`.
package enum SpillMemory {
  /// Turns it on, for the rest of the process, over an open file that nobody else uses; 0, or an
  /// error number.
  package static func begin(_ descriptor: Int32) -> Int32 { spill_begin(descriptor) }

  package static var isOn: Bool { spill_is_on() }

  /// Bytes of the file that blocks have taken at the most.
  package static var byteCount: Int { spill_byte_count() }

  /// Why there was no room for a block, which then lies in memory as any other: an error number; 0
  /// while there is.
  package static var problem: Int32 { spill_problem() }

  /// Lets all of it leave memory; what it holds comes back when it is touched.
  package static func letGo() { spill_let_go() }

  /// Has this thread run soon after it wakes, where others have work for all processors.
  package static func wakeSoon() { spill_wake_soon() }
}

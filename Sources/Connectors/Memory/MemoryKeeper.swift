import Columns
import Diagnostics
import Engine
import Glibc
import Synchronization

/// Keeps what the process holds of memory under a limit, where blocks lie in ``SpillMemory``: looks
/// often at how much it is, and lets those leave where it is too much.
///
/// Once for a process: what has gone to the file stays there.
package final class MemoryKeeper: Sendable {
  private let limit: Int
  private let spool: SpoolFile
  /// What the system says of this process.
  private let status: FileDescriptor

  private static let begun = Mutex<MemoryKeeper?>(nil)

  private init(limit: Int, folder: String) throws(RunFailure) {
    self.limit = limit
    spool = try SpoolFile(folder: folder)
    do throws(SystemError) {
      status = try FileDescriptor.open("/proc/self/statm", O_RDONLY)
    } catch {
      throw RunFailure(.usage, "'/proc/self/statm' cannot be read: \(error.text)")
    }
  }

  /// Has large blocks lie in a file of a folder from now on, and memory stay under the limit. The
  /// first limit holds.
  package static func begin(limit: Int, folder: String) throws(RunFailure) {
    let result = begun.withLock { begun in
      Result { () throws(RunFailure) in
        if begun != nil { return }
        let keeper = try MemoryKeeper(limit: limit, folder: folder)
        try keeper.spool.holdMemory()
        onThreadOfItsOwn { keeper.keep() }
        begun = keeper
      }
    }
    try result.get()
  }

  /// Looks and lets go, as long as the process lives.
  private func keep() {
    SpillMemory.wakeSoon()
    let block = ByteBlock(capacity: 256)
    let margin = max(limit / 8, 16 << 20)
    var trigger = limit - margin
    while true {
      var held = residentByteCount(block)
      trigger = max(limit - margin, min(trigger, held + margin))
      if held > trigger {
        SpillMemory.letGo()
        held = residentByteCount(block)
        // Where other memory is most of it, only more of it is worth another look.
        trigger = max(limit - margin, held + margin)
      }
      usleep(UInt32(min(2_000, max(100, (trigger - held) / Self.fastestByteCount))))
    }
  }

  /// What threads can take in a microsecond.
  private static let fastestByteCount = 64 << 10

  /// The bytes that the process holds: the second number of `statm`, in pages (proc(5)).
  private func residentByteCount(_ block: ByteBlock) -> Int {
    block.count = 0
    guard (try? status.read(into: block, at: 0)) != nil else { return 0 }
    var fields = [0]
    for byte in block.bytes.indices.lazy.map({ block.bytes[$0] }) {
      if byte == UInt8(ascii: " ") {
        if fields.count == 2 { break }
        fields.append(0)
      } else {
        fields[fields.count - 1] = fields[fields.count - 1] * 10 + Int(byte &- UInt8(ascii: "0"))
      }
    }
    return fields[fields.count - 1] * Int(getpagesize())
  }
}

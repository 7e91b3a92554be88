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
  private let resident: ResidentMemory

  private static let begun = Mutex<MemoryKeeper?>(nil)

  private init(limit: Int, folder: String) throws(RunFailure) {
    self.limit = limit
    spool = try SpoolFile(folder: folder)
    resident = try ResidentMemory()
  }

  /// Has large blocks lie in a file of a folder from now on, and memory stay under the limit. The
  /// first limit holds.
  package static func begin(limit: Int, folder: String) throws(RunFailure) {
    let result = begun.withLock { begun in
      Result { () throws(RunFailure) in
        if begun != nil { return }
        let keeper = try MemoryKeeper(limit: limit, folder: folder)
        try keeper.spool.holdMemory()
        begun = keeper
        if onThreadOfItsOwn({ keeper.keep() }) { return }
        throw RunFailure(
          .usage, "--memory cannot be kept: the system gives no thread for it",
          help: "type a larger --memory, or fewer threads")
      }
    }
    try result.get()
  }

  /// Ends a run that memory has no room for, and the file neither.
  package static func refuseShortage(
    _ task: @autoclosure () -> String
  ) throws(RunFailure) {
    let problem = SystemError(code: SpillMemory.problem)
    if problem.code == 0 { return }
    throw RunFailure(
      .output,
      "\(task()) takes more than --memory allows, and the rest finds no room in a file: "
        + problem.text,
      help: SpoolFile.help(withoutRoom: problem))
  }

  /// Looks and lets go, as long as the process lives.
  private func keep() {
    SpillMemory.wakeSoon()
    let margin = max(limit / 8, 16 << 20)
    var trigger = limit - margin
    while true {
      var held = resident.byteCount
      trigger = max(limit - margin, min(trigger, held + margin))
      if held > trigger {
        SpillMemory.letGo()
        held = resident.byteCount
        // Where other memory is most of it, only more of it is worth another look.
        trigger = max(limit - margin, held + margin)
      }
      usleep(UInt32(min(2_000, max(100, (trigger - held) / Self.fastestByteCount))))
    }
  }

  /// What threads can take in a microsecond.
  private static let fastestByteCount = 64 << 10
}

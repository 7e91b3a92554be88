import Connectors
import Diagnostics
import Engine

extension RunEnvironment {
  /// What a run with these options may use: threads, memory, places on the disk.
  init(_ options: RunOptions) {
    let memory = MemoryPlan(options)
    let folder = options.temporaryFolder
    self.init(
      threadCount: max(options.threadCount, 1),
      keyBudget: memory.keyByteCount,
      blockByteCount: memory.blockByteCount,
      makeSpill: { () throws(RunFailure) in try SpoolFile(folder: folder) },
      makeSpool: { () throws(RunFailure) in try SpoolFile(folder: folder) })
  }
}

extension MergeBudget {
  /// What is left for keys; beyond it, or where the process holds half of what it may, memory goes to
  /// disk.
  convenience init(_ options: RunOptions) {
    let byteCount = MemoryPlan(options).keyByteCount
    if options.keyByteCount != nil {
      // A test that gives the room wants to know where it ends; its process stays as it is.
      self.init(
        byteCount: byteCount, isCrowded: { false },
        spill: { () throws(RunFailure) in
          throw RunFailure(
            .usage, "merges take more than the \(byteCount) bytes that they are given")
        })
      return
    }
    let (limit, folder) = (options.memoryByteCount, options.temporaryFolder)
    let resident = try? ResidentMemory()
    self.init(
      byteCount: byteCount, isCrowded: { (resident?.byteCount ?? 0) > limit / 2 },
      spill: { () throws(RunFailure) in try MemoryKeeper.begin(limit: limit, folder: folder) })
  }
}

extension RunOptions {
  /// Where temporary files go.
  fileprivate var temporaryFolder: String {
    SpoolFile.usualFolder(besides: output.map { FilePath.split($0).folder })
  }
}

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
  /// What is left for keys; beyond it memory goes to disk.
  convenience init(_ options: RunOptions) {
    let (limit, folder) = (options.memoryByteCount, options.temporaryFolder)
    let given = options.keyByteCount
    self.init(byteCount: MemoryPlan(options).keyByteCount) { () throws(RunFailure) in
      // A test that gives the room wants to know where it ends; its process stays as it is.
      if let given {
        throw RunFailure(.usage, "merges take more than the \(given) bytes that they are given")
      }
      try MemoryKeeper.begin(limit: limit, folder: folder)
    }
  }
}

extension RunOptions {
  /// Where temporary files go.
  fileprivate var temporaryFolder: String {
    SpoolFile.usualFolder(besides: output.map { FilePath.split($0).folder })
  }
}

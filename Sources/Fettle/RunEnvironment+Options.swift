import Connectors
import Diagnostics
import Engine

extension RunEnvironment {
  /// What a run with these options may use: threads, memory, places on the disk.
  init(_ options: RunOptions) {
    let memory = MemoryPlan(options)
    let folder = SpoolFile.usualFolder(besides: options.output.map { FilePath.split($0).folder })
    self.init(
      threadCount: max(options.threadCount, 1),
      keyBudget: memory.keyByteCount,
      blockByteCount: memory.blockByteCount,
      makeSpill: { () throws(RunFailure) in try SpoolFile(folder: folder) },
      makeSpool: { () throws(RunFailure) in try SpoolFile(folder: folder) })
  }
}

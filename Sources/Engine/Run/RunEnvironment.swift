import Diagnostics

/// What a run may use of the machine.
package struct RunEnvironment: Sendable {
  package var threadCount: Int
  /// Bytes that tables of keys may hold before they go to disk.
  package var keyBudget: Int
  package var blockByteCount: Int
  /// Days since 1970-01-01 of `today`.
  package var makeSpill: @Sendable () throws(RunFailure) -> any SpillFile
  /// Storage for an input that can be read only once.
  package var makeSpool: @Sendable () throws(RunFailure) -> any Spool

  package init(
    threadCount: Int, keyBudget: Int, blockByteCount: Int,
    makeSpill: @escaping @Sendable () throws(RunFailure) -> any SpillFile,
    makeSpool: @escaping @Sendable () throws(RunFailure) -> any Spool
  ) {
    self.threadCount = threadCount
    self.keyBudget = keyBudget
    self.blockByteCount = blockByteCount
    self.makeSpill = makeSpill
    self.makeSpool = makeSpool
  }
}

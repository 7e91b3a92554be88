import Columns

/// A text of the rules as a cell: its bytes live as long as the plan.
package final class LiteralCell: Sendable {
  package let cell: Cell
  private let memory: MemoryHold

  package init(_ bytes: [UInt8]) {
    memory = MemoryHold(bytes)
    cell = memory.cell
  }

  package convenience init(_ text: String) {
    self.init(Array(text.utf8))
  }
}

/// Bytes at one address until the holder goes.
@safe
private final class MemoryHold: @unchecked Sendable {
  private let base: UnsafeMutablePointer<UInt8>
  let cell: Cell

  init(_ bytes: [UInt8]) {
    // Safe: written once here, then only read; freed in deinit.
    unsafe base = .allocate(capacity: max(bytes.count, 1))
    for (index, byte) in bytes.enumerated() { unsafe base[index] = byte }
    unsafe cell = Cell(base: UnsafePointer(base), count: bytes.count)
  }

  deinit {
    unsafe base.deallocate()
  }
}

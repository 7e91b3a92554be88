import Columns

/// What a kernel would make of a cell.
package enum KernelEffect: UInt8, Sendable {
  /// The text that is there.
  case same
  /// Another text.
  case different
  /// Nothing: the cell is blank, or what becomes of it is, or it cannot be converted.
  case nothing
}

extension ColumnKernel {
  typealias Look =
    @Sendable (
      _ cells: [Cell], _ rows: [Int32], _ blanks: BlankTest, _ arena: inout ByteArena
    ) -> [KernelEffect]

  /// What the kernel would make of the cells of `rows`, one effect for each; nothing is kept of it.
  package func effects(
    on cells: [Cell], rows: [Int32], blanks: BlankTest, arena: inout ByteArena
  ) -> [KernelEffect] {
    look(cells, rows, blanks, &arena)
  }

  static func makeLook<Kernel: TextKernel>(_ kernel: Kernel) -> Look {
    { cells, rows, blanks, arena in
      [KernelEffect](capacity: rows.count) { effects in
        for row in rows {
          effects.append(kernel.effect(on: cells[Int(row)], blanks, &arena))
        }
      }
    }
  }
}

extension TextKernel {
  @inline(__always)
  fileprivate func effect(
    on cell: Cell, _ blanks: BlankTest, _ arena: inout ByteArena
  ) -> KernelEffect {
    if blanks.isBlank(cell) { return .nothing }
    if let isSame = leaves(cell.bytes), isSame || !blanks.hasWords {
      return isSame ? .same : .different
    }
    return effectOfApplying(to: cell, blanks, &arena)
  }

  private func effectOfApplying(
    to cell: Cell, _ blanks: BlankTest, _ arena: inout ByteArena
  ) -> KernelEffect {
    defer { arena.discard() }
    switch apply(cell.bytes, to: &arena) {
    case .same: return .same
    case .failed: return .nothing
    case .changed:
      let changed = arena.commit()
      return blanks.isBlank(changed) ? .nothing : changed == cell ? .same : .different
    }
  }
}

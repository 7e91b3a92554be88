import Columns

/// A kernel with its arguments bound, as a function on a column.
///
/// It is called once a batch. The loop inside is specialised for the kernel that it was made from,
/// so that a table of kernels costs nothing a row. It owns what kernels need not know: blanks, the
/// selection, which rows changed and which failed.
package struct ColumnKernel: Sendable {
  private typealias Loop =
    @Sendable (
      _ cells: inout [Cell], _ rows: [Int32], _ blanks: BlankTest, _ arena: inout ByteArena,
      _ changed: inout Bitmap, _ failed: inout [Int32]
    ) -> Int

  private let loop: Loop
  private let scalarLoop: Loop?
  let look: Look

  /// Binds the kernel to a loop of its own.
  package init<Kernel: TextKernel>(_ kernel: Kernel) {
    loop = Self.makeLoop(kernel)
    scalarLoop = Kernel.hasFastPath ? Self.makeLoop(ByScalar(kernel: kernel)) : nil
    look = Self.makeLook(kernel)
  }

  private init(loop: @escaping Loop, look: @escaping Look) {
    self.loop = loop
    self.look = look
    scalarLoop = nil
  }

  /// The same kernel without its fast path, for tests and benchmarks; nil where it has none.
  package var byScalar: ColumnKernel? {
    scalarLoop.map { ColumnKernel(loop: $0, look: look) }
  }

  /// Replaces the cells of `rows`: blanks stay, a changed row is marked, a failed one listed.
  /// Returns how many of the rows were blank.
  @discardableResult
  package func run(
    _ cells: inout [Cell], rows: Selection, blanks: BlankTest, arena: inout ByteArena,
    changed: inout Bitmap, failed: inout [Int32]
  ) -> Int {
    loop(&cells, rows.rows, blanks, &arena, &changed, &failed)
  }

  /// Replaces the cells of `rows`; for callers that do not ask which of them changed.
  package func run(
    _ cells: inout [Cell], rows: Selection, blanks: BlankTest, arena: inout ByteArena,
    failed: inout [Int32]
  ) {
    var changed = Bitmap(count: cells.count)
    _ = loop(&cells, rows.rows, blanks, &arena, &changed, &failed)
  }

  private static func makeLoop<Kernel: TextKernel>(_ kernel: Kernel) -> Loop {
    { cells, rows, blanks, arena, changed, failed in
      var cells = cells.mutableSpan
      var blankCount = 0
      for row in rows {
        let cell = cells[Int(row)]
        if blanks.isBlank(cell) {
          blankCount += 1
          continue
        }
        switch kernel.apply(cell.bytes, to: &arena) {
        case .changed:
          cells[Int(row)] = arena.commit()
          changed.insert(Int(row))
        case .same:
          arena.discard()
        case .failed:
          arena.discard()
          failed.append(row)
        }
      }
      return blankCount
    }
  }
}

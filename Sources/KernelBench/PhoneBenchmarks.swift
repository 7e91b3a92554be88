import Columns
import Kernels

/// How many distinct telephone numbers a second become E.164, beside libphonenumber alone, and how
/// many of a hundred the tables decide without it.
struct PhoneBenchmarks {
  let bench: Bench

  func run() async {
    await run("DE", PhoneTexts.german)
    await run("US", PhoneTexts.american)
  }

  private func run(_ region: String, _ texts: [[UInt8]]) async {
    guard let phone = Phone(region: region) else { preconditionFailure("'\(region)' is no region") }
    let set = CellSet(texts)
    let kernel = ColumnKernel(phone)
    let library = CellSet(Array(texts[..<(texts.count / 20)]))
    guard let slow = kernel.byScalar else { preconditionFailure("a phone has a fast path") }
    for threadCount in [1, 2] {
      bench.report(
        "phone", threadCount == 1 ? "one core" : "two cores", on: region, unit: "thousand/s",
        await thousandsASecond(kernel, set.cells, threadCount),
        scalar: await thousandsASecond(slow, library.cells, threadCount))
    }
    let plain = set.cells.count { phone.isDecidedByTables($0.bytes) }
    bench.report(
      "phone", "decided by tables, %", on: region, unit: "%",
      Double(plain * 100) / Double(set.cells.count))
  }

  /// Each task works on a share of the cells, batch by batch; the least time of several rounds counts.
  private func thousandsASecond(
    _ kernel: ColumnKernel, _ cells: [Cell], _ taskCount: Int
  ) async -> Double {
    let share = cells.count / taskCount
    let clock = ContinuousClock()
    var least = Duration.seconds(3600)
    for _ in 0..<bench.rounds {
      let start = clock.now
      await withTaskGroup { group in
        for task in 0..<taskCount {
          group.addTask { Self.run(kernel, cells[(task * share)..<(task * share + share)]) }
        }
      }
      least = min(least, clock.now - start)
    }
    return Double(share * taskCount) / (least / .milliseconds(1))
  }

  private static func run(_ kernel: ColumnKernel, _ cells: ArraySlice<Cell>) {
    var arena = ByteArena()
    var changed = Bitmap(count: 2048)
    var failed: [Int32] = []
    for start in stride(from: cells.startIndex, to: cells.endIndex, by: 2048) {
      var batch = Array(cells[start..<min(start + 2048, cells.endIndex)])
      changed.reset(count: batch.count)
      failed.removeAll(keepingCapacity: true)
      kernel.run(
        &batch, rows: Selection(all: batch.count), blanks: BlankTest(), arena: &arena,
        changed: &changed, failed: &failed)
      arena.reset()
    }
    keep(failed)
  }
}

import Columns
import Dispatch
import Kernels

/// How many distinct telephone numbers a second become E.164, beside libphonenumber alone; how many
/// of a hundred the tables decide without it, and how long it takes to make those of a region.
struct PhoneBenchmarks {
  let bench: Bench

  func run() {
    run("DE", PhoneTexts.german)
    run("US", PhoneTexts.american)
  }

  private func run(_ region: String, _ texts: [[UInt8]]) {
    let clock = ContinuousClock()
    var made: Phone?
    let first = clock.measure { made = Phone(region: region) }
    guard let phone = made else { preconditionFailure("'\(region)' is no region") }
    bench.report(
      "phone", "tables made, ms", on: region, unit: "ms",
      Double(first.components.attoseconds) * 1e-15)
    let set = CellSet(texts)
    let kernel = ColumnKernel(phone)
    let library = CellSet(Array(texts[..<(texts.count / 20)]))
    guard let slow = kernel.byScalar else { preconditionFailure("a phone has a fast path") }
    for threadCount in [1, 2] {
      bench.report(
        "phone", threadCount == 1 ? "one core" : "two cores", on: region, unit: "thousand/s",
        thousandsASecond(kernel, set.cells, threadCount),
        scalar: thousandsASecond(slow, library.cells, threadCount))
    }
    let plain = set.cells.count { phone.isDecidedByTables($0.bytes) }
    bench.report(
      "phone", "decided by tables, %", on: region, unit: "%",
      Double(plain * 100) / Double(set.cells.count))
  }

  /// Each thread works on a share of the cells, batch by batch.
  private func thousandsASecond(_ kernel: ColumnKernel, _ cells: [Cell], _ threadCount: Int)
    -> Double
  {
    let share = cells.count / threadCount
    let time = bench.nanoseconds(share * threadCount) {
      DispatchQueue.concurrentPerform(iterations: threadCount) { thread in
        Self.run(kernel, cells[(thread * share)..<(thread * share + share)])
      }
    }
    return 1e6 / time
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

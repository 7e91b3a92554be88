import Columns
import Kernels

/// Every form over every mix: the fast path, and the scalar one beside it where there are both.
struct FormBenchmarks {
  let bench: Bench

  func run(_ forms: [FormEntry]) {
    for form in forms {
      guard let kernel = try? form.make(form.exampleArguments).get() else {
        preconditionFailure("the example of '\(form.name)' is none")
      }
      for mix in Mixes.all {
        bench.report(
          "form", form.name, on: mix.name, time(kernel, mix.texts),
          scalar: kernel.byScalar.map { time($0, mix.texts) })
      }
    }
  }

  /// Batches of 2048, each from the same cells, its arena emptied after it: as the engine works.
  private func time(_ kernel: ColumnKernel, _ texts: [[UInt8]]) -> Double {
    let original = CellSet(texts)
    let batches = stride(from: 0, to: texts.count, by: 2048).map { start in
      Array(original.cells[start..<min(start + 2048, texts.count)])
    }
    let rows = batches.map { Selection(all: $0.count) }
    var scratch = batches[0]
    var arena = ByteArena()
    var changed = Bitmap(count: 2048)
    var failed: [Int32] = []
    return bench.nanoseconds(texts.count) {
      for (batch, rows) in zip(batches, rows) {
        scratch.removeAll(keepingCapacity: true)
        scratch.append(contentsOf: batch)
        changed.reset(count: batch.count)
        failed.removeAll(keepingCapacity: true)
        kernel.run(
          &scratch, rows: rows, blanks: BlankTest(), arena: &arena, changed: &changed,
          failed: &failed)
        arena.reset()
      }
      keep(failed)
    }
  }
}

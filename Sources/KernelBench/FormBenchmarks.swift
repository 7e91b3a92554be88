import Columns
import Kernels

/// Every form over every mix: the fast path, and the scalar one behind a slash where there are both.
enum FormBenchmarks {
  static func print(_ forms: [FormEntry]) {
    Swift.print("nanoseconds a value: fast path / scalar path")
    let heads = Mixes.all.map { String(repeating: " ", count: 18 - $0.name.count) + $0.name }
    Swift.print(label("form") + heads.joined())
    for form in forms {
      guard let kernel = try? form.make(form.exampleArguments).get() else { continue }
      var line = label(form.name)
      for mix in Mixes.all {
        let fast = time(kernel, mix.texts)
        let slow = kernel.byScalar.map { time($0, mix.texts) }
        line += column(fast) + " /" + column(slow, width: 7)
      }
      Swift.print(line)
    }
    Swift.print("")
  }

  /// Batches of 2048, each from the same cells, its arena emptied after it: as the engine works.
  private static func time(_ kernel: ColumnKernel, _ texts: [[UInt8]]) -> Double {
    let original = CellSet(texts)
    let batches = stride(from: 0, to: texts.count, by: 2048).map { start in
      Array(original.cells[start..<min(start + 2048, texts.count)])
    }
    let rows = batches.map { Selection(all: $0.count) }
    var scratch = batches[0]
    var arena = ByteArena()
    var changed = Bitmap(count: 2048)
    var failed: [Int32] = []
    return nanoseconds(texts.count) {
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

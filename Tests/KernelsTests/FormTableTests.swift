import Columns
import Kernels
import Testing

/// Runs a form over texts as one batch and gives the texts back; nil for a cell that failed.
func run(_ kernel: ColumnKernel, on texts: [[UInt8]], blanks: BlankTest = BlankTest()) -> [[UInt8]?]
{
  var arena = ByteArena()
  var cells = texts.map { text in
    arena.append(text)
    return arena.commit()
  }
  var failed: [Int32] = []
  kernel.run(
    &cells, rows: Selection(all: cells.count), blanks: blanks, arena: &arena, failed: &failed)
  var result: [[UInt8]?] = cells.map(\.array)
  for row in failed { result[Int(row)] = nil }
  return result
}

@Suite struct FormTableTests {
  @Test("each form's example is what it does", arguments: FormTable.all.map(\.name))
  func examples(name: String) throws {
    let form = try #require(FormTable.form(named: name))
    let kernel = try form.make(form.exampleArguments).get()
    let after = run(kernel, on: [Array(form.example.before.utf8)])
    #expect(after == [Array(form.example.after.utf8)])
  }
}

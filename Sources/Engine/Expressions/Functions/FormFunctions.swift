import Columns
import Kernels
import Language

extension FunctionEntry {
  /// Functions that are forms of `normalize`, run on a value.
  static let forms: [FunctionEntry] = [
    form("upper"), form("lower"), form("title"), form("trim"),
    form("single_spaces", "single spaces"), form("digits"), form("letters"),
    form("no_accents", "no accents"), form("nfc"),
  ]

  /// A function that runs forms one after another; by itself that of its own name.
  private static func form(_ name: String, _ forms: String...) -> FunctionEntry {
    let names = forms.isEmpty ? [name] : forms
    let kernels = names.map { name in
      guard let kernel = try? FormTable.form(named: name)?.make([]).get() else {
        preconditionFailure("no form named '\(name)'")
      }
      return kernel
    }
    return FunctionEntry(name, asks: kernels.count == 1 ? .form(kernels[0]) : nil) { call in
      { frame in
        kernels.run(call.texts(0, frame), call.blanks, arena: &frame.batch.arena)
      }
    }
  }
}

extension [ColumnKernel] {
  /// Runs the kernels on the texts that are there. What becomes blank is one, and so is a text of
  /// which a kernel can keep nothing.
  fileprivate func run(_ texts: Lane<Cell>, _ blanks: BlankTest, arena: inout ByteArena) -> Vector {
    var cells = texts.values
    var states = texts.states
    var rows = Selection()
    rows.rows.reserveCapacity(states.count)
    for row in states.indices where states[row] == .present { rows.rows.append(Int32(row)) }
    var changed = Bitmap(count: cells.count)
    for kernel in self {
      var failed: [Int32] = []
      kernel.run(
        &cells, rows: rows, blanks: blanks, arena: &arena, changed: &changed, failed: &failed)
      for row in failed {
        cells[Int(row)] = .empty
        states[Int(row)] = .blank
      }
    }
    changed.forEachRow { if blanks.isBlank(cells[$0]) { states[$0] = .blank } }
    return Vector(.texts(cells), states: states)
  }
}

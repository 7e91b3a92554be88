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
    return FunctionEntry(name) { call in
      let kernels = names.map { name in
        guard let kernel = try? FormTable.form(named: name)?.make([]).get() else {
          preconditionFailure("no form named '\(name)'")
        }
        return kernel
      }
      return { frame in
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
    let rows = states.indices.filter { states[$0] == .present }.map { Int32($0) }
    for kernel in self {
      var failed: [Int32] = []
      kernel.run(
        &cells, rows: Selection(rows: rows), blanks: blanks, arena: &arena, failed: &failed)
      for row in failed { cells[Int(row)] = .empty }
    }
    for row in rows where blanks.isBlank(cells[Int(row)]) { states[Int(row)] = .blank }
    return Vector(.texts(cells), states: states)
  }
}

import Columns
import Kernels
import Language

extension FunctionEntry {
  /// Functions that hide values.
  static let secrets: [FunctionEntry] = [mask, hash]

  private static let mask = FunctionEntry("mask") { call in
    { frame in
      let texts = call.texts(0, frame)
      guard call.has(1) else {
        return frame.write(texts, call.blanks) { text, arena in
          text.mask(keeping: 0, to: &arena)
        }
      }
      return frame.write(texts, call.numbers(1, frame), call.blanks) { text, count, arena in
        guard let count = count.clampedWhole else { return false }
        return text.mask(keeping: max(count, 0), to: &arena)
      }
    }
  }

  /// Of the canonical form, so that every way to write a value has one hash. Numbers and dates are
  /// read by then; a column of a type of text takes its form here.
  static let hash = FunctionEntry("hash") { call in
    guard let keyedHash = call.keyedHash else { preconditionFailure("a hash without a key") }
    let form = call.operands[0].column.flatMap { canonicalForm(of: $0.column) }
    return { frame in
      var texts = call.texts(0, frame)
      if let form { texts = texts.taking(form, call.blanks, arena: &frame.batch.arena) }
      return frame.write(texts, call.blanks) { text, arena in
        keyedHash.append(text.bytes, to: &arena)
        return true
      }
    }
  }

  /// The form that reads and writes the column's type, where that is one of text.
  private static func canonicalForm(of column: ColumnInfo) -> ColumnKernel? {
    guard column.kind == .text, let form = FormTable.form(named: column.type),
      form.resultType == column.type
    else { return nil }
    return try? form.make([]).get()
  }
}

extension Lane<Cell> {
  /// The texts in their form; one that is none of the type has failed.
  fileprivate func taking(
    _ form: ColumnKernel, _ blanks: BlankTest, arena: inout ByteArena
  ) -> Lane<Cell> {
    var cells = values
    var states = states
    let rows = states.indices.filter { states[$0] == .present }.map { Int32($0) }
    var failed: [Int32] = []
    form.run(&cells, rows: Selection(rows: rows), blanks: blanks, arena: &arena, failed: &failed)
    for row in failed { states[Int(row)] = .failed }
    return Lane(values: cells, states: states, mask: mask)
  }
}

extension Cell {
  /// Appends the text masked but for its last letters and digits.
  fileprivate func mask(keeping count: Int, to arena: inout ByteArena) -> Bool {
    if Mask(keptCount: count).apply(bytes, to: &arena) == .same { arena.append(self) }
    return true
  }
}

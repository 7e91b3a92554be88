import Columns
import Kernels

// Texts that stand for a missing value.
extension TableCompiler {
  /// Notes that a `default` line puts this text into the column.
  package mutating func place(_ literal: LiteralCell, in id: Int) {
    placed[id, default: []].append(literal)
  }

  /// What forms make of a default is a placeholder too, so that a second run over the first one's
  /// output sees it as one.
  package mutating func carryPlaceholders(of id: Int, through kernels: [ColumnKernel]) {
    guard let literals = placed[id], !kernels.isEmpty else { return }
    var arena = ByteArena()
    for literal in literals {
      var cells = [literal.cell]
      var failed: [Int32] = []
      for kernel in kernels {
        kernel.run(
          &cells, rows: Selection(all: 1), blanks: blanks, arena: &arena, failed: &failed)
      }
      if !failed.isEmpty || cells[0] == literal.cell { continue }
      let image = LiteralCell(cells[0].array)
      placeholderTexts[id, default: []].append(image)
      placed[id]?.append(image)
    }
  }

  /// Texts that stand for a missing value of a column.
  package func placeholders(of id: Int) -> [LiteralCell] {
    placeholderTexts[id] ?? []
  }

  /// Notes further texts that stand for a missing value of a column.
  package mutating func addPlaceholders(_ texts: [LiteralCell], to id: Int) {
    for text in texts where !placeholders(of: id).contains(where: { $0.cell == text.cell }) {
      placeholderTexts[id, default: []].append(text)
    }
  }
}

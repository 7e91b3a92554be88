import Diagnostics
import Language
import Verbs

extension ProgramRun {
  /// Finds what is wrong with the tests and examples of the rules. They bring their own tables, so no
  /// header of an input is held against them, and a run passes over them.
  mutating func checkProofs() {
    let vocabulary = Vocabulary.core()
    let proofs = written.statements.filter { vocabulary.isProof($0.verb) }.map(\.range)
    if proofs.isEmpty { return }
    let bound = options.bindings.map(\.table)
    let found = Checker(vocabulary: vocabulary).check(written, boundTables: bound).diagnostics
    add(
      found.filter { diagnostic in
        proofs.contains {
          $0.source == diagnostic.range.source && $0.lower <= diagnostic.range.lower
            && diagnostic.range.upper <= $0.upper
        }
      })
  }
}

import Language

extension RunReport {
  /// The actions that a rule has brought about, mildest first.
  package func followed(by rule: Int, _ judgement: Judgement) -> [Action] {
    let counts = statistics[rule]
    var (passed, failed) = (counts.tested - counts.violated, counts.violated)
    if let measured = measured[rule] {
      (passed, failed) = (measured.truth == .true ? 1 : 0, measured.truth == .false ? 1 : 0)
    }
    // Where cells are converted, those that cannot be are the ones at fault.
    let failing = failed + (judgement.isOfCells ? counts.failed - counts.failedRows : 0)
    let known = judgement.isOfCells ? counts.known : counts.knownRows
    return judgement.followed(failing: max(failing - known, 0), of: passed + failing)
  }

  /// What all findings of a rule are called by: the strongest action that it has brought about, or
  /// what one of them brings about by itself.
  package func severity(of rule: Int, _ judgement: Judgement) -> Action {
    followed(by: rule, judgement).last ?? judgement.severity
  }
}

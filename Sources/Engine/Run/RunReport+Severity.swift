import Language

extension RunReport {
  /// The actions that a rule has brought about, mildest first.
  package func followed(by rule: Int, _ judgement: Judgement) -> [Action] {
    judgement.followed(statistics[rule].fault(measured[rule], judgement))
  }

  /// What all findings of a rule are called by: the strongest action that it has brought about, or
  /// what one of them brings about by itself.
  package func severity(of rule: Int, _ judgement: Judgement) -> Action {
    followed(by: rule, judgement).last ?? judgement.severity
  }
}

extension RuleStatistics {
  /// How many rows or cells are at fault, but for those that a baseline knows.
  package func fault(_ measured: Measured?, _ judgement: Judgement) -> Judgement.Fault {
    if let measured {
      let failing = measured.truth == .false ? 1 : 0
      let judged = failing + (measured.truth == .true ? 1 : 0)
      let new = max(failing - knownRows, 0)
      return Judgement.Fault(count: new, judged: judged, rows: new)
    }
    guard judgement.isOfCells else {
      let new = max(violated - knownRows, 0)
      return Judgement.Fault(count: new, judged: tested, rows: new)
    }
    // Where cells are converted, those that cannot be are the ones at fault.
    let failing = violated + failed - failedRows
    return Judgement.Fault(
      count: max(failing - (known - knownFailedRows), 0),
      judged: tested - violated + failing, rows: max(faultyRows - knownFaultyRows, 0))
  }
}

import Diagnostics
import Language

// Claims of checks beside each other.
extension ClaimCheck {
  /// No record passes the check and is passed, or not judged, by all the related ones; of the other kind of
  /// finding, none that the related check judges.
  func isContradiction(_ finding: Diagnostic, _ number: Int) -> Bool {
    let others = finding.related.compactMap { statement(at: $0.range) }
    if oracle.measures[number] != nil {
      return !([number] + others).allSatisfy { oracle.measures[$0]?.truth == .yes }
    }
    let isAboutScope = finding.message.contains("the check above")
    return (outcomes[number] ?? [:]).allSatisfy { record, outcome in
      let found = others.map { outcomes[$0]?[record] ?? .undecided }
      if isAboutScope {
        return !(found.last == .passes && (outcome == .passes || outcome == .out))
          || found.dropLast().contains { $0 == .fails || $0 == .undecided }
      }
      return outcome != .passes || !found.allSatisfy { $0 == .passes || $0 == .out }
    }
  }

  /// Every record that fails it fails one of the related checks.
  func isRedundant(_ finding: Diagnostic, _ number: Int) -> Bool {
    let others = finding.related.compactMap { statement(at: $0.range) }
    return (outcomes[number] ?? [:]).allSatisfy { record, outcome in
      outcome != .fails || others.contains { outcomes[$0]?[record] == .fails }
    }
  }
}

import Diagnostics
import Fettle

/// How grave the gravest thing is that a run has to tell.
enum Gravity: Int, Comparable {
  /// Worth a look: formula cells, stray quotes, rows without a usable key.
  case note
  /// A rule or a reader did less than it was asked to.
  case warning
  /// Rows that did not come through.
  case reject

  static func < (left: Gravity, right: Gravity) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension FailureThreshold {
  /// Whether something of this gravity ends a run with exit code 1.
  func isReached(by gravity: Gravity) -> Bool {
    switch self {
    case .note: gravity >= .note
    case .warn: gravity >= .warning
    case .reject: gravity >= .reject
    case .never: false
    }
  }
}

extension DiagnosticReport {
  /// The gravest of the notes and warnings.
  var gravest: Gravity? {
    diagnostics.map { $0.severity == .note ? Gravity.note : .warning }.max()
  }

  /// The same without notes and warnings.
  var errors: DiagnosticReport {
    DiagnosticReport(diagnostics: diagnostics.filter { $0.severity == .error }, sources: sources)
  }
}

extension TableReport {
  /// The gravest thing that happened to the table.
  var gravest: Gravity? {
    let hasNewRejects = rules.contains { $0.rejected > $0.knownRejects }
    if (rejected > 0 && hasNewRejects) || quarantined > 0 { return .reject }
    let knownCount = rules.reduce(0) { $0 + $1.knownFailures }
    let failedCount = rules.reduce(0) { $0 + $1.outcomes.notEvaluated } - knownCount
    let actions = Set(rules.compactMap(\.strongest))
    if !actions.isDisjoint(with: ["warn", "review", "reject"]) { return .warning }
    if padded + invalidBytes + failedCount > 0 { return .warning }
    if actions.contains("note") { return .note }
    return formulaCells + strayQuotes + noUsableKey > 0 ? .note : nil
  }

  /// Whether every row that came in is accounted for.
  var isBalanced: Bool {
    rowsIn == rowsOut + (withheld ?? 0) + removed + rejected + quarantined
  }
}

extension ApplyReport {
  /// The exit status of the run.
  func status(failOn: FailureThreshold) -> ExitStatus {
    if !tables.allSatisfy(\.isBalanced) { return .internalError }
    if isStopped { return .stopped }
    let gravest = (tables.map(\.gravest) + [diagnostics.gravest]).compactMap(\.self).max()
    return gravest.map { failOn.isReached(by: $0) } == true ? .findings : .done
  }
}

extension RunFailure {
  /// The exit status of a run that failed so.
  var status: ExitStatus { ExitStatus(rawValue: kind.rawValue) ?? .internalError }
}

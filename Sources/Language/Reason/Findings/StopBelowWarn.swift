import Diagnostics

extension OrderFinding {
  /// `warn above 5%, stop above 1%`: the milder action can never be seen.
  static let stopBelowWarn = OrderFinding { history in
    history.compactMap { line in
      let uses = line.statement.actions.sorted { $0.action < $1.action }
      for (mild, grave) in zip(uses, uses.dropFirst()) where grave.isReached(before: mild) {
        return Diagnostic(
          .stopBelowWarn, severity: .warning,
          "'\(grave.action)' follows before '\(mild.action)' can", at: grave.range,
          help: "give '\(grave.action)' a higher limit than '\(mild.action)'",
          related: [(mild.range, "this one")])
      }
      return nil
    }
  }
}

extension ActionUse {
  /// Whether its limit lies below that of a milder action, in every unit that both name.
  fileprivate func isReached(before mild: ActionUse) -> Bool {
    guard let limit = mild.threshold else { return false }
    guard let own = threshold else { return action == .stop || action == .warn }
    let pairs = [(own.percent, limit.percent), (own.rows, limit.rows)].compactMap { own, limit in
      own.flatMap { own in limit.map { (Fraction(decimal: own), Fraction(decimal: $0)) } }
    }
    let isSameUnits =
      (own.percent == nil) == (limit.percent == nil)
      && (own.rows == nil) == (limit.rows == nil)
    return isSameUnits && !pairs.isEmpty
      && pairs.allSatisfy { own, limit in own.flatMap { own in limit.map { own <= $0 } } ?? false }
  }
}

import Kernels

/// A figure that an `expect` line finds fault with, or that could not be computed: a finding on the table,
/// not on a row.
package struct FigureFinding: Sendable, Equatable {
  package var rule: Int
  package var kind: Journal.Finding.Kind
  /// The columns whose figure it is, by their indexes in the plan's names.
  package var names: [Int]
  /// As people may see it; nil where there is none.
  package var value: String?
  /// Whether the value is masked, so that it could be any of the same shape.
  package var isMasked: Bool
  /// What the figure was held against, as people may see it.
  package var bounds: [String]

  /// What is wrong, in words: `measured 12, against 10 and 20: does not hold`.
  package func phrase(by rule: RuleInfo) -> String {
    let words = kind.phrase(by: rule)
    guard kind == .violated, let value else { return words }
    let figure = bounds.isEmpty ? value : "\(value), against \(bounds.joined(separator: " and "))"
    return "measured \(figure): \(words)"
  }
}

extension TablePlan {
  /// What has to be listed of a figure; nil where it holds or was not tested.
  func finding(of rule: MeasureRule, _ measured: Measured) -> FigureFinding? {
    let kind: Journal.Finding.Kind
    switch measured.truth {
    case .true, .unknown: return nil
    case .false: kind = .violated
    case .failed: kind = .notEvaluated
    }
    let isSensitive = sensitiveFigures(of: rule.rule)
    return FigureFinding(
      rule: rule.rule, kind: kind, names: rule.columns.map(\.name),
      value: measured.value?.shown(isMasked: isSensitive.value), isMasked: isSensitive.value,
      bounds: measured.bounds.map { $0.shown(isMasked: isSensitive.bounds) })
  }

  /// Whether the figure of an `expect`, and one that it is compared with, show what stands in a sensitive
  /// column; counts do not.
  package func sensitiveFigures(of rule: Int) -> (value: Bool, bounds: Bool) {
    guard let measure = measures.first(where: { $0.rule == rule }) else { return (false, false) }
    let shows = measure.metrics.map { metric in
      switch metric {
      case .sum, .mean, .deviation, .smallest, .largest:
        !metric.reads.isDisjoint(with: sensitiveColumns)
      default: false
      }
    }
    if case .withinLastRun = measure.test { return (shows[0], shows[0]) }
    return (shows[0], shows.dropFirst().contains(true))
  }
}

extension MetricValue {
  /// The value for people to read, masked where it must be.
  package func shown(isMasked: Bool) -> String {
    Mask.shown(Array(text.utf8), isMasked: isMasked)
  }
}

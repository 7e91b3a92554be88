import Kernels
import Language

/// What an `expect` line measured, and how it came out.
package struct Measured: Sendable, Equatable {
  package var truth: Truth
  /// The figure; nil where there is none, or it could not be computed.
  package var value: MetricValue?
  /// What it is compared with, in the order of the line.
  package var bounds: [MetricValue]
  /// Cells that could not be read as numbers or dates.
  package var failedCellCount: Int

  /// Holds the figures of a rule against each other. `last` is that of the last run, where it is known.
  init(
    _ rule: MeasureRule, _ states: [MetricState], distinctCounts: [Int?], last: MetricValue?
  ) {
    var states = states
    // A share of what was merged is one of the rows that went in.
    if case .merged(let count?) = rule.metrics[0] { states[0].rowCount = count.total }
    let values = rule.metrics.indices.map {
      states[$0].value(of: rule.metrics[$0], distinctCount: distinctCounts[$0])
    }
    value = values[0].value
    failedCellCount = states.reduce(0) { $0 + $1.failedCount }
    bounds = []
    truth = .unknown
    switch rule.test {
    case .comparison(let sign, let bound):
      truth = compare(sign, bound, values, states[0])
    case .between(let low, let high):
      truth =
        compare(.greaterOrEqual, low, values, states[0])
        & compare(.lessOrEqual, high, values, states[0])
    case .withinLastRun(let percent):
      guard let last else { return }
      bounds = [last]
      truth = within(percent, of: last, values[0])
    }
  }

  private mutating func compare(
    _ sign: ComparisonOperator, _ bound: MetricBound,
    _ values: [(state: ValueState, value: MetricValue?)], _ state: MetricState
  ) -> Truth {
    let other: (state: ValueState, value: MetricValue?)
    switch bound {
    case .value(let value): other = (.present, value)
    case .metric(let index): other = values[index]
    case .shareOfRows(let percent):
      if state.rowCount == 0 { return Truth(missing: .blank) }
      // Compared hundredfold, so that no share is rounded.
      guard let limit = percent * Decimal(state.rowCount), let share = limit / Decimal(100) else {
        return .failed
      }
      bounds.append(.number(share))
      guard case .number(let count)? = values[0].value, let scaled = count * Decimal(100) else {
        return Truth(missing: values[0].state)
      }
      return MetricValue.number(scaled).holds(sign, .number(limit)).map { Truth($0) } ?? .failed
    }
    if let value = other.value { bounds.append(value) }
    if values[0].state == .failed || other.state == .failed { return .failed }
    guard let left = values[0].value, let right = other.value else { return .unknown }
    return left.holds(sign, right).map { Truth($0) } ?? .failed
  }

  private func within(
    _ percent: Decimal, of last: MetricValue, _ figure: (state: ValueState, value: MetricValue?)
  ) -> Truth {
    guard case .number(let value)? = figure.value, case .number(let before) = last else {
      return Truth(missing: figure.state)
    }
    let magnitude = before < .zero ? before * Decimal(-1) : before
    guard let difference = value - before, let span = magnitude.flatMap({ $0 * percent }),
      let distance = difference < .zero ? difference * Decimal(-100) : difference * Decimal(100)
    else { return .failed }
    return Truth(!(span < distance))
  }
}

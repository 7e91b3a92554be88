import Kernels
import Language

/// What one thread has seen of a metric; states of several threads merge in any order.
package struct MetricState: Sendable {
  /// Rows measured.
  var rowCount = 0
  /// Blanks for `blank`, values read for the others.
  var count = 0
  var failedCount = 0
  /// Sums of mantissas by scale, exact: a mantissa is below 10^28, so that 10^10 of them fit.
  private var sums = [Int128](repeating: 0, count: Decimal.maximumDigits + 1)
  private var hasOverflowed = false
  /// What a deviation needs besides; empty for other figures.
  private var squares = SquareSums()
  private var smallest: MetricValue?
  private var largest: MetricValue?
  private let isNumber: Bool

  init(isNumber: Bool) {
    self.isNumber = isNumber
  }

  /// Adds the values of some rows.
  mutating func add(_ vector: Vector) {
    for index in vector.states.indices {
      switch vector.states[index] {
      case .blank: continue
      case .failed: failedCount += 1
      case .present: add(vector.value(index))
      }
    }
  }

  /// Adds the values of some rows, and their squares.
  mutating func addSquares(_ vector: Vector) {
    add(vector)
    for index in vector.states.indices where vector.states[index] == .present {
      if case .number(let number)? = vector.value(index) { squares.add(number) }
    }
  }

  private mutating func add(_ value: MetricValue?) {
    guard let value else { return }
    count += 1
    if case .number(let number) = value {
      let (sum, overflows) = sums[number.scale].addingReportingOverflow(number.mantissa)
      sums[number.scale] = sum
      if overflows { hasOverflowed = true }
    }
    note(value)
  }

  private mutating func note(_ value: MetricValue) {
    if smallest.map({ value.holds(.less, $0) == true }) ?? true { smallest = value }
    if largest.map({ value.holds(.greater, $0) == true }) ?? true { largest = value }
  }

  /// Adds what another thread has seen.
  mutating func merge(_ other: MetricState) {
    rowCount += other.rowCount
    count += other.count
    failedCount += other.failedCount
    for scale in sums.indices {
      let (sum, overflows) = sums[scale].addingReportingOverflow(other.sums[scale])
      sums[scale] = sum
      if overflows { hasOverflowed = true }
    }
    hasOverflowed = hasOverflowed || other.hasOverflowed
    squares.merge(other.squares)
    if let value = other.smallest { note(value) }
    if let value = other.largest { note(value) }
  }

  /// The exact sum; nil where it needs more digits than there are.
  private var sum: Decimal? {
    if hasOverflowed { return nil }
    var total = Decimal.zero
    for scale in sums.indices where sums[scale] != 0 {
      guard let part = Decimal(exactly: sums[scale], scale: scale), let next = total + part else {
        return nil
      }
      total = next
    }
    return total
  }

  /// The metric's value; blank where there is none, failed where it could not be computed.
  func value(of metric: Metric, distinctCount: Int?) -> (state: ValueState, value: MetricValue?) {
    if failedCount > 0 { return (.failed, nil) }
    switch metric {
    case .rows: return (.present, .number(Decimal(rowCount)))
    case .columns(let count): return (.present, .number(Decimal(count)))
    case .blank: return (.present, .number(Decimal(count)))
    case .distinct: return (.present, .number(Decimal(distinctCount ?? 0)))
    case .sum: return sum.map { (.present, .number($0)) } ?? (.failed, nil)
    case .mean:
      if count == 0 { return (.blank, nil) }
      return sum.flatMap { $0 / Decimal(count) }.map { (.present, .number($0)) } ?? (.failed, nil)
    case .deviation:
      if count < 2 { return (.blank, nil) }
      return squares.deviation(of: count).map { (.present, .number($0)) } ?? (.failed, nil)
    case .smallest: return (smallest == nil ? .blank : .present, smallest)
    case .largest: return (largest == nil ? .blank : .present, largest)
    }
  }
}

extension Vector {
  /// The value of a row as a metric sees it; nil for texts and truths.
  fileprivate func value(_ index: Int) -> MetricValue? {
    switch values {
    case .numbers(let numbers): .number(numbers[index])
    case .dates(let days): .date(days[index])
    case .datetimes(let microseconds): .datetime(microseconds[index])
    case .texts, .booleans: nil
    }
  }
}

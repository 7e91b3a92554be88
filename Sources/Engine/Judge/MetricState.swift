import Kernels
import Language

/// What one thread has seen of a metric; states of several threads merge in any order.
package struct MetricState: Sendable {
  /// Rows measured.
  var rowCount = 0
  /// Blanks for `blank`, values read for the others.
  var count = 0
  var failedCount = 0
  /// Keys of `distinct` that one thread has gathered lately.
  var recent = RecentKeys()
  private var sums = ScaledSums()
  /// What a deviation needs besides; empty for other figures.
  private var squares = SquareSums()
  private var smallest: MetricValue?
  private var largest: MetricValue?

  init() {}

  /// Adds numbers to the sum.
  mutating func addSum(of vector: Vector) {
    guard case .numbers(let numbers) = vector.values else { return }
    for index in vector.states.indices where isPresent(vector.states[index]) {
      sums.add(numbers[index].mantissa, scale: numbers[index].scale)
    }
  }

  /// Adds numbers and their squares.
  mutating func addSquares(of vector: Vector) {
    guard case .numbers(let numbers) = vector.values else { return }
    for index in vector.states.indices where isPresent(vector.states[index]) {
      squares.add(numbers[index])
    }
  }

  /// Looks at the ends of numbers and points in time.
  mutating func addEnds(of vector: Vector) {
    switch vector.values {
    case .numbers(let numbers):
      addEnds(numbers, vector.states, { $0.order($1) < 0 }, { .number($0) })
    case .dates(let days): addEnds(days, vector.states, <, { .date($0) })
    case .datetimes(let times): addEnds(times, vector.states, <, { .datetime($0) })
    case .texts, .booleans: return
    }
  }

  @inline(__always)
  private mutating func addEnds<Value>(
    _ values: [Value], _ states: [ValueState], _ isLess: (Value, Value) -> Bool,
    _ made: (Value) -> MetricValue
  ) {
    var least: Value?
    var most: Value?
    for index in states.indices where isPresent(states[index]) {
      let value = values[index]
      if least.map({ isLess(value, $0) }) ?? true { least = value }
      if most.map({ isLess($0, value) }) ?? true { most = value }
    }
    if let least { note(made(least)) }
    if let most { note(made(most)) }
  }

  /// Counts the states of values; whether there is one.
  @inline(__always)
  private mutating func isPresent(_ state: ValueState) -> Bool {
    switch state {
    case .present: count += 1
    case .failed: failedCount += 1
    case .blank: break
    }
    return state == .present
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
    sums.merge(other.sums)
    squares.merge(other.squares)
    if let value = other.smallest { note(value) }
    if let value = other.largest { note(value) }
  }

  /// The exact sum; nil where it needs more digits than there are.
  private var sum: Decimal? {
    if sums.hasOverflowed { return nil }
    var total = Decimal.zero
    for (scale, sum) in sums.sums.enumerated() where sum != 0 {
      guard let part = Decimal(exactly: sum, scale: scale), let next = total + part else {
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
    case .merged(let count):
      return count.map { (.present, .number(Decimal($0.folded))) } ?? (.blank, nil)
    case .blank: return (.present, .number(Decimal(count)))
    case .distinct: return (.present, .number(Decimal(distinctCount ?? 0)))
    case .sum:
      if count == 0 { return (.blank, nil) }
      return sum.map { (.present, .number($0)) } ?? (.failed, nil)
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

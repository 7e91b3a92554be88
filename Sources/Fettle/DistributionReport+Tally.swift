import Columns
import Engine
import Kernels
import Language

extension DistributionReport {
  /// Values that are shown.
  static let topCount = 8
  /// Ranges of a plot.
  static let binCount = 24

  /// Puts a tally into words; `kind` is what the values are declared to be.
  init(_ tally: DistributionTally, column: String, kind: ValueKind, isMasked: Bool) {
    let values = tally.values
    self.column = column
    self.isMasked = isMasked
    rowCount = tally.rowCount
    blankCount = tally.blankCount
    distinctCount = tally.distinctCount
    sampleCount = tally.sampleCount
    let shown = isMasked ? Self.masked(values) : values
    top = shown.prefix(Self.topCount).map { counted in
      let text = String(decoding: counted.value.bytes, as: UTF8.self)
      return Value(text: text + (counted.value.isCut ? "…" : ""), count: counted.count)
    }
    plot = (isMasked ? nil : Plot(values, kind)) ?? Plot(lengthsOf: values)
  }

  /// The values masked; those that look alike then are one.
  private static func masked(
    _ values: [DistributionTally.Counted]
  ) -> [DistributionTally.Counted] {
    var places: [[UInt8]: Int] = [:]
    var result: [DistributionTally.Counted] = []
    for counted in values {
      var masked = counted
      masked.value.bytes = Mask.masked(counted.value.bytes)
      if let place = places[masked.value.bytes] {
        result[place].count += counted.count
      } else {
        places[masked.value.bytes] = result.count
        result.append(masked)
      }
    }
    let order = result.indices.sorted {
      (result[$1].count, $0) < (result[$0].count, $1)
    }
    return order.map { result[$0] }
  }
}

extension DistributionReport.Plot {
  /// Plots the values by their kind; nil where it is none that can be, or most of them are none of it.
  fileprivate init?(_ values: [DistributionTally.Counted], _ kind: ValueKind) {
    let points: [Point]
    switch kind {
    case .number: points = values.compactMap { Point(number: $0) }
    case .date, .datetime: points = values.compactMap { Point(date: $0) }
    case .text, .boolean: return nil
    }
    let readCount = points.reduce(0) { $0 + $1.count }
    let allCount = values.reduce(0) { $0 + $1.count }
    guard readCount * 2 > allCount else { return nil }
    self.init(points, kind == .number ? .number : .date, isWhole: kind != .number)
  }

  /// Plots how long the values are.
  fileprivate init?(lengthsOf values: [DistributionTally.Counted]) {
    let points = values.map { counted in
      Point(
        place: Double(counted.value.characterCount), text: String(counted.value.characterCount),
        count: counted.count)
    }
    self.init(points, .length, isWhole: true)
  }

  private init?(_ points: [Point], _ kind: Kind, isWhole: Bool) {
    guard let least = points.min(by: { $0.place < $1.place }),
      let greatest = points.max(by: { $0.place < $1.place })
    else { return nil }
    self.kind = kind
    self.least = least.text
    self.greatest = greatest.text
    let span = greatest.place - least.place
    var binCount = span > 0 ? DistributionReport.binCount : 1
    // Whole steps that are fewer than the ranges each have their own.
    if isWhole, span < Double(binCount) { binCount = Int(span) + 1 }
    counts = Array(repeating: 0, count: binCount)
    for point in points {
      let width = isWhole ? span + 1 : span
      let share = span > 0 ? (point.place - least.place) / width : 0
      counts[min(Int(share * Double(binCount)), binCount - 1)] += point.count
    }
  }
}

/// A value on the axis of a plot.
private struct Point {
  var place: Double
  var text: String
  var count: Int
}

extension Point {
  /// A number as its column has it.
  init?(number counted: DistributionTally.Counted) {
    guard !counted.value.isCut, let number = NumberReader().value(of: counted.value.bytes.span)
    else {
      return nil
    }
    var scale = 1.0
    for _ in 0..<number.scale { scale *= 10 }
    self.init(
      place: Double(number.mantissa) / scale, text: number.text, count: counted.count)
  }

  /// A date, or the day of a point in time.
  init?(date counted: DistributionTally.Counted) {
    let bytes = counted.value.bytes.span
    let day: Int64
    if let date = DateReader().date(of: bytes) {
      day = Int64(date)
    } else if let moment = DateReader().dateTime(of: bytes) {
      let length = DateTime.microsecondsPerDay
      day = (moment - ((moment % length) + length) % length) / length
    } else {
      return nil
    }
    self.init(place: Double(day), text: MetricValue.date(day).text, count: counted.count)
  }
}

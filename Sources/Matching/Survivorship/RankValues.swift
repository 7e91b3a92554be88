import Columns
import Kernels

/// What rows are ranked by in one column: a number for each different key, larger is better.
///
/// Places in the order of the values, so that ranks compare whole numbers.
struct RankValues: Sendable {
  /// By the number of the key; 0: none, or not to be read.
  private var places: [Int]

  init(_ column: MergeColumn, isDescending: Bool) {
    let pool = column.keys.pool
    let isNumber = column.kind == .number
    var values: [(value: Decimal, key: Int)] = []
    for key in 1..<max(pool.count, 1) {
      let text = pool[UInt32(key)]
      let value = isNumber ? Decimal(text) : Self.moment(text)
      if let value { values.append((value, key)) }
    }
    values.sort { $0.value < $1.value }
    places = Array(repeating: 0, count: pool.count)
    var place = 0
    var last: Decimal?
    for (value, key) in values {
      if last.map({ $0 < value }) ?? true { place += 1 }
      last = value
      places[key] = place
    }
    if isDescending { return }
    for key in places.indices where places[key] > 0 { places[key] = place + 1 - places[key] }
  }

  /// The microseconds of a canonical day or moment; nil where the text is none.
  private static func moment(_ text: Span<UInt8>) -> Decimal? {
    let reader = DateReader()
    if let microseconds = reader.dateTime(of: text) { return Decimal(Int(microseconds)) }
    return reader.date(of: text).map { Decimal(Int($0) * 86_400_000_000) }
  }

  subscript(key: UInt32) -> Int { places[Int(key)] }
}

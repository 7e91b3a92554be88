/// The earliest records whose value does not fit a type, of each type.
struct MisfitTally: Sendable, Equatable {
  static let limit = 3

  private(set) var records: [[Int]]

  init(typeCount: Int) {
    records = Array(repeating: [], count: typeCount)
  }

  /// Whether a record could be among the earliest ones of the type.
  @inline(__always)
  func takes(_ record: Int, type: Int) -> Bool {
    records[type].count < Self.limit || record < records[type][Self.limit - 1]
  }

  /// Notes a record, where it is among the earliest.
  mutating func add(_ record: Int, type: Int) {
    guard takes(record, type: type), !records[type].contains(record) else { return }
    let place = records[type].firstIndex { $0 > record } ?? records[type].endIndex
    records[type].insert(record, at: place)
    if records[type].count > Self.limit { records[type].removeLast() }
  }

  /// Adds what another worker has noted.
  mutating func merge(_ other: MisfitTally) {
    for type in records.indices {
      for record in other.records[type] { add(record, type: type) }
    }
  }
}

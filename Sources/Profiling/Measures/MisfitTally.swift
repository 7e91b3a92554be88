import Kernels

/// Of each type, the first values that do not fit it: the different ones whose first records are the
/// earliest.
struct MisfitTally: Sendable {
  /// A value, known by its hash, and the earliest record that has it.
  struct Misfit: Sendable, Equatable {
    var record: Int
    var hash: KeyHash
  }

  static let limit = 3

  /// By type, the earliest first.
  private(set) var values: [[Misfit]]

  init(typeCount: Int) {
    values = Array(repeating: [], count: typeCount)
  }

  /// The earliest records of all of them, ascending.
  var records: [Int] { Set(values.joined().map(\.record)).sorted() }

  /// Whether a value of this record could be among the first ones.
  @inline(__always)
  func takes(_ record: Int, type: Int) -> Bool {
    values[type].count < Self.limit || record < values[type][Self.limit - 1].record
  }

  /// Notes a value, where it is among the first ones.
  mutating func add(_ misfit: Misfit, type: Int) {
    guard takes(misfit.record, type: type) else { return }
    if let place = values[type].firstIndex(where: { $0.hash == misfit.hash }) {
      guard misfit.record < values[type][place].record else { return }
      values[type].remove(at: place)
    }
    let place = values[type].firstIndex { $0.record > misfit.record } ?? values[type].endIndex
    values[type].insert(misfit, at: place)
    if values[type].count > Self.limit { values[type].removeLast() }
  }

  /// Adds what another worker has noted.
  mutating func merge(_ other: MisfitTally) {
    for type in values.indices {
      for misfit in other.values[type] { add(misfit, type: type) }
    }
  }
}

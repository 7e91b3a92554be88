import Kernels

/// The values of a column that one worker has seen lately, each with how often and where first.
///
/// A value that is here already is only counted; one that is new is looked at by the measures. When the
/// memory is full, its entries go on as tuples and it begins anew, so that a value may be looked at more
/// than once, but is never counted twice. A column whose values hardly repeat is not searched any more.
struct ValueMemory: Sendable {
  private(set) var index = HashIndex()
  /// How often each value came since it was new.
  private(set) var counts: [UInt32] = []
  /// The earliest record with each value.
  private(set) var records: [Int] = []
  /// Values that fit; more are not kept between two slices.
  private let limit: Int
  /// Rows to take between two looks at whether there is room.
  let sliceRowCount: Int
  /// Whether values hardly repeat, so that a search is not worth its time.
  private(set) var isBypassed = false

  /// A memory of at most so many values.
  init(limit: Int) {
    self.limit = max(limit, 1)
    sliceRowCount = min(2048, max(limit / 4, 1))
  }

  /// Values from which on it can be told whether they repeat.
  private static let tellingCount = 1024

  var count: Int { counts.count }

  /// Whether another slice could need more room than there is.
  var isFull: Bool { isBypassed || count + sliceRowCount > limit }

  /// Notes one value; whether it is new.
  @inline(__always)
  mutating func add(_ hash: KeyHash, record: Int) -> ValueSight {
    if isBypassed {
      index.append(hash)
      counts.append(1)
      records.append(record)
      return .new
    }
    let place = index.place(of: hash)
    if place == counts.count {
      counts.append(1)
      records.append(record)
      return .new
    }
    counts[place] += 1
    if record < records[place] {
      records[place] = record
      return .earlier(place)
    }
    return .known
  }

  /// Forgets every value. Decides whether those to come are worth a search.
  mutating func removeAll() {
    if !isBypassed, count >= Self.tellingCount {
      let sum = counts.reduce(0) { $0 + Int($1) }
      isBypassed = sum < count + count / 4
    }
    index.removeAll()
    counts.removeAll(keepingCapacity: true)
    records.removeAll(keepingCapacity: true)
  }
}

/// What a value is to the memory.
enum ValueSight {
  /// Never seen, or forgotten.
  case new
  case known
  /// Known from a later record only, at this place.
  case earlier(Int)
}

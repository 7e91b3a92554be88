import Kernels

/// By what an alternative brings rows together, for pair after pair.
enum PairMeeting: Sendable {
  /// They have the same number in each of these lists, which is not 0.
  case shared([[UInt32]])
  case near(NearRows)

  init(_ alternative: PairAlternative, _ finder: PairFinder) {
    if case .near(let place) = alternative.way,
      case .near(let column, let distance) = alternative.tests[place]
    {
      self = .near(NearRows(finder.input.columns[column], distance: distance))
    } else {
      self = .shared(alternative.keys.map { finder.judge.numbers(of: $0) })
    }
  }

  /// Whether it brings two rows together.
  func brings(_ pair: RowPair) -> Bool {
    switch self {
    case .near(let near): return near.isNear(pair)
    case .shared(let lists):
      return lists.allSatisfy { numbers in
        let number = numbers[Int(pair.left)]
        return number != 0 && number == numbers[Int(pair.right)]
      }
    }
  }

  /// A hash of what a row has in each of some lists; 0 where it has nothing in one.
  @inline(__always)
  static func hash(of row: Int, _ lists: [[UInt32]]) -> UInt64 {
    var hash: UInt64 = 0
    for numbers in lists {
      if numbers[row] == 0 { return 0 }
      // Two keys that differ meet once in 2^63.
      hash = StableHash.mix(hash, UInt64(numbers[row])) | 1
    }
    return hash
  }
}

/// What the alternatives before one have brought together: a pair counts once.
struct EarlierMeetings: Sendable {
  private let meetings: [PairMeeting]
  private let pairing: Pairing
  /// The lists of numbers that rows share which several of ``meetings`` bring together: odd ones are
  /// added, even ones taken off. nil: there are too many.
  private let sums: [(lists: [[UInt32]], isOdd: Bool)]?

  /// More meetings are looked up pair by pair: their sums double with each.
  private static let mostSummed = 4
  /// Pairs of fewer rows are looked up one by one.
  private static let fewRows = 16

  init(_ meetings: [PairMeeting], _ pairing: Pairing) {
    self.meetings = meetings
    self.pairing = pairing
    let lists = meetings.map { meeting -> [[UInt32]]? in
      if case .shared(let lists) = meeting { lists } else { nil }
    }
    guard lists.count <= Self.mostSummed, lists.allSatisfy({ $0 != nil }) else {
      sums = nil
      return
    }
    sums = (1..<max(1 << lists.count, 1)).map { chosen in
      let met = lists.indices.filter { chosen >> $0 & 1 == 1 }
      return (met.flatMap { lists[$0]! }, met.count % 2 == 1)
    }
  }

  /// Whether an earlier alternative has brought two rows together.
  func bring(_ pair: RowPair) -> Bool { meetings.contains { $0.brings(pair) } }

  /// How many pairs of some rows can be the same and have not been brought together.
  func newCount(among rows: [UInt32]) -> Int {
    let all = pairing.count(among: rows)
    if meetings.isEmpty || all == 0 { return all }
    guard let sums, rows.count > Self.fewRows else {
      var count = 0
      for left in rows.indices {
        for right in left + 1..<rows.count {
          let pair = RowPair(rows[left], rows[right])
          if pairing.allows(pair), !bring(pair) { count += 1 }
        }
      }
      return count
    }
    return sums.reduce(all) { count, sum in
      let met = self.count(among: rows, sharing: sum.lists)
      return sum.isOdd ? count - met : count + met
    }
  }

  /// How many pairs of some rows can be the same and share a number in each list.
  private func count(among rows: [UInt32], sharing lists: [[UInt32]]) -> Int {
    var hashed: [(hash: UInt64, row: UInt32)] = []
    for row in rows {
      let hash = PairMeeting.hash(of: Int(row), lists)
      if hash != 0 { hashed.append((hash, row)) }
    }
    hashed.sort { $0.hash < $1.hash }
    var (count, start) = (0, 0)
    for index in hashed.indices
    where index + 1 == hashed.count || hashed[index + 1].hash != hashed[start].hash {
      if index > start { count += pairing.count(among: hashed[start...index].map(\.row)) }
      start = index + 1
    }
    return count
  }
}

extension Pairing {
  /// How many pairs of some rows can be the same.
  fileprivate func count(among rows: [UInt32]) -> Int {
    let count = rows.count * (rows.count - 1) / 2
    if !isRestricted { return count }
    let sources = rows.map { source($0) }.filter { $0 != 0 }.sorted()
    var (same, start) = (0, 0)
    for index in sources.indices
    where index + 1 == sources.count || sources[index + 1] != sources[start] {
      same += (index + 1 - start) * (index - start) / 2
      start = index + 1
    }
    return count - same
  }
}

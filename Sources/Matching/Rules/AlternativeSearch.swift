/// Looks for the pairs of one alternative of a clause: those of the alternatives before it are left
/// out, so that a pair is found once.
struct AlternativeSearch: Sendable {
  /// By what rows are brought together.
  let meeting: PairMeeting
  private let pairing: Pairing
  /// The tests that rows that were brought together still have to pass.
  private let tests: JointTests
  private let screens: [SimilarityScreen]
  /// The alternatives before this one, and those behind it.
  private let earlier: [JointTests]
  private let later: [JointTests]
  private let earlierMeetings: EarlierMeetings
  /// Whether an alternative before this one brings together all that it does.
  private let hasMetAll: Bool

  /// For the alternative at a place; `meetings` are those of all.
  init(
    _ alternatives: [PairAlternative], _ number: Int, _ meetings: [PairMeeting],
    _ pairing: Pairing, _ judge: PairJudge
  ) {
    let alternative = alternatives[number]
    self.pairing = pairing
    meeting = meetings[number]
    tests = JointTests(alternative.openTests, judge)
    if case .near = meeting { screens = [] } else { screens = judge.screens(alternative.tests) }
    earlier = alternatives[..<number].map { JointTests($0.tests, judge) }
    later = alternatives[(number + 1)...].map { JointTests($0.tests, judge) }
    hasMetAll = alternatives[..<number].contains {
      if case .near = $0.way { return false }
      return Set($0.keys).isSubset(of: alternative.keys)
    }
    earlierMeetings = EarlierMeetings(hasMetAll ? [] : Array(meetings[..<number]), pairing)
  }

  /// So few rows are compared at once; screens cost more than they save.
  private static let fewRows = 3

  /// Judges the pairs of rows that share what the alternative asks for.
  func judge(_ rows: [UInt32], _ pairs: inout PairFinder.Pairs) {
    if rows.count <= Self.fewRows {
      for left in rows.indices {
        for right in left + 1..<rows.count {
          judge(RowPair(rows[left], rows[right]), &pairs.found)
        }
      }
    } else {
      judgeScreened(rows, &pairs.found)
    }
    if !hasMetAll { pairs.comparedCount += earlierMeetings.newCount(among: rows) }
  }

  /// Judges a pair of rows that are near.
  func judgeNear(_ pair: RowPair, _ pairs: inout PairFinder.Pairs) {
    if !pairing.allows(pair) { return }
    if !hasMetAll, !earlierMeetings.bring(pair) { pairs.comparedCount += 1 }
    judge(pair, &pairs.found)
  }

  /// Judges each pair of rows that the screens let through.
  private func judgeScreened(_ all: [UInt32], _ found: inout [PairFinder.Found]) {
    let rows = all.filter { row in screens.allSatisfy { $0.hasValue(row) } }
    let blocks = screens.map { $0.block(rows) }
    var others = Array(0..<UInt32(rows.count))
    for left in rows.indices {
      // Without a screen every place stays as it is.
      var places = left + 1..<rows.count
      for number in screens.indices {
        let count =
          number == 0
          ? screens[number].findSimilar(to: left, in: blocks[number], &others)
          : screens[number].keepSimilar(
            to: left, in: blocks[number], &others, count: places.upperBound)
        places = 0..<count
      }
      for place in places { judge(RowPair(rows[left], rows[Int(others[place])]), &found) }
    }
  }

  @inline(__always)
  private func judge(_ pair: RowPair, _ found: inout [PairFinder.Found]) {
    if pairing.allows(pair), let score = tests.score(pair) { take(pair, score, &found) }
  }

  /// Takes a pair for which the alternative holds, unless one before it has found it.
  private func take(_ pair: RowPair, _ score: Double, _ found: inout [PairFinder.Found]) {
    if earlier.contains(where: { $0.score(pair) != nil }) { return }
    let best = later.reduce(score) { max($0, $1.score(pair) ?? 0) }
    found.append(PairFinder.Found(pair: pair, score: Float(best)))
  }
}

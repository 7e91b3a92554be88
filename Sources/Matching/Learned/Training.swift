import Glibc

/// Learns from the patterns of candidates what levels say. No labels: expectation and maximization over
/// classes of pairs (match, random, related), first pass by pass without the fields of its key, then over
/// all candidates together.
///
/// Sources: Fellegi and Sunter 1969; Winkler 1988 (EM); the classes of related pairs are ours.
struct Training {
  let fields: [any MatchField]
  let passes: [BlockingPass]
  let counts: PatternCounts
  /// By field and level: how often among pairs of any two rows.
  let random: [[Double]]
  /// Pairs that could be compared.
  let pairCount: Double

  /// Kinds of relation that are told apart: the near (a town, a trade) and the close (a household).
  static let relationCount = 2

  private enum Class { case match, near, close }

  /// Where EM starts: as often the same value, and as seldom unlike.
  private func start(_ field: Int, _ kind: Class) -> [Double] {
    let count = fields[field].levels.count
    let (same, unlike) =
      switch kind {
      case .match: (0.75, 0.08)
      case .near: (0.3, 0.6)
      case .close: (0.6, 0.2)
      }
    var result = [Double](repeating: 0, count: count)
    for level in 1..<count {
      result[level] =
        level == 1 ? same : level == count - 1 ? unlike : (1 - same - unlike) / Double(count - 3)
    }
    let sum = result.reduce(0, +)
    return result.map { $0 / sum }
  }

  /// Where a kind of relation starts: identity agrees no more than among any two rows.
  private func relation(_ kind: Int, _ field: Int) -> [Double] {
    fields[field].isIdentity ? random[field] : start(field, kind == 0 ? .near : .close)
  }

  private func freshModel(matchShare: Double, relatedShare: Double) -> LevelModel {
    LevelModel(
      match: fields.indices.map { start($0, .match) }, random: random,
      related: (0..<Self.relationCount).map { kind in fields.indices.map { relation(kind, $0) } },
      matchShare: matchShare,
      relatedShares: Array(repeating: relatedShare, count: Self.relationCount))
  }

  func model() -> LevelModel {
    var pooled = Expected(fields)
    for pass in passes.indices {
      guard let found = learn(pass) else { continue }
      pooled.add(found, leavingOut: passes[pass].fields)
    }
    var model = freshModel(matchShare: 0, relatedShare: 0)
    maximize(&model, pooled, leavingOut: [])
    learnTogether(&model)
    return model
  }

  /// What is expected of the pairs of a class: how many there are, and at which levels.
  struct Expected {
    var match: [[Double]]
    var related: [[[Double]]]
    var matchSum = 0.0
    var relatedSums: [Double]

    init(_ fields: [any MatchField]) {
      match = fields.map { Array(repeating: 0, count: $0.levels.count) }
      related = Array(repeating: match, count: Training.relationCount)
      relatedSums = Array(repeating: 0, count: Training.relationCount)
    }

    mutating func add(_ other: Expected, leavingOut left: Set<Int>) {
      for field in match.indices where !left.contains(field) {
        for level in match[field].indices {
          match[field][level] += other.match[field][level]
          for kind in related.indices {
            related[kind][field][level] += other.related[kind][field][level]
          }
        }
      }
    }
  }

  private func smoothed(_ counts: [Double], _ prior: [Double]) -> [Double] {
    let weight = 2.0
    var result = counts
    result[0] = 0
    let sum = result.reduce(0, +)
    for level in result.indices {
      result[level] = (result[level] + weight * prior[level]) / (sum + weight)
    }
    return result
  }

  private func expect(
    _ entries: [(key: PatternKey, count: Double)], _ model: LevelModel, leavingOut left: Set<Int>
  ) -> Expected {
    var expected = Expected(fields)
    let random = 1 - model.matchShare - model.relatedShares.reduce(0, +)
    for entry in entries {
      let levels = entry.key.levels
      let m = model.matchShare * LevelModel.likelihood(levels, model.match, leavingOut: left)
      let r = model.related.indices.map {
        model.relatedShares[$0]
          * LevelModel.likelihood(levels, model.related[$0], leavingOut: left)
      }
      let u = random * LevelModel.likelihood(levels, model.random, leavingOut: left)
      let sum = m + r.reduce(0, +) + u
      if sum <= 0 { continue }
      let share = m / sum * entry.count
      let shares = r.map { $0 / sum * entry.count }
      expected.matchSum += share
      for kind in shares.indices { expected.relatedSums[kind] += shares[kind] }
      for field in fields.indices {
        let level = Int(levels >> UInt64(field * 4) & 15)
        expected.match[field][level] += share
        for kind in shares.indices { expected.related[kind][field][level] += shares[kind] }
      }
    }
    return expected
  }

  private func maximize(
    _ model: inout LevelModel, _ expected: Expected, leavingOut left: Set<Int>
  ) {
    for field in fields.indices where !left.contains(field) {
      model.match[field] = smoothed(expected.match[field], start(field, .match))
      if fields[field].isIdentity { continue }
      for kind in model.related.indices {
        model.related[kind][field] = smoothed(
          expected.related[kind][field], relation(kind, field))
      }
    }
  }

  /// Expected counts of levels among the pairs of one pass.
  private func learn(_ pass: Int) -> Expected? {
    let left = passes[pass].fields
    let bit: UInt32 = 1 << UInt32(pass)
    let entries = counts.entries.filter { $0.key.passes & bit != 0 }
    let total = entries.reduce(0) { $0 + $1.count }
    if total < 10 { return nil }
    let hasIdentity = fields.indices.contains { fields[$0].isIdentity && !left.contains($0) }
    var model = freshModel(matchShare: 0.3, relatedShare: hasIdentity ? 0.1 : 0)
    var expected = Expected(fields)
    for _ in 0..<60 {
      expected = expect(entries, model, leavingOut: left)
      model.matchShare = max(1e-6, expected.matchSum / total)
      if hasIdentity { model.relatedShares = expected.relatedSums.map { max(1e-9, $0 / total) } }
      maximize(&model, expected, leavingOut: left)
    }
    return expected
  }

  /// One EM over all candidates; those that no pass found count as random.
  private func learnTogether(_ model: inout LevelModel) {
    let found = counts.entries.reduce(0) { $0 + $1.count }
    let hasIdentity = fields.contains { $0.isIdentity }
    model.matchShare = found * 0.2 / pairCount
    model.relatedShares = model.relatedShares.map { _ in hasIdentity ? found * 0.1 / pairCount : 0 }
    for round in 0..<100 {
      let expected = expect(counts.entries, model, leavingOut: [])
      model.matchShare = max(expected.matchSum, 0.5) / pairCount
      if hasIdentity { model.relatedShares = expected.relatedSums.map { $0 / pairCount } }
      if round < 99 { maximize(&model, expected, leavingOut: []) }
    }
  }
}

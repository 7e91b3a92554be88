/// Learns from the patterns of candidates what levels say. No labels: expectation and maximization over
/// classes of pairs (match, random, related), first pass by pass without the fields of its key, then over
/// all candidates together.
///
/// Sources: Fellegi and Sunter 1969; Winkler 1988 (EM); the classes of related pairs are ours.
struct Training {
  let fields: [any MatchField]
  let passes: [BlockingPass]
  let counts: PatternCounts
  /// How often levels stand among pairs of any two rows.
  let random: LevelTable
  /// Pairs that could be compared.
  let pairCount: Double
  let threadCount: Int

  /// Kinds of relation that are told apart: the near (a town, a trade) and the close (a household).
  static let relationCount = 2
  private static let roundsOfPass = 60
  private static let roundsTogether = 100
  /// Pairs that the start of EM weighs as much as.
  private static let priorWeight = 2.0
  /// Pairs that are the same and unlike in a field that tells people apart.
  private static let mostUnlike = 0.15
  /// Fewer pairs teach nothing.
  private static let fewestPairs = 10.0

  private enum Class { case match, near, close }

  /// Where EM starts: how often the same value, and how seldom unlike.
  private func start(_ field: Int, _ kind: Class) -> [Double] {
    let count = fields[field].levels.count
    let (same, unlike) =
      switch kind {
      case .match: (0.75, 0.08)
      case .near: (0.3, 0.6)
      case .close: (0.6, 0.2)
      }
    let between = count > 3 ? (1 - same - unlike) / Double(count - 3) : 0
    var result = [Double](repeating: between, count: count)
    result[0] = 0
    result[1] = same
    result[count - 1] = unlike
    let sum = result.reduce(0, +)
    return result.map { $0 / sum }
  }

  /// Where a kind of relation starts: identity agrees no more than among any two rows.
  private func relation(_ kind: Int, _ field: Int) -> [Double] {
    if fields[field].isIdentity { return fields[field].levels.indices.map { random[field, $0] } }
    return start(field, kind == 0 ? .near : .close)
  }

  private func freshModel(matchShare: Double, relatedShare: Double) -> LevelModel {
    let empty = LevelTable(fieldCount: fields.count)
    var model = LevelModel(
      match: empty, random: random, related: Array(repeating: empty, count: Self.relationCount),
      matchShare: matchShare,
      relatedShares: Array(repeating: relatedShare, count: Self.relationCount))
    for field in fields.indices {
      model.match.set(field, start(field, .match))
      for kind in model.related.indices { model.related[kind].set(field, relation(kind, field)) }
    }
    return model
  }

  /// Whether any pass has pairs enough.
  var teaches: Bool {
    passes.indices.contains { pass in
      let found = counts.entries.lazy.filter { $0.passes >> UInt32(pass) & 1 != 0 }
      return found.reduce(0) { $0 + $1.count } >= Self.fewestPairs
    }
  }

  /// The model that fits best.
  func model() -> LevelModel {
    var pooled = Expected.none(fields.count)
    let learned = Parallel.map(passes.count, threadCount: threadCount) { learn($0) }
    for (pass, found) in zip(passes, learned) {
      if let found { pooled.add(found, leavingOut: pass.fields) }
    }
    var model = freshModel(matchShare: 0, relatedShare: 0)
    maximize(&model, pooled, leavingOut: [])
    learnTogether(&model)
    return model
  }

  /// Expected counts of levels among the pairs of one pass, learned without the fields of its key.
  private func learn(_ pass: Int) -> Expected? {
    let left = passes[pass].fields
    let bit: UInt32 = 1 << UInt32(pass)
    let entries = counts.patterns(leavingOut: left) { $0 & bit != 0 }
    let total = entries.reduce(0) { $0 + $1.count }
    if total < Self.fewestPairs { return nil }
    let hasIdentity = fields.indices.contains { fields[$0].isIdentity && !left.contains($0) }
    var model = freshModel(matchShare: 0.3, relatedShare: hasIdentity ? 0.1 : 0)
    var expected = Expected.none(fields.count)
    for _ in 0..<Self.roundsOfPass {
      expected = expect(entries, model, leavingOut: left)
      model.matchShare = max(1e-6, expected.matchSum / total)
      if hasIdentity { model.relatedShares = expected.relatedSums.map { max(1e-9, $0 / total) } }
      maximize(&model, expected, leavingOut: left)
    }
    return expected
  }

  /// One EM over all candidates; pairs that no pass found count as random.
  private func learnTogether(_ model: inout LevelModel) {
    let entries = counts.patterns(leavingOut: []) { _ in true }
    let found = counts.pairCount
    let hasIdentity = fields.contains { $0.isIdentity }
    model.matchShare = found * 0.2 / pairCount
    model.relatedShares = model.relatedShares.map { _ in hasIdentity ? found * 0.1 / pairCount : 0 }
    for round in 1...Self.roundsTogether {
      let expected = expect(entries, model, leavingOut: [])
      model.matchShare = max(expected.matchSum, 0.5) / pairCount
      if hasIdentity { model.relatedShares = expected.relatedSums.map { $0 / pairCount } }
      if round < Self.roundsTogether { maximize(&model, expected, leavingOut: []) }
    }
  }
}

extension Training {
  /// What is expected of the pairs of each class: how many there are, and at which levels.
  private struct Expected {
    /// Sixteen places a field; by class, as ``ClassTable`` has them.
    var levels: [SIMD4<Double>]
    var sums: SIMD4<Double>

    static func none(_ fieldCount: Int) -> Expected {
      Expected(levels: Array(repeating: .zero, count: fieldCount << 4), sums: .zero)
    }

    var matchSum: Double { sums[ClassTable.match] }
    var relatedSums: [Double] { (0..<Training.relationCount).map { sums[ClassTable.related($0)] } }

    mutating func add(_ other: Expected, leavingOut left: Set<Int>) {
      for place in levels.indices where !left.contains(place >> 4) {
        levels[place] += other.levels[place]
      }
    }
  }

  private func expect(
    _ entries: [PatternCounts.Pattern], _ model: LevelModel, leavingOut left: Set<Int>
  ) -> Expected {
    let table = ClassTable(model, leavingOut: left)
    var levels = Expected.none(fields.count).levels
    var places = levels.mutableSpan
    var sums = SIMD4<Double>()
    for entry in entries {
      let shares = table.shares(entry.levels)
      let sum = shares[0] + shares[1] + shares[2] + shares[3]
      if sum <= 0 { continue }
      let counts = shares * (entry.count / sum)
      sums += counts
      var rest = entry.levels
      var place = 0
      while place < places.count {
        places[place | Int(truncatingIfNeeded: rest & 15)] += counts
        rest >>= 4
        place += 16
      }
    }
    return Expected(levels: levels, sums: sums)
  }

  private func maximize(
    _ model: inout LevelModel, _ expected: Expected, leavingOut left: Set<Int>
  ) {
    for field in fields.indices where !left.contains(field) {
      let match = smoothed(expected, of: ClassTable.match, field, start(field, .match))
      model.match.set(field, fields[field].isIdentity ? trusted(field, match) : match)
      if fields[field].isIdentity { continue }
      for kind in model.related.indices {
        model.related[kind].set(
          field, smoothed(expected, of: ClassTable.related(kind), field, relation(kind, field)))
      }
    }
  }

  /// What tells people apart is unlike in few pairs that are the same: where it seems to be in more, pairs of
  /// other people are among them, who agree in much else.
  private func trusted(_ field: Int, _ shares: [Double]) -> [Double] {
    let unlike = fields[field].unlikeLevels
    let share = shares[unlike].reduce(0, +)
    if share <= Self.mostUnlike { return shares }
    return shares.indices.map {
      shares[$0]
        * (unlike.contains($0) ? Self.mostUnlike / share : (1 - Self.mostUnlike) / (1 - share))
    }
  }

  /// Shares of a field's levels in a class by their counts, drawn a little to where EM starts.
  private func smoothed(
    _ expected: Expected, of pairs: Int, _ field: Int, _ prior: [Double]
  ) -> [Double] {
    let counts = prior.indices.map { expected.levels[field << 4 | $0][pairs] }
    let sum = counts.dropFirst().reduce(Self.priorWeight, +)
    return prior.indices.map { level in
      level == 0 ? 0 : (counts[level] + Self.priorWeight * prior[level]) / sum
    }
  }
}

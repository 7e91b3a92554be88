/// What a `learned` clause has found out; nothing in it depends on the order of rows.
package struct LearnedOutcome: Sendable, Equatable {
  /// Why a clause has learned nothing, or hardly anything.
  package enum Gap: Sendable, Equatable {
    /// No column is evidence.
    case noField
    /// Fewer than two pairs of rows could be compared.
    case fewRows
    /// No two rows share a key.
    case noPair
    /// So few pairs teach nothing: what levels are worth is supposed.
    case fewPairs(Int)
  }

  /// One way to find pairs.
  package struct Pass: Sendable, Equatable {
    /// `sound of last_name + dob`
    package var text: String
    /// Pairs that it brings together, and those of them that have bits enough.
    package var pairCount: Int
    package var foundCount: Int
    /// Rows whose block was too large and was taken apart, as often as it was.
    package var cutRowCount: Int
  }

  /// How often a level stands among pairs that are the same, and among any two rows.
  package struct Level: Sendable, Equatable {
    package var text: String
    package var matchShare: Double
    package var randomShare: Double
    /// What it is worth; of the first level with a value as frequent as most.
    package var bits: Double { log2OneOver(randomShare / matchShare) }
  }

  /// One thing that rows are compared by.
  package struct Field: Sendable, Equatable {
    /// Its columns: `street, city`.
    package var name: String
    /// `family name`, `address`
    package var kind: String
    /// Without the first one, no value, which says nothing.
    package var levels: [Level]
  }

  /// The clause among those of the plan.
  package var clause: Int
  package var gap: Gap?
  /// nil: nothing was learned.
  package var model: LearnedModel?
  /// Whether the model was learned before, and nothing in this run.
  package var isGiven: Bool
  package var fields: [Field]
  package var passes: [Pass]
  /// The bits for any two rows before they are compared.
  package var priorBits: Double
  /// The bits that are enough.
  package var leastBits: Double
  /// Pairs of rows that could be the same.
  package var pairCount: Double
  /// Pairs that passes bring together.
  package var candidateCount: Int
  /// Pairs that are to be expected the same.
  package var expectedCount: Double
  /// Pairs that have bits enough.
  package var foundCount: Int
  package var scores: ScoreCounts
  /// Blocks of more rows are taken apart.
  package var largestBlock: Int
}

extension LearnedOutcome {
  init(
    _ matcher: LearnedMatcher, _ found: FoundPairs, clause: Int, leastBits: Double, isGiven: Bool
  ) {
    self.leastBits = leastBits
    self.clause = clause
    self.isGiven = isGiven
    gap = matcher.gap
    model = matcher.model
    pairCount = matcher.pairing.count
    candidateCount = found.pairCount
    expectedCount = found.expectedCount
    foundCount = found.edges.count
    scores = found.scores
    priorBits = matcher.model?.levels.priorBits ?? 0
    fields = []
    if let model = matcher.model {
      fields = matcher.fields.indices.map { Self.field($0, matcher, model) }
    }
    let blocks = matcher.candidates?.scan.blocks
    largestBlock = blocks?.largest ?? 0
    passes = found.passes.enumerated().map { number, counts in
      Pass(
        text: matcher.text(of: matcher.model!.passes[number]), pairCount: counts.pairs,
        foundCount: counts.found, cutRowCount: blocks!.passes[number].cutRowCount)
    }
  }

  private static func field(
    _ number: Int, _ matcher: LearnedMatcher, _ model: LearnedModel
  ) -> Field {
    let field = matcher.fields[number]
    let levels = field.levels.indices.dropFirst().map { level in
      Level(
        text: field.levels[level], matchShare: model.levels.match[number, level],
        randomShare: model.levels.random[number, level])
    }
    return Field(name: field.name, kind: model.fields[number].kind.rawValue, levels: levels)
  }
}

extension LearnedMatcher {
  /// A pass in words: `sound of last_name + dob`.
  func text(of pass: BlockingPass) -> String {
    pass.parts.map { atoms[$0.field][$0.atom].name }.joined(separator: " + ")
  }
}

extension LevelModel {
  /// The bits for any two rows before they are compared.
  var priorBits: Double { log2OneOver(randomShare / matchShare) }
}

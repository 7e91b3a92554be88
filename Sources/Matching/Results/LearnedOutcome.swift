/// What a `learned` clause has found out; nothing in it depends on the order of rows.
package struct LearnedOutcome: Sendable, Equatable {
  /// Why a clause has learned nothing, or hardly anything.
  package enum Gap: Sendable, Equatable {
    /// No column is evidence.
    case noField
    /// No column has any value.
    case blank
    /// No column has different values in more than one row of fifty.
    case oneValue
    /// Fewer than two pairs of rows could be compared.
    case fewRows
    /// One field is all there is: nothing else tells which rows of one value are the same.
    case oneField
    /// No two rows share a key.
    case noPair
    /// So many rows share each key that comparing them would take more than so many pairs.
    case manyPairs(Int)
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
  /// Pairs that passes bring together.
  package var candidateCount: Int
  /// Pairs that are to be expected the same.
  package var expectedCount: Double
  /// Pairs that have bits enough.
  package var foundCount: Int
  package var scores: ScoreCounts
  /// Blocks of more rows are taken apart.
  package var largestBlock: Int
  /// The columns that its fields are made of, ascending.
  package var usedColumns: [Int]
  /// Days that it has passed over, since they are called as those of bookkeeping are.
  package var idleColumns: [Int] = []
  /// Columns that it has passed over, since no two rows have one value in them.
  package var numberings: [Int] = []
  /// Columns that it has passed over, since they are of another address than the one that it compares.
  package var otherAddresses: [Int] = []
  /// Columns that it has passed over, since others say the same.
  package var derivedColumns: [DerivedColumn] = []
}

extension LearnedMatcher {
  /// What was found out, for reports.
  func outcome(
    _ found: FoundPairs, clause: Int, leastBits: Double, isGiven: Bool
  ) -> LearnedOutcome {
    let isLone = fields.count == 1 && found.edges.isEmpty && !isGiven
    return LearnedOutcome(
      clause: clause, gap: gap ?? (isLone ? .oneField : nil), model: model, isGiven: isGiven,
      fields: model.map { model in fields.indices.map { field($0, model) } } ?? [],
      passes: zip(passes, found.passes).map { pass, counts in
        LearnedOutcome.Pass(
          text: pass.text, pairCount: counts.pairs, foundCount: counts.found,
          cutRowCount: pass.cutRowCount)
      }, priorBits: model?.levels.priorBits ?? 0, leastBits: leastBits,
      candidateCount: found.pairCount, expectedCount: found.expectedCount,
      foundCount: found.edges.count, scores: found.scores, largestBlock: largestBlock,
      usedColumns: Set(plans.flatMap(\.columns).map(\.number)).sorted())
  }

  private func field(_ number: Int, _ model: LearnedModel) -> LearnedOutcome.Field {
    let field = fields[number]
    let levels = field.levels.indices.dropFirst().map { level in
      LearnedOutcome.Level(
        text: field.levels[level], matchShare: model.levels.match[number, level],
        randomShare: model.levels.random[number, level])
    }
    return LearnedOutcome.Field(
      name: field.name, kind: model.fields[number].kind.rawValue, levels: levels)
  }
}

extension LevelModel {
  /// The bits for any two rows before they are compared.
  var priorBits: Double { log2OneOver(randomShare / matchShare) }
}

import Columns
import Glibc

/// Finds duplicates without labels: fields by type, blocking passes by what they cost and find, a
/// model by expectation and maximization, and a score in bits for each pair that the passes bring
/// together.
struct LearnedMatcher {
  let plans: [FieldPlan]
  /// How the plans were chosen; nil where a model says them.
  private(set) var choice: FieldChoice?
  let fields: [any MatchField]
  let pairing: Pairing
  let threadCount: Int
  let values: FieldValues
  /// Left when the pairs are found.
  private(set) var atoms: [[BlockingAtom]]
  /// How alike any two rows are; nil where a model says it, and once it is learned.
  private(set) var random: RandomLevels?
  private(set) var model: LearnedModel?
  /// Why there is no model, or one that says little.
  private(set) var gap: LearnedOutcome.Gap?
  /// Pairs of the model's passes: those that may be the same, and all of them counted.
  private(set) var kept: [KeptPairs] = []
  private(set) var counts = PatternCounts([])
  /// How the model's passes went.
  private(set) var passes: [FoundPass] = []
  /// Blocks of more rows were taken apart.
  private(set) var largestBlock = 0

  /// A pair that may be the same, and its bits.
  struct Edge: Sendable {
    var pair: RowPair
    var bits: Float

    /// The chance that odds of so many bits stand for.
    var share: Float { 1 / (1 + exp2(-bits)) }

    /// Whether a pair goes before another: it has more bits, or comes first.
    static func isSurer(_ one: Edge, _ other: Edge) -> Bool {
      (other.bits, one.pair.left, one.pair.right) < (one.bits, other.pair.left, other.pair.right)
    }

    /// The pairs that go before others first, as ``isSurer(_:_:)`` has it.
    static func surestFirst(_ edges: [Edge]) -> [Edge] {
      var sort = RadixSort(edges)
      sort.sort { $0.pair.right }
      sort.sort { $0.pair.left }
      sort.sort { edge in
        // In the order of numbers, of which the two zeros are one, then turned round.
        let pattern = (edge.bits + 0).bitPattern
        return ~(pattern >> 31 == 0 ? pattern | 1 << 31 : ~pattern)
      }
      return sort.take()
    }
  }

  /// A pass that was taken.
  struct FoundPass: Sendable {
    /// `sound of last_name + dob`
    var text: String
    /// Rows whose block was too large, as often as it was taken apart.
    var cutRowCount: Int
  }

  /// Of some columns, all where nil.
  init(_ input: MergeInput, columns: [Int]? = nil, threadCount: Int) {
    var choice = FieldChooser.choice(of: input, columns: columns, threadCount: threadCount)
    self.init(input, plans: choice.plans, threadCount: threadCount)
    random = RandomLevels(of: self)
    if choice.revise(by: self, isNamed: columns != nil) {
      self.init(input, plans: choice.plans, threadCount: threadCount)
      random = RandomLevels(of: self)
    }
    self.choice = choice
  }

  /// With a model that was learned before.
  init(_ input: MergeInput, model: LearnedModel, threadCount: Int) {
    self.init(input, plans: model.fields, threadCount: threadCount)
    self.model = model
  }

  private init(_ input: MergeInput, plans: [FieldPlan], threadCount: Int) {
    let fields = FieldMaker.fields(of: input, plans, threadCount: threadCount)
    self.plans = plans
    self.fields = fields
    values = FieldValues(fields, rowCount: input.rowCount)
    atoms = Parallel.map(fields.count, threadCount: threadCount) { fields[$0].atoms }
    pairing = Pairing(input)
    self.threadCount = threadCount
  }

  private var rowCount: Int { pairing.rowCount }

  /// Rows of the first round; a sample where there are many.
  private static let sampleRowCount = 100_000

  /// Finds the pairs, by the model if one was given; else it is learned.
  mutating func find() {
    guard let model else {
      FreeMemory.giveBack()
      return learn()
    }
    if pairing.count >= 1 { findPairs(of: model.passes, model.early) }
  }

  /// Chooses passes and learns a model: a first round with passes chosen by what agrees as a rule,
  /// on a sample; a second with those that the first has found to find most.
  private mutating func learn() {
    if fields.isEmpty {
      gap = .noField
      return
    }
    // Two rows tell nothing of what others are like.
    if pairing.count < 2 {
      gap = .fewRows
      return
    }
    guard let random = self.random?.table(of: values, pairing) else { return }
    self.random = nil
    var chooser = PassChooser(fields, atoms, rowCount: rowCount, threadCount: threadCount)
    let step = max(1, rowCount / Self.sampleRowCount)
    let sample = (0..<UInt32(rowCount)).filter { Int($0) % step == 0 }
    let share = Double(sample.count) / Double(rowCount)
    let firstPasses = chooser.choose()
    let first = pairs(in: blocks(of: firstPasses, rows: sample), PairGate(nil))
    let early = train(
      firstPasses, first.counts, random, pairCount: pairing.count * share * share
    ).model
    chooser.learn(
      agreement(firstPasses, first.kept, early), expectedMatches: early.matchShare * pairing.count)
    let passes = chooser.choose()
    if passes.isEmpty, chooser.isOverBudget {
      gap = .manyPairs(Int(chooser.budget))
      return
    }
    // Of a table that is no sample itself all pairs are kept.
    let gate = step > 1 ? early : nil
    findPairs(of: passes, gate)
    let trained = train(passes, counts, random, pairCount: pairing.count)
    gap = trained.gap
    model = LearnedModel(fields: plans, passes: passes, early: gate, levels: trained.model)
  }

  /// Finds the pairs of the passes to go by.
  private mutating func findPairs(of passes: [BlockingPass], _ early: LevelModel?) {
    let texts = passes.map { text(of: $0) }
    let keys = passes.map { PassKeys($0, atoms) }
    let finer = passes.map { refiners(of: $0) }
    // Those of no pass leave memory before the blocks need theirs.
    atoms = []
    FreeMemory.giveBack()
    let blocks = Blocks(
      keys, refiners: finer, rows: Array(0..<UInt32(rowCount)), rowCount: rowCount,
      threadCount: threadCount)
    self.passes = passes.indices.map {
      FoundPass(text: texts[$0], cutRowCount: blocks.passes[$0].cutRowCount)
    }
    largestBlock = blocks.largest
    FreeMemory.giveBack()
    (kept, counts) = pairs(in: blocks, PairGate(early.map { PairScorer(values, $0) }))
  }

  /// A pass in words: `sound of last_name + dob`.
  func text(of pass: BlockingPass) -> String {
    pass.parts.map { atoms[$0.field][$0.atom].name }.joined(separator: " + ")
  }

  /// What tells how alike pairs are, once a model is learned.
  var scorer: PairScorer? { model.map { PairScorer(values, $0.levels) } }

  /// The blocks of some rows.
  func blocks(of passes: [BlockingPass], rows: [UInt32]) -> Blocks {
    Blocks(
      passes.map { PassKeys($0, atoms) }, refiners: passes.map(refiners), rows: rows,
      rowCount: rowCount, threadCount: threadCount)
  }

  /// The pairs that blocks bring together; those that the gate lets through are kept.
  private func pairs(
    in blocks: Blocks, _ gate: PairGate
  ) -> (kept: [KeptPairs], counts: PatternCounts) {
    CandidateScan(fields: values, blocks: blocks, pairing: pairing, threadCount: threadCount)
      .run(gate)
  }

  /// What takes too large blocks apart: the beginning of other fields, identity first.
  private func refiners(of pass: BlockingPass) -> [PassKeys] {
    let others = fields.indices.filter { !pass.fields.contains($0) && atoms[$0].count > 1 }
    let ordered = others.filter { fields[$0].isIdentity } + others.filter { !fields[$0].isIdentity }
    return ordered.prefix(3).map {
      PassKeys(
        BlockingPass(parts: [BlockingPass.Part(field: $0, atom: atoms[$0].count - 2)]), atoms)
    }
  }

  private func train(
    _ passes: [BlockingPass], _ counts: PatternCounts, _ random: LevelTable, pairCount: Double
  ) -> (model: LevelModel, gap: LearnedOutcome.Gap?) {
    let training = Training(
      fields: fields, passes: passes, counts: counts, random: random, pairCount: pairCount,
      threadCount: threadCount)
    let count = Int(counts.pairCount)
    let gap: LearnedOutcome.Gap? =
      count == 0 ? .noPair : training.teaches ? nil : .fewPairs(count)
    return (training.model(), gap)
  }

  /// How often the atoms agree among pairs that are nearly sure to match, each seen where a pass
  /// found the pair without its field.
  private func agreement(
    _ passes: [BlockingPass], _ found: [KeptPairs], _ model: LevelModel
  ) -> AtomAgreement {
    let scorer = PairScorer(values, model)
    let passFields = passes.map(\.fields)
    let atoms = atoms
    let parts = Parallel.map(found.count, threadCount: threadCount) { part in
      let kept = found[part]
      var agreement = AtomAgreement(atoms)
      for index in kept.pairs.indices
      where scorer.bits(kept.pairs[index], kept.levels[index]) >= Self.sureBits {
        for field in atoms.indices {
          let isFree = passFields.indices.contains {
            kept.passes[index] >> UInt32($0) & 1 != 0 && !passFields[$0].contains(field)
          }
          if isFree {
            agreement.note(field, atoms[field].map { $0.agrees(kept.pairs[index]) })
          }
        }
      }
      return agreement
    }
    return parts.reduce(into: AtomAgreement(atoms)) { $0.add($1) }
  }

  /// Odds of sixteen to one.
  private static let sureBits = 4.0
}

/// How often atoms agree among pairs.
struct AtomAgreement: Sendable {
  /// By field and atom.
  private(set) var agreed: [[Int]]
  private(set) var present: [[Int]]
  /// Pairs looked at, by field.
  private(set) var seen: [Int]

  init(_ atoms: [[BlockingAtom]]) {
    agreed = atoms.map { $0.map { _ in 0 } }
    present = agreed
    seen = atoms.map { _ in 0 }
  }

  mutating func add(_ other: AtomAgreement) {
    for field in seen.indices {
      seen[field] += other.seen[field]
      for atom in agreed[field].indices {
        agreed[field][atom] += other.agreed[field][atom]
        present[field][atom] += other.present[field][atom]
      }
    }
  }

  mutating func note(_ field: Int, _ agrees: [Bool?]) {
    seen[field] += 1
    for (atom, agrees) in agrees.enumerated() {
      if let agrees {
        present[field][atom] += 1
        if agrees { agreed[field][atom] += 1 }
      }
    }
  }
}

import Glibc

/// Finds duplicates without labels: fields by type, blocking passes by what they cost and find, a model by
/// expectation and maximization, and a score in bits for each pair that the passes bring together.
struct LearnedMatcher {
  let plans: [FieldPlan]
  let fields: [any MatchField]
  let pairing: Pairing
  let threadCount: Int
  let atoms: [[BlockingAtom]]
  private(set) var model: LearnedModel?
  /// The pairs of the chosen passes.
  private(set) var candidates: Candidates?
  /// Why there is no model, or one that says little.
  private(set) var gap: LearnedOutcome.Gap?

  /// Of some columns, all where nil.
  init(_ input: MergeInput, columns: [Int]? = nil, threadCount: Int) {
    self.init(
      input, plans: FieldChooser.plans(of: input, columns: columns), threadCount: threadCount)
  }

  /// With a model that was learned before.
  init(_ input: MergeInput, model: LearnedModel, threadCount: Int) {
    self.init(input, plans: model.fields, threadCount: threadCount)
    self.model = model
    if pairing.count >= 1 { candidates = candidates(of: model.passes) }
  }

  private init(_ input: MergeInput, plans: [FieldPlan], threadCount: Int) {
    let fields = FieldMaker.fields(of: input, plans, threadCount: threadCount)
    self.plans = plans
    self.fields = fields
    atoms = Parallel.map(fields.count, threadCount: threadCount) { fields[$0].atoms }
    pairing = Pairing(input)
    self.threadCount = threadCount
  }

  private var rowCount: Int { pairing.rowCount }

  /// Rows of the first round; a sample where there are many.
  private static let sampleRowCount = 100_000

  /// Chooses passes and learns a model: a first round with passes chosen by what agrees as a rule, on a
  /// sample; a second with those that the first has found to find most.
  mutating func learn() {
    if fields.isEmpty {
      gap = .noField
      return
    }
    // Two rows tell nothing of what others are like.
    if pairing.count < 2 {
      gap = .fewRows
      return
    }
    let random = RandomLevels.table(of: fields, pairing)
    var chooser = PassChooser(fields, atoms, rowCount: rowCount)
    let step = max(1, rowCount / Self.sampleRowCount)
    let sample = (0..<UInt32(rowCount)).filter { Int($0) % step == 0 }
    let share = Double(sample.count) / Double(rowCount)
    var first = Candidates(chooser.choose(), scan: { scan($0, rows: sample) })
    let early = train(&first, random, pairCount: pairing.count * share * share)
    chooser.learn(agreement(first, early), expectedMatches: early.matchShare * pairing.count)
    var second = candidates(of: chooser.choose())
    let levels = train(&second, random, pairCount: pairing.count)
    if second.pairCount == 0 {
      gap = .noPair
    } else if !second.teaches {
      gap = .fewPairs(second.pairCount)
    }
    model = LearnedModel(fields: plans, passes: second.passes, levels: levels)
    candidates = second
  }

  private func candidates(of passes: [BlockingPass]) -> Candidates {
    Candidates(passes, scan: { scan($0, rows: Array(0..<UInt32(rowCount))) })
  }

  private func scan(_ passes: [BlockingPass], rows: [UInt32]) -> CandidateScan {
    let blocks = Blocks(
      passes.map { PassKeys($0, atoms) }, refiners: passes.map(refiners), rows: rows,
      rowCount: rowCount, threadCount: threadCount)
    return CandidateScan(
      fields: fields, blocks: blocks, pairing: pairing, threadCount: threadCount)
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
    _ candidates: inout Candidates, _ random: LevelTable, pairCount: Double
  ) -> LevelModel {
    let counted = candidates.scan.run([PatternKey: Int]()) { batch, counts in
      for index in batch.pairs.indices {
        let key = PatternKey(levels: batch.patterns[index], passes: batch.passes[index])
        counts[key, default: 0] += 1
      }
    }
    var counts: [PatternKey: Int] = [:]
    for part in counted { counts.merge(part, uniquingKeysWith: +) }
    candidates.pairCount = counts.values.reduce(0, +)
    let training = Training(
      fields: fields, passes: candidates.passes, counts: PatternCounts(counts), random: random,
      pairCount: pairCount)
    candidates.teaches = training.teaches
    return training.model()
  }

  /// How often the atoms agree among pairs that are nearly sure to match, each seen where a pass found
  /// the pair without its field.
  private func agreement(_ candidates: Candidates, _ model: LevelModel) -> AtomAgreement {
    let scorer = PairScorer(fields, model)
    let (atoms, fields) = (atoms, fields)
    let passFields = candidates.passes.map(\.fields)
    let found = candidates.scan.run(AtomAgreement(atoms)) { batch, agreement in
      for index in batch.pairs.indices {
        let pair = batch.pairs[index]
        if scorer.bits(pair, batch.patterns[index]) < Self.sureBits { continue }
        let passes = batch.passes[index]
        for field in fields.indices {
          let isFree = passFields.indices.contains {
            passes >> UInt32($0) & 1 != 0 && !passFields[$0].contains(field)
          }
          if isFree {
            agreement.note(field, atoms[field].map { $0.agrees(pair) })
          }
        }
      }
    }
    return found.reduce(into: AtomAgreement(atoms)) { $0.add($1) }
  }

  /// Odds of sixteen to one.
  private static let sureBits = 4.0
}

/// Passes, and the pairs that they bring together.
struct Candidates: Sendable {
  let passes: [BlockingPass]
  let scan: CandidateScan
  /// How many they are; known when they were counted.
  var pairCount = 0
  /// Whether a model could be learned of them, and not only be supposed.
  var teaches = false

  init(_ passes: [BlockingPass], scan: ([BlockingPass]) -> CandidateScan) {
    self.passes = passes
    self.scan = scan(passes)
  }
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

  mutating func note(_ field: Int, _ agrees: [Bool?]) {
    seen[field] += 1
    for (atom, agrees) in agrees.enumerated() {
      if let agrees {
        present[field][atom] += 1
        if agrees { agreed[field][atom] += 1 }
      }
    }
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
}

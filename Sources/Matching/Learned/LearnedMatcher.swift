import Glibc

/// Finds duplicates without labels: fields by type, blocking passes by what they cost and find, a model by
/// expectation and maximization, and a score in bits for each pair that the passes bring together.
struct LearnedMatcher {
  let fields: [any MatchField]
  let pairing: Pairing
  let threadCount: Int
  private let atoms: [[BlockingAtom]]
  private(set) var model: LevelModel?
  /// The pairs of the chosen passes.
  private(set) var candidates: Candidates?

  /// A pair that may be the same, and its bits.
  struct Edge: Sendable {
    var pair: RowPair
    var bits: Float
  }

  init(_ input: MergeInput, columns: [Int]? = nil, threadCount: Int) {
    let fields = FieldChooser.fields(of: input, columns: columns, threadCount: threadCount)
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
    // Two rows tell nothing of what others are like.
    if pairing.count < 2 || fields.isEmpty { return }
    let random = RandomLevels.table(of: fields, pairing)
    var chooser = PassChooser(fields, atoms, rowCount: rowCount)
    let step = max(1, rowCount / Self.sampleRowCount)
    let sample = (0..<UInt32(rowCount)).filter { Int($0) % step == 0 }
    let share = Double(sample.count) / Double(rowCount)
    var first = Candidates(chooser.choose(), scan: { scan($0, rows: sample) })
    let early = train(&first, random, pairCount: pairing.count * share * share)
    chooser.learn(agreement(first, early), expectedMatches: early.matchShare * pairing.count)
    var second = Candidates(chooser.choose(), scan: { scan($0, rows: Array(0..<UInt32(rowCount))) })
    model = train(&second, random, pairCount: pairing.count)
    candidates = second
    candidateCount = second.pairCount
  }

  /// The pairs that have so many bits or more, in the order in which they are found.
  func edges(least: Double) -> [Edge] {
    guard let candidates, let model else { return [] }
    let scorer = PairScorer(fields, model)
    return candidates.scan.run([Edge]()) { batch, edges in
      for index in batch.pairs.indices {
        let bits = scorer.bits(batch.pairs[index], batch.patterns[index])
        if bits >= least { edges.append(Edge(pair: batch.pairs[index], bits: Float(bits))) }
      }
    }.flatMap { $0 }
  }

  /// Pairs that the chosen passes bring together.
  private(set) var candidateCount = 0

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
    return Training(
      fields: fields, passes: candidates.passes, counts: PatternCounts(counts), random: random,
      pairCount: pairCount
    ).model()
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

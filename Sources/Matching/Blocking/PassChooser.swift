import Kernels

/// Chooses the passes that find pairs: keys of one, two or three atoms of different fields that
/// together find the most of the duplicates that the budget allows.
///
/// What a set of passes finds is counted on simulated duplicates: each field of such a pair is
/// present or not, and its parts agree as often as they do among duplicates. Passes are taken
/// greedily by what they add for their pairs (the greedy way to maximum coverage under a budget:
/// Khuller, Moss and Naor 1999).
struct PassChooser {
  let fields: [any MatchField]
  let atoms: [[BlockingAtom]]
  let rowCount: Int
  /// By field and atom: how often two records of one person agree, where both have a value.
  private var agreement: [[Double]]
  /// How often both records of a person have a value, by field.
  private var presence: [Double]
  /// About how many duplicates there are.
  private var expectedMatches: Double
  private let sample: KeySample
  private let threadCount: Int
  /// About how many pairs passes find; known of those that were looked at.
  private var pairCounts: [BlockingPass: Double] = [:]

  static let largestCount = 20
  static let simulatedCount = 2048
  /// No part is trusted to agree more often, so that others find what it misses.
  static let largestAgreement = 0.95
  /// How much less the parts of bad records agree.
  static let poorQuality = 0.6
  /// Duplicates that a pass has to add for each of its pairs.
  static let leastYield = 0.0005

  /// Pairs that all passes may bring together.
  private(set) var budget: Double

  /// Whether some pass finds pairs, all of them more than the budget allows.
  var isOverBudget: Bool {
    let counts = pairCounts.values.filter { $0 >= 1 }
    return !counts.isEmpty && counts.allSatisfy { $0 > mostOfPass }
  }

  /// Pairs that one pass may bring together.
  private var mostOfPass: Double { budget / 3 }

  struct Candidate {
    var pass: BlockingPass
    var pairCount: Double
    var found: [UInt64]
  }

  init(
    _ fields: [any MatchField], _ atoms: [[BlockingAtom]], rowCount: Int, threadCount: Int
  ) {
    self.threadCount = threadCount
    budget = max(8 * Double(rowCount), 300_000)
    sample = KeySample(atoms, rowCount: rowCount)
    self.fields = fields
    self.atoms = atoms
    self.rowCount = rowCount
    agreement = atoms.map { $0.map(\.agreement) }
    presence = fields.map {
      let share = Double($0.exact.presentCount) / Double(rowCount)
      return share * share
    }
    expectedMatches = Double(rowCount) * 0.2
  }

  /// Allows as many pairs as a second or so compares: where persons have many rows each, these alone are many.
  /// Where they do not, more pairs by chance would only make it harder to tell the classes apart.
  private mutating func widen() { budget = max(budget, 6_000_000) }

  /// Takes over what a first round has found out.
  mutating func learn(_ found: AtomAgreement, expectedMatches: Double) {
    self.expectedMatches = max(expectedMatches, 1)
    if expectedMatches > Double(rowCount) { widen() }
    for field in atoms.indices {
      // What was thought before weighs as much as a few pairs.
      let weight = 10.0
      let seen = Double(found.seen[field])
      for atom in atoms[field].indices {
        let present = Double(found.present[field][atom])
        agreement[field][atom] =
          (Double(found.agreed[field][atom]) + weight * agreement[field][atom])
          / (present + weight)
        agreement[field][atom] = min(agreement[field][atom], Self.largestAgreement)
      }
      let present = Double(found.present[field].max() ?? 0)
      presence[field] = (present + weight * presence[field]) / (seen + weight)
    }
  }

  /// The passes to take, those that add most for their cost first.
  mutating func choose() -> [BlockingPass] {
    let passes = chosen()
    if !passes.isEmpty || !isOverBudget { return passes }
    widen()
    return chosen()
  }

  private mutating func chosen() -> [BlockingPass] {
    let simulated = simulate()
    var candidates: [Candidate] = []
    let singles = add(
      atoms.indices.flatMap { field in
        atoms[field].indices.map { BlockingPass(parts: [.init(field: field, atom: $0)]) }
      }, &candidates, simulated)
    var pairs: [BlockingPass] = []
    for first in singles.indices {
      for second in singles.indices where second > first {
        if let pass = combined(singles[first], singles[second]) { pairs.append(pass) }
      }
    }
    let doubles = add(pairs, &candidates, simulated)
    if rowCount > 20_000 {
      var triples: [BlockingPass] = []
      for first in doubles {
        for second in singles where second.parts[0] > first.parts[1] {
          if let pass = combined(first, second) { triples.append(pass) }
        }
      }
      _ = add(triples, &candidates, simulated)
    }
    return greedy(candidates)
  }

  /// Both keys as one; nil where a field would be in it twice.
  private func combined(_ left: BlockingPass, _ right: BlockingPass) -> BlockingPass? {
    mayCombine(left.parts, right.parts) ? BlockingPass(parts: left.parts + right.parts) : nil
  }

  private func mayCombine(_ left: [BlockingPass.Part], _ right: [BlockingPass.Part]) -> Bool {
    for one in left {
      for two in right where one.field == two.field {
        // The parts of an address are as good as fields of their own.
        if !(fields[one.field] is AddressField) { return false }
      }
    }
    return true
  }

  /// Takes those of `passes` that the budget allows for candidates; gives those that can be part of
  /// a longer key.
  private mutating func add(
    _ passes: [BlockingPass], _ candidates: inout [Candidate], _ simulated: [[[UInt64]]]
  ) -> [BlockingPass] {
    count(passes)
    var tooBroad: [BlockingPass] = []
    for pass in passes {
      let pairs = pairCounts[pass]!
      if pairs < 1 { continue }
      if pairs > mostOfPass {
        tooBroad.append(pass)
        continue
      }
      var found = simulated[pass.parts[0].field][pass.parts[0].atom]
      for part in pass.parts.dropFirst() {
        for index in found.indices { found[index] &= simulated[part.field][part.atom][index] }
      }
      candidates.append(Candidate(pass: pass, pairCount: pairs, found: found))
      // A selective key can still be one of two in a key that is cheaper.
      if pass.parts.count == 1, pairs > budget / 100 { tooBroad.append(pass) }
    }
    return tooBroad
  }

  private mutating func count(_ passes: [BlockingPass]) {
    let fresh = passes.filter { pairCounts[$0] == nil }
    let sample = sample
    let counts = Parallel.map(
      fresh.count, threadCount: threadCount, worker: KeySample.Sharers()
    ) { sample.pairCount(fresh[$0], &$1) }
    for (pass, count) in zip(fresh, counts) { pairCounts[pass] = count }
  }

  private func greedy(_ candidates: [Candidate]) -> [BlockingPass] {
    var chosen: [Candidate] = []
    var covered = [UInt64](repeating: 0, count: Self.simulatedCount / 64)
    var left = budget
    var rest = candidates
    while chosen.count < Self.largestCount {
      var best = -1
      var bestValue = 0.0
      for index in rest.indices where rest[index].pairCount <= left {
        var gain = 0
        for word in covered.indices {
          gain += (rest[index].found[word] & ~covered[word]).nonzeroBitCount
        }
        let matches = Double(gain) / Double(Self.simulatedCount) * expectedMatches
        let isCheap = rest[index].pairCount < Double(rowCount)
        if !isCheap, matches < rest[index].pairCount * Self.leastYield { continue }
        if gain == 0 { continue }
        let value = Double(gain) / (rest[index].pairCount + budget / 50)
        if value > bestValue { (best, bestValue) = (index, value) }
      }
      if best < 0 { break }
      let taken = rest.remove(at: best)
      for word in covered.indices { covered[word] |= taken.found[word] }
      left -= taken.pairCount
      chosen.append(taken)
    }
    return Self.needed(chosen)
  }

  /// Leaves out passes of whose duplicates others find every one: once a shorter key is taken, a
  /// longer one that was taken before it finds nothing of its own.
  private static func needed(_ chosen: [Candidate]) -> [BlockingPass] {
    chosen.indices.reduce(into: Array(chosen.indices)) { kept, number in
      let others = kept.filter { $0 != number }
      let isFound = chosen[number].found.indices.allSatisfy { word in
        let found = others.reduce(0) { $0 | chosen[$1].found[word] }
        return chosen[number].found[word] & ~found == 0
      }
      if isFound { kept = others }
    }.map { chosen[$0].pass }
  }

  /// By field, atom and word of 64: the simulated duplicates that agree on it.
  private func simulate() -> [[[UInt64]]] {
    var random = SeededNumbers(seed: 0x9E37_79B9_7F4A_7C15)
    return atoms.indices.map { field in
      var agreed = atoms[field].map { _ in
        [UInt64](repeating: 0, count: Self.simulatedCount / 64)
      }
      for pair in 0..<Self.simulatedCount {
        // Records come good and bad: one pair in four has many errors at once.
        let quality = pair % 4 == 0 ? Self.poorQuality : 1
        let isPresent = random.nextShare() < presence[field]
        let luck = random.nextShare()
        if !isPresent { continue }
        for atom in agreed.indices where luck < agreement[field][atom] * quality {
          agreed[atom][pair / 64] |= 1 << UInt64(pair % 64)
        }
      }
      return agreed
    }
  }
}

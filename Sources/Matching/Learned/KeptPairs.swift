import Glibc

/// Pairs that blocks bring together, counted by their patterns; those that may be the same are kept.
struct KeptPairs: Sendable {
  private(set) var tally = PatternTally()
  private(set) var pairs: [RowPair] = []
  private(set) var levels: [UInt64] = []
  /// The passes that found each, as bits.
  private(set) var passes: [UInt32] = []

  /// Takes pairs in; keeps those whose levels are worth as much as `gate` asks.
  mutating func take(_ batch: borrowing CandidateScan.Batch, _ gate: PatternGate) {
    for index in batch.pairs.indices {
      let pattern = batch.patterns[index]
      tally.add(pattern, passes: batch.passes[index])
      if gate.opens(to: pattern) {
        pairs.append(batch.pairs[index])
        levels.append(pattern)
        passes.append(batch.passes[index])
      }
    }
  }
}

/// Tells patterns that may be those of duplicates from those that cannot be.
struct PatternGate: Sendable, Equatable {
  /// Bits by field and level, sixteen places a field; empty: every pattern passes.
  private(set) var bits: [Float] = []
  private var fieldCount = 0
  private(set) var least: Float = 0

  /// Every pattern passes.
  init() {}

  /// By an early model: far under what the final one can ask for, since to share a rare value is worth more
  /// than the mean of a level says.
  init(_ model: LevelModel, fieldCount: Int) {
    self.fieldCount = fieldCount
    bits = (0..<fieldCount << 4).map { place in
      let (field, level) = (place >> 4, place & 15)
      let match = max(model.match[field, level], 1e-12)
      return level == 0 ? 0 : log2(Float(match / max(model.random[field, level], 1e-12)))
    }
    let prior = max(model.matchShare, 1e-300) / max(model.randomShare, 1e-12)
    least = Self.margin - Float(log2(prior))
  }

  /// As a model has it.
  init(bits: [Float], least: Float) {
    self.bits = bits
    fieldCount = bits.count >> 4
    self.least = least
  }

  private static let margin: Float = -12

  @inline(__always)
  func opens(to pattern: UInt64) -> Bool {
    if bits.isEmpty { return true }
    var sum: Float = 0
    var rest = pattern
    for field in 0..<fieldCount {
      sum += bits[field << 4 | Int(truncatingIfNeeded: rest & 15)]
      rest >>= 4
    }
    return sum >= least
  }
}

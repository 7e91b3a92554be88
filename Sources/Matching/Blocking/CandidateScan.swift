/// Goes through the pairs that blocks bring together, each once, on several threads.
struct CandidateScan: Sendable {
  let fields: FieldValues
  let blocks: Blocks
  let pairing: Pairing
  let threadCount: Int

  /// Pairs with their patterns of levels and the passes that find them.
  struct Batch: Sendable {
    var pairs: [RowPair] = []
    var patterns: [UInt64] = []
    var passes: [UInt32] = []
  }

  /// Some blocks of one pass.
  private struct Piece {
    var pass: Int
    var blocks: Range<Int>
  }

  private static let batchCount = 512
  private static let rowsOfPiece = 150_000
  /// So many rows before it is compared, what is known of a row is fetched.
  private static let ahead = 16

  /// Counts every pair by its pattern, and keeps those that the gate lets through, in order, piece by piece.
  func run(_ gate: PairGate) -> (kept: [KeptPairs], counts: PatternCounts) {
    let pieces = pieces()
    let (kept, workers) = Parallel.gather(
      pieces.count, threadCount: threadCount, worker: Worker(fields, gate)
    ) { number, worker in
      var kept = KeptPairs()
      worker.run(self, pieces[number].pass, pieces[number].blocks, &kept)
      return kept
    }
    return (kept, PatternCounts(workers.map(\.tally)))
  }

  private func pieces() -> [Piece] {
    var pieces: [Piece] = []
    for (number, pass) in blocks.passes.enumerated() {
      var first = 0
      for block in 0..<pass.blockCount
      where pass[block].upperBound - pass[first].lowerBound >= Self.rowsOfPiece
        || block + 1 == pass.blockCount
      {
        pieces.append(Piece(pass: number, blocks: first..<block + 1))
        first = block + 1
      }
    }
    return pieces
  }

  /// What a thread keeps between pieces.
  private struct Worker: Sendable {
    let fields: FieldValues
    let gate: PairGate
    var tally = PatternTally()
    var scratch: LevelScratch
    var batch = Batch()

    init(_ fields: FieldValues, _ gate: PairGate) {
      self.fields = fields
      self.gate = gate
      scratch = LevelScratch(fields)
    }

    mutating func run(
      _ scan: CandidateScan, _ pass: Int, _ range: Range<Int>, _ kept: inout KeptPairs
    ) {
      let blocks = scan.blocks
      let found = blocks.passes[pass]
      let rows = found.rows.span
      let isRestricted = scan.pairing.isRestricted
      for block in range {
        let places = found[block]
        for left in places {
          if left + CandidateScan.ahead < rows.count {
            let row = rows[left + CandidateScan.ahead]
            blocks.prefetch(row)
            fields.prefetch(row)
          }
          for right in (left + 1)..<max(left + 1, places.upperBound) {
            let pair = RowPair(rows[left], rows[right])
            if isRestricted && !scan.pairing.allows(pair) { continue }
            let passes = blocks.passes(of: pair, firstIn: pass, block: block)
            if passes == 0 { continue }
            batch.pairs.append(pair)
            batch.passes.append(passes)
            if batch.pairs.count == CandidateScan.batchCount { flush(to: &kept) }
          }
        }
      }
      flush(to: &kept)
    }

    private mutating func flush(to kept: inout KeptPairs) {
      if batch.pairs.isEmpty { return }
      fields.levels(of: batch.pairs, into: &batch.patterns, &scratch)
      kept.take(batch, gate, &tally)
      batch.pairs.removeAll(keepingCapacity: true)
      batch.passes.removeAll(keepingCapacity: true)
    }
  }
}

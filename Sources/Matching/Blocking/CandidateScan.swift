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

  /// Hands every pair to `body`, by pieces; gives a result a piece, in order.
  func run<Result: Sendable>(
    _ empty: Result, _ body: @escaping @Sendable (borrowing Batch, inout Result) -> Void
  ) -> [Result] {
    let pieces = pieces()
    return Parallel.map(pieces.count, threadCount: threadCount, worker: Worker(fields)) {
      number, worker in
      var result = empty
      worker.run(self, pieces[number].pass, pieces[number].blocks) { body($0, &result) }
      return result
    }
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
    var caches: [LevelCache]
    var batch = Batch()

    init(_ fields: FieldValues) {
      self.fields = fields
      caches = fields.fields.map { _ in LevelCache() }
    }

    mutating func run(
      _ scan: CandidateScan, _ pass: Int, _ range: Range<Int>, _ body: (borrowing Batch) -> Void
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
            if batch.pairs.count == CandidateScan.batchCount { flush(body) }
          }
        }
      }
      flush(body)
    }

    private mutating func flush(_ body: (borrowing Batch) -> Void) {
      if batch.pairs.isEmpty { return }
      fields.levels(of: batch.pairs, into: &batch.patterns, &caches)
      body(batch)
      batch.pairs.removeAll(keepingCapacity: true)
      batch.passes.removeAll(keepingCapacity: true)
    }
  }
}

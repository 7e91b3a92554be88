/// Goes through the pairs that blocks bring together, each once, on several threads.
struct CandidateScan: Sendable {
  let fields: [any MatchField]
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

  private static let batchCount = 2048
  private static let rowsOfPiece = 20_000

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
      where pass.starts[block + 1] - pass.starts[first] >= Self.rowsOfPiece
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
    let fields: [any MatchField]
    var caches: [LevelCache]
    var batch = Batch()

    init(_ fields: [any MatchField]) {
      self.fields = fields
      caches = fields.map { _ in LevelCache() }
    }

    mutating func run(
      _ scan: CandidateScan, _ pass: Int, _ range: Range<Int>, _ body: (borrowing Batch) -> Void
    ) {
      let blocks = scan.blocks
      let rows = blocks.passes[pass].rows
      let starts = blocks.passes[pass].starts
      for block in range {
        for left in starts[block]..<starts[block + 1] {
          for right in (left + 1)..<max(left + 1, starts[block + 1]) {
            let pair = RowPair(rows[left], rows[right])
            if !scan.pairing.allows(pair) { continue }
            let found = blocks.passes(of: pair, firstIn: pass, block: block)
            if found == 0 { continue }
            batch.pairs.append(pair)
            batch.passes.append(found)
            if batch.pairs.count == CandidateScan.batchCount { flush(body) }
          }
        }
      }
      flush(body)
    }

    private mutating func flush(_ body: (borrowing Batch) -> Void) {
      if batch.pairs.isEmpty { return }
      batch.patterns.removeAll(keepingCapacity: true)
      batch.patterns.append(contentsOf: repeatElement(0, count: batch.pairs.count))
      for (number, field) in fields.enumerated() {
        field.addLevels(
          of: batch.pairs, to: &batch.patterns, shift: UInt64(number * 4), &caches[number])
      }
      body(batch)
      batch.pairs.removeAll(keepingCapacity: true)
      batch.passes.removeAll(keepingCapacity: true)
    }
  }
}

/// Finds the pairs for which the test of a clause holds, among rows that share what it asks for.
struct PairFinder: Sendable {
  let input: MergeInput
  let pairing: Pairing
  let judge: PairJudge
  let threadCount: Int

  /// Blocks that a thread takes at a time.
  private static let blocksOfPiece = 64

  /// A pair for which a test holds.
  struct Found: Sendable {
    var pair: RowPair
    var score: Float
  }

  /// Pairs that were found, and how many were compared.
  struct Pairs: Sendable {
    var found: [Found] = []
    var comparedCount = 0

    /// Those of several pieces, in their order.
    fileprivate init(_ pieces: [Pairs]) {
      found.reserveCapacity(pieces.reduce(0) { $0 + $1.found.count })
      for piece in pieces {
        found += piece.found
        comparedCount += piece.comparedCount
      }
    }

    init() {}
  }

  /// Rows that share all of some keys, two or more of each, in the order of their first rows.
  ///
  /// Without a key all rows are one block: then every pair is judged.
  func blocks(_ keys: [PairKey]) -> [[UInt32]] {
    if keys.isEmpty { return [Array(0..<UInt32(input.rowCount))] }
    let (numbers, counts) = numbered(keys)
    var blocks: [[UInt32]] = []
    var places = [Int32](repeating: -1, count: counts.count)
    for row in 0..<input.rowCount {
      let number = Int(numbers[row])
      if number == 0 || counts[number] < 2 { continue }
      if places[number] < 0 {
        places[number] = Int32(blocks.count)
        blocks.append([])
        blocks[blocks.count - 1].reserveCapacity(Int(counts[number]))
      }
      blocks[Int(places[number])].append(UInt32(row))
    }
    return blocks
  }

  /// A number for what rows have of some keys, by row, 0 where one has nothing; and how many rows
  /// have each.
  private func numbered(_ keys: [PairKey]) -> (numbers: [UInt32], counts: [UInt32]) {
    let ids = keys.map { judge.numbers(of: $0) }
    if ids.count == 1 {
      var counts = [UInt32](repeating: 0, count: Int(ids[0].max() ?? 0) + 1)
      for id in ids[0] { counts[Int(id)] += 1 }
      return (ids[0], counts)
    }
    var groups = KeyGroups(capacity: input.rowCount)
    let numbers = (0..<input.rowCount).map { row -> UInt32 in
      let key = PairMeeting.hash(of: row, ids)
      return key == 0 ? 0 : groups.add(key) + 1
    }
    return (numbers, [0] + groups.counts)
  }

  /// The pairs for which one of the alternatives from the one at `first` on holds, and none of those
  /// before it, each once, with the best score that any of them gives.
  func pairs(of alternatives: [PairAlternative], from first: Int = 0) -> Pairs {
    let meetings = alternatives.map { PairMeeting($0, self) }
    return Pairs(
      (first..<alternatives.count).map { number in
        let search = AlternativeSearch(alternatives, number, meetings, pairing, judge)
        switch alternatives[number].way {
        case .shared(let keys): return pairs(of: blocks(keys), search)
        case .near: return nearPairs(search)
        }
      })
  }

  /// The pairs of some blocks, in their order.
  private func pairs(of blocks: [[UInt32]], _ search: AlternativeSearch) -> Pairs {
    let pieceCount = (blocks.count + Self.blocksOfPiece - 1) / Self.blocksOfPiece
    return Pairs(
      Parallel.map(pieceCount, threadCount: threadCount) { piece in
        let start = piece * Self.blocksOfPiece
        var pairs = Pairs()
        for block in blocks[start..<min(start + Self.blocksOfPiece, blocks.count)] {
          search.judge(block, &pairs)
        }
        return pairs
      })
  }

  /// Rows whose neighbours a thread looks at, at a time.
  private static let rowsOfPiece = 4096

  /// The pairs of rows that are near, in their order.
  private func nearPairs(_ search: AlternativeSearch) -> Pairs {
    guard case .near(let near) = search.meeting else { return Pairs() }
    let count = near.rows.count
    var pairs = Pairs(
      Parallel.map((count + Self.rowsOfPiece - 1) / Self.rowsOfPiece, threadCount: threadCount) {
        piece in
        let start = piece * Self.rowsOfPiece
        var pairs = Pairs()
        for place in start..<min(start + Self.rowsOfPiece, count) {
          near.forEachPair(at: place) { search.judgeNear($0, &pairs) }
        }
        return pairs
      })
    pairs.found.sort { ($0.pair.left, $0.pair.right) < ($1.pair.left, $1.pair.right) }
    return pairs
  }
}

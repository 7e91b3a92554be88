extension MergeOutcome {
  /// Turns what was found among rows in another order, and the links that were taken, into those of
  /// the rows as they stand.
  mutating func restore(from order: RowOrder, _ taken: inout [TakenLink]) {
    var moved = groups
    for (place, group) in groups.enumerated() { moved[Int(order.original(UInt32(place)))] = group }
    number(moved)
    for index in taken.indices {
      taken[index].pair = order.pair(taken[index].pair.left, taken[index].pair.right)
    }
    for index in reviews.indices {
      let pair = order.pair(reviews[index].left, reviews[index].right)
      (reviews[index].left, reviews[index].right) = (pair.left, pair.right)
    }
    for index in refusals.indices { refusals[index] = refusals[index].restored(from: order) }
  }

  /// Numbers groups by their first rows; marks are numbers of rows.
  mutating func number(_ marks: [UInt32]) {
    let unknown = UInt32.max
    var numbers = [UInt32](repeating: unknown, count: marks.count)
    groupCount = 0
    for row in marks.indices {
      let mark = Int(marks[row])
      if numbers[mark] == unknown {
        numbers[mark] = UInt32(groupCount)
        groupCount += 1
      }
      groups[row] = numbers[mark]
    }
  }

  /// The links that were taken make a tree of each group: each row but the first hangs on the one
  /// before it on the way to the first.
  mutating func noteLinks(_ taken: [TakenLink], threadCount: Int) {
    let near = RowLinks(taken, rowCount: groups.count)
    let firsts = linkedFirsts(near)
    let pieces = Parallel.map(
      (firsts.count + Self.groupsOfPiece - 1) / Self.groupsOfPiece, threadCount: threadCount
    ) { piece in
      var found: [(row: UInt32, link: MergeLink)] = []
      var waiting: [(row: UInt32, before: UInt32)] = []
      for first in firsts[(piece * Self.groupsOfPiece)...].prefix(Self.groupsOfPiece) {
        waiting.append((first, first))
        while let (row, before) = waiting.popLast() {
          near.forEach(of: row) { number in
            let link = taken[number]
            let other = link.pair.left == row ? link.pair.right : link.pair.left
            if other == before { return }
            found.append(
              (other, MergeLink(row: row, clause: UInt16(link.clause), score: link.score)))
            waiting.append((other, row))
          }
        }
      }
      return found
    }
    links = Array(repeating: nil, count: groups.count)
    for piece in pieces {
      for (row, link) in piece { links[Int(row)] = link }
    }
  }

  /// The first rows of groups that have more than one.
  private func linkedFirsts(_ near: RowLinks) -> [UInt32] {
    var firsts: [UInt32] = []
    var next: UInt32 = 0
    for row in groups.indices where groups[row] == next {
      next += 1
      if near.hasLinks(row) { firsts.append(UInt32(row)) }
    }
    return firsts
  }

  /// Groups that a thread takes at a time.
  private static var groupsOfPiece: Int { 16_384 }
}

/// The links of each row, in their order.
private struct RowLinks: Sendable {
  /// By row: where its links begin among ``links``; one more at the end.
  private var starts: [UInt32]
  private var links: [UInt32]

  init(_ taken: [TakenLink], rowCount: Int) {
    starts = Array(repeating: 0, count: rowCount + 2)
    for link in taken {
      starts[Int(link.pair.left) + 2] += 1
      starts[Int(link.pair.right) + 2] += 1
    }
    for row in 2..<starts.count { starts[row] += starts[row - 1] }
    links = Array(repeating: 0, count: taken.count * 2)
    for (number, link) in taken.enumerated() {
      add(number, to: link.pair.left)
      add(number, to: link.pair.right)
    }
  }

  private mutating func add(_ link: Int, to row: UInt32) {
    links[Int(starts[Int(row) + 1])] = UInt32(link)
    starts[Int(row) + 1] += 1
  }

  /// Whether any link leads to a row.
  func hasLinks(_ row: Int) -> Bool { starts[row] < starts[row + 1] }

  /// Hands on the numbers of the links that lead to a row, in their order.
  func forEach(of row: UInt32, _ body: (Int) -> Void) {
    for place in starts[Int(row)]..<starts[Int(row) + 1] { body(Int(links[Int(place)])) }
  }
}

/// A link by which two groups were joined.
struct TakenLink {
  var pair: RowPair
  var clause: Int
  var score: Float
}

extension RowOrder {
  /// Two rows as they stand in the input, the earlier one first.
  fileprivate func pair(_ left: UInt32, _ right: UInt32) -> RowPair {
    let (one, two) = (original(left), original(right))
    return RowPair(min(one, two), max(one, two))
  }
}

extension MergeRefusal {
  fileprivate func restored(from order: RowOrder) -> MergeRefusal {
    var result = self
    let pair = order.pair(left, right)
    (result.left, result.right) = (pair.left, pair.right)
    switch reason {
    case .never(let clause, let left, let right):
      let pair = order.pair(left, right)
      result.reason = .never(clause: clause, left: pair.left, right: pair.right)
    case .sourceTaken(let source, let left, let right):
      let pair = order.pair(left, right)
      result.reason = .sourceTaken(
        source: order.originalSource(source), left: pair.left, right: pair.right)
    case .meanLink(let bits, let left, let right, let pairBits):
      let pair = order.pair(left, right)
      result.reason = .meanLink(
        bits: bits, left: pair.left, right: pair.right, pairBits: pairBits)
    case .decided(let left, let right):
      let pair = order.pair(left, right)
      result.reason = .decided(left: pair.left, right: pair.right)
    }
    return result
  }
}

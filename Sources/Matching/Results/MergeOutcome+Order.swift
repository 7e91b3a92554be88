extension MergeOutcome {
  /// What was found among rows in another order, for the rows as they stand.
  func restored(from order: RowOrder) -> MergeOutcome {
    var result = self
    var moved = groups
    for (place, group) in groups.enumerated() { moved[Int(order.original(UInt32(place)))] = group }
    result.number(moved)
    var taken: [TakenLink] = []
    for (place, link) in links.enumerated() {
      guard let link else { continue }
      taken.append(
        TakenLink(
          pair: order.pair(UInt32(place), link.row), clause: Int(link.clause), score: link.score))
    }
    result.noteLinks(taken)
    for index in reviews.indices {
      let pair = order.pair(reviews[index].left, reviews[index].right)
      (result.reviews[index].left, result.reviews[index].right) = (pair.left, pair.right)
    }
    for index in refusals.indices { result.refusals[index] = refusals[index].restored(from: order) }
    return result
  }

  /// Numbers groups by their first rows.
  mutating func number(_ marks: [UInt32]) {
    var numbers: [UInt32: UInt32] = [:]
    for row in marks.indices {
      let number = numbers[marks[row]] ?? UInt32(numbers.count)
      numbers[marks[row]] = number
      groups[row] = number
    }
    groupCount = numbers.count
  }

  /// The links that were taken make a tree of each group: each row but the first hangs on the one before
  /// it on the way to the first.
  mutating func noteLinks(_ taken: [TakenLink]) {
    var near: [UInt32: [(row: UInt32, link: Int)]] = [:]
    for (number, link) in taken.enumerated() {
      near[link.pair.left, default: []].append((link.pair.right, number))
      near[link.pair.right, default: []].append((link.pair.left, number))
    }
    links = Array(repeating: nil, count: groups.count)
    var isSeen = [Bool](repeating: false, count: groups.count)
    for first in groups.indices where !isSeen[first] {
      isSeen[first] = true
      var waiting = [UInt32(first)]
      while let row = waiting.popLast() {
        for (other, number) in near[row] ?? [] where !isSeen[Int(other)] {
          isSeen[Int(other)] = true
          links[Int(other)] = MergeLink(
            row: row, clause: UInt16(taken[number].clause), score: taken[number].score)
          waiting.append(other)
        }
      }
    }
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
    case .meanLink: break
    case .decided(let left, let right):
      let pair = order.pair(left, right)
      result.reason = .decided(left: pair.left, right: pair.right)
    }
    return result
  }
}

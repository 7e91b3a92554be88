/// Puts rows into groups, link by link, and keeps apart what must not come together.
struct GroupLinker {
  var outcome: MergeOutcome
  private let input: MergeInput
  private let never: [(clause: Int, test: PairTest)]
  private var parents: [Int]
  private var members: [Int: [Int]] = [:]
  private var different: Set<[UInt32]> = []

  init(_ plan: MergePlan, _ input: MergeInput) {
    self.input = input
    outcome = MergeOutcome(rowCount: input.rowCount, clauseCount: plan.clauses.count)
    parents = Array(0..<input.rowCount)
    never = plan.clauses.enumerated().compactMap { number, clause in
      guard clause.effect == .never, case .pair(let test) = clause.test else { return nil }
      return (number, test)
    }
    for decision in input.decisions where !decision.isSame {
      different.insert([
        min(decision.left, decision.right), max(decision.left, decision.right),
      ])
    }
  }

  private func root(_ row: Int) -> Int {
    var row = row
    while parents[row] != row { row = parents[row] }
    return row
  }

  /// Joins the groups of two rows, unless something forbids it.
  mutating func link(_ left: Int, _ right: Int, clause: Int, score: Float) {
    let (one, other) = (min(root(left), root(right)), max(root(left), root(right)))
    if one == other { return }
    if let reason = refusal(one, other, isDecided: clause == Int(MergeLink.decided)) {
      outcome.refusals.append(
        MergeRefusal(
          left: UInt32(left), right: UInt32(right), clause: UInt16(clause), score: score,
          reason: reason))
      return
    }
    note(left, right, one, other, clause, score)
    parents[other] = one
    members[one] = (members[one] ?? [one]) + (members[other] ?? [other])
    members[other] = nil
  }

  /// A group keeps one row without a link: its first. The other's rows hang on the new link, turned round
  /// along the way from the row to that group's own first.
  private mutating func note(
    _ left: Int, _ right: Int, _ one: Int, _ other: Int, _ clause: Int, _ score: Float
  ) {
    var (row, target) = root(right) == other ? (right, left) : (left, right)
    var link = MergeLink(row: UInt32(target), clause: UInt16(clause), score: score)
    while true {
      let before = outcome.links[row]
      outcome.links[row] = link
      guard let before else { return }
      target = row
      row = Int(before.row)
      link = MergeLink(row: UInt32(target), clause: before.clause, score: before.score)
    }
  }

  private func refusal(_ one: Int, _ other: Int, isDecided: Bool) -> MergeRefusal.Reason? {
    for left in members[one] ?? [one] {
      for right in members[other] ?? [other] {
        let (low, high) = (UInt32(min(left, right)), UInt32(max(left, right)))
        if different.contains([low, high]) { return .decided(left: low, right: high) }
        if isDecided { continue }
        for (clause, test) in never where (try? PairJudge(input).passes(test, left, right)) == true
        {
          return .never(clause: clause, left: low, right: high)
        }
        if let source = freeSource(left, right) {
          return .sourceTaken(source: source, left: low, right: high)
        }
      }
    }
    return nil
  }

  private func freeSource(_ left: Int, _ right: Int) -> Int? {
    input.sources.firstIndex {
      $0.isFreeOfDuplicates && $0.rows.contains(left) && $0.rows.contains(right)
    }
  }

  mutating func review(_ left: Int, _ right: Int, clause: Int) {
    outcome.reviews.append(
      ReviewPair(left: UInt32(left), right: UInt32(right), clause: UInt16(clause), score: 1))
  }

  /// Groups by their first rows; a pair that is together by now needs no look.
  func finished() -> MergeOutcome {
    var outcome = outcome
    var numbers: [Int: UInt32] = [:]
    for row in parents.indices {
      let root = root(row)
      let number = numbers[root] ?? UInt32(numbers.count)
      numbers[root] = number
      outcome.groups[row] = number
    }
    outcome.groupCount = numbers.count
    outcome.reviews.removeAll { pair in
      let key = [min(pair.left, pair.right), max(pair.left, pair.right)]
      return outcome.groups[Int(pair.left)] == outcome.groups[Int(pair.right)]
        || different.contains(key)
    }
    return outcome
  }
}

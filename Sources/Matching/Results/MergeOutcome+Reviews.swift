/// Pairs of a line that the review queue has no place for.
package struct LeftOutReviews: Sendable, Equatable {
  package var clause: Int
  /// Pairs that the line asks about, and nobody has decided yet.
  package var askedCount: Int
  /// Those of them that are left out.
  package var count: Int
  /// How sure the surest of these is, from 0 to 1.
  package var score: Float

  package init(clause: Int, askedCount: Int, count: Int, score: Float) {
    self.clause = clause
    self.askedCount = askedCount
    self.count = count
    self.score = score
  }
}

extension MergeOutcome {
  /// Has people asked about the pairs of a line, all of which stand in two groups: about the surest
  /// `most` of them where there are more, of equal ones about the earliest.
  ///
  /// What is decided, or in the queue by a line before, takes no place: so each run goes on where
  /// people have come to.
  mutating func ask(
    about found: [ReviewPair], _ clause: Int, most: Int, decided: DecidedPairs
  ) {
    let open = found.filter { decided.isSame($0.left, $0.right) == nil }
    linkedCounts[clause] += open.count
    let known = Set(reviews.lazy.map(\.rows))
    var asked = open.filter { !known.contains($0.rows) }
    if asked.count > most {
      let places = asked.indices.sorted { one, other in
        // Shares near 1 fall together: pairs that come by their bits keep that order.
        let (first, second) = (asked[one], asked[other])
        return first.score == second.score ? one < other : first.score > second.score
      }
      leftOutReviews.append(
        LeftOutReviews(
          clause: clause, askedCount: asked.count, count: asked.count - most,
          score: asked[places[most]].score))
      asked = places.prefix(most).map { asked[$0] }
    }
    reviews += asked
  }
}

extension ReviewPair {
  /// Both rows, the earlier one first.
  fileprivate var rows: RowPair { RowPair(min(left, right), max(left, right)) }
}

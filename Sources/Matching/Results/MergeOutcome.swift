/// What a merge came to: groups of rows, the links that hold them, and what was left to people.
package struct MergeOutcome: Sendable {
  /// The group of each row, from 0 in the order of each group's first row.
  package var groups: [UInt32]
  package var groupCount: Int
  /// The link by which a row joined its group; nil for the first row of each.
  package var links: [MergeLink?]
  /// Pairs that a person has to look at.
  package var reviews: [ReviewPair]
  /// By line, in their order: what there was no place for among ``reviews``.
  package var leftOutReviews: [LeftOutReviews] = []
  /// Links that were not taken, and why.
  package var refusals: [MergeRefusal]
  /// Pairs that were compared, by clause.
  package var comparedCounts: [Int]
  /// Pairs of a clause that were the same and not refused, those already in one group too; of one
  /// that reviews those that people are asked about.
  package var linkedCounts: [Int]
  /// What each `learned` clause has found out, in the order of the lines.
  package var learned: [LearnedOutcome] = []

  package init(rowCount: Int, clauseCount: Int) {
    groups = Array(0..<UInt32(rowCount))
    groupCount = rowCount
    links = []
    reviews = []
    refusals = []
    comparedCounts = Array(repeating: 0, count: clauseCount)
    linkedCounts = Array(repeating: 0, count: clauseCount)
  }

  /// How many links of a clause were refused since the other pairs of the groups speak against them.
  package func disputedCount(of clause: Int) -> Int {
    refusals.count { refusal in
      if case .meanLink = refusal.reason { Int(refusal.clause) == clause } else { false }
    }
  }

  /// How many links a `never same` clause has refused.
  package func refusedCount(by clause: Int) -> Int {
    refusals.count { refusal in
      if case .never(let number, _, _) = refusal.reason { number == clause } else { false }
    }
  }
}

/// A pair of rows that a clause holds for the same.
package struct MergeLink: Sendable, Equatable {
  /// The row with which it was compared.
  package var row: UInt32
  /// ``decided``: people say so.
  package var clause: UInt16

  /// From 0 to 1: 1 for `equal`, the least similarity of the clause's tests, the learned share.
  package var score: Float

  package init(row: UInt32, clause: UInt16, score: Float) {
    self.row = row
    self.clause = clause
    self.score = score
  }

  /// Stands for a clause where a decision of the review queue holds two rows together.
  package static let decided = UInt16.max
}

/// A pair for the review queue.
package struct ReviewPair: Sendable, Equatable {
  package var left: UInt32
  package var right: UInt32
  /// nil: of a group above the size that the rules allow.
  package var clause: UInt16?
  package var score: Float

  package init(left: UInt32, right: UInt32, clause: UInt16?, score: Float) {
    self.left = left
    self.right = right
    self.clause = clause
    self.score = score
  }
}

/// A link that was not taken.
package struct MergeRefusal: Sendable, Equatable {
  package enum Reason: Sendable, Equatable {
    /// A `never same` clause holds for a pair of the two groups.
    case never(clause: Int, left: UInt32, right: UInt32)
    /// Two rows of a source free of duplicates would be in one group.
    case sourceTaken(source: Int, left: UInt32, right: UInt32)
    /// The pairs of the two groups speak against it in the mean, in bits; the pair that does so most, with
    /// its own.
    case meanLink(bits: Float, left: UInt32, right: UInt32, pairBits: Float)
    /// A decision of the review queue says that they are different.
    case decided(left: UInt32, right: UInt32)
  }
  package var left: UInt32
  package var right: UInt32
  package var clause: UInt16
  package var score: Float
  package var reason: Reason

  package init(left: UInt32, right: UInt32, clause: UInt16, score: Float, reason: Reason) {
    self.left = left
    self.right = right
    self.clause = clause
    self.score = score
    self.reason = reason
  }
}

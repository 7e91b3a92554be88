/// Why two rows are in one group, or are not.
package struct PairExplanation: Sendable, Equatable {
  /// What a field says of the pair.
  package struct Field: Sendable, Equatable {
    /// `last_name`
    package var name: String
    /// `very similar`
    package var level: String
    package var bits: Double
    /// How many rows have the value that both share; nil where they do not.
    package var sameCount: Int?
  }

  /// What a learned clause says of the pair. The bits of all fields, the prior and ``relatedBits`` add up
  /// to ``bits``.
  package struct Learned: Sendable, Equatable {
    package var fields: [Field]
    /// The bits of any two rows before they are compared.
    package var priorBits: Double
    /// What speaks against it since the rows may be related and not the same; never above 0.
    package var relatedBits: Double
    package var bits: Double
    /// The bits that are enough.
    package var leastBits: Double
    /// The passes that make the pair a candidate: `sound of last_name + dob`.
    package var passes: [String]
    /// The bits by what a sample taught first, where they are so few that the pair is not weighed; nil: it is.
    package var earlyBits: Double?
  }

  /// What one clause says of the pair.
  package struct Clause: Sendable, Equatable {
    /// Whether the clause holds, and is asked: a learned one is asked for candidates only.
    package var holds: Bool
    /// From 0 to 1; of a learned clause the chance that the rows are the same, whether it holds or not.
    /// nil where another clause does not hold, and where nothing was learned.
    package var score: Double?
    /// Of a learned clause; nil for others, and where nothing was learned.
    package var learned: Learned?
  }

  /// A link on the way from one row to the other.
  package struct Step: Sendable, Equatable {
    package var from: UInt32
    package var to: UInt32
    package var clause: UInt16
    package var score: Float
  }

  /// By the clauses of the plan.
  package var clauses: [Clause]
  /// Whether both are in one group.
  package var isTogether: Bool
  /// The links that lead from the first row to the second; empty where none do.
  package var steps: [Step]
  /// Links between the groups of both that were refused.
  package var refusals: [MergeRefusal]
  /// Whether both are of one table that is free of duplicates.
  package var isOfOneCleanSource: Bool
  /// What people have said of the pair: whether it is the same.
  package var decision: Bool?
}

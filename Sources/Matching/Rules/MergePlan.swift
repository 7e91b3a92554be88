import Kernels

/// What a `merge` statement asks for, as data. Columns are indexes of ``MergeInput/columns``.
package struct MergePlan: Sendable {
  /// The name of the table that is made.
  package var result: String
  /// `same when`, `never same when`, `review when`, in the order of the lines.
  package var clauses: [MatchClause]
  /// `review groups above N rows`
  package var reviewedGroupSize: Int?
  /// `take`, in the order of the lines; every column but those that are made is in exactly one.
  package var takes: [TakeClause]
  /// Pairs that a line may put into the review queue. To decide that many takes somebody weeks; a
  /// line that is too wide finds millions.
  package var mostReviews = 100_000

  package init(
    result: String, clauses: [MatchClause], reviewedGroupSize: Int? = nil,
    takes: [TakeClause] = []
  ) {
    self.result = result
    self.clauses = clauses
    self.reviewedGroupSize = reviewedGroupSize
    self.takes = takes
  }

  /// Columns that clauses compare pair by pair.
  package var pairColumns: Set<Int> {
    Set(clauses.flatMap { if case .pair(let test) = $0.test { test.columns } else { [Int]() } })
  }

  /// Columns whose values takes look at, and not only whether rows have the same ones.
  package var rankedColumns: Set<Int> {
    var columns: Set<Int> = []
    for take in takes {
      for rank in take.ranks {
        switch rank {
        case .latest(let column), .earliest(let column), .largest(let column),
          .smallest(let column):
          columns.insert(column)
        case .any: columns.formUnion(take.columns)
        case .source, .mostComplete, .mostCommon, .longest, .first, .last: continue
        }
      }
    }
    return columns
  }

  /// Columns of which somebody asks whether two rows have the same value; `kinds` are those of all.
  package func keyedColumns(of kinds: [MatchKind]) -> Set<Int> {
    var keyed = pairColumns.union(comparedInTakes)
    for clause in clauses {
      guard case .learned(let named, _) = clause.test else { continue }
      keyed.formUnion(named ?? kinds.indices.filter { kinds[$0] != .id })
    }
    return keyed
  }

  /// Columns of which takes ask whether two rows have the same value.
  package var comparedInTakes: Set<Int> {
    var compared = rankedColumns
    for take in takes {
      switch take.way {
      case .joined, .agreed: compared.formUnion(take.columns)
      case .each, .together:
        if take.ranks.contains(.mostCommon) { compared.formUnion(take.columns) }
      }
    }
    return compared
  }

  /// The clauses that learn, by their numbers: each `same when`, then each `review when` that looks
  /// at other columns than those before it.
  package var learners: [Int] {
    let learned = clauses.indices.filter { clauses[$0].isLearned }
    return learned.filter { clauses[$0].effect == .same }
      + learned.filter { clauses[$0].effect != .same && learner(of: $0) == $0 }
  }

  /// The clause whose model a learned clause goes by: a `review when` by that of the first `same
  /// when` of the same columns, else of the first `review when` of them.
  package func learner(of number: Int) -> Int {
    if clauses[number].effect == .same { return number }
    let alike = clauses.indices.filter { clauses[$0].looksAtColumns(of: clauses[number]) }
    return alike.first { clauses[$0].effect == .same } ?? alike.first ?? number
  }
}

/// One line of a `merge` that says which rows are the same.
package struct MatchClause: Sendable {
  /// What follows for a pair that passes the test.
  package enum Effect: Sendable, Equatable { case same, never, review }
  /// How a pair is judged.
  package enum Test: Sendable {
    case pair(PairTest)
    /// `learned [on columns] [, at least 95%]` of `same when` and `review when`: all columns where none is
    /// named; the share from 0 to 1.
    case learned(columns: [Int]?, least: Double?)
  }
  package var effect: Effect
  package var test: Test
  /// The clause as written, for reports.
  package var text: String
  /// Where it stands, for reports: `persons.rules:7`.
  package var place: String

  package init(effect: Effect, test: Test, text: String, place: String = "") {
    self.effect = effect
    self.test = test
    self.text = text
    self.place = place
  }

  var isLearned: Bool { if case .learned = test { true } else { false } }

  /// Whether both are learned of the same columns.
  fileprivate func looksAtColumns(of other: MatchClause) -> Bool {
    guard case .learned(let columns, _) = test, case .learned(let others, _) = other.test else {
      return false
    }
    return columns.map(Set.init) == others.map(Set.init)
  }
}

/// A predicate on two rows. A blank or a placeholder on either side fails every test of the column.
package indirect enum PairTest: Sendable {
  /// `email equal`
  case equal(Int)
  /// `tax_id differ`: both present, and not equal.
  case differ(Int)
  /// `last_name similar 90%`, by the measure of the column's type; from 0 to 1.
  case similar(Int, least: Double)
  /// `last_name similar by levenshtein 2`
  case measured(Int, Measure, limit: Double)
  /// `within postcode`: equal, and the pairs are looked for among those rows alone.
  case within(Int)
  /// `updated within 3 days`, `amount within 0.5`: the distance of dates in days, of numbers as it is.
  case near(Int, distance: Decimal)
  case all([PairTest])
  case any([PairTest])
  case not(PairTest)

  /// Measures that a rule can ask for by name.
  package typealias Measure = TextMeasure
}

/// One `take` line: which record of a group gives a value.
package struct TakeClause: Sendable {
  package enum Way: Sendable, Equatable {
    /// Each column by itself, from the first rank on that decides.
    case each
    /// `together`: all from the best record that has any of them.
    case together
    /// `all joined ';'`: the different ones, in the order of the records.
    case joined(separator: [UInt8])
    /// `if agreed`: the one value of all; else the pair goes to review, where the line says so, and stays blank.
    case agreed(elseReview: Bool)
  }
  package var columns: [Int]
  package var way: Way
  /// `if valid`: values that are none of the column's type are passed over.
  package var onlyValid: Bool
  package var ranks: [TakeRank]
  /// The clause as written, for reports.
  package var text: String
  /// Where it stands, for reports: `persons.rules:9`.
  package var place: String

  package init(
    columns: [Int], way: Way, onlyValid: Bool = false, ranks: [TakeRank], text: String,
    place: String = ""
  ) {
    self.place = place
    self.columns = columns
    self.way = way
    self.onlyValid = onlyValid
    self.ranks = ranks
    self.text = text
  }
}

/// One rank of a `take`: which records go before others.
package enum TakeRank: Sendable, Equatable {
  /// Records of this source, as an index of ``MergeInput/sources``.
  case source(Int)
  case latest(Int)
  case earliest(Int)
  case largest(Int)
  case smallest(Int)
  case mostComplete, mostCommon, longest, first, last
  /// `any 'true'`: a record with this value.
  case any([UInt8])

  /// Whether it ranks rows alike in every column.
  var isOfRows: Bool {
    switch self {
    case .source, .latest, .earliest, .largest, .smallest, .mostComplete, .first, .last: true
    case .mostCommon, .longest, .any: false
    }
  }
}

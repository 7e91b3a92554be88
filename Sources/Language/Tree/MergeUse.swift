import Diagnostics

/// The clauses below `merge T into P`, in the order of the lines.
package struct MergeUse: Sendable, Equatable {
  package var clauses: [MergeClause] = []
  /// Whether some lines could not be read: the others are checked all the same.
  package var isPartial = false

  package init() {}
}

/// One line below a `merge`.
package struct MergeClause: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    /// `same when P`, `never same when P`, `review when P`
    case match(MatchEffect, MatchUse)
    /// `review groups above 10 rows`; the number as written.
    case reviewGroups(rows: String)
    case take(TakeUse)
    /// `links from 'old.csv'`
    case links(TextLiteral)
    /// `decided in 'reviews.csv'`
    case decisions(TextLiteral)
    /// `removed to 'sources.csv'`
    case removed(TextLiteral)
  }
  package var kind: Kind
  package var range: SourceRange

  package init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

/// What follows for a pair of rows that passes a test.
package enum MatchEffect: String, Sendable, CaseIterable {
  case same = "same when"
  case never = "never same when"
  case review = "review when"
}

/// How a pair of rows is judged.
package enum MatchUse: Sendable, Equatable {
  case pair(PairTestUse)
  /// `learned on a, b, at least 95%` of a `same when` or `review when`; the percentage as written.
  case learned(columns: [ColumnReference], percent: String?)
}

/// A predicate on two rows.
package struct PairTestUse: Sendable, Equatable {
  package indirect enum Kind: Sendable, Equatable {
    case equal(ColumnReference)
    case differ(ColumnReference)
    /// `last_name similar 90%`; the percentage as written.
    case similar(ColumnReference, percent: String)
    /// `last_name similar by levenshtein 2`; nil: the measure has no limit.
    case measured(ColumnReference, MeasureUse, limit: String?)
    /// `updated within 3 days`, `amount within 0.5`
    case near(ColumnReference, distance: String, isDays: Bool)
    /// `P within postcode, city`: both rows have the same values there.
    case within(PairTestUse, [ColumnReference])
    case not(PairTestUse)
    case and([PairTestUse])
    case or([PairTestUse])
  }
  package var kind: Kind
  package var range: SourceRange

  package init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

/// One `take` line.
package struct TakeUse: Sendable, Equatable {
  package enum Way: Sendable, Equatable {
    case each
    /// `together`
    case together(SourceRange)
    /// `all joined ';'`
    case joined(TextLiteral)
    /// `if agreed[, else review]`
    case agreed(elseReview: Bool)
  }
  /// Empty: `everything else`.
  package var columns: [ColumnReference]
  package var way: Way
  /// `if valid`
  package var onlyValid: Bool
  package var ranks: [TakeRankUse]
}

/// One rank of a `take`.
package struct TakeRankUse: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case table(Word)
    case rank(Rank)
    /// `any 'true'`
    case any(Expression)
  }
  package var kind: Kind
  package var range: SourceRange
}

extension Program {
  /// Where the paths behind `links from` stand.
  package var earlierLinks: Set<SourceRange> {
    Set(
      statements.lazy.compactMap(\.merge).flatMap(\.clauses).compactMap { clause in
        if case .links(let text) = clause.kind { text.range } else { nil }
      })
  }
}

extension Statement {
  /// What a `merge` says; nil for every other statement.
  package var merge: MergeUse? {
    slots.values.lazy.compactMap { if case .merge(let merge) = $0 { merge } else { nil } }.first
  }

  /// The tables that a `merge` brings together.
  package var mergedTables: [Word] {
    guard merge != nil, case .words(let words)? = slots["sources"] else { return [] }
    return words
  }

  /// The table that a `merge` makes.
  package var mergeResult: Word? {
    guard merge != nil, case .word(let word)? = slots["result"] else { return nil }
    return word
  }
}

extension PairTestUse {
  /// Every column that it names, in order.
  package var columns: [ColumnReference] {
    switch kind {
    case .equal(let column), .differ(let column), .similar(let column, _),
      .measured(let column, _, _), .near(let column, _, _):
      [column]
    case .within(let test, let columns): test.columns + columns
    case .not(let test): test.columns
    case .and(let tests), .or(let tests): tests.flatMap(\.columns)
    }
  }
}

extension MergeClause {
  /// Every column that it names.
  package var columns: [ColumnReference] {
    switch kind {
    case .match(_, .pair(let test)): test.columns
    case .match(_, .learned(let columns, _)): columns
    case .take(let take):
      take.columns
        + take.ranks.compactMap { if case .rank(let rank) = $0.kind { rank.column } else { nil } }
    case .reviewGroups, .links, .decisions, .removed: []
    }
  }
}

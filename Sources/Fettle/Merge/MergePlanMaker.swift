import Kernels
import Language
import Matching

/// Turns the clauses of a checked `merge` into what is to be matched and taken.
struct MergePlanMaker {
  let statement: Statement
  let merge: MergeUse
  let columns: MergedColumns
  /// Lower-case names of the tables, in the order of the line.
  let sources: [String]
  /// The text of a clause on one line, and where it stands.
  let text: (MergeClause) -> String
  let place: (MergeClause) -> String

  func plan() -> MergePlan {
    var plan = MergePlan(result: statement.mergeResult?.text ?? "", clauses: [])
    for clause in merge.clauses {
      let text = text(clause)
      let place = place(clause)
      switch clause.kind {
      case .match(let effect, let use):
        guard let test = test(use) else { continue }
        plan.clauses.append(
          MatchClause(effect: Self.effect(effect), test: test, text: text, place: place))
      case .reviewGroups(let rows): plan.reviewedGroupSize = Int(rows)
      case .take(let take): plan.takes.append(self.take(take, text, place))
      case .links, .decisions, .removed: continue
      }
    }
    return plan
  }

  private static func effect(_ effect: MatchEffect) -> MatchClause.Effect {
    switch effect {
    case .same: .same
    case .never: .never
    case .review: .review
    }
  }

  // MARK: Tests

  private func test(_ use: MatchUse) -> MatchClause.Test? {
    switch use {
    case .pair(let test): pairTest(test).map { .pair($0) }
    case .learned(let references, let percent):
      .learned(
        columns: references.isEmpty ? nil : references.compactMap { columns.place(of: $0) },
        least: percent.flatMap(Self.share))
    }
  }

  /// `90` as 0.9.
  private static func share(_ percent: String) -> Double? { Double(percent).map { $0 / 100 } }

  private func pairTest(_ use: PairTestUse) -> PairTest? {
    switch use.kind {
    case .equal(let column): columns.place(of: column).map { .equal($0) }
    case .differ(let column): columns.place(of: column).map { .differ($0) }
    case .similar(let column, let percent):
      columns.place(of: column).map { .similar($0, least: Self.share(percent) ?? 1) }
    case .measured(let column, let measure, let limit):
      columns.place(of: column).map {
        .measured($0, Self.measure(measure), limit: Self.limit(measure, limit))
      }
    case .near(let column, let distance, _):
      columns.place(of: column).flatMap { place in
        Decimal(Array(distance.utf8).span).map { .near(place, distance: $0) }
      }
    case .within(let inner, let references):
      pairTest(inner).map { test in
        .all([test] + references.compactMap { columns.place(of: $0) }.map { .within($0) })
      }
    case .not(let inner): pairTest(inner).map { .not($0) }
    case .and(let tests): .all(tests.compactMap(pairTest))
    case .or(let tests): .any(tests.compactMap(pairTest))
    }
  }

  private static func measure(_ measure: MeasureUse) -> PairTest.Measure {
    PairTest.Measure(rawValue: measure.rawValue)!
  }

  /// A share from 0 to 1, a number of edits, or nothing.
  private static func limit(_ measure: MeasureUse, _ limit: String?) -> Double {
    let number = limit.flatMap(Double.init) ?? 0
    return measure.limit == .share ? number / 100 : number
  }

  // MARK: Takes

  private func take(_ use: TakeUse, _ text: String, _ place: String) -> TakeClause {
    let way: TakeClause.Way =
      switch use.way {
      case .each: .each
      case .together: .together
      case .joined(let separator): .joined(separator: Array(separator.text.utf8))
      case .agreed(let elseReview): .agreed(elseReview: elseReview)
      }
    return TakeClause(
      columns: use.columns.isEmpty
        ? columns.untaken(by: merge) : use.columns.compactMap { columns.place(of: $0) },
      way: way, onlyValid: use.onlyValid, ranks: use.ranks.compactMap(rank), text: text,
      place: place)
  }

  private func rank(_ use: TakeRankUse) -> TakeRank? {
    switch use.kind {
    case .table(let word):
      return sources.firstIndex(of: word.text.lowercased()).map { .source($0) }
    case .any(let value): return value.literalText.map { .any(Array($0.utf8)) }
    case .rank(let rank):
      let column = rank.column.flatMap { columns.place(of: $0) }
      switch rank.name {
      case "latest": return column.map { .latest($0) }
      case "earliest": return column.map { .earliest($0) }
      case "largest": return column.map { .largest($0) }
      case "smallest": return column.map { .smallest($0) }
      case "most complete": return .mostComplete
      case "most common": return .mostCommon
      case "longest": return .longest
      case "last": return .last
      default: return .first
      }
    }
  }
}

import Diagnostics
import Language

extension Outline {
  /// One line below a `merge`.
  static func of(_ clause: MergeClause) -> String {
    switch clause.kind {
    case .match(let effect, .pair(let test)): "\(effect.rawValue) \(of(test))"
    case .match(let effect, .learned(let columns, let percent)):
      "\(effect.rawValue) learned(\(names(columns)); \(percent ?? "-"))"
    case .reviewGroups(let rows): "groups > \(rows)"
    case .take(let take): of(take)
    case .links(let text): "links '\(text.text)'"
    case .decisions(let text): "decisions '\(text.text)'"
    case .removed(let text): "removed '\(text.text)'"
    }
  }

  private static func names(_ columns: [ColumnReference]) -> String {
    columns.map(\.name).joined(separator: ", ")
  }

  private static func of(_ test: PairTestUse) -> String {
    switch test.kind {
    case .equal(let column): "\(column.name) equal"
    case .differ(let column): "\(column.name) differ"
    case .similar(let column, let percent): "\(column.name) ~ \(percent)%"
    case .measured(let column, let measure, let limit):
      "\(column.name) ~ \(measure.rawValue) \(limit ?? "-")"
    case .near(let column, let distance, let isDays):
      "\(column.name) +- \(distance)\(isDays ? " days" : "")"
    case .within(let inner, let columns): "(\(of(inner))) in (\(names(columns)))"
    case .not(let inner): "not (\(of(inner)))"
    case .and(let tests): "and(\(tests.map(of).joined(separator: ", ")))"
    case .or(let tests): "or(\(tests.map(of).joined(separator: ", ")))"
    }
  }

  private static func of(_ take: TakeUse) -> String {
    let way =
      switch take.way {
      case .each: ""
      case .together: " together"
      case .joined(let text): " joined '\(text.text)'"
      case .agreed(let elseReview): elseReview ? " agreed or review" : " agreed"
      }
    let ranks = take.ranks.map { use in
      switch use.kind {
      case .table(let word): "table \(word.text)"
      case .rank(let rank): rank.name + (rank.column.map { " \($0.name)" } ?? "")
      case .any(let value): "any \(value.literalText ?? "")"
      }
    }
    return "take (\(names(take.columns)))\(take.onlyValid ? " valid" : "")\(way): "
      + ranks.joined(separator: " > ")
  }
}

import Columns
import Diagnostics
import Engine
import Kernels
import Language
import Matching

/// Rows that a merge has put to others by `equal` on values that say little: texts that people write where
/// they have none, and values that are none of their column's type.
struct MergeDoubts {
  /// Where rows were compared.
  private struct Place: Hashable {
    var clause: Int
    var column: Int
  }

  /// A text as its first row writes it, and how many rows came to others on it.
  private struct Doubt {
    var text: [UInt8]
    var count: Int
  }

  /// By place, then by the texts without case.
  private var doubts: [Place: [[UInt8]: Doubt]] = [:]
  private let rule: MergeRule

  /// The texts that are named.
  private static let mostNamed = 3
  /// The texts of a place that are told apart: a column that is read as the wrong type has any number.
  private static let mostTexts = 10_000

  /// Looks at the links by which rows joined their groups.
  init(_ rule: MergeRule, _ input: MergeInput, _ outcome: MergeOutcome) {
    self.rule = rule
    let columns = rule.plan.clauses.map { clause -> [Int] in
      guard case .pair(let test) = clause.test else { return [] }
      return Set(test.alternatives.joined().compactMap(\.equalColumn)).sorted()
    }
    if columns.allSatisfy(\.isEmpty) { return }
    for (row, link) in outcome.links.enumerated() {
      guard let link, columns.indices.contains(Int(link.clause)) else { continue }
      for column in columns[Int(link.clause)] {
        note(
          UInt32(row), link.row, input.columns[column],
          Place(clause: Int(link.clause), column: column))
      }
    }
  }

  /// Counts a row if it and the one that it was compared with have one doubtful text.
  private mutating func note(
    _ row: UInt32, _ other: UInt32, _ column: MergeColumn, _ place: Place
  ) {
    guard Self.isDoubtful(row, column), column.isPresent(Int(other)) else { return }
    let text = column.texts.cell(row).trimmed
    let key = CaseFold.folded(text.bytes)
    guard key == CaseFold.folded(column.texts.cell(other).trimmed.bytes) else { return }
    let isNew = doubts[place]?[key] == nil
    if isNew, doubts[place]?.count ?? 0 >= Self.mostTexts { return }
    doubts[place, default: [:]][key, default: Doubt(text: text.array, count: 0)].count += 1
  }

  private static func isDoubtful(_ row: UInt32, _ column: MergeColumn) -> Bool {
    guard column.isPresent(Int(row)) else { return false }
    return column.invalid?[Int(row)] ?? false || DedupeRule.isStandIn(column.texts.cell(row))
  }

  /// One sentence a clause and column: how many rows, on which texts, and what to write.
  var notes: [String] {
    doubts.keys.sorted { ($0.clause, $0.column) < ($1.clause, $1.column) }.map { place in
      let found = doubts[place]!.values.sorted {
        $0.count == $1.count ? $0.text.lexicographicallyPrecedes($1.text) : $0.count > $1.count
      }
      return note(found, rule.plan.clauses[place.clause], place.column)
    }
  }

  private func note(_ found: [Doubt], _ clause: MatchClause, _ column: Int) -> String {
    let count = found.reduce(0) { $0 + $1.count }
    let place = clause.place.isEmpty ? "" : " (\(clause.place))"
    let rows =
      "\(Quantity.count(count, "row")) \(count == 1 ? "was" : "were") put to others by '\(clause.text)'\(place) on "
    if rule.sensitiveColumns.contains(column) {
      return rows + "texts in \(rule.columns[column].name) that may stand for a missing value"
    }
    let most = found.prefix(Self.mostNamed)
    let named = most.map { Scope.quoted(ShownValue.ofLine($0.text, isMasked: false)) }
    let shown = zip(named, found).map { text, doubt in
      found.count > 1 ? "\(text) (\(Quantity.count(doubt.count)))" : text
    }
    let name = Scope.written(rule.columns[column].name)
    let more = found.count > named.count ? ", …" : ""
    let (subject, object) = found.count == 1 ? ("that stands", "it") : ("these stand", "them")
    let text = "\(rows)\(shown.joined(separator: ", "))\(more): if \(subject) for a missing value, "
    // A text of rules ends on its line.
    if most.contains(where: { ShownValue.hasLineEnd($0.text) }) {
      return text + "clear \(object) above the merge"
    }
    return text + "name \(object) as in column \(name) is …, placeholders "
      + named.joined(separator: ", ")
  }
}

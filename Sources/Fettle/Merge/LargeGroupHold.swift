import Diagnostics
import Matching

/// What holds a group together that is larger than any may be: the clause of most links, and the value
/// that most of its rows share where that clause looks.
struct LargeGroupHold {
  private var clause: MatchClause?
  /// `email 'info@x.org' in 1,001 of them`, and whether rules can be told the text.
  private var value: (column: String, text: String, count: Int, isWritten: Bool)?

  /// `input` is what was matched, as far as it stayed.
  init(of rows: [UInt32], _ rule: MergeRule, _ input: MergeInput, _ outcome: MergeOutcome) {
    var counts: [UInt16: Int] = [:]
    for row in rows {
      if let link = outcome.links[Int(row)] { counts[link.clause, default: 0] += 1 }
    }
    let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    guard let most, rule.plan.clauses.indices.contains(Int(most)) else { return }
    let clause = rule.plan.clauses[Int(most)]
    self.clause = clause
    guard case .pair(let test) = clause.test else { return }
    for column in Set(test.alternatives.joined().compactMap(\.equalColumn)).sorted() {
      guard let (text, count) = Self.mostCommon(of: rows, input.columns[column].texts),
        count > (value?.count ?? 1)
      else { continue }
      let isMasked = rule.sensitiveColumns.contains(column)
      value = (
        rule.columns[column].name, ShownValue.ofLine(text, isMasked: isMasked), count,
        !isMasked && !ShownValue.hasLineEnd(text)
      )
    }
  }

  /// The text that most of some rows have; nil where none has any.
  private static func mostCommon(of rows: [UInt32], _ texts: RowTexts) -> ([UInt8], Int)? {
    var counts: [[UInt8]: Int] = [:]
    for row in rows where !texts.isEmpty(row) { counts[texts[row].bytesArray, default: 0] += 1 }
    return counts.max { one, other in
      one.value == other.value
        ? other.key.lexicographicallyPrecedes(one.key) : one.value < other.value
    }.map { ($0.key, $0.value) }
  }

  /// What the failure goes on with.
  var text: String {
    guard let clause else { return "" }
    let place = clause.place.isEmpty ? "" : " (\(clause.place))"
    return "; most are held by '\(clause.text)'\(place)"
      + (value.map { ", \(Quantity.count($0.count)) with \($0.column) '\($0.text)'" } ?? "")
  }

  /// What to type.
  var help: String {
    guard let value, value.isWritten else {
      return "name texts that stand for a missing value as placeholders, or add to the clause"
    }
    return "where it stands for a missing value name it, as in column \(value.column) is …, "
      + "placeholders '\(value.text)', or add to the clause"
  }
}

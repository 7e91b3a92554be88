import Diagnostics
import Language

// Claims of rows that some line above has made what they are.
extension ClaimCheck {
  /// The words of a message that stand in quotes.
  private static func quoted(_ message: String) -> [String] {
    message.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  /// Each row whose blank the related line has filled, and whose cell is its text still, fails where it is judged; and
  /// such rows are judged where others are.
  func failsWhereFilled(_ finding: Diagnostic, _ number: Int) -> Bool {
    let words = Self.quoted(finding.message)
    guard words.count == 2, let place = finding.related.first,
      let filling = statement(at: place.range)
    else { return false }
    let (value, column) = (Text(words[0]), words[1].lowercased())
    let filled = Set(
      oracle.changes.filter {
        $0.statement == filling && $0.fields[2].string.lowercased() == column
      }.compactMap { Int($0.fields[0].string) })
    let judged = (judged[number] ?? []).filter {
      filled.contains($0.record + 1) && $0.cells[column] == value
    }
    let seen = (outcomes[number] ?? [:]).filter { filled.contains($0.key + 1) }
    if !finding.message.contains("wherever its when"), seen.values.contains(.out) { return false }
    let isAnyInScope = (outcomes[number] ?? [:]).values.contains { $0 != .out }
    if judged.isEmpty, !seen.isEmpty, isAnyInScope { return false }
    return judged.allSatisfy { $0.outcome == .fails }
  }

  /// No row is kept whose cell is blank, but where that is said one that could not be evaluated.
  func leavesWhereBlank(_ finding: Diagnostic, _ number: Int) -> Bool {
    let column = Self.quoted(finding.message)[0].lowercased()
    let truths = blankTruths[number]?[column] ?? []
    if !finding.message.contains("if they can be evaluated"), truths.contains(.failed) {
      return false
    }
    return !truths.contains(.yes)
  }

  /// Whether rows are compared of which one has a text in small letters, and another one the same otherwise.
  func isUneven(_ finding: Diagnostic) -> Bool {
    guard let number = statement(at: finding.range) else { return false }
    let texts = texts[number]?[Self.quoted(finding.message)[0].lowercased()] ?? []
    return texts.isEmpty || texts.contains("A ") && texts.contains("a")
  }
}

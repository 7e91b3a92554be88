import Diagnostics
import Engine
import Kernels
import Language
import Profiling

/// Texts that may stand for blank.
extension RuleDraft {
  /// Texts of a column that a rule passes over as placeholders, and the rows that have one.
  struct StandIns {
    var texts: [String] = []
    var rowCount = 0
  }

  /// What a rule has to pass over so that nearly all other values keep it: nothing, where nearly all
  /// do as it is; nil where it is not for texts that stand for blank that they do not.
  /// `fitCount` is how many values keep the rule, `isRead` whether a text does.
  func standIns(_ index: Int, fitCount: Int, isRead: (String) -> Bool) -> StandIns? {
    let column = table.columns[index]
    if isFew(column.presentCount - fitCount, of: column.presentCount) { return StandIns() }
    // A placeholder equals nothing.
    if comparedColumns.contains(index) { return nil }
    let suspects = BlankTest(blanks: column.suspects.map(\.value.text))
    // Each spelling is a placeholder of its own.
    let values = column.top.filter { value in
      Array(value.text.utf8).withCell { suspects.isBlank($0) } && !isRead(value.text)
        && Self.onOneLine(value.text) == value.text
    }
    let rowCount = values.reduce(0) { $0 + $1.count }
    let realCount = column.presentCount - rowCount
    guard !values.isEmpty, fitCount > 0, isFew(realCount - fitCount, of: realCount) else {
      return nil
    }
    return StandIns(texts: values.map(\.text), rowCount: rowCount)
  }

  /// The texts that may stand for blank, for the first of a column's rules; where it has none, only
  /// those that keep it from having one.
  func suspectEvidence(_ index: Int, hasRules: Bool) -> String? {
    let column = table.columns[index]
    let rowCount = column.suspects.reduce(0) { $0 + $1.value.count }
    if column.suspects.isEmpty || (!hasRules && isFew(rowCount, of: column.presentCount)) {
      return nil
    }
    let texts = column.suspects.map {
      "\(quoted($0.value)), \(Quantity.count($0.value.count, "row"))"
    }
    return "May stand for blank: \(texts.joined(separator: "; "))."
  }
}

extension [RuleDraft.Rule] {
  /// Puts evidence on a column above all of its rules, or by itself where there is none.
  mutating func tell(_ evidence: String) {
    if isEmpty { append(RuleDraft.Rule(line: nil, evidence: [])) }
    self[0].evidence.insert(evidence, at: 0)
  }
}

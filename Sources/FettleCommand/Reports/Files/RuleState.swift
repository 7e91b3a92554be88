import Diagnostics
import Fettle

/// How a rule came out, in one word.
enum RuleState: Equatable {
  /// It judges nothing: it changes the table.
  case acted
  case holds
  /// Rows fail it, fewer than its thresholds say.
  case tolerated
  /// The strongest action that followed.
  case fired(String)
  /// There was nothing to test.
  case untested
  /// No row fails it, and some could not be evaluated.
  case undecided

  init(_ rule: RuleReport) {
    let outcomes = rule.outcomes
    if let action = rule.strongest {
      self = .fired(action)
    } else if !rule.isCheck {
      self = .acted
    } else if outcomes.failed > 0 {
      self = .tolerated
    } else if outcomes.notEvaluated > 0 {
      self = .undecided
    } else {
      self = outcomes.passed > 0 ? .holds : .untested
    }
  }
}

extension RuleOutcomes {
  /// All five, always in the same order.
  var all: [(name: String, count: Int)] {
    [
      ("pass", passed), ("fail", failed), ("not tested", notTested),
      ("out of scope", outOfScope), ("not evaluated", notEvaluated),
    ]
  }

  /// `pass 90, fail 10, not tested 3, out of scope 0, not evaluated 0`
  var text: String {
    all.map { "\($0.name) \(Quantity.count($0.count))" }.joined(separator: ", ")
  }
}

extension RuleReport {
  /// The rule on one line.
  var shownText: String { VisibleText.safe(text.replacingLineBreaks(with: " ")) }

  /// `10 of 1,204 findings shown`; nil where there are none.
  var shownFindings: String? {
    if findingCount == 0 { return nil }
    if findings.count == findingCount {
      return findingCount == 1 ? "1 finding" : "all \(Quantity.count(findingCount)) findings"
    }
    return "\(Quantity.count(findings.count)) of "
      + "\(Quantity.count(findingCount, "finding")) shown"
  }
}

extension ActionReport {
  /// `stop above 5% or 500 rows`
  var text: String { [action, threshold].compactMap(\.self).joined(separator: " ") }
}

extension TableReport {
  /// Whether several files are read as one.
  var isStacked: Bool { files.count > 1 }

  /// What was read, with how many files that is.
  var shownInput: String {
    VisibleText.safe(input) + (isStacked ? " (\(Quantity.count(files.count, "file")))" : "")
  }

  /// The first files of several, and how many more there are; nil where there is one.
  var shownFiles: String? {
    guard isStacked else { return nil }
    let (shown, more) = (files.prefix(10).map(VisibleText.safe), files.count - 10)
    return shown.joined(separator: ", ") + (more > 0 ? " and \(Quantity.count(more)) more" : "")
  }
}

extension FindingReport {
  /// `crm-2.csv:17` of a finding in one of several files; nil elsewhere.
  var place: String? {
    file.map { file in
      VisibleText.safe(file) + (cells.lazy.compactMap(\.line).first.map { ":\($0)" } ?? "")
    }
  }

  /// `row 1,017 (crm-2.csv:17)`; nil for a finding on a figure.
  var shownRow: String? {
    row.map { "row \(Quantity.count($0))" + (place.map { " (\($0))" } ?? "") }
  }

  /// `row 17, key 42, email 'x': does not hold`; the words alone for a finding on a figure.
  var line: String {
    guard let shownRow else { return VisibleText.safe(text) }
    var parts = [shownRow]
    if let key, !key.isEmpty { parts.append("key '\(VisibleText.of(key))'") }
    parts += cells.map { "\(VisibleText.of($0.column)) '\(VisibleText.of($0.value))'" }
    return parts.joined(separator: ", ") + ": " + VisibleText.safe(text)
  }
}

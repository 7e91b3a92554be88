import Foundation
import Testing

/// What a public suite says of texts beside what Fettle says, and why they differ where they do.
///
/// Every difference has to be covered by a reason, and every reason has to cover one. With
/// `FETTLE_JUDGES=1` each judgement prints a line; `make judges` shows them all.
struct Judgement {
  /// One verdict of the suite.
  struct Case {
    let text: String
    /// What the suite says the text becomes: nil where it is not valid, the text itself where the
    /// suite only says that it is.
    let expected: String?
    /// What the suite calls it, for reasons that go by the suite's own classes.
    var note = ""

    /// A verdict of validity alone.
    init(_ text: String, isValid: Bool, note: String = "") {
      self.text = text
      expected = isValid ? text : nil
      self.note = note
    }

    /// A verdict with the normal form.
    init(_ text: String, expected: String?, note: String = "") {
      self.text = text
      self.expected = expected
      self.note = note
    }
  }

  /// Why Fettle differs from the suite, as a rule on cases; never a list of everything that is left.
  struct Reason: Sendable {
    let why: String
    let covers: @Sendable (_ case: Case, _ actual: String?) -> Bool

    init(_ why: String, covers: @escaping @Sendable (_ case: Case, _ actual: String?) -> Bool) {
      self.why = why
      self.covers = covers
    }
  }

  let suite: String
  private(set) var total = 0
  private(set) var agreeing = 0
  private(set) var counts: [Int]
  private(set) var unexplained: [String] = []
  private let reasons: [Reason]
  private let skippedCount: Int

  /// Judges every text; `agrees` says whether what Fettle made of it is what was expected.
  init(
    suite: String, cases: [Case], skipped: Int = 0, reasons: [Reason] = [],
    of convert: (String) -> String?,
    agrees: (_ expected: String?, _ actual: String?) -> Bool = { ($0 == nil) == ($1 == nil) }
  ) {
    self.init(
      suite: suite, cases: cases, skipped: skipped, reasons: reasons,
      ofCase: { convert($0.text) }, agrees: agrees)
  }

  /// Judges cases that are read by what the suite calls them too.
  init(
    suite: String, cases: [Case], skipped: Int = 0, reasons: [Reason] = [],
    ofCase convert: (Case) -> String?,
    agrees: (_ expected: String?, _ actual: String?) -> Bool = { ($0 == nil) == ($1 == nil) }
  ) {
    self.suite = suite
    self.reasons = reasons
    skippedCount = skipped
    counts = reasons.map { _ in 0 }
    for entry in cases {
      total += 1
      let actual = convert(entry)
      if agrees(entry.expected, actual) {
        agreeing += 1
      } else if let reason = reasons.firstIndex(where: { $0.covers(entry, actual) }) {
        counts[reason] += 1
      } else {
        unexplained.append(
          "\(entry.text.debugDescription): \(entry.expected ?? "invalid"), "
            + "here \(actual ?? "invalid") \(entry.note)")
      }
    }
  }

  /// Records what no reason covers and reasons that cover nothing; prints the line if asked to.
  func report() {
    #expect(total > 0, "\(suite) has no case")
    for text in unexplained { Issue.record("\(suite): \(text)") }
    for (reason, count) in zip(reasons, counts) where count == 0 {
      Issue.record("\(suite): nothing differs because \(reason.why)")
    }
    guard ProcessInfo.processInfo.environment["FETTLE_JUDGES"] == "1" else { return }
    var lines = "\(suite): \(agreeing) of \(total) agree"
    if skippedCount > 0 { lines += ", \(skippedCount) not translated" }
    for (reason, count) in zip(reasons, counts) { lines += "\n    \(count) × \(reason.why)" }
    for text in unexplained { lines += "\n    not explained: \(text)" }
    print(lines)
  }
}

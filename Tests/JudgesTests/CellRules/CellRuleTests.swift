import Foundation
import Testing

@Suite(
  "Rules that other tools wrote for tables of beers and hospitals",
  .enabled(if: Suites.areThere, Comment(rawValue: Suites.whyNot)))
struct CellRuleTests {
  /// A cell that one of Raha's rules flags: a dependency, or a pattern of a column.
  private struct Flag: Hashable {
    var rule: String
    var row: Int
    var column: String

    init(_ record: [String]) {
      // A pattern is known by its column.
      rule = record[0].hasPrefix("FD ") ? record[0] : "pattern"
      row = Int(record[1])!
      column = record[2]
    }

    init(_ finding: RuleFileRun.Finding) {
      let names = finding.rule.wholeMatch(of: /check (\w+) determines (\w+)/)?.output
      rule = names.map { "FD \($0.1)->\($0.2)" } ?? "pattern"
      row = finding.row
      column = finding.column
    }
  }

  @Test(arguments: [("beers", 1_859, 1_859), ("hospital", 7_244, 3_525)])
  func `each of Raha's rules flags exactly the cells that Raha flags`(
    _ name: String, _ flagCount: Int, _ cellCount: Int
  ) throws {
    let folder = "clean-quintet/"
    let expected = CSVText.records(try Suites.text(folder + "expected_detect_\(name).csv"))
    let wanted = Set(expected.dropFirst().map(Flag.init))
    let run = try RuleFileRun(
      "\(name)-patterns", on: Suites.data(folder + "\(name)/dirty.csv"))
    let made = Set(run.findings.map(Flag.init))
    var score = Scorecard(title: "Raha's rules, \(name), flagged cells", total: wanted.count)
    for flag in wanted {
      if made.contains(flag) { score.agree() } else { score.disagree("\(flag) is not flagged") }
    }
    if Suites.arePrinted { print(score.table) }
    #expect(score.disagreements == [])
    #expect(made.subtracting(wanted) == [])
    #expect(made.count == flagCount)
    let cells = Set(run.findings.map { "\($0.row) \($0.column)" })
    #expect(cells.count == cellCount)
    #expect(rowsAreUntouched(run, try Suites.text(folder + "\(name)/dirty.csv")))
  }

  /// What ED2's authors measured: wrong cells, flagged ones, and what follows.
  struct Measure: CustomTestStringConvertible {
    var name: String
    var wrongCount: Int
    var flaggedCount: Int
    /// Precision, recall and F1.
    var figures: [String]

    var testDescription: String { name }
  }

  @Test(arguments: [
    Measure(
      name: "Beers", wrongCount: 1_952, flaggedCount: 1_952, figures: ["1.000", "1.000", "1.000"]),
    Measure(
      name: "Hospital", wrongCount: 509, flaggedCount: 145, figures: ["1.000", "0.285", "0.443"]),
  ])
  func `the rules that ED2's authors wrote by hand reach their figures`(_ measure: Measure) throws {
    let folder = "clean-ed2/"
    let dirty = CSVText.records(try Suites.text(folder + "\(measure.name)_dirty.csv"))
    let clean = CSVText.records(try Suites.text(folder + "\(measure.name)_clean.csv"))
    var wrong: Set<String> = []
    for (row, (cells, others)) in zip(dirty, clean).enumerated().dropFirst() {
      for (column, (cell, other)) in zip(dirty[0], zip(cells, others)) where cell != other {
        wrong.insert("\(row - 1) \(column)")
      }
    }
    let run = try RuleFileRun(
      "\(measure.name.lowercased())-cells", on: Suites.data(folder + "\(measure.name)_dirty.csv"))
    let flagged = Set(run.findings.map { "\($0.row) \($0.column)" })
    let right = Double(flagged.intersection(wrong).count)
    let (precision, recall) = (right / Double(flagged.count), right / Double(wrong.count))
    let f1 = 2 * precision * recall / (precision + recall)
    let figures = [precision, recall, f1].map { String(format: "%.3f", $0) }
    if Suites.arePrinted {
      print("ED2's rules, \(measure.name): precision, recall and F1 \(figures)")
    }
    #expect(wrong.count == measure.wrongCount)
    #expect(flagged.count == measure.flaggedCount)
    #expect(figures == measure.figures)
  }

  /// Whether rules that judge have changed nothing.
  private func rowsAreUntouched(_ run: RuleFileRun, _ text: String) -> Bool {
    Array(CSVText.records(text).dropFirst()) == run.rows
  }
}

import Diagnostics
import Language

/// What the naive interpreter makes of a table, told in such a way that the lines of the rules can be others.
struct ObservedRun {
  /// The rows that came out, those that left, and why.
  private let results: [(name: String, lines: [String])]
  /// By the text of a line: what each line of that text did.
  private var counts: [String: [OracleCounts]] = [:]
  /// What each line did, one after the other.
  let countsOfLines: [OracleCounts]

  init(_ program: Program, input: String) {
    var run = OracleRun(
      program, inputs: ["input": input], today: OracleDate.days(2026, 1, 31)!)
    run.run()
    let oracle = run.tables["input"]!
    // The place and the text of the rule stand behind the record, its key and the column.
    let changes = oracle.changes.map { entry in
      entry.fields.enumerated().filter { $0.offset != 3 && $0.offset != 4 }
        .map(\.element.string).joined(separator: "|")
    }
    results = [
      ("rows", oracle.outputs.map(\.text)), ("changes", changes.sorted()),
      ("removed", oracle.removed.map { "\($0.place)" }.sorted()),
      ("rejected", Set(oracle.rejections.map { "\($0.record)" }).sorted()),
      ("reviewed", Set(oracle.reviews.map { "\($0.record)" }).sorted()),
      ("stop", ["\(run.isStopped)"]),
    ]
    countsOfLines = program.statements.indices.map { oracle.counts[$0] }
    for (number, statement) in program.statements.enumerated() {
      let text = program.sources[0].text(of: statement.range)!
      counts[text, default: []].append(oracle.counts[number])
    }
  }

  /// What comes out otherwise in another run; nil where nothing does.
  func otherResult(than other: ObservedRun) -> String? {
    zip(results, other.results).first { $0.lines != $1.lines }?.0.name
  }

  /// A line that does something else in another run of rules, most of whose lines are the same; nil where
  /// there is none.
  func difference(from other: ObservedRun) -> String? {
    for (text, found) in counts {
      // A line that a fix has made the same as another one is told by neither.
      guard var left = other.counts[text], left.count >= found.count else { continue }
      for count in found {
        guard let place = left.firstIndex(of: count) else { return text }
        left.remove(at: place)
      }
    }
    return nil
  }

  /// A line that is not in the other run, and has found or changed something; nil where there is none.
  func busyLine(missingIn other: ObservedRun) -> String? {
    counts.first { text, found in
      other.counts[text] == nil
        && found.contains { count in
          count.changed + count.removed + count.violated + count.rejected + count.reviewed > 0
        }
    }?.key
  }
}

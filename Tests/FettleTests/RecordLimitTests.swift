import Fettle
import Testing

@Suite("A run that takes its tables to end early")
struct RecordLimitTests {
  static let header = "a,b\n"
  static let records = [
    "1, x\n", "2,\"y\n,\"\"\"\n", "3,z\n\n", "4\n", "5,12\" rack\n", "6,é \n", "7,w,v\n", "8, last",
  ]

  private func report(_ table: String, limit: Int?, block: Int?, rules: String) throws
    -> TableReport
  {
    let scratch = try Scratch()
    var options = RunOptions()
    options.input = try scratch.write(table, to: "in.csv")
    options.reading.ragged = .quarantine
    options.blockByteCount = block
    options.recordLimit = limit
    let outcome = try Fettle.preview(RuleSet(texts: [rules]), options: options)
    guard case .done(let report) = outcome else { throw RunProblem() }
    return report.tables[0]
  }

  private struct RunProblem: Error {}

  @Test(arguments: [
    "normalize b trim", "dedupe on b keep last", "normalize b trim; check b is present; unique a",
  ])
  func `the first records alone have the counts of a file with no others`(rules: String) throws {
    for limit in 1...Self.records.count + 1 {
      let cut = Self.header + Self.records.prefix(limit).joined()
      let wanted = try report(cut, limit: nil, block: nil, rules: rules)
      for block in [nil, 16, 24, 40] {
        let found = try report(
          Self.header + Self.records.joined(), limit: limit, block: block, rules: rules)
        #expect(found.rowsIn == wanted.rowsIn, "\(limit) \(block ?? 0)")
        #expect(found.quarantined == wanted.quarantined)
        for (left, right) in zip(found.rules, wanted.rules) {
          #expect(left.outcomes == right.outcomes, "\(limit) \(block ?? 0)")
          #expect(left.changed == right.changed && left.removed == right.removed)
        }
      }
    }
  }
}

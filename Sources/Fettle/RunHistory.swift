import Connectors
import Diagnostics
import Engine
import Glibc
import Kernels

/// `--history FILE`: a line of JSON for each run that wrote, with the five counts of every rule and what
/// `expect` lines measured.
struct RunHistory {
  /// What the last run measured, by table and rule id.
  private let last: [String: [String: Decimal]]

  static let schema = "fettle.history/1"

  /// Reads the last line; a file that is not there is that of a first run.
  init(path: String) throws(RunFailure) {
    guard let text = try TextFile.read(path) else {
      last = [:]
      return
    }
    if !text.isEmpty, text.utf8.last != 0x0A {
      throw RunFailure(
        .input, "the last line of '\(path)' is cut off",
        help: "take it away, so that the next run is not written behind it")
    }
    guard let line = text.split(whereSeparator: \.isNewline).last else {
      last = [:]
      return
    }
    let run = JSONReader.value(of: String(line))
    guard run["schema"]?.string == Self.schema else {
      throw RunFailure(
        .input, "the last line of '\(path)' is no run of Fettle",
        help: "name a file that --history has written, or a new one")
    }
    var last: [String: [String: Decimal]] = [:]
    for rule in run["rules"]?.array ?? [] {
      guard let table = rule["table"]?.string, let id = rule["id"]?.string,
        let value = rule["value"]?.string.flatMap(Decimal.init(plain:))
      else { continue }
      last[table, default: [:]][id] = value
    }
    self.last = last
  }

  /// What the last run measured for the rules of a plan, by their indexes.
  func figures(of plan: TablePlan) -> [Int: MetricValue] {
    var figures: [Int: MetricValue] = [:]
    for rule in plan.measures.map(\.rule) {
      figures[rule] = last[plan.table]?[plan.rules[rule].id].map { .number($0) }
    }
    return figures
  }

  /// The line of a run that writes.
  static func line(of reports: [TableReport]) -> String {
    let rules = reports.flatMap { report in
      report.rules.map { object(of: $0, table: report.table) }
    }
    return JSONText.object([
      ("schema", JSONText.string(schema)), ("date", JSONText.string(now())),
      ("rules", JSONText.array(rules)),
    ]) + "\n"
  }

  private static func object(of rule: RuleReport, table: String) -> String {
    let outcomes = rule.outcomes
    return JSONText.object([
      ("table", JSONText.string(table)), ("id", JSONText.string(rule.id)),
      ("passed", String(outcomes.passed)), ("failed", String(outcomes.failed)),
      ("notTested", String(outcomes.notTested)), ("outOfScope", String(outcomes.outOfScope)),
      ("notEvaluated", String(outcomes.notEvaluated)),
      ("value", rule.measure?.value.map(JSONText.string)),
    ])
  }

  /// The time in UTC, to the second.
  private static func now() -> String {
    MetricValue.datetime(Int64(time(nil)) * 1_000_000).text
  }
}

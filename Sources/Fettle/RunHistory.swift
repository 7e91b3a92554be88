import Connectors
import Diagnostics
import Engine
import Glibc
import Kernels

/// `--history FILE`: a line of JSON for each run that wrote, with the five counts of every rule and what
/// `expect` lines measured.
struct RunHistory {
  /// The lines of earlier runs, the last one first.
  private let lines: [Substring]
  /// Runs that are looked through for a figure: one that could not be computed says nothing.
  private static let mostRuns = 100

  static let schema = "fettle.history/1"

  /// Reads the file, of which the last line must be a run; one that is not there is that of a first run.
  init(path: String) throws(RunFailure) {
    guard let text = try TextFile.read(path) else {
      lines = []
      return
    }
    if !text.isEmpty, text.utf8.last != 0x0A {
      throw RunFailure(
        .input, "the last line of '\(path)' is cut off",
        help: "take it away, so that the next run is not written behind it")
    }
    lines = Array(text.split(whereSeparator: \.isNewline).suffix(Self.mostRuns).reversed())
    guard let line = lines.first else { return }
    let run = JSONReader.value(of: String(line))
    guard run["schema"]?.string == Self.schema else {
      throw RunFailure(
        .input, "the last line of '\(path)' is no run of Fettle",
        help: "name a file that --history has written, or a new one")
    }
  }

  /// What the rules of a plan measured in the last run that could, by their indexes, where they are held
  /// against that.
  func figures(of plan: TablePlan) -> [Int: MetricValue] {
    var wanted: [String: [Int]] = [:]
    for rule in plan.measures where rule.isOfLastRun {
      wanted[plan.rules[rule.rule].id, default: []].append(rule.rule)
    }
    var figures: [Int: MetricValue] = [:]
    for line in lines where !wanted.isEmpty {
      let run = JSONReader.value(of: String(line))
      guard run["schema"]?.string == Self.schema else { continue }
      for rule in run["rules"]?.array ?? [] where rule["table"]?.string == plan.table {
        guard let id = rule["id"]?.string, let indexes = wanted[id],
          let value = rule["value"]?.string.flatMap(Decimal.init(plain:))
        else { continue }
        for index in indexes { figures[index] = .number(value) }
        wanted[id] = nil
      }
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

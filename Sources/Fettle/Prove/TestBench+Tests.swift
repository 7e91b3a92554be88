import Connectors
import Diagnostics
import Engine
import Language

/// What came of the tables of one test.
struct TestOutcome {
  /// What each rule did, over all tables.
  var statistics: [RuleStatistics]
  var armCounts: [Int: [Int]] = [:]
  /// The figures that `expect` lines found wrong, by rule.
  var failedFigures: Set<Int> = []
  /// The rules that acted on a table with rows.
  var reached: Set<Int> = []
  /// The rules that stop the run, in the order of the file.
  var stopping: [Int] = []
  /// What came out, by what an `expect` names.
  var outputs: [Wanted: MemoryTable] = [:]
  /// What blanks are in each table, by its lower-case name.
  var plans: [String: TablePlan] = [:]

  /// An output that a test looks at.
  struct Wanted: Hashable {
    var table: String
    var kind: ExpectedTable.Kind
  }
}

extension TestBench {
  /// Sends the tables of a test through compiled rules.
  func outcome(
    of test: TestCase, _ compilation: Compilation, countsArms: Bool = false
  ) throws(RunFailure) -> TestOutcome {
    let ruleCount = compilation.program.statements.count
    var outcome = TestOutcome(
      statistics: Array(repeating: RuleStatistics(), count: ruleCount))
    let wanted = test.expected.map { expected in
      TestOutcome.Wanted(
        table: file.program.table(of: expected).lowercased(), kind: expected.kind)
    }
    var names = compilation.compiler.tables
    for want in wanted where !names.contains(where: { $0.lowercased() == want.table }) {
      names.append(want.table)
    }
    let merges = MergeStore(MergeBudget())
    for name in names {
      let kinds = wanted.filter { $0.table == name.lowercased() }.map(\.kind)
      try run(
        name, of: test, compilation, Set(kinds), merges, countsArms: countsArms, into: &outcome)
    }
    return outcome
  }

  private func run(
    _ name: String, of test: TestCase, _ compilation: Compilation, _ kinds: Set<ExpectedTable.Kind>,
    _ merges: MergeStore, countsArms: Bool, into outcome: inout TestOutcome
  ) throws(RunFailure) {
    let compiler = compilation.compiler
    let merged = try merge(name, compiler, merges, test)
    let table = try merged?.table() ?? tables.table(name, of: test)
    var plan = compiler.planToEnd(of: name, inputColumnCount: table.header.count)
    // Figures of a table say nothing of a few rows, unless the test asks for them.
    let asked = Set(test.stopped.map(\.text))
    plan.steps.removeAll { step in
      if case .measure(let measure) = step {
        !asked.contains(plan.rules[measure.rule].id)
      } else {
        false
      }
    }
    merges.prepare(&plan, file: MergeSourceFile(name: name), for: compiler.merges.values)
    if let merged {
      plan.note(merged.count)
      outcome.statistics[merged.rule.rule].removed += merged.foldedCount
    }
    let sinks = TestSinks(kinds)
    let report = try run(plan, on: table, outputs: [sinks.outputs], countsArms: countsArms)
    outcome.take(report, plan, asked: asked)
    outcome.plans[name.lowercased()] = plan
    for (kind, output) in try sinks.tables(of: plan) {
      outcome.outputs[TestOutcome.Wanted(table: name.lowercased(), kind: kind)] = output
    }
  }
}

extension TestOutcome {
  /// Adds what a table's run has counted. A `stop` above a share of the rows says nothing of a few, unless
  /// the test asks for the rule.
  fileprivate mutating func take(_ report: RunReport, _ plan: TablePlan, asked: Set<String>) {
    for rule in Set(plan.steps.compactMap(\.rule)).sorted() {
      let counts = report.statistics[rule]
      statistics[rule] += counts
      if report.rowsIn > 0 { reached.insert(rule) }
      if let arms = report.armCounts[rule] {
        let all = armCounts[rule] ?? Array(repeating: 0, count: arms.count)
        let width = max(all.count, arms.count)
        armCounts[rule] = (0..<width).map { arm in
          (arm < all.count ? all[arm] : 0) + (arm < arms.count ? arms[arm] : 0)
        }
      }
      let measured = report.measured[rule]
      if measured?.truth == .false { failedFigures.insert(rule) }
      guard let judgement = plan.rules[rule].judgement else { continue }
      let fault = counts.fault(measured, judgement)
      let isSmall = !asked.contains(plan.rules[rule].id)
      let steps = judgement.steps.filter { $0.action == .stop }.compactMap { step in
        var step = step
        if isSmall, step.percent != nil {
          step.percent = nil
          if step.rows == nil { return Judgement.Step?.none }
        }
        return step
      }
      if !Judgement(steps).followed(fault).isEmpty { stopping.append(rule) }
    }
    stopping.sort()
  }
}

/// Where the outputs of one table of a test go.
private struct TestSinks {
  private var sinks: [ExpectedTable.Kind: MemorySink] = [:]

  init(_ kinds: Set<ExpectedTable.Kind>) {
    for kind in kinds { sinks[kind] = MemorySink(name: kind.rawValue) }
  }

  var outputs: TableRun.Outputs {
    TableRun.Outputs(
      table: sinks[.rows] ?? NullSink(), rejects: sinks[.rejects], rejectsHaveReasons: true,
      removed: sinks[.removed], findings: sinks[.findings])
  }

  /// What was written, with the columns that tests name.
  func tables(
    of plan: TablePlan
  ) throws(RunFailure) -> [(kind: ExpectedTable.Kind, table: MemoryTable)] {
    var result: [(kind: ExpectedTable.Kind, table: MemoryTable)] = []
    for kind in ExpectedTable.Kind.allCases {
      guard let sink = sinks[kind] else { continue }
      var table = try MemoryTable(written: MemoryPieces([sink.bytes]), name: kind.rawValue)
      switch kind {
      case .rows, .rejects: break
      case .findings:
        // row, key, column, severity, id, line, rule, value, finding
        table = table.taking([0, 1, 2, 3, 4, 7, 8])
        table.header = FindingColumns.findings
      case .removed: table = table.removed(plan)
      }
      result.append((kind, table))
    }
    return result
  }
}

extension MemoryTable {
  fileprivate func taking(_ places: [Int]) -> MemoryTable {
    MemoryTable(
      header: places.map { header[$0] }, rows: rows.map { row in places.map { row[$0] } })
  }

  /// The log of removed rows with the record first, so that its columns go before the log's, and the
  /// rule's id for its line and text.
  fileprivate func removed(_ plan: TablePlan) -> MemoryTable {
    var ids: [[UInt8]: [UInt8]] = [:]
    for info in plan.rules {
      ids[Array("\(info.file):\(info.line)\n\(info.text)".utf8)] = Array(info.id.utf8)
    }
    // row, key, line, rule, survivor, then the record
    return MemoryTable(
      header: Array(header[5...]) + FindingColumns.removed,
      rows: rows.map { row in
        let id = ids[row[2] + [0x0A] + row[3]] ?? []
        return Array(row[5...]) + [row[0], row[1], id, row[4]]
      })
  }
}

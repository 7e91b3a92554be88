import Diagnostics
import Engine
import Language

extension ProgramRun {
  /// The plan as text: one block a table.
  mutating func explain() throws(RunFailure) -> String {
    guard let compiler = try prepare(readsData: false) else { return "" }
    let outputs = OutputPlan(options: options, run: self, canStop: compiler.canStop)
    var text = ""
    for job in try outputs.jobs(compiler) {
      let opened: OpenedInput
      if let merge = job.merge {
        text += MergeText(merge).text()
        opened = try merge.emptyInput()
      } else {
        opened = try takeInput(job.table)
      }
      let plan = compiler.plan(of: job.table, inputColumnCount: opened.input.header.count)
      let listsFindings = try outputs.listsFindings(of: job)
      text += PlanText(
        plan: plan, opened: opened, environment: environment(), listsFindings: listsFindings
      ).text(job)
    }
    return text
  }
}

/// The print of one table's plan.
private struct PlanText {
  let plan: TablePlan
  let opened: OpenedInput
  let environment: RunEnvironment
  /// Whether the run lists what rules find.
  let listsFindings: Bool

  /// One line each for input and resources, then the steps in order.
  func text(_ job: OutputPlan.Job) -> String {
    let header = opened.input.header
    let read = plan.readColumns.filter { $0 < header.count }.sorted().map { header[$0] }
    var lines = [
      "table \(plan.table) from \(opened.input.format.name): \(opened.reading.summary)",
      "  columns: \(header.count); decoded: \(read.isEmpty ? "none" : read.joined(separator: ", "))",
      "  passes: \(passCount) over \(source)",
      "  threads: \(environment.threadCount); block: \(environment.blockByteCount >> 10) KiB; "
        + "memory for keys: \(environment.keyBudget >> 20) MiB, more goes to disk",
    ]
    var segment = 0
    var isOpen = false
    for step in plan.steps where !step.isWatch {
      if case .rows = step, !isOpen {
        segment += 1
        isOpen = true
        lines.append("  segment \(segment): fused, a batch at a time, in parallel")
      }
      if case .rows = step {} else { isOpen = false }
      lines += self.lines(of: step)
    }
    if job.savesAtEnd {
      lines.append("  write: the table as it stands, untouched rows copied in runs")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var streams: Bool {
    plan.streams(over: opened.input, keyBudget: environment.keyBudget)
  }

  private var passCount: Int {
    plan.passCount(
      over: opened.input, keyBudget: environment.keyBudget, listsFindings: listsFindings)
  }

  private var source: String {
    if passCount == 1 { return "the input as it comes" }
    return opened.input.source.randomAccess == nil
      ? "a copy of the input, spooled to disk" : "the file"
  }

  private func lines(of step: Step) -> [String] {
    switch step {
    case .rows(_, let rule): return ["    \(name(of: rule))"]
    case .save(let save): return ["  write: save \(save.sink + 1), \(save.columns.count) columns"]
    case .groups(let rule):
      return [
        "  barrier: \(name(of: rule.rule))",
        "    counts at the end; where its rows are listed or leave, a pass more; holds "
          + "\(rule.byteCountPerRow) bytes a row",
      ]
    case .repair(let rule):
      return [
        "  barrier: \(name(of: rule.rule))",
        "    decides at the end of a pass; holds \(rule.byteCountPerRow) bytes a row; a pass more for "
          + "the values that win",
      ]
    case .measure(let rule): return ["  measure: \(name(of: rule.rule))"]
    case .collect(let rule):
      return ["  hand on: \(name(of: rule.rule))", "    holds the different texts, 8 bytes a cell"]
    case .dedupe(let rule):
      let kind =
        streams
        ? "streams; holds 16 bytes a key and its table, 24 where removed rows are listed"
        : rule.isAnyOf
          ? "decides at the end of a pass; holds 24 bytes a key and row, and the rows that share one"
          : "decides at the end of a pass; holds \(24 + rule.rankByteCount) bytes a row"
      return ["  barrier: \(name(of: rule.rule))", "    \(kind)"]
    }
  }

  private func name(of rule: Int) -> String {
    let info = plan.rules[rule]
    return "\(info.text)  [\(info.file):\(info.line)]"
  }
}

extension Step {
  /// Whether it only looks at values for the report, and is no part of what the rules say.
  fileprivate var isWatch: Bool {
    guard case .rows(let rowOperator, _) = self else { return false }
    return rowOperator is TypeWatch || rowOperator is RegionWatch
  }
}

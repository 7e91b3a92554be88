import Connectors
import Diagnostics
import Engine
import Kernels
import Language

/// Sends the values of an example through its line, compiled where the example stands.
struct ExampleBench {
  let bench: TestBench
  let example: RuleExample
  private let table: String
  private let before: Scope
  private let after: Scope
  private let plan: TablePlan
  private let compilation: TestBench.Compilation
  private let kind: ExampleKind

  /// Compiles the line behind the rules above it; nil, with what is wrong, where it cannot be.
  /// `rule` stands in the place of the example's own, to try a change of it.
  init?(
    _ example: TestFile.Example, _ bench: TestBench, rule: Statement? = nil,
    sources: [SourceText]? = nil, diagnostics: inout [Diagnostic]
  ) {
    self.bench = bench
    self.example = example.example
    table = example.statement.tables.first ?? bench.file.rules.inputTable
    var line = rule ?? example.example.rule
    line.tables = [table]
    line.includeDepth = example.statement.includeDepth
    line.id = nil
    var program = bench.file.rules
    if let sources { program.sources = sources }
    program.statements.removeSubrange(example.place...)
    let headers = Self.headers(bench, table, program, line, example.example)
    var scopes = bench.scopes(of: program, headers: headers)
    var ignored: [Diagnostic] = []
    for statement in program.statements { scopes.apply(statement, &ignored) }
    before = scopes[table]
    scopes.apply(line, &ignored)
    after = scopes[table]
    program.statements.append(line)
    compilation = bench.compile(program, for: nil, headers: headers)
    guard compilation.isSound,
      let signature = bench.file.vocabulary.verbs.first(where: { $0.name == line.verb }),
      let kind = example.example.kind(signature)
    else {
      diagnostics += compilation.diagnostics.filter { $0.severity == .error }
      return nil
    }
    self.kind = kind
    var plan = compilation.compiler.plan(of: table, inputColumnCount: 0)
    let number = program.statements.count - 1
    plan.steps = plan.steps.filter { $0.rule == number }
    let columns = (0..<after.nextColumnID).map { SavedColumn(id: $0, name: "c\($0)") }
    plan.steps.append(
      .save(SaveRule(sink: 0, ruleLimit: plan.rules.count, columns: columns)))
    plan.columnCount = after.nextColumnID
    self.plan = plan
  }

  /// The headers of the tests, with the columns that the example names in its own.
  private static func headers(
    _ bench: TestBench, _ table: String, _ program: Program, _ line: Statement,
    _ example: RuleExample
  ) -> [String: [String]] {
    var headers = bench.tables.headers
    let key = table.lowercased()
    var open = headers
    open[key] = nil
    // What the line finds missing in a table without a header is taken to be there.
    var scopes = bench.scopes(of: program, headers: open)
    var ignored: [Diagnostic] = []
    for statement in program.statements { scopes.apply(statement, &ignored) }
    let seen = Set(scopes[table].columns.map(\.id))
    scopes.presume(line)
    var scope = scopes[table]
    for part in example.cases {
      guard case .named(let cells) = part.input else { continue }
      for cell in cells { _ = scope.find(cell.column, &ignored) }
    }
    guard scope.isOpen else { return headers }
    var names = headers[key] ?? []
    for column in scope.columns
    where !seen.contains(column.id) && column.isInput
      && !names.contains(where: { $0.lowercased() == column.name.lowercased() })
    {
      names.append(column.name)
    }
    headers[key] = names
    return headers
  }

  /// What came of the values of an example.
  struct Outcome {
    /// The cases that came out otherwise.
    var differences: [TableDifference.Row] = []
    /// What stands in them and what came out, place by place.
    var corrections: [Correction] = []
    var statistics = RuleStatistics()
    /// The arms of the line that fitted a value.
    var arms: Set<Int> = []
  }

  /// A value or a word of an example that should be another one.
  struct Correction {
    /// What came out.
    enum Result {
      case value([UInt8])
      case word(String)
    }
    var range: SourceRange
    var got: Result
  }

  /// What came out of each value, beside what the example says; and what the line did in all.
  func run() throws(RunFailure) -> Outcome {
    var outcome = Outcome()
    let number = plan.rules.count - 1
    for part in example.cases {
      let sink = MemorySink()
      var cells = Array(repeating: [UInt8](), count: before.nextColumnID)
      for (id, text) in inputs(of: part) where id < cells.count {
        cells[id] = Array((text ?? "").utf8)
      }
      let table = MemoryTable(header: cells.indices.map { "c\($0)" }, rows: [cells])
      let report = try bench.run(
        plan, on: table, outputs: [TableRun.Outputs(table: sink)], countsArms: true)
      let counts = report.statistics[number]
      outcome.statistics += counts
      for (arm, count) in (report.armCounts[number] ?? []).enumerated() where count > 0 {
        outcome.arms.insert(arm)
      }
      let written = try MemoryTable(written: MemoryPieces([sink.bytes]), name: "example").rows.first
      hold(part, counts, written, hasLeft: report.rowsOut == 0, against: &outcome)
    }
    return outcome
  }

  private func inputs(of part: RuleExample.Case) -> [(id: Int, text: String?)] {
    switch part.input {
    case .one(let cell):
      example.soleInput(in: before).map { [($0.id, cell.text)] } ?? []
    case .named(let cells):
      cells.compactMap { named in
        before.resolve(named.column).map { ($0.id, named.cell.text) }
      }
    }
  }

  /// Notes expected beside got, if they differ.
  private func hold(
    _ part: RuleExample.Case, _ counts: RuleStatistics, _ written: [[UInt8]]?, hasLeft: Bool,
    against outcome: inout Outcome
  ) {
    switch part.result {
    case .verdict(let verdict, let range):
      let got = kind == .stay ? (hasLeft ? "drop" : "keep") : Self.judgement(counts)
      if got == verdict.rawValue { return }
      outcome.differences.append(
        TableDifference.Row(expected: [verdict.rawValue], got: [got], differing: [0]))
      outcome.corrections.append(Correction(range: range, got: .word(got)))
    case .values(let values):
      let wanted = outputs(of: values)
      let got = wanted.map { wanted in
        written.flatMap { $0.indices.contains(wanted.id) ? $0[wanted.id] : nil } ?? []
      }
      let differing = wanted.indices.filter { index in
        guard let text = wanted[index].cell.text else {
          return !got[index].withCell { plan.blanks.isBlank($0) }
        }
        return !got[index].elementsEqual(text.utf8)
      }
      if differing.isEmpty { return }
      outcome.differences.append(
        TableDifference.Row(
          expected: wanted.map(\.cell.text), got: got.map { String(decoding: $0, as: UTF8.self) },
          differing: differing))
      outcome.corrections += differing.map {
        Correction(range: wanted[$0].cell.range, got: .value(got[$0]))
      }
    }
  }

  private func outputs(of values: RuleExample.Values) -> [(id: Int, cell: TestCell)] {
    switch values {
    case .one(let cell): example.soleOutput(in: after).map { [($0.id, cell)] } ?? []
    case .named(let cells):
      cells.compactMap { named in
        after.resolve(named.column).map { ($0.id, named.cell) }
      }
    }
  }

  private static func judgement(_ counts: RuleStatistics) -> String {
    if counts.violated > 0 { return RuleExample.Verdict.fail.rawValue }
    if counts.failed > 0 { return "could not be evaluated" }
    return counts.tested > 0 ? RuleExample.Verdict.pass.rawValue : "not tested"
  }
}

import Connectors
import Diagnostics
import Engine
import Kernels
import Language

/// Looks for rows that rules change a second time: seeded rows of what the rules name and of what is usual in
/// such columns, tried in memory and then made as few and as plain as they can be.
struct IdempotenceSearch {
  private static let roundCount = 60
  private static let rowCount = 24

  private let bench: TestBench
  private let table: String
  private let header: [String]
  private let first: TestBench.Compilation
  private let second: TestBench.Compilation
  private var texts: [[UInt8]]
  private var numbers = SeededNumbers(seed: 0x5EED)

  /// What one run makes of rows.
  private struct Outcome {
    var table: MemoryTable
    var statistics: [RuleStatistics]
  }

  /// nil where the rules cannot be compiled for the columns that they name; that is an error of its own.
  init?(_ file: TestFile, _ bench: TestBench) {
    self.bench = bench
    table = file.rules.inputTable
    header = bench.tables.headers[table.lowercased()] ?? []
    first = bench.compile(file.rules, for: nil)
    guard first.isSound, !header.isEmpty else { return nil }
    var headers = bench.tables.headers
    headers[table.lowercased()] = first.compiler.finalColumns(of: table).map(\.name)
    second = bench.compile(file.rules, for: nil, headers: headers)
    texts = Self.texts(of: file.rules)
  }

  /// What is wrong with the rules on their own result; nil where they can run on it.
  var problem: Diagnostic? { second.diagnostics.first { $0.severity == .error } }

  /// The rows that a second run changes; nil where none were found.
  mutating func counterexample() throws(RunFailure) -> RepeatedChange? {
    try addResults()
    for _ in 0..<Self.roundCount {
      let rows = (0..<Self.rowCount).map { _ in header.map { _ in text() } }
      if try change(of: rows) != nil { return try change(of: shrunk(rows)) }
    }
    return nil
  }

  /// How many rows are tried at most.
  var triedCount: Int { Self.roundCount * Self.rowCount }

  // MARK: Running

  private func change(of rows: [[[UInt8]]]) throws(RunFailure) -> RepeatedChange? {
    let before = MemoryTable(header: header, rows: rows)
    let once = try run(first, on: before)
    let twice = try run(second, on: once.table)
    guard once.table.rows != twice.table.rows else { return nil }
    let statements = second.program.statements
    let place = statements.indices.first { index in
      let counts = twice.statistics[index]
      return counts.changed > 0 || counts.removed > 0 || counts.rejected > 0
    }
    return RepeatedChange(
      header: header, headerOfResult: once.table.header, before: Self.shown(before),
      once: Self.shown(once.table), twice: Self.shown(twice.table),
      line: place.map { statements[$0].range })
  }

  private func run(
    _ compilation: TestBench.Compilation, on table: MemoryTable
  ) throws(RunFailure) -> Outcome {
    let compiler = compilation.compiler
    let plan = compiler.planToEnd(of: self.table, inputColumnCount: table.header.count)
    let sink = MemorySink(name: "rows")
    let report = try bench.run(plan, on: table, outputs: [TableRun.Outputs(table: sink)])
    return Outcome(
      table: try MemoryTable(written: MemoryPieces([sink.bytes]), name: "rows"),
      statistics: report.statistics)
  }

  private static func shown(_ table: MemoryTable) -> [[String]] {
    table.rows.map { row in row.map { String(decoding: $0, as: UTF8.self) } }
  }

  // MARK: Shrinking

  /// The rows without those, and without the texts, that the change does not need.
  private func shrunk(_ rows: [[[UInt8]]]) throws(RunFailure) -> [[[UInt8]]] {
    var rows = rows
    for index in rows.indices.reversed() where rows.count > 1 {
      var fewer = rows
      fewer.remove(at: index)
      if try change(of: fewer) != nil { rows = fewer }
    }
    for row in rows.indices {
      for column in header.indices where !rows[row][column].isEmpty {
        var plainer = rows
        plainer[row][column] = []
        if try change(of: plainer) != nil { rows = plainer }
      }
    }
    return rows
  }

  // MARK: Texts

  /// Takes what the rules make of the texts among them: what a notation writes, it may read as something else.
  private mutating func addResults() throws(RunFailure) {
    let rows = texts.map { text in header.map { _ in text } }
    let results = try run(first, on: MemoryTable(header: header, rows: rows)).table.rows
    var seen = Set(texts)
    for text in results.flatMap(\.self) where seen.insert(text).inserted { texts.append(text) }
  }

  /// What is usual in columns of customers, right and wrong.
  private static let usual = [
    "", " ", "a", "B", "Ann", " Ann ", "ann", "ANN", "ANN  LEE", "O'Brien", "é", "1", "0", "-3",
    "12.50", "1,234.50",
    "1.234,56", "1,234", "1.234", "1 234", "007", "31/01/2026", "2026-01-31", "01/02/2026",
    "ann@Example.COM", "n/a", "x y",
    "+49 30 901820", "(030) 901820", "DE", "Germany", "yes", "no", "www.example.com", "ＡＢ１２",
    "<b>x</b>",
  ]

  /// The texts of the rules, as they are and a little different, and the usual ones.
  private static func texts(of rules: Program) -> [[UInt8]] {
    var texts = usual
    for literal in rules.statements.flatMap(\.literals) {
      let text = literal.text
      texts += [text, text.uppercased(), text.lowercased(), " \(text)", text + text]
    }
    var seen: Set<String> = []
    return texts.filter { seen.insert("\(Array($0.utf8))").inserted }.map { Array($0.utf8) }
  }

  private mutating func text() -> [UInt8] {
    texts[numbers.next(below: texts.count)]
  }
}

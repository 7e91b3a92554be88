import Diagnostics
import Engine
import Language

/// Looks for rows that rules change a second time: seeded rows, tried in memory and then made as few and as
/// plain as they can be.
struct IdempotenceSearch {
  private static let roundCount = 60
  private static let rowCount = 24

  /// The rows of each table that the rules write.
  private typealias Trial = [[[[UInt8]]]]

  private let run: RepeatedRun
  private var rows: TrialRows

  init(_ run: RepeatedRun, _ rows: TrialRows) {
    self.run = run
    self.rows = rows
  }

  /// The rows that a second run changes; nil where none were found.
  mutating func counterexample() throws(RunFailure) -> RepeatedChange? {
    // What a notation writes, it may read as something else.
    if let made = try run.once(tables(of: rows.ofEqualCells))?.tables {
      rows.add(made.flatMap { $0.rows.flatMap(\.self) })
    }
    for _ in 0..<Self.roundCount {
      let trial = rows.next(rowCount: Self.rowCount)
      if try change(of: trial) != nil { return try change(of: shrunk(trial)) }
    }
    return nil
  }

  /// How many rows are tried at most.
  var triedCount: Int { Self.roundCount * Self.rowCount * run.tables.count }

  private func tables(of trial: [[[[UInt8]]]]) -> [MemoryTable] {
    zip(run.tables, trial).map { MemoryTable(header: $0.header, rows: $1) }
  }

  private func change(of trial: Trial) throws(RunFailure) -> RepeatedChange? {
    let before = tables(of: trial)
    guard let once = try run.once(before), let twice = try run.twice(once),
      zip(once.tables, twice.tables).contains(where: { $0.rows != $1.rows })
    else { return nil }
    let statements = run.program.statements
    let place = statements.indices.first { index in
      let counts = twice.statistics[index]
      return counts.changed > 0 || counts.removed > 0 || counts.rejected > 0
    }
    let shown = run.tables.indices.filter { !before[$0].rows.isEmpty }
    return RepeatedChange(
      tables: shown.map { index in
        RepeatedChange.Table(
          name: run.tables[index].name, header: run.tables[index].header,
          headerOfResult: once.tables[index].header, headerOfSecond: twice.tables[index].header,
          before: Self.shown(before[index]), once: Self.shown(once.tables[index]),
          twice: Self.shown(twice.tables[index]))
      },
      line: place.map { statements[$0].range })
  }

  private static func shown(_ table: MemoryTable) -> [[String]] {
    table.rows.map { row in row.map { String(decoding: $0, as: UTF8.self) } }
  }

  /// The rows without those, and without the texts, that the change does not need.
  private func shrunk(_ trial: Trial) throws(RunFailure) -> Trial {
    var trial = trial
    for table in trial.indices {
      for index in trial[table].indices.reversed() where trial.joined().count > 1 {
        var fewer = trial
        fewer[table].remove(at: index)
        if try change(of: fewer) != nil { trial = fewer }
      }
    }
    for table in trial.indices {
      for row in trial[table].indices {
        for column in trial[table][row].indices where !trial[table][row][column].isEmpty {
          var plainer = trial
          plainer[table][row][column] = []
          if try change(of: plainer) != nil { trial = plainer }
        }
      }
    }
    return trial
  }
}

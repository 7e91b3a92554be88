import Diagnostics
import Engine
import Kernels
import Language

/// Rows to try rules on: of what the rules name and what lies around it, of what is usual in such columns, and of the
/// keys by which lines look values up. The same for the same rules and files.
struct TrialRows {
  /// A line that finds rows elsewhere by columns of a table.
  private struct Join {
    /// The table among those that are tried, and its columns with those that they are compared with.
    var table: Int
    var keys: [(own: Int, other: Int)]
    var source: Source
  }

  /// Where a line looks.
  private enum Source {
    /// Another table that is tried.
    case trial(Int)
    /// Rows that stay; those at the first places lead on to others.
    case fixed(rows: [[[UInt8]]], chainedCount: Int)
  }

  private let tables: [RepeatedRun.Table]
  private var texts: TrialTexts
  private var joins: [Join] = []
  private var numbers = SeededNumbers(seed: 0x5EED)

  init(_ rules: Program, _ tables: [RepeatedRun.Table], _ bench: TestBench) {
    self.tables = tables
    texts = TrialTexts(rules)
    for statement in rules.statements {
      for name in statement.tables {
        guard let table = place(of: name) else { continue }
        addFile(of: statement, table, rules, bench)
        addTable(of: statement, table, bench)
        addMemberships(of: statement, table, bench)
      }
    }
  }

  /// For each text a row of nothing else, in every table.
  var ofEqualCells: [[[[UInt8]]]] {
    tables.map { table in texts.all.map { text in table.header.map { _ in text } } }
  }

  /// Takes further texts among them.
  mutating func add(_ further: [[UInt8]]) { texts.add(further) }

  /// Rows of every table. About half of those with a key have one that is there where a line looks.
  mutating func next(rowCount: Int) -> [[[[UInt8]]]] {
    var trial: [[[[UInt8]]]] = []
    for table in tables {
      let own = table.header.map { texts.texts(of: $0, in: table.name) }
      trial.append((0..<rowCount).map { _ in own.map { nextText($0) } })
    }
    for join in joins {
      for row in 0..<rowCount where numbers.next(below: 2) == 0 {
        guard let found = pick(from: join.source, in: trial) else { continue }
        for key in join.keys { trial[join.table][row][key.own] = found[key.other] }
      }
    }
    return trial
  }

  /// One of a column's own texts about as often as one of all.
  private mutating func nextText(_ own: [[UInt8]]) -> [UInt8] {
    let isOwn = !own.isEmpty && numbers.next(below: 2) == 0
    let texts = isOwn ? own : texts.all
    return texts[numbers.next(below: texts.count)]
  }

  private mutating func pick(from source: Source, in trial: [[[[UInt8]]]]) -> [[UInt8]]? {
    switch source {
    case .trial(let table): return trial[table][numbers.next(below: trial[table].count)]
    case .fixed(let rows, let chainedCount):
      if rows.isEmpty { return nil }
      let isChained = chainedCount > 0 && numbers.next(below: 2) == 0
      return rows[numbers.next(below: isChained ? chainedCount : rows.count)]
    }
  }
}

// Where lines look.
extension TrialRows {
  /// `replace a from 'codes.csv' code -> name`: each column, with the keys of the file.
  private mutating func addFile(
    of statement: Statement, _ table: Int, _ rules: Program, _ bench: TestBench
  ) {
    guard let path = statement.text("from"), let key = statement.columns("key").first,
      let value = statement.columns("value").first,
      case .success(let file) = bench.lookup(path, rules),
      let keyPlace = Self.place(of: key, in: file.header),
      let valuePlace = Self.place(of: value, in: file.header)
    else { return }
    let rows = file.rows.map(\.cells)
    let keys = Set(rows.map { $0[keyPlace] })
    // A name that is a code in its turn is looked up by a second run.
    func isChained(_ row: [[UInt8]]) -> Bool {
      row[valuePlace] != row[keyPlace] && keys.contains(row[valuePlace])
    }
    let chained = rows.filter(isChained)
    let source = Source.fixed(
      rows: chained + rows.filter { !isChained($0) }, chainedCount: chained.count)
    for column in statement.targetColumns {
      guard let own = Self.place(of: column, in: tables[table].header) else { continue }
      joins.append(Join(table: table, keys: [(own, keyPlace)], source: source))
    }
  }

  /// `fill city from places by postcode = plz`: the keys of one row together.
  private mutating func addTable(of statement: Statement, _ table: Int, _ bench: TestBench) {
    guard let name = statement.sourceTable?.text else { return }
    add(statement.pairs("keys").map { ($0.from, $0.to) }, of: table, in: name, bench)
  }

  /// `id in hub.id`: every column of the predicate, with what stands there.
  private mutating func addMemberships(
    of statement: Statement, _ table: Int, _ bench: TestBench
  ) {
    for expression in statement.expressions {
      for lookup in expression.lookups {
        guard let name = lookup.table else { continue }
        for column in expression.columns { add([(column, lookup)], of: table, in: name, bench) }
      }
    }
  }

  private mutating func add(
    _ pairs: [(own: ColumnReference, other: ColumnReference)], of table: Int, in name: String,
    _ bench: TestBench
  ) {
    let tried = place(of: name)
    let other = tried == nil ? bench.tables.table(name, of: nil) : nil
    let header = tried.map { tables[$0].header } ?? other?.header ?? []
    let keys = pairs.compactMap { pair -> (own: Int, other: Int)? in
      guard let own = Self.place(of: pair.own, in: tables[table].header),
        let place = Self.place(of: pair.other, in: header)
      else { return nil }
      return (own, place)
    }
    guard !keys.isEmpty else { return }
    let source = tried.map(Source.trial) ?? .fixed(rows: other?.rows ?? [], chainedCount: 0)
    joins.append(Join(table: table, keys: keys, source: source))
  }

  private func place(of table: String) -> Int? {
    tables.firstIndex { $0.name.lowercased() == table.lowercased() }
  }

  private static func place(of column: ColumnReference, in header: [String]) -> Int? {
    header.firstIndex { $0.lowercased() == column.name.lowercased() }
  }
}

import Diagnostics
import Engine
import Matching

/// Lines of a file that name rows which are not there.
struct StrayLines {
  /// `links from`
  let clause: String
  let file: String
  /// The names of the merge's tables, in lower case.
  let tables: Set<String>
  private(set) var count = 0
  private var firstLines: [Int] = []
  /// The first name that is none of the tables'.
  private var unknownTable: String?

  /// The lines that are named.
  private static let mostNamed = 3

  init(clause: String, file: String, tables: Set<String>) {
    self.clause = clause
    self.file = file
    self.tables = tables
  }

  /// Notes a line and the tables that it names.
  mutating func note(_ line: Int, _ names: [[UInt8]]) {
    count += 1
    if firstLines.count < Self.mostNamed { firstLines.append(line) }
    if unknownTable != nil { return }
    unknownTable = names.lazy.map { String(decoding: $0, as: UTF8.self) }
      .first { !tables.contains($0.lowercased()) }
  }

  /// What has to be said of them; nil where there is none.
  var note: String? {
    if count == 0 { return nil }
    let lines = firstLines.map { Quantity.count($0) }.joined(separator: ", ")
    let rest = count > firstLines.count ? ", …" : ""
    return
      "\(Quantity.count(count, "line")) of '\(clause)' "
      + "\(count == 1 ? "names a row that is" : "name rows that are") not there: "
      + "line\(count == 1 ? "" : "s") \(lines)\(rest) of '\(file)'"
      + (unknownTable.map {
        "; '\(ShownValue.reported(Array($0.utf8), isMasked: false))' is no table of this merge"
      } ?? "")
  }
}

/// What earlier runs and people say of the rows of a merge.
struct MergeFiles {
  /// Of each file the lines that name rows which are not there.
  private(set) var strays: [StrayLines] = []
  private(set) var decisions: [MergeDecision] = []
  /// How many there are; nil without `decided in`.
  private(set) var decided: MergeReport.Decided?
  /// The number of the id that each row had, 0 for none; empty without `links from`.
  private(set) var earlier: [UInt32] = []
  private(set) var pool = TextPool()

  /// The columns by which decisions are read.
  static let decisionColumns = ["decision", "source", "source_id", "other_source", "other_id"]

  init(
    _ rule: MergeRule, _ rows: RowIdentities, rowCount: Int
  ) throws(RunFailure) {
    if let file = rule.oldLinks { try readLinks(file, rule, rows, rowCount) }
    if let file = rule.decisions { try readDecisions(file, rule, rows, rowCount) }
  }

  private static func place(
    _ column: String, in file: MergeFile, _ clause: String, result: String? = nil
  ) throws(RunFailure) -> Int {
    if let place = file.column(column) { return place }
    throw RunFailure(
      .input, "'\(file.name)' behind \(clause) has no column '\(column)'",
      help: result.map {
        "give the links that save wrote of merge … into \($0); where the result had another name, change "
          + "that of the column here to '\(column)'"
      } ?? "a file behind \(clause) is one that save wrote",
      place: DataPlace(file: file.name, line: 1))
  }

  // MARK: Links

  private mutating func readLinks(
    _ file: MergeFile, _ rule: MergeRule, _ rows: RowIdentities, _ rowCount: Int
  ) throws(RunFailure) {
    let source = try Self.place("source", in: file, "links from")
    let sourceID = try Self.place("source_id", in: file, "links from")
    let id = try Self.place(rule.idName, in: file, "links from", result: rule.result)
    earlier = Array(repeating: 0, count: rowCount)
    var stray = StrayLines(clause: "links from", file: file.name, tables: rule.tableNames)
    defer { strays.append(stray) }
    for line in file.table.rows {
      guard let row = rows.row(source: line.cells[source], id: line.cells[sourceID]) else {
        stray.note(line.line, [line.cells[source]])
        continue
      }
      let text = line.cells[id]
      if text.isEmpty { continue }
      let number = pool.intern(text.span)
      if earlier[Int(row)] != 0, earlier[Int(row)] != number {
        let first = file.table.rows.first {
          !$0.cells[id].isEmpty && rows.row(source: $0.cells[source], id: $0.cells[sourceID]) == row
        }
        throw RunFailure(
          .input,
          "a row has two ids: in line \(Quantity.count(first?.line ?? 1)) another one than here, "
            + "'\(ShownValue.reported(text, isMasked: false))'",
          help: "take one of the two lines away",
          place: DataPlace(file: file.name, line: line.line))
      }
      earlier[Int(row)] = number
    }
  }

  // MARK: Decisions

  private mutating func readDecisions(
    _ file: MergeFile, _ rule: MergeRule, _ rows: RowIdentities, _ rowCount: Int
  ) throws(RunFailure) {
    var stray = StrayLines(clause: "decided in", file: file.name, tables: rule.tableNames)
    defer { strays.append(stray) }
    var places: [Int] = []
    for name in Self.decisionColumns {
      places.append(try Self.place(name, in: file, "decided in"))
    }
    var read = ReviewDecisions()
    var undecidedCount = 0
    for line in file.table.rows {
      guard
        let isSame = try ReviewDecisions.isSame(
          line.cells[places[0]], file: file.name, line: line.line)
      else {
        undecidedCount += 1
        continue
      }
      guard let left = rows.row(source: line.cells[places[1]], id: line.cells[places[2]]),
        let right = rows.row(source: line.cells[places[3]], id: line.cells[places[4]])
      else {
        stray.note(line.line, [line.cells[places[1]], line.cells[places[3]]])
        continue
      }
      read.add(left, right, isSame: isSame, line: line.line)
    }
    try read.refuseContradictions(in: file.name)
    decisions = read.seen.map(\.decision)
    let sameCount = decisions.count(where: \.isSame)
    decided = MergeReport.Decided(
      file: file.name, same: sameCount, different: decisions.count - sameCount,
      undecided: undecidedCount)
  }
}

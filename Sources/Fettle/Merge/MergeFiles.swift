import Diagnostics
import Engine
import Matching

/// What earlier runs and people say of the rows of a merge.
struct MergeFiles {
  /// Lines that name rows which are not there.
  private(set) var strayCounts: (links: Int, decisions: Int) = (0, 0)
  private(set) var decisions: [MergeDecision] = []
  /// The number of the id that each row had, 0 for none; empty without `links from`.
  private(set) var earlier: [UInt32] = []
  private(set) var pool = TextPool()

  /// The columns by which decisions are read.
  static let decisionColumns = ["decision", "source", "source_id", "other_source", "other_id"]

  init(
    _ rule: MergeRule, _ rows: RowIdentities, rowCount: Int
  ) throws(RunFailure) {
    if let file = rule.oldLinks { try readLinks(file, rule, rows, rowCount) }
    if let file = rule.decisions { try readDecisions(file, rows, rowCount) }
  }

  private static func place(
    _ column: String, in file: MergeFile, _ clause: String
  ) throws(RunFailure) -> Int {
    if let place = file.column(column) { return place }
    throw RunFailure(
      .input, "'\(file.name)' has no column '\(column)'",
      help: "a file behind \(clause) is one that save wrote")
  }

  // MARK: Links

  private mutating func readLinks(
    _ file: MergeFile, _ rule: MergeRule, _ rows: RowIdentities, _ rowCount: Int
  ) throws(RunFailure) {
    let source = try Self.place("source", in: file, "links from")
    let sourceID = try Self.place("source_id", in: file, "links from")
    let id = try Self.place(rule.idName, in: file, "links from")
    earlier = Array(repeating: 0, count: rowCount)
    for line in file.table.rows {
      guard let row = rows.row(source: line.cells[source], id: line.cells[sourceID]) else {
        strayCounts.links += 1
        continue
      }
      let text = line.cells[id]
      earlier[Int(row)] = pool.intern(text.span)
    }
  }

  // MARK: Decisions

  private mutating func readDecisions(
    _ file: MergeFile, _ rows: RowIdentities, _ rowCount: Int
  ) throws(RunFailure) {
    var places: [Int] = []
    for name in Self.decisionColumns {
      places.append(try Self.place(name, in: file, "decided in"))
    }
    var read = ReviewDecisions()
    for line in file.table.rows {
      guard
        let isSame = try ReviewDecisions.isSame(
          line.cells[places[0]], file: file.name, line: line.line)
      else { continue }
      guard let left = rows.row(source: line.cells[places[1]], id: line.cells[places[2]]),
        let right = rows.row(source: line.cells[places[3]], id: line.cells[places[4]])
      else {
        strayCounts.decisions += 1
        continue
      }
      read.add(left, right, isSame: isSame, line: line.line)
    }
    try read.refuseContradictions(in: file.name)
    decisions = read.seen.map(\.decision)
  }
}

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
    for name in ["decision", "source", "source_id", "other_source", "other_id"] {
      places.append(try Self.place(name, in: file, "decided in"))
    }
    var seen: [(decision: MergeDecision, line: Int)] = []
    for line in file.table.rows {
      guard let isSame = try Self.isSame(line.cells[places[0]], file, line.line) else { continue }
      guard let left = rows.row(source: line.cells[places[1]], id: line.cells[places[2]]),
        let right = rows.row(source: line.cells[places[3]], id: line.cells[places[4]])
      else {
        strayCounts.decisions += 1
        continue
      }
      let decision = MergeDecision(
        left: min(left, right), right: max(left, right), isSame: isSame)
      seen.append((decision, line.line))
    }
    try Self.refuseContradictions(seen, file, rowCount)
    decisions = seen.map(\.decision)
  }

  /// What the column `decision` says; nil where it is blank.
  private static func isSame(
    _ cell: [UInt8], _ file: MergeFile, _ line: Int
  ) throws(RunFailure) -> Bool? {
    let text = String(decoding: cell, as: UTF8.self).lowercased().filter { $0 != " " }
    switch text {
    case "": return nil
    case "same": return true
    case "different": return false
    default:
      throw RunFailure(
        .input, "a decision is 'same' or 'different', not '\(text)'",
        help: "mend the line, or leave its decision blank",
        place: DataPlace(file: file.name, line: line))
    }
  }

  /// Rows that decisions hold together, by way of others too, are not different by another one.
  private static func refuseContradictions(
    _ seen: [(decision: MergeDecision, line: Int)], _ file: MergeFile, _ rowCount: Int
  ) throws(RunFailure) {
    var parents: [UInt32: UInt32] = [:]
    func root(_ row: UInt32) -> UInt32 {
      var row = row
      while let parent = parents[row] { row = parent }
      return row
    }
    for (decision, _) in seen where decision.isSame {
      let (one, other) = (root(decision.left), root(decision.right))
      if one != other { parents[max(one, other)] = min(one, other) }
    }
    for (decision, line) in seen
    where !decision.isSame && root(decision.left) == root(decision.right) {
      let same = seen.first {
        $0.decision.isSame && root($0.decision.left) == root(decision.left)
      }
      throw RunFailure(
        .input,
        "the decision 'different' contradicts the decision 'same' of line \(same?.line ?? line)"
          + (same?.decision.left == decision.left && same?.decision.right == decision.right
            ? "" : ", by way of other rows"),
        help: "change or clear one of them", place: DataPlace(file: file.name, line: line))
    }
  }
}

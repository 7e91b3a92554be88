import Diagnostics
import Matching

/// What people have said of pairs of rows, in the column `decision` of a review queue.
struct ReviewDecisions {
  private(set) var seen: [(decision: MergeDecision, line: Int)] = []

  /// What a cell says; nil where it is blank.
  static func isSame(
    _ cell: [UInt8], file: String, line: Int
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
        place: DataPlace(file: file, line: line))
    }
  }

  /// Adds what a line says of two rows.
  mutating func add(_ left: UInt32, _ right: UInt32, isSame: Bool, line: Int) {
    let decision = MergeDecision(left: min(left, right), right: max(left, right), isSame: isSame)
    seen.append((decision, line))
  }

  /// Rows that decisions hold together, by way of others too, are not different by another one.
  func refuseContradictions(in file: String) throws(RunFailure) {
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
        help: "change or clear one of them", place: DataPlace(file: file, line: line))
    }
  }
}

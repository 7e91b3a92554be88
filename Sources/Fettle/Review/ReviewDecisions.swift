import Diagnostics
import Matching

/// What people have said of pairs of rows, in the column `decision` of a review queue.
struct ReviewDecisions {
  private(set) var seen: [(decision: MergeDecision, line: Int)] = []
  /// Those of ``seen`` that keep rows apart.
  private var apart: [(decision: MergeDecision, line: Int)] = []
  private var sets = DecidedSets()

  /// What they say of pairs, by way of others too.
  var pairs: DecidedPairs { DecidedPairs(seen.lazy.map(\.decision)) }

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
    if isSame { sets.join(left, right) } else { apart.append((decision, line)) }
  }

  /// Rows that decisions hold together, by way of others too, are not different by another one.
  func refuseContradictions(in file: String) throws(RunFailure) {
    for (decision, line) in apart {
      let set = sets.earliest(of: decision.left)
      if set != sets.earliest(of: decision.right) { continue }
      if decision.left == decision.right {
        throw RunFailure(
          .input, "the decision 'different' is of a row with itself",
          help: "clear it, or mend one of the two ids", place: DataPlace(file: file, line: line))
      }
      var same: (decision: MergeDecision, line: Int)?
      for other in seen where other.decision.isSame && same == nil {
        if sets.earliest(of: other.decision.left) == set { same = other }
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

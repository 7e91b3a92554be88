import Foundation

/// How many cases of a public suite come out as it has them, and why the others do not.
struct Agreement {
  let suite: String
  private(set) var total = 0
  private var reasons: [(reason: String, examples: [String])] = []

  init(_ suite: String) {
    self.suite = suite
  }

  /// Cases that came out as the suite has them.
  var agreeing: Int { total - reasons.reduce(0) { $0 + $1.examples.count } }
  /// How many did not, by reason; the empty reason is for those that none explains.
  var missed: [String: Int] {
    Dictionary(uniqueKeysWithValues: reasons.map { ($0.reason, $0.examples.count) })
  }

  /// Counts one case; `reason` names the rule by which Fettle differs.
  mutating func count(_ agrees: Bool, _ reason: @autoclosure () -> String, _ example: String) {
    total += 1
    if agrees { return }
    let reason = reason()
    if let index = reasons.firstIndex(where: { $0.reason == reason }) {
      reasons[index].examples.append(example)
    } else {
      reasons.append((reason, [example]))
    }
  }

  /// Prints the counts under `FETTLE_JUDGES=1`, and with `FETTLE_JUDGES=2` every case that differs.
  func report() {
    guard let level = ProcessInfo.processInfo.environment["FETTLE_JUDGES"] else { return }
    print("\(suite): \(agreeing) of \(total) agree")
    for (reason, examples) in reasons {
      print("    \(examples.count) × \(reason.isEmpty ? "not explained" : reason)")
      if level == "2" { for example in examples { print("        \(example)") } }
    }
  }
}

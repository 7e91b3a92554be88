/// Counts of what was translated and what agrees, and a line for each case that does not.
struct Scorecard {
  var title: String
  var total = 0
  var translated = 0
  var agreeing = 0
  /// Cases by the reason for which they have no translation, or stand apart.
  private(set) var reasons: [(reason: String, count: Int)] = []
  /// A line for each case that is translated and does not agree.
  private(set) var disagreements: [String] = []

  mutating func agree() {
    translated += 1
    agreeing += 1
  }

  mutating func disagree(_ line: String) {
    translated += 1
    disagreements.append(line)
  }

  mutating func leave(_ reason: String) {
    if let index = reasons.firstIndex(where: { $0.reason == reason }) {
      reasons[index].count += 1
    } else {
      reasons.append((reason, 1))
    }
  }

  /// The table that `make judges` prints.
  var table: String {
    var lines = ["\(title): \(total) given, \(translated) translated, \(agreeing) agreeing"]
    for (reason, count) in reasons.sorted(by: { ($1.count, $0.reason) < ($0.count, $1.reason) }) {
      let number = String(repeating: " ", count: max(0, 5 - String(count).count)) + String(count)
      lines.append("\(number)  \(reason)")
    }
    lines += disagreements.map { "  DISAGREES  \($0)" }
    return lines.joined(separator: "\n")
  }
}

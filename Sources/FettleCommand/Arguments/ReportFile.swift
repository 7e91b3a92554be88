/// `--report html=FILE`: a report to be written to a file of its own.
struct ReportFile {
  /// What a report is written as.
  enum Kind: String, CaseIterable {
    case html
  }

  var kind: Kind
  var path: String

  /// Reads `KIND=FILE`.
  static func parse(_ text: String) throws -> ReportFile {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let kinds = Kind.allCases.map { "\($0.rawValue)=FILE" }.joined(separator: ", ")
    guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])), !parts[1].isEmpty else {
      throw ArgumentProblem("write \(kinds)")
    }
    return ReportFile(kind: kind, path: String(parts[1]))
  }
}

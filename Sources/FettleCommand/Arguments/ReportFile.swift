import Diagnostics

/// `--report html=FILE`: a report to be written to a file of its own.
struct ReportFile {
  /// What a report is written as.
  enum Kind: String, CaseIterable {
    case html, junit, sarif, json

    /// What the summary calls it.
    var title: String {
      switch self {
      case .html: "HTML report"
      case .junit: "JUnit report"
      case .sarif: "SARIF report"
      case .json: "JSON report"
      }
    }
  }

  var kind: Kind
  var path: String

  /// Reads `KIND=FILE` of one of some kinds.
  static func parse(_ text: String, among kinds: [Kind] = Kind.allCases) throws -> ReportFile {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let names = kinds.map(\.rawValue)
    let known = names.map { "\($0)=FILE" }.joined(separator: ", ")
    guard parts.count == 2 else { throw ArgumentProblem("write \(known)") }
    guard let kind = kinds.first(where: { $0.rawValue == parts[0].lowercased() }) else {
      let meant = EditDistance.suggestion(for: parts[0].lowercased(), among: names)
      throw ArgumentProblem(
        meant.map { "did you mean '\($0)=\(parts[1])'?" } ?? "write \(known)")
    }
    if parts[1].isEmpty { throw ArgumentProblem("write the file too, as in \(kind.rawValue)=FILE") }
    if parts[1] == "-" { throw ArgumentProblem("a report goes to a file of its own") }
    return ReportFile(kind: kind, path: String(parts[1]))
  }

  /// Gives each of several values behind one `--report` a flag of its own: they are known by their `=`,
  /// which a file can have only behind a `./`.
  static func spread(_ arguments: [String]) -> [String] {
    var result: [String] = []
    var isReport = false
    for (index, argument) in arguments.enumerated() {
      if argument == "--" { return result + arguments[index...] }
      let isValue = result.last == "--report"
      if !isValue, isReport, looksLikeReport(argument) {
        result += ["--report", argument]
        continue
      }
      isReport = isValue || argument == "--report" || argument.hasPrefix("--report=")
      result.append(argument)
    }
    return result
  }

  /// Whether it is a word, then `=`.
  private static func looksLikeReport(_ argument: String) -> Bool {
    guard let end = argument.firstIndex(of: "="), end > argument.startIndex else { return false }
    return argument[..<end].allSatisfy { $0.isASCII && $0.isLetter }
  }
}

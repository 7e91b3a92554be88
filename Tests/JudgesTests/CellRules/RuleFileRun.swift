import Fettle
import Foundation

/// What a file of `rules/` says of a table, and what it makes of it.
struct RuleFileRun {
  /// A cell that a rule fails; rows from 0, as the suites count them.
  struct Finding: Hashable {
    var rule: String
    var row: Int
    var column: String
  }

  let rules: [RuleReport]
  private(set) var findings: Set<Finding> = []
  /// The table that was written, and its header.
  private(set) var header: [String] = []
  private(set) var rows: [[String]] = []
  /// Rows, from 1, by the id of the rule that changed a cell of theirs.
  private(set) var changedRows: [String: Set<Int>] = [:]

  init(_ name: String, on data: Data) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "fettle-judge-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try data.write(to: folder.appending(path: "input.csv"))
    let path = Self.repository.appending(path: "rules/\(name).rules").path()
    var options = RunOptions()
    options.input = folder.appending(path: "input.csv").path()
    options.findingSampleCount = 1_000_000
    let saves = try String(contentsOfFile: path, encoding: .utf8).contains("save to")
    if saves {
      options.outputFolder = folder.path()
    } else {
      options.output = folder.appending(path: "customers.csv").path()
    }
    guard case .done(let report) = try Fettle.apply(RuleSet(files: [path]), options: options) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    rules = report.tables.flatMap(\.rules)
    for rule in rules {
      for finding in rule.findings {
        for cell in finding.cells {
          guard let row = finding.row else { continue }
          findings.insert(Finding(rule: rule.text, row: row - 1, column: cell.column))
        }
      }
    }
    rows = try Self.records(folder.appending(path: "customers.csv"))
    header = rows.removeFirst()
    guard saves else { return }
    let ids = Dictionary(uniqueKeysWithValues: rules.map { ($0.text, $0.id) })
    // row,key,column,line,rule,before,after
    for change in try Self.records(folder.appending(path: "changes.csv")).dropFirst() {
      changedRows[ids[change[4]] ?? change[4], default: []].insert(Int(change[0])!)
    }
  }

  private static let repository: URL = {
    var url = URL(filePath: #filePath)
    for _ in 0..<4 { url.deleteLastPathComponent() }
    return url
  }()

  private static func records(_ file: URL) throws -> [[String]] {
    CSVText.records(String(decoding: try Data(contentsOf: file), as: UTF8.self))
  }

  func rule(_ id: String) -> RuleReport? { rules.first { $0.id == id } }

  /// The cells of a column, as they were written.
  func column(_ name: String) -> [String] {
    let index = header.firstIndex(of: name)!
    return rows.map { $0[index] }
  }
}

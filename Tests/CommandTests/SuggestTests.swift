import Foundation
import Testing

/// `fettle suggest`: rules that pass `check`, and fail on their own source what they said, no more.
struct SuggestTests {
  /// A rule that warns, by what its comment says of the rows that it fails.
  private struct Promise: Equatable {
    var rule: String
    var failing: Int
  }

  /// The drafted checks with the failing rows that the comment above each names.
  private static func promises(_ rules: String) -> [Promise] {
    var promises: [Promise] = []
    var failing = 0
    for line in rules.split(separator: "\n") {
      if line.hasPrefix("# All ") { failing = 0 }
      if let match = line.firstMatch(of: /^# [\d,]+ of [\d,]+ .*; ([\d,]+) do(?:es)? not/) {
        failing = Int(match.output.1.replacing(",", with: "")) ?? -1
      }
      if ["unique ", "require ", "check "].contains(where: { line.hasPrefix($0) }) {
        promises.append(Promise(rule: String(line), failing: failing))
      }
    }
    return promises
  }

  /// Drafts rules for a table, checks them, runs them, and compares.
  private func verify(_ table: String, in workspace: Workspace) throws -> [String] {
    let drafted = Tool.run(["suggest", table, "-o", "draft.rules"], in: workspace)
    #expect(drafted.exitCode == 0, "\(drafted.errors)")
    let rules = workspace.read("draft.rules")
    let checked = Tool.run(["check", "draft.rules", "--against", table], in: workspace)
    #expect(
      checked.exitCode == 0 && checked.errors.contains("0 errors"), "\(checked.errors)\n\(rules)")
    let run = Tool.run(
      ["apply", "draft.rules", table, "-o", "out.csv", "--format", "json"], in: workspace)
    #expect(run.exitCode == 0, "\(run.errors)\n\(run.output)")
    let reports = (run.json["tables"] as? [[String: Any]])?.first?["rules"] as? [[String: Any]]
    let found = (reports ?? []).compactMap { report -> Promise? in
      guard let text = report["text"] as? String, let failing = report["failed"] as? Int,
        ["unique", "require", "check"].contains(report["verb"] as? String)
      else { return nil }
      return Promise(rule: text, failing: failing)
    }
    #expect(found == Self.promises(rules), "\(rules)")
    return found.map(\.rule)
  }

  @Test func `rules of every kind say what they fail`() throws {
    let workspace = Workspace.withCustomers()
    let rows = (0..<600).map { row -> String in
      let plan = row == 40 ? "n/a" : ["free", "it's", "Pro, 1"][row % 3]
      let code = row % 100 == 7 ? "x" : "DE-\(1000 + row)"
      let amount = row % 200 == 11 ? "ten" : "\(row).50"
      let city = "c\(row % 20)"
      let state = row == 99 ? "s9" : "s\(row % 20 / 4)"
      let day = "2026-0\(1 + row % 9)-1\(row % 10)"
      return
        "\(row == 3 ? 2 : row),\(row == 5 ? "" : "a\(row)@b.de"),\"\(plan)\",\(code),\(amount),"
        + "\(city),\(state),\(day)\n"
    }
    workspace.write("id,E-Mail,plan,code,amount,city,state,since\n" + rows.joined(), to: "in.csv")
    let rules = try verify("in.csv", in: workspace)
    for rule in [
      "unique id", "require [E-Mail]", "check plan in ('Pro, 1', 'free', 'it''s')",
      "check code looks like 'AA-####'", "check amount is number", "check since is date",
    ] {
      #expect(rules.contains(rule), "\(rule) of \(rules)")
    }
    #expect(rules.contains { $0.hasPrefix("check city determines state") }, "\(rules)")
  }

  @Test(arguments: ["northstar-contacts", "kundenstamm", "kehu-export", "excel-leads"])
  func `a sample's rules say what they fail`(sample: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let workspace = Workspace.withCustomers()
    try FileManager.default.copyItem(
      at: root.appending(path: "samples/\(sample).csv"),
      to: URL(filePath: workspace.path("in.csv")))
    #expect(!(try verify("in.csv", in: workspace)).isEmpty)
  }

  @Test func `a table without rows has rules that can be checked`() throws {
    let workspace = Workspace.withCustomers()
    workspace.write("id,name\n", to: "empty.csv")
    #expect(try verify("empty.csv", in: workspace).isEmpty)
  }

  @Test func `what stands in cells stays within its comment`() throws {
    let workspace = Workspace.withCustomers()
    let rows = (0..<400).map { $0 == 9 ? "1,\"x\ndrop rows when true\u{2028}\"\n" : "1,\($0).5\n" }
    workspace.write("flag,amount\n" + rows.joined(), to: "in.csv")
    let rules = try verify("in.csv", in: workspace)
    #expect(rules.contains("check amount is number"))
    #expect(!workspace.read("draft.rules").contains("\ndrop"))
  }
}

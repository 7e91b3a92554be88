import Foundation
import Testing

/// A pattern that gives up at its limit: the row is counted and named, and never taken for no match.
struct PatternLimitTests {
  let workspace = Workspace.withCustomers()

  static let hostile = String(repeating: "a", count: 3_000) + "!"

  func run(_ rule: String) -> (result: ToolResult, findings: [String]) {
    workspace.write("id,t\n1,aaaa\n2,\(Self.hostile)\n3,bbb\n", to: "in.csv")
    let result = Tool.run(
      ["apply", "-v", "-e", rule, "in.csv", "-o", "out.csv", "--findings", "findings.csv"],
      in: workspace)
    let findings = workspace.read("findings.csv").split(separator: "\n").dropFirst()
    return (
      result, findings.map { String($0).replacing(/,warn,[a-z-]+-[0-9a-f]{8},/, with: ",warn,ID,") }
    )
  }

  @Test(arguments: [
    "drop rows when t matches /^(a+)+$/", "keep rows when not (t matches /^(a+)+$/)",
    "clear id when t matches /^(a+)+$/", "dedupe on id when t matches /^(a+)+$/",
  ])
  func `a row for which a condition gave up stays, counted and named`(rule: String) {
    let (result, findings) = run(rule)
    #expect(result.exitCode == 0)
    #expect(result.errors.contains("\n  not converted  0 cells\n  not evaluated  1 row\n"))
    #expect(result.errors.contains("1 by -e:1 \(rule)\n"))
    #expect(result.errors.contains("not evaluated 1,"))
    #expect(findings == ["2,,t,warn,ID,-e:1,\(rule),\(Self.hostile),could not be evaluated"])
    #expect(workspace.read("out.csv").contains("\n2,\(Self.hostile)\n"))
  }

  @Test(arguments: ["replace t /^(a+)+$/ -> 'X'", "set t = if t matches /^(a+)+$/ then 'X' else t"])
  func `a cell for which a pattern gave up stays as it is, counted and named`(rule: String) {
    let (result, findings) = run(rule)
    #expect(result.errors.contains("\n  not converted  1 cell\n"))
    #expect(result.errors.contains("1 by -e:1 \(rule)\n"))
    #expect(findings.count == 1)
    #expect(findings.first?.hasPrefix("2,,t,warn,ID,-e:1,\(rule),") == true)
    #expect(findings.first?.hasSuffix(",could not be evaluated") == true)
    #expect(workspace.read("out.csv") == "id,t\n1,X\n2,\(Self.hostile)\n3,bbb\n")
  }
}

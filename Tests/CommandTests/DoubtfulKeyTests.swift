import Foundation
import Testing

/// Rows folded on a text that may stand for blank: who is told, and in which words.
struct DoubtfulKeyTests {
  static let rules =
    "normalize phone digits; default email 'unknown@example.com'; dedupe on email,phone"
  static let note =
    "2 rows were folded on 'N/A' in phone (-e:1): if that stands for blank, write: "
    + "load input, blanks 'N/A'"

  let workspace: Workspace = {
    let workspace = Workspace.withCustomers()
    workspace.write("id,email,phone\n1,,N/A\n2,,N/A\n3,,N/A\n4,a@x.com,55\n", to: "in.csv")
    return workspace
  }()

  @Test func `the summary, the preview and the JSON say it`() throws {
    let summary = Tool.run(["apply", "-e", Self.rules, "in.csv", "-o", "out.csv"], in: workspace)
    #expect(summary.errors.contains("\n  note           \(Self.note)\n"))
    let preview = Tool.run(["preview", "-e", Self.rules, "in.csv"], in: workspace)
    #expect(preview.output.contains("note: \(Self.note)\n"))
    let json = Tool.run(
      ["apply", "-e", Self.rules, "in.csv", "-o", "out.csv", "--format", "json"], in: workspace)
    let table = try #require((json.json["tables"] as? [[String: Any]])?.first)
    #expect(table["notes"] as? [String] == [Self.note])
  }

  @Test func `what the note says to write ends it`() {
    let rules = "load input, blanks 'N/A'; " + Self.rules
    let result = Tool.run(["apply", "-e", rules, "in.csv", "-o", "out.csv"], in: workspace)
    #expect(result.exitCode == 0)
    #expect(!result.errors.contains("note "))
    #expect(result.errors.contains("\n  no usable key  3 rows\n"))
  }
}

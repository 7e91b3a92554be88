import Foundation
import Testing

/// The rules of `make bench` on generated customers, beside slow references that share nothing with
/// the engine.
@Suite(.enabled(if: Tool.hasPython, "python3 is not installed"))
struct BenchmarkRulesTests {
  /// `Benchmarks` of this repository.
  static let folder =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path + "/Benchmarks"

  /// `three.rules` in plain Python: DISTINCT over what the first two rules left.
  static let three = """
    import csv, re, sys
    seen = set()
    with open(sys.argv[1], newline="", encoding="utf-8") as source:
        with open(sys.argv[2], "w", newline="", encoding="utf-8") as target:
            rows, written = csv.reader(source), csv.writer(target, lineterminator="\\n")
            names = next(rows)
            email, phone = names.index("email"), names.index("phone")
            written.writerow(names)
            for row in rows:
                row[phone] = re.sub("[^0-9]", "", row[phone])
                row[email] = row[email] or "unknown@example.com"
                if (row[email], row[phone]) not in seen:
                    seen.add((row[email], row[phone]))
                    written.writerow(row)

    """

  let workspace = Workspace()

  init() throws {
    workspace.write(Self.three, to: "three.py")
    try run("python3 '\(Self.folder)/generate_customers.py' 4000 in.csv")
  }

  private func run(_ line: String) throws {
    let result = Tool.shell(line, in: workspace)
    try #require(result.exitCode == 0, "\(result.errors)")
  }

  /// Applies rules of the benchmark in several ways, and says which of them wrote other bytes.
  private func differences(_ rules: String, from expected: String) throws -> [String] {
    try #require(!workspace.read(expected).isEmpty)
    var different: [String] = []
    for flags in ["-j 1", "-j 2", "-j 2 --block-size 4K", "-j 1 --memory 64M --block-size 1K"] {
      try run("$FETTLE apply '\(Self.folder)/rules/\(rules).rules' in.csv -o out.csv -q \(flags)")
      if workspace.read("out.csv") != workspace.read(expected) { different.append(flags) }
    }
    return different
  }

  @Test func `nine rules give the bytes of the slow reference`() throws {
    try run("python3 '\(Self.folder)/reference_nine.py' in.csv expected.csv")
    #expect(try differences("nine", from: "expected.csv") == [])
    #expect(workspace.read("expected.csv") != workspace.read("in.csv"))
  }

  @Test func `three rules give the bytes of a few lines of Python`() throws {
    try run("python3 three.py in.csv expected.csv")
    #expect(try differences("three", from: "expected.csv") == [])
    #expect(workspace.read("expected.csv") != workspace.read("in.csv"))
  }

  @Test func `thirty checks change nothing, and find the same however they run`() throws {
    let rules = "'\(Self.folder)/../rules/customer-checks.rules'"
    var found: [String] = []
    for flags in ["-j 1", "-j 2", "-j 2 --block-size 4K", "-j 1 --memory 64M --block-size 1K"] {
      try run("$FETTLE apply \(rules) in.csv -o out.csv --findings found.csv -q \(flags)")
      #expect(workspace.read("out.csv") == workspace.read("in.csv"))
      found.append(workspace.read("found.csv"))
    }
    #expect(Set(found).count == 1 && found[0].split(separator: "\n").count > 1000)
  }

  @Test func `rules that do nothing give the input back`() throws {
    #expect(try differences("noop", from: "in.csv") == [])
  }
}

import Foundation
import Testing

/// The scale of `make bench-matching`, held against lists of pairs.
@Suite(.enabled(if: Tool.hasPython, "python3 is not installed"))
struct MatchingScoreTests {
  private struct Score: Decodable {
    var wanted: Int
    var linked: Int
    var right: Int
    var precision: Double
    var recall: Double
    var f1: Double
  }

  private let workspace = Workspace()
  private static let program = BenchmarkRulesTests.folder + "/matching_score.py"

  private func lines(_ groups: [Int], with name: String) -> String {
    let rows = groups.enumerated().map { "web,\($0.offset),\($0.element)\n" }
    return "source,id,\(name)\n" + rows.joined()
  }

  /// All pairs of rows of one group.
  private func pairs(_ groups: [Int]) -> Set<[Int]> {
    var found: Set<[Int]> = []
    for (left, group) in groups.enumerated() {
      for right in groups.indices where right > left && groups[right] == group {
        found.insert([left, right])
      }
    }
    return found
  }

  @Test(arguments: [
    ([1, 1, 2, 2, 2, 3], [1, 1, 1, 2, 2, 3]),
    ([1, 1, 1, 1], [1, 2, 3, 4]),
    ([1, 2, 3], [1, 1, 1]),
    ([7, 7, 8, 8], [0, 0, 5, 5]),
  ])
  func `pairs counted by the sizes of groups are those of a list`(
    found: [Int], truth: [Int]
  ) throws {
    workspace.write(lines(found, with: "entity_id"), to: "links.csv")
    workspace.write(lines(truth, with: "entity"), to: "truth.csv")
    let result = Tool.shell("python3 '\(Self.program)' links.csv truth.csv", in: workspace)
    try #require(result.exitCode == 0, "\(result.errors)")
    let score = try JSONDecoder().decode(Score.self, from: Data(result.output.utf8))
    let (linked, wanted) = (pairs(found), pairs(truth))
    let right = linked.intersection(wanted).count
    #expect(score.linked == linked.count)
    #expect(score.wanted == wanted.count)
    #expect(score.right == right)
    #expect(score.precision == (linked.isEmpty ? 0 : Double(right) / Double(linked.count)))
    #expect(score.recall == (wanted.isEmpty ? 0 : Double(right) / Double(wanted.count)))
    let doubled = 2 * Double(right) / max(1, Double(linked.count + wanted.count))
    #expect(abs(score.f1 - doubled) < 1e-12)
  }

  @Test func `links that leave a row out are refused`() {
    workspace.write(lines([1, 1], with: "entity_id"), to: "links.csv")
    workspace.write(lines([1, 1, 2], with: "entity"), to: "truth.csv")
    let result = Tool.shell("python3 '\(Self.program)' links.csv truth.csv", in: workspace)
    #expect(result.exitCode != 0)
    #expect(result.errors.contains("do not speak of the same rows"))
  }

  private static let corpora =
    URL(fileURLWithPath: BenchmarkRulesTests.folder).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/corpora").path

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: corpora),
      "shared/corpora does not lie beside the repository"),
    arguments: [
      ("febrl1", "rec_id", "-dup-"), ("fake-1000", "cluster", nil), ("restaurants", "class", nil),
      ("chicago", "True Id", nil),
    ])
  func `the table that tools read does not tell what belongs together`(
    name: String, truth: String, sign: String?
  ) throws {
    let program = BenchmarkRulesTests.folder + "/matching_sets.py"
    let result = Tool.shell("python3 '\(program)' \(name) .", in: workspace)
    try #require(result.exitCode == 0, "\(result.errors)")
    let table = workspace.read("input.csv")
    let header = try #require(table.split(whereSeparator: \.isNewline).first)
    #expect(!header.split(separator: ",").contains(Substring(truth)))
    if let sign { #expect(!table.contains(sign)) }
    #expect(workspace.read("truth.csv").hasPrefix("source,id,entity\ninput,"))
  }
}

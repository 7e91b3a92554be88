import Foundation
import Testing

/// The tests in the project's own rule files.
@Suite(.enabled(if: Project.hasBinary, "no release binary: run 'make build' or set FETTLE_BINARY"))
struct RuleTestTests {
  @Test(arguments: Project.ruleFiles)
  func `the tests of a rule file come out as they should, and there are at least two`(
    file: String
  ) throws {
    let outcome = try Shell.run("fettle test \(file) --format json")
    #expect(outcome.exitCode == 0, "\(outcome.output)\(outcome.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    #expect((json?["tests"] as? Int ?? 0) >= 2)
  }

  /// What is tried is the same on every run.
  @Test func `changes of a rule file are tried alike every time`() throws {
    let line = "fettle test rules/common.rules --mutate --mutants 25 --seed 3 --coverage"
    let first = try Shell.run(line)
    #expect(first.exitCode == 0, "\(first.errors)")
    #expect(try Shell.run(line).output == first.output)
  }
}

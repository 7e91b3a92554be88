import Diagnostics
import Foundation
import Language
import Testing

/// The small changes that `fettle test --mutate` makes of rules.
@Suite struct MutantTests {
  /// The rules after each change, and what the change is.
  private func mutants(_ text: String) -> [(change: String, text: String)] {
    let source = SourceText(name: "x.rules", text: text)
    let program = Parser(vocabulary: Rules.vocabulary).parse(source).program
    return Mutator.mutants(of: program, vocabulary: Rules.vocabulary).map { mutant in
      let statement = program.statements[mutant.statement]
      var bytes = source.bytes
      bytes.replaceSubrange(
        statement.range.lower..<statement.range.upper,
        with: mutant.text(of: statement, in: source) ?? [])
      return (mutant.change, Rules.formatted(String(decoding: bytes, as: UTF8.self)))
    }
  }

  @Test(arguments: [
    ("normalize a trim, lower", ["", "normalize a lower", "normalize a trim"]),
    ("normalize a, b trim", ["", "normalize b trim", "normalize a trim"]),
    (
      "fill a = x, b from t by c = k, d",
      [
        "", "fill b from t by c = k, d", "fill a = x from t by c = k, d",
        "fill a = x, b from t by d", "fill a = x, b from t by c = k",
      ]
    ),
    ("repair a by b at least 100%", ["", "repair a by b at least 99%"]),
    ("repair a by b at least 80%", ["", "repair a by b at least 81%"]),
    (
      "keep rows when (a >= 5) and b < 0.5",
      [
        "", "keep rows when (a >= 5) or b < 0.5", "keep rows when b < 0.5",
        "keep rows when (a >= 5)", "keep rows when (a < 5) and b < 0.5",
        "keep rows when (a > 5) and b < 0.5", "keep rows when (a >= 6) and b < 0.5",
        "keep rows when (a >= 5) and b >= 0.5", "keep rows when (a >= 5) and b <= 0.5",
        "keep rows when (a >= 5) and b < 0.6", "drop rows when (a >= 5) and b < 0.5",
      ]
    ),
    (
      "check a is not blank when b not in ('x', 'y'), reject",
      [
        "", "check a is blank when b not in ('x', 'y'), reject",
        "check a is not blank when b in ('x', 'y'), reject",
        "check a is not blank when b not in ('y'), reject",
        "check a is not blank when b not in ('x'), reject",
        "check a is not blank when b not in ('y', 'y'), reject",
        "check a is not blank when b not in ('x', 'x'), reject", "check a is not blank, reject",
        "check a is not blank when b not in ('x', 'y'), warn",
      ]
    ),
    (
      "replace a 'x', 'y' -> 'z', /^u$/i -> 'v' ignoring case, others clear",
      [
        "", "replace a /^u$/i -> 'v' ignoring case, others clear",
        "replace a 'x', 'y' -> 'z' ignoring case, others clear",
        "replace a 'y' -> 'z', /^u$/i -> 'v' ignoring case, others clear",
        "replace a 'x' -> 'z', /^u$/i -> 'v' ignoring case, others clear",
        "replace a 'x', 'y' -> 'v', /^u$/i -> 'v' ignoring case, others clear",
        "replace a 'x', 'y' -> 'z', /u$/i -> 'v' ignoring case, others clear",
        "replace a 'x', 'y' -> 'z', /^u/i -> 'v' ignoring case, others clear",
        "replace a 'x', 'y' -> 'z', /^u$/ -> 'v' ignoring case, others clear",
        "replace a 'x', 'y' -> 'z', /^u$/i -> 'z' ignoring case, others clear",
        "replace a 'x', 'y' -> 'z', /^u$/i -> 'v', others clear",
        "replace a 'x', 'y' -> 'z', /^u$/i -> 'v' ignoring case, others keep",
        "replace a 'x', 'y' -> 'z', /^u$/i -> 'v' ignoring case",
      ]
    ),
    (
      "dedupe on any of a, b keep latest c, then first",
      [
        "", "dedupe on a, b keep latest c, then first",
        "dedupe on any of b keep latest c, then first",
        "dedupe on any of a keep latest c, then first", "dedupe on any of a, b keep latest c",
        "dedupe on any of a, b keep first",
        "dedupe on any of a, b keep earliest c, then first",
        "dedupe on any of a, b keep latest c, then last",
      ]
    ),
    ("reject rows when not a", ["", "reject rows when a", "warn rows when not a"]),
    ("set a = b + 1", ["", "set a = b - 1", "set a = b + 2"]),
    ("list l 'x', 'y'", ["list l 'y'", "list l 'x'"]), ("load t from 'x.csv'", []),
    ("expect rows > 5", []), ("test 'x'\n  given a\n  expect a", []),
  ])
  func `each change of a line is made once`(rules: String, wanted: [String]) {
    let found = mutants(rules).map { $0.text.trimmingCharacters(in: .newlines) }
    #expect(Set(found) == Set(wanted.map { Rules.formatted($0).trimmingCharacters(in: .newlines) }))
    #expect(found.count == wanted.count)
  }

  /// A change that cannot be read is counted as no rule; few are, so the others print as rules that read.
  @Test(arguments: TestFiles.golden())
  func `nearly every change prints as rules that can be read, and differ`(file: URL) throws {
    let source = GoldenFile(try String(contentsOf: file, encoding: .utf8)).source
    let rules = Rules(source)
    guard rules.analysis.isSound, !source.contains("include") else { return }
    let before = Rules.formatted(source)
    let mutants = mutants(source)
    let unreadable = mutants.filter { mutant in
      let parsed = Parser(vocabulary: Rules.vocabulary)
        .parse(SourceText(name: "x.rules", text: mutant.text))
      return !parsed.diagnostics.isEmpty
    }
    #expect(unreadable.count * 20 <= mutants.count, "\(unreadable)")
    for mutant in mutants where mutant.change != "line dropped" {
      #expect(mutant.text != before, "\(mutant.change)")
    }
  }
}

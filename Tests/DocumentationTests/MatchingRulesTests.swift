import Foundation
import Testing

/// The rules of `make bench-matching`: one code path finds duplicates in all sets, and no rule knows a set.
@Suite(.enabled(if: Project.hasBinary, "no release binary: run 'make build' or set FETTLE_BINARY"))
struct MatchingRulesTests {
  static let files = Project.files(in: "rules/matching", ending: ".rules")
  static let learned = files.filter { $0.contains("/learned-") }
  static let written = files.filter { $0.contains("/written-") }

  /// The lines of a file without comments and empty ones.
  private func lines(_ file: String) throws -> [String] {
    try Project.text(file).components(separatedBy: "\n").filter { line in
      !line.isEmpty && !line.hasPrefix("#")
    }
  }

  @Test func `learned and written rules are there`() {
    #expect(Self.learned.count >= 7 && Self.written.count >= 6)
    #expect(Self.learned.count + Self.written.count == Self.files.count)
  }

  @Test(arguments: files)
  func `the rules of a set are right, and nothing is said against them`(file: String) throws {
    let outcome = try Shell.run("fettle check \(file)")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("0 errors, 0 warnings"), "\(outcome.errors)")
  }

  @Test(arguments: files)
  func `the rules of a set are formatted`(file: String) throws {
    let outcome = try Shell.run("fettle fmt - < \(file)")
    #expect(try outcome.output == Project.text(file))
  }

  @Test(arguments: learned)
  func `learned rules declare types, and say the same of every set`(file: String) throws {
    let lines = try lines(file)
    let declarations = ["load ", "use ", "column "]
    let rest = lines.drop { line in declarations.contains { line.hasPrefix($0) } }
    let merged = try #require(rest.first)
    #expect(merged.hasPrefix("merge ") && merged.hasSuffix(" into entity"))
    let wanted = [
      "  same when learned", "  take everything else from first",
      "save to 'entity.csv', links to 'links.csv'",
    ]
    #expect(Array(rest.dropFirst()) == wanted)
  }

  /// But for files, types and notations a text in quotes is made of signs and digits, and is no value.
  @Test(arguments: written)
  func `written rules name no value`(file: String) throws {
    let plain = ["load ", "column ", "save "]
    for line in try lines(file) where !plain.contains(where: { line.hasPrefix($0) }) {
      let quoted = line.components(separatedBy: "'").enumerated().filter { $0.offset % 2 == 1 }
      #expect(!quoted.contains { $0.element.contains(where: \.isLetter) }, "\(line)")
    }
    let text = try Project.text(file)
    #expect(
      !text.contains("placeholders") && !text.contains("blanks") && !text.contains("decided in"))
  }
}

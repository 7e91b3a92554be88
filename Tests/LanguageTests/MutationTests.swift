import Diagnostics
import Foundation
import Language
import Testing
import Verbs

@Suite struct MutationTests {
  /// Every rule text that the tests and the project have, with its header.
  private static let samples: [(name: String, text: String, header: [String]?)] = {
    let golden = TestFiles.golden().compactMap { file in
      (try? String(contentsOf: file, encoding: .utf8)).map { text in
        let golden = GoldenFile(text)
        return (name: file.lastPathComponent, text: golden.source, header: golden.header)
      }
    }
    let shipped = TestFiles.ruleFiles().compactMap { file in
      (try? String(contentsOf: file, encoding: .utf8)).map { text in
        (name: file.lastPathComponent, text: text, header: [String]?.none)
      }
    }
    let examples = DiagnosticCode.allCases.map { code in
      (name: code.rawValue, text: code.explanation.good, header: Optional(Explanation.header))
    }
    return golden + shipped + examples
  }()

  @Test(arguments: samples.map(\.name))
  func `a token dropped, doubled or swapped, and a cut source, never crash or lose a place`(
    name: String
  ) throws {
    let sample = try #require(Self.samples.first { $0.name == name })
    let bytes = Array(sample.text.utf8)
    let tokens = Lexer.tokens(of: bytes).tokens.filter { !$0.isTrivia }
    for (index, token) in tokens.enumerated() {
      let word = Array(bytes[token.lower..<token.upper])
      let (before, after) = (Array(bytes[..<token.lower]), Array(bytes[token.upper...]))
      check(before + after, sample, "dropped token \(index)")
      check(before + word + word + after, sample, "doubled token \(index)")
      check(before + word + [0x20] + word + after, sample, "repeated token \(index)")
      check(before, sample, "cut before token \(index)")
      check(Array(bytes[..<((token.lower + token.upper) / 2)]), sample, "cut in token \(index)")
      guard index + 1 < tokens.count else { continue }
      let next = tokens[index + 1]
      let swapped =
        before + Array(bytes[next.lower..<next.upper]) + Array(bytes[token.upper..<next.lower])
        + word + Array(bytes[next.upper...])
      check(swapped, sample, "swapped token \(index)")
    }
  }

  private func check(
    _ bytes: [UInt8], _ sample: (name: String, text: String, header: [String]?), _ change: String
  ) {
    let comment: Comment = "\(sample.name), \(change)"
    let source = SourceText(name: sample.name, bytes: bytes)
    let rules = Rules(source, header: sample.header)
    for diagnostic in rules.analysis.diagnostics {
      let range = diagnostic.range
      let source = rules.analysis.program.sources[range.source]
      let isPlaced =
        range.lower >= 0 && range.lower <= range.upper && range.upper <= source.bytes.count
      #expect(isPlaced, comment)
      if isPlaced, let fix = diagnostic.fix {
        #expect(fix.range.lower >= 0 && fix.range.lower <= fix.range.upper, comment)
        #expect(fix.range.upper <= source.bytes.count, comment)
      }
      #expect(DiagnosticCode(rawValue: diagnostic.code) != nil, comment)
    }
    for statement in rules.statements where statement.range.source == 0 {
      #expect(
        statement.range.lower <= statement.range.upper && statement.range.upper <= bytes.count,
        comment)
    }
    checkFormatted(source, rules, comment)
  }

  /// What can be formatted keeps its meaning, and is the same when formatted again.
  private func checkFormatted(_ source: SourceText, _ rules: Rules, _ comment: Comment) {
    let formatter = Formatter(vocabulary: Rules.vocabulary)
    let (text, diagnostics) = formatter.format(source)
    guard diagnostics.isEmpty else {
      #expect(text.bytes == source.bytes, comment)
      return
    }
    #expect(formatter.format(text).text.bytes == text.bytes, comment)
    let before = rules.statements.filter { $0.includeDepth == 0 }
    let after = Parser(vocabulary: Rules.vocabulary).parse(text).program.statements
    #expect(before.map(Outline.of) == after.map(Outline.of), comment)
  }
}

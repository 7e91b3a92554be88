import Diagnostics
import Foundation
import Language
import Testing
import Verbs

/// A rule text that the tests or the project have, with its header.
private struct Sample {
  var name: String
  var text: String
  var header: [String]?

  static let all: [Sample] = {
    let golden = TestFiles.golden().compactMap { file in
      (try? String(contentsOf: file, encoding: .utf8)).map { text in
        let golden = GoldenFile(text)
        return Sample(name: file.lastPathComponent, text: golden.source, header: golden.header)
      }
    }
    let shipped = TestFiles.ruleFiles().compactMap { file in
      (try? String(contentsOf: file, encoding: .utf8)).map {
        Sample(name: file.lastPathComponent, text: $0)
      }
    }
    let examples = DiagnosticCode.allCases.map { code in
      Sample(name: code.rawValue, text: code.explanation.good, header: Explanation.header)
    }
    return golden + shipped + examples
  }()
}

@Suite struct MutationTests {
  @Test(arguments: Sample.all.map(\.name))
  func `a token dropped, doubled or swapped, and a cut source, never crash or lose a place`(
    name: String
  ) throws {
    let sample = try #require(Sample.all.first { $0.name == name })
    let bytes = Array(sample.text.utf8)
    let tokens = Lexer.tokens(of: bytes).tokens.filter { !$0.isTrivia }
    for (index, token) in tokens.enumerated() {
      let word = Array(bytes[token.lower..<token.upper])
      let (before, after) = (Array(bytes[..<token.lower]), Array(bytes[token.upper...]))
      var changes: [(String, [UInt8])] = [
        ("dropped", before + after),
        ("doubled", before + word + [0x20] + word + after), ("cut before", before),
        ("cut in", Array(bytes[..<((token.lower + token.upper) / 2)])),
      ]
      if index + 1 < tokens.count {
        let next = tokens[index + 1]
        let between = Array(bytes[token.upper..<next.lower])
        let swapped = Array(bytes[next.lower..<next.upper]) + between + word
        changes.append(("swapped", before + swapped + Array(bytes[next.upper...])))
      }
      for (change, text) in changes {
        if let problem = Mutation(text, sample).problem {
          Issue.record("\(change) token \(index) of \(sample.name): \(problem)")
        }
      }
    }
  }
}

/// What must hold of every text, however broken.
private struct Mutation {
  let source: SourceText
  let rules: Rules

  init(_ bytes: [UInt8], _ sample: Sample) {
    source = SourceText(name: sample.name, bytes: bytes)
    rules = Rules(source, header: sample.header)
  }

  /// The first thing that does not hold.
  var problem: String? {
    for diagnostic in rules.analysis.diagnostics {
      if !isPlaced(diagnostic.range) { return "\(diagnostic.code) has no place" }
      if let fix = diagnostic.fix, !isPlaced(fix.range) { return "a fix has no place" }
      if DiagnosticCode(rawValue: diagnostic.code) == nil { return "no code \(diagnostic.code)" }
    }
    if !rules.statements.allSatisfy({ isPlaced($0.range) }) { return "a statement has no place" }
    return problemOfFormat
  }

  private func isPlaced(_ range: SourceRange) -> Bool {
    guard rules.analysis.program.sources.indices.contains(range.source) else { return false }
    let count = rules.analysis.program.sources[range.source].bytes.count
    return range.lower >= 0 && range.lower <= range.upper && range.upper <= count
  }

  /// What can be formatted keeps its meaning, and is the same when formatted again.
  private var problemOfFormat: String? {
    let formatter = Formatter(vocabulary: Rules.vocabulary)
    let (text, diagnostics) = formatter.format(source)
    guard diagnostics.isEmpty else {
      return text.bytes == source.bytes ? nil : "a source with errors was changed"
    }
    if formatter.format(text).text.bytes != text.bytes { return "formatted twice is not once" }
    let before = rules.statements.filter { $0.includeDepth == 0 }
    let after = Parser(vocabulary: Rules.vocabulary).parse(text).program.statements
    return before.map(Outline.of) == after.map(Outline.of) ? nil : "formatted means something else"
  }
}

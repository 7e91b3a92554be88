import Diagnostics
import Language
import Testing

@Suite struct MergeMutantTests {
  private static let text = """
    merge a, b into p
      same when k equal and n similar 90% within c, d
      never same when t differ
      review when learned on k, n, at least 60%
      take k, n from a, then latest u
      take everything else from first

    """

  /// What each change leaves of the lines, the first without their margin.
  private var mutants: [(change: String, text: String)] {
    let source = SourceText(name: "x.rules", text: Self.text)
    let program = Parser(vocabulary: Rules.vocabulary).parse(source).program
    return Mutator.mutants(of: program, vocabulary: Rules.vocabulary).compactMap { mutant in
      mutant.text(of: program.statements[mutant.statement], in: source).map {
        (mutant.change, String(decoding: $0, as: UTF8.self))
      }
    }
  }

  @Test func `clauses go, limits shift and ranks turn round`() {
    let changes = mutants.map(\.change)
    #expect(
      changes == [
        "'same when' removed", "column removed", "column removed", "test removed", "test removed",
        "limit shifted", "'never same when' removed", "rank removed", "rank removed",
        "rank turned round", "rank turned round",
      ])
    let texts = mutants.map(\.text)
    #expect(texts[5].contains("n similar 91% within c, d"))
    #expect(texts[1].contains("within d\n") && texts[3].contains("when n similar"))
    #expect(texts[7].contains("from latest u") && texts[8].contains("from a\n"))
    #expect(texts[9].contains("then earliest u") && texts[10].contains("else from last"))
    #expect(!texts[6].contains("never"))
  }

  @Test func `every change can be read`() {
    for (change, text) in mutants {
      let parsed = Parser(vocabulary: Rules.vocabulary)
        .parse(SourceText(name: "x.rules", text: text))
      #expect(parsed.diagnostics.isEmpty, "\(change): \(text)")
    }
  }
}

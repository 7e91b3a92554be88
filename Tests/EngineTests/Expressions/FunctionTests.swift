import Language
import Testing

@testable import Engine

/// Every function over present, blank and bad values.
struct FunctionTests {
  @Test func everyFunctionOfTheVocabularyRuns() {
    let signatures = ExpressionTable.vocabulary.functions
    #expect(Set(FunctionTable.all.map(\.name)) == Set(signatures.map(\.name)))
    #expect(FunctionTable.all.count == signatures.count)
  }

  @Test(arguments: ExpressionTable.vocabulary.functions.map(\.example))
  func everyExampleGivesItsValue(_ example: (call: String, value: String)) {
    let table = ExpressionTable("text", ["", "x"])
    #expect(table.values(example.call) == [.value(example.value), .value(example.value)])
  }

  /// Every call of these is tried with each argument in turn as a blank column.
  @Test(arguments: ExpressionTable.vocabulary.functions)
  func aBlankArgumentMakesTheResultBlank(_ function: FunctionSignature) throws {
    // What these make of a blank, their summaries say.
    if ["first", "join"].contains(function.name) { return }
    let source = try #require(ExpressionTable.parse(function.example.call, isPredicate: false))
    guard case .call(let name, let range, let arguments) = source.kind else { return }
    for index in arguments.indices {
      // A third text of `replace` may be blank, and notations are literals.
      if name == "replace" && index == 2 { continue }
      let takesNotation = [.kind(.text), .notation].contains(function.parameters.dropFirst().first)
      if index == 1, case .text = arguments[1].kind, takesNotation { continue }
      var changed = arguments
      changed[index] = Expression(.blank, range: range)
      let call = Expression(
        .call(name: name, nameRange: range, arguments: changed), range: source.range)
      let table = ExpressionTable("text", ["x"])
      var compiler = table.compiler
      let compiled = compiler.value(call)
      let value = try #require(compiled, "\(name) \(compiler.diagnostics)")
      #expect(table.seen(value.evaluate(table.frame)) == [.blank], "argument \(index) of \(name)")
    }
  }

  @Test func lengthsAndPiecesCountCodePoints() {
    let table = ExpressionTable("text", ["Zoë 漢字", "", "ab"])
    #expect(table.values("length(c)") == ["6", .blank, "2"])
    #expect(table.values("left(c, 3)") == ["Zoë", .blank, "ab"])
    #expect(table.values("right(c, 2)") == ["漢字", .blank, "ab"])
    #expect(table.values("left(c, 0)") == [.blank, .blank, .blank])
    #expect(table.values("left(c, -1)") == [.blank, .blank, .blank])
    #expect(table.values("right(c, -1)") == [.blank, .blank, .blank])
    #expect(table.values("left(c, 1.5)") == [.failed, .blank, .failed])
    #expect(table.values("left(c, 100000000000000000000)") == ["Zoë 漢字", .blank, "ab"])
    #expect(table.values("reverse(c)") == ["字漢 ëoZ", .blank, "ba"])
  }

  @Test func partsCountFromOne() {
    let table = ExpressionTable("text", ["Annabel"])
    #expect(table.values("part(c, 5)") == ["bel"])
    #expect(table.values("part(c, 5, 2)") == ["be"])
    #expect(table.values("part(c, 0, 2)") == ["An"])
    #expect(table.values("part(c, -3)") == ["Annabel"])
    #expect(table.values("part(c, 8)") == [.blank])
    #expect(table.values("part(c, 7, 9)") == ["l"])
    #expect(table.values("part(c, 2, 0)") == [.blank])
    #expect(table.values("part(c, 2, -1)") == [.blank])
    #expect(table.values("part(c, 1.5)") == [.failed])
  }

  @Test func piecesStandBetweenSeparators() {
    let table = ExpressionTable("text", ["a-b--c", "", "abc", "-"])
    #expect(table.values("piece(c, '-', 1)") == ["a", .blank, "abc", .blank])
    #expect(table.values("piece(c, '-', 3)") == [.blank, .blank, .blank, .blank])
    #expect(table.values("piece(c, '-', 4)") == ["c", .blank, .blank, .blank])
    #expect(table.values("piece(c, '-', -1)") == ["c", .blank, "abc", .blank])
    #expect(table.values("piece(c, '-', -4)") == ["a", .blank, .blank, .blank])
    #expect(table.values("piece(c, '-', 0)") == [.blank, .blank, .blank, .blank])
    #expect(table.values("before(c, '-')") == ["a", .blank, .blank, .blank])
    #expect(table.values("after(c, '-')") == ["b--c", .blank, .blank, .blank])
    #expect(table.values("before(c, '')") == [.blank, .blank, .blank, .blank])
    #expect(table.values("index_of(c, 'b')") == ["3", .blank, "2", "0"])
    #expect(table.values("count_of(c, '-')") == ["3", .blank, "0", "1"])
    #expect(table.values("count_of(c, '--')") == ["1", .blank, "0", "0"])
  }

  @Test func aBlankInASearchIsASpaceWhenItIsWritten() {
    let table = ExpressionTable("text", ["Anna Maria Berg"])
    #expect(table.values("before(c, ' ')") == ["Anna"])
    #expect(table.values("after(c, ' ')") == ["Maria Berg"])
    #expect(table.values("piece(c, ' ', 2)") == ["Maria"])
    #expect(table.values("replace(c, ' ', '_')") == ["Anna_Maria_Berg"])
    #expect(table.values("replace(c, ' ', '')") == ["AnnaMariaBerg"])
    #expect(table.values("replace(c, 'a', blank)") == ["Ann Mri Berg"])
    #expect(table.values("replace(c, '', 'x')") == [.blank])
  }

  @Test func escapesOfAddressesAreDecoded() {
    let table = ExpressionTable("text", ["a%20b", "", "caf%E9", "%20", "50%"])
    #expect(table.values("url_decode(c)") == ["a b", .blank, .failed, .blank, .failed])
    #expect(table.values("url_decode(c, 'latin1')") == ["a b", .blank, "café", .blank, .failed])
    #expect(table.values("url_decode(c, 'utf-7')") == [.failed, .blank, .failed, .failed, .failed])
  }

  @Test func padsStandBefore() {
    let table = ExpressionTable("text", ["7", "12345", "", "é"])
    #expect(table.values("pad_left(c, 4, '0')") == ["0007", "12345", .blank, "000é"])
    #expect(table.values("pad_left(c, 3, 'xy')") == ["xx7", "12345", .blank, "xxé"])
    #expect(table.values("pad_left(c, -1, 'x')") == ["7", "12345", .blank, "é"])
    #expect(table.values("pad_left(c, 100000, 'x')") == [.failed, .failed, .blank, .failed])
  }

  @Test func formsRunOnValues() {
    let table = ExpressionTable("text", [" Anna  O'BRIEN ", "", "12"])
    #expect(table.values("trim(c)") == ["Anna  O'BRIEN", .blank, "12"])
    #expect(table.values("single_spaces(c)") == [" Anna O'BRIEN ", .blank, "12"])
    #expect(table.values("upper(trim(c))") == ["ANNA  O'BRIEN", .blank, "12"])
    #expect(table.values("letters(c)") == ["AnnaOBRIEN", .blank, .blank])
    #expect(table.values("digits(c)") == [.blank, .blank, "12"])
    #expect(table.values("upper(left(c, 0))") == [.blank, .blank, .blank])
    #expect(table.values("trim('  ')") == [.blank, .blank, .blank])
  }

  @Test func whatATextBecomesCanBeBlank() {
    let table = ExpressionTable("text", ["N/A-1", "x-1"])
    #expect(table.values("before(c, '-')") == [.blank, "x"])
    #expect(table.values("replace(c, '-1', '')") == [.blank, "x"])
    #expect(table.truths("before(c, '-') is blank") == "TF")
  }

  @Test func firstPassesOverBlanks() {
    let table = ExpressionTable(
      [("a", "number"), ("b", "number"), ("t", "text")],
      [["1", "2", "x"], ["", "2", "x"], ["", "", "x"], ["", "", ""], ["x", "2", ""]])
    #expect(table.values("first(a, b)") == ["1", "2", .blank, .blank, .failed])
    #expect(table.values("first(a, t)") == ["1", "x", "x", .blank, .failed])
    #expect(table.values("first(a, b, 0)") == ["1", "2", "0", "0", .failed])
    #expect(table.value(of: "first(a, b)")?.kind == .number)
    #expect(table.value(of: "first(a, t)")?.kind == .text)
    #expect(table.value(of: "first(blank, a)")?.kind == .number)
    let times = ExpressionTable("datetime", ["", "2026-01-01T10:00:00Z"])
    #expect(
      times.values("first(c, today)") == ["2026-01-31T00:00:00Z", "2026-01-01T10:00:00Z"])
  }

  @Test func joinLeavesOutBlanksWithTheirSeparator() {
    let table = ExpressionTable(
      [("a", "text"), ("b", "text"), ("n", "number")],
      [["x", "y", "1"], ["", "y", ""], ["", "", ""], ["x", "", "bad"]])
    #expect(table.values("join(', ', a, b)") == ["x, y", "y", .blank, "x"])
    #expect(table.values("join(' ', a, b, n)") == ["x y 1", "y", .blank, .failed])
    #expect(table.values("join('', a, b)") == ["xy", "y", .blank, "x"])
    #expect(table.values("join(a, 'l', 'r')") == ["lxr", "lr", "lr", "lxr"])
  }
}

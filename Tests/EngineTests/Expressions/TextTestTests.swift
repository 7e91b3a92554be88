import Testing

@testable import Engine

/// `contains`, `starts with`, `ends with`, `matches` and `looks like`.
struct TextTestTests {
  let table = ExpressionTable("text", ["anna@acme.com", "@", "Acme", "", "acme"])

  @Test func partsAreLookedForByteForByte() {
    #expect(table.truths("c contains 'acme'") == "TFF?T")
    #expect(table.truths("c not contains 'acme'") == "FTT?F")
    #expect(table.truths("c starts with 'a'") == "TFF?T")
    #expect(table.truths("c ends with 'me'") == "FFT?T")
    #expect(table.truths("c ends with 'me' or c contains '@'") == "TTT?T")
    #expect(table.truths("c contains ''") == "?????")
    #expect(table.truths("c contains blank") == "?????")
  }

  @Test func aPartOfWhiteSpaceIsLookedForAsItIs() {
    let names = ExpressionTable("text", ["Anna Berg", "Anna", " "])
    #expect(names.truths("c contains ' '") == "TF?")
    #expect(names.truths("c ends with ' '") == "FF?")
  }

  @Test func thePartMayBeAColumn() {
    let pairs = ExpressionTable(
      [("a", "text"), ("b", "text")],
      [
        ["Berlin", "lin"], ["Berlin", "Ber"], ["Berlin", "Berliner"], ["Berlin", ""], ["", "x"],
      ])
    #expect(pairs.truths("a contains b") == "TTF??")
    #expect(pairs.truths("a starts with b") == "FTF??")
    #expect(pairs.truths("a ends with b") == "TFF??")
    #expect(pairs.truths("a contains lower('BER')") == "FFFF?")
    #expect(pairs.truths("upper(a) contains upper(b)") == "TTF??")
    #expect(pairs.truths("'Berliner' contains b") == "TTT?F")
  }

  @Test func patternsMatchSomewhere() {
    #expect(table.truths("c matches /acme/") == "TFF?T")
    #expect(table.truths("c matches /acme/i") == "TFT?T")
    #expect(table.truths("c not matches /^acme$/i") == "TTF?F")
    #expect(table.truths("upper(c) matches /ACME/") == "TFT?T")
    #expect(table.truths("'acme' matches /c/") == "TTTTT")
  }

  @Test func aPatternThatTakesTooLongHasFailed() {
    let cells = [String(repeating: "a", count: 40) + "b", "aaa", ""]
    let hostile = ExpressionTable("text", cells)
    #expect(hostile.truths("c matches /^(a+)+$/") == "!T?")
    #expect(hostile.truths("not c matches /^(a+)+$/") == "!F?")
    #expect(hostile.truths("c ends with 'b' or c matches /^(a+)+$/") == "TT?")
  }

  @Test func shapesAreOfTheWholeText() {
    let codes = ExpressionTable("text", ["AB-1234", "ab-12345", "ÄÖ-٠١٢٣", "AB-1234 ", ""])
    #expect(codes.truths("c looks like 'AA-####'") == "TFTF?")
    #expect(codes.truths("c not looks like 'AA-####*'") == "FFFF?")
  }

  @Test func aTypedColumnIsTestedAsItIsWritten() {
    let dates = ExpressionTable("date 'DD/MM/YYYY'", ["31/01/2026", "soon", ""])
    #expect(dates.truths("c contains '/'") == "TF?")
    #expect(dates.truths("c matches /^\\d\\d/") == "TF?")
    #expect(dates.truths("c looks like '##/##/####'") == "TF?")
    #expect(dates.truths("text(c) contains '/'") == "F!?")
  }

  @Test func aBrokenPatternIsReported() {
    #expect(table.problems("c matches /(/") == ["F0308"])
  }
}

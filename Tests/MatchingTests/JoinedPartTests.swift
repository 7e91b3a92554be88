import Matching
import Testing

@Suite struct JoinedPartTests {
  @Test(arguments: [
    (["a;b", "b;c", "c"], ";", "a;b;c"), (["a", "b", "a"], "+", "a+b"),
    (["a; b", "b;c"], ";", "a; b;c"), (["a;;a", "b"], ";", "a;b"),
    // A cell alone is as it was, whatever is in it.
    (["a;;a"], ";", "a;;a"), (["a;;a", "a"], ";", "a;;a"), ([";"], ";", ";"),
    ([";", "a"], ";", "a"),
    (["a, b", "b, c"], ", ", "a, b, c"), (["ab", "ab", "c"], "", "abc"),
    (["a;ä", "ä;a"], ";", "a;ä"),
    // The first cell that has all parts stays as it is written, wherever it stands.
    (["lapsed", "vip;trial;lapsed"], ";", "vip;trial;lapsed"), (["a", "b", "b;a"], ";", "b;a"),
    (["a", "b; a", "a;b"], ";", "b; a"), (["a;b", "b;a", "c"], ";", "a;b;c"),
    (["a", "b;a;;b", "c;a"], ";", "a;b;c"), ([";", "a;"], ";", "a;"),
  ])
  func `each part of the lists stands once, where it came first`(
    cells: [String], separator: String, joined: String
  ) {
    var parts = JoinedParts(separator: Array(separator.utf8))
    for cell in cells { parts.add(Array(cell.utf8).span) }
    #expect(String(decoding: parts.text, as: UTF8.self) == joined)
  }
}

import Testing

@Suite("Replace")
struct ReplaceTests {
  // The words were taken, and had no effect.
  @Test("ignoring case holds for parts as for whole cells and patterns")
  func partIgnoringCase() throws {
    let table = "street\nHigh ST. 3\nst. st.\nElm\n"
    let part = "replace part of street 'St.' -> 'Street'"
    #expect(try Run.output(part, of: table) == table)
    #expect(
      try Run.output("\(part) ignoring case", of: table)
        == "street\nHigh Street 3\nStreet Street\nElm\n")
  }

  // Of parts an arm that writes its own text was passed over, while the checker said that it has the cell.
  @Test(
    "an arm that writes what it has found keeps the cell from those behind it",
    arguments: [
      ("replace part of a 'ab' -> 'ab', 'ab', '0' -> 'x'", "a\nab\ncab\nx1\n"),
      ("replace part of a 'AB' -> 'ab', 'b' -> 'x' ignoring case", "a\nab\ncab\n01\n"),
      ("replace a 'ab' -> 'ab', 'ab', '01' -> 'x'", "a\nab\ncab\nx\n"),
      ("replace a /a/ -> 'a', /b|0/ -> 'x'", "a\nab\ncab\nx1\n"),
      ("replace part of a 'ab' -> 'ab', '0' -> 'x', others clear", "a\nab\ncab\nx1\n"),
    ])
  func armOfTheSameText(rule: String, output: String) throws {
    #expect(try Run.output(rule, of: "a\nab\ncab\n01\n") == output)
  }
}

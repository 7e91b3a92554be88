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
}

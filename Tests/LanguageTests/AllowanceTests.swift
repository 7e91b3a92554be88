import Testing

@Suite("Comments that let a finding stand")
struct AllowanceTests {
  private static let header = ["id", "email", "city"]

  private func problems(_ text: String) -> [String] {
    Rules(text, header: Self.header, isReasoned: true).problems
  }

  @Test(
    arguments: [
      "# fettle: allow(F0502) because the login has checked them\ndedupe on email",
      "dedupe on email  # fettle: allow(F0502) because the login has checked them",
      "# fettle: allow(F0502, F0503) because of the login\n# and this is another comment\n\n"
        + "default email 'x@y.de' when city = 'Rome'; dedupe on email",
      "dedupe on email,  # fettle: allow(f502) because so\n  city # fettle: allow(502) because so",
    ])
  func `a comment with a reason lets the findings of its statement stand`(text: String) {
    let left = problems(text)
    #expect(left.isEmpty)
  }

  @Test(
    arguments: [
      "# fettle: allow(F0502)\ndedupe on email", "# fettle: allow(F0502) because\ndedupe on email",
      "# fettle: allow F0502 because so\ndedupe on email",
      "# fettle: allow(F9999) because so\ndedupe on email",
    ])
  func `a comment without a reason or a code allows nothing`(text: String) {
    let left = problems(text)
    #expect(left.contains { $0.hasPrefix("F0502") } && left.contains { $0.hasPrefix("F0512") })
  }

  @Test func `a comment without a reason is told to say one for its own code`() {
    let left = problems("# fettle: allow(F0401)\ndedupe on email")
    #expect(left.contains { $0.contains("(write # fettle: allow(F0401) because …)") })
  }

  @Test func `a comment that allows nothing is told of`() {
    #expect(
      problems("# fettle: allow(F0502) because so\nnormalize email trim") == [
        "F0513 at 1:1: there is no F0502 that this comment could allow (take the comment away)"
      ])
  }

  @Test func `errors stand, and so does what another statement is found for`() {
    let error = problems("# fettle: allow(F0104) because so\nnormalize emial trim")
    #expect(error.contains { $0.hasPrefix("F0104") })
    let other = problems("# fettle: allow(F0502) because so\nnormalize city trim\ndedupe on email")
    #expect(other.contains { $0.hasPrefix("F0502") } && other.contains { $0.hasPrefix("F0513") })
  }

  @Test func `a text that looks like such a comment is none`() {
    #expect(problems("set city = '# fettle: allow(F0502)'").isEmpty)
  }
}

import Diagnostics
import Language
import Testing

@Suite("Files of many errors, and long lines")
struct ManyErrorsTests {
  /// The shortest of three times that a work takes.
  private func time(_ work: () -> Void) -> Duration {
    (0..<3).map { _ in ContinuousClock().measure(work) }.min()!
  }

  // Each error looked for its line among all, so that 40,000 took 18 s.
  @Test(
    "ten times the errors cost about ten times as much",
    arguments: ["@\n", "nromalize a trim\n", "normalize a trim lower\n", "drop columns a b\n"])
  func linear(line: String) {
    func text(_ count: Int) -> String { String(repeating: line, count: count) }
    let few = time { _ = Rules(text(200)).analysis }
    let many = time { _ = Rules(text(2000)).analysis }
    #expect(many < few * 40, "\(few) and \(many)")
    #expect(Rules(text(200)).analysis.diagnostics.count >= 200)
  }

  @Test("a line of many columns is reasoned about in time that grows with them")
  func manyColumns() {
    func rules(_ count: Int) -> Rules {
      Rules(
        "require " + (0..<count).map { "a\($0)" }.joined(separator: ", "), isReasoned: true)
    }
    let few = time { _ = rules(300) }
    let many = time { _ = rules(3000) }
    #expect(many < few * 40, "\(few) and \(many)")
  }
}

import Fettle
import Testing

@Suite("What is wrong with a file of rules")
struct DiagnosticOrderTests {
  @Test("is told in the order of its lines, whatever found it")
  func order() throws {
    let run = try Run()
    try run.scratch.write("a,b\n1,2\n", to: run.input)
    let rules = "normalize c trim\ndefault a\nreplace a /(/ -> 'x'\nnormalize d trim"
    let report = try Fettle.check(
      RuleSet(texts: [rules]), against: run.scratch.file(run.input), options: run.options())
    let text = Fettle.renderDiagnostics(report, isColoured: false)
    let lines = text.matches(of: /-e:([0-9]):/).compactMap { Int($0.1) }
    #expect(lines.count >= 3 && lines == lines.sorted(), "\(text)")
  }
}

import Diagnostics
import Language
import Testing
import Verbs

@Suite struct IncludeTests {
  private func analysis(_ files: [String: String]) -> Analysis {
    Analysis(
      SourceText(name: "main", text: files["main"] ?? ""), vocabulary: Rules.vocabulary,
      loader: { path, _ in
        guard let text = files[path] else {
          return .failure(IncludeFailure("no file '\(path)'", help: "look in the folder"))
        }
        return .success(SourceText(name: path, text: text))
      })
  }

  @Test func `an include stands for the lines of its file`() {
    let result = analysis([
      "main": "normalize a trim\ninclude 'b'\nnormalize c trim",
      "b": "normalize b trim\ninclude 'd'", "d": "normalize d trim",
    ])
    #expect(result.diagnostics.isEmpty)
    #expect(result.program.sources.map(\.name) == ["main", "b", "d"])
    let columns = result.program.statements.flatMap { $0.columns("columns") }
    #expect(columns.map(\.name) == ["a", "b", "d", "c"])
    #expect(columns.map(\.range.source) == [0, 1, 2, 0])
  }

  @Test func `a use inside an include ends with it`() {
    let result = analysis([
      "main": "load crm from 'x.csv'\nnormalize a trim\ninclude 'b'\nnormalize c trim",
      "b": "use crm\nnormalize b trim\ninclude 'd'\nnormalize e trim",
      "d": "normalize d trim; use input",
    ])
    #expect(result.diagnostics.isEmpty)
    let tables = result.program.statements.filter { $0.verb == "normalize" }.map(\.tables)
    #expect(tables == [["input"], ["crm"], ["crm"], ["crm"], ["input"]])
  }

  @Test func `a file that includes itself is an error, directly or through others`() {
    let own = analysis(["main": "include 'main'"])
    #expect(own.diagnostics.map(\.code) == ["F0120"])
    let other = analysis(["main": "include 'b'", "b": "include 'c'", "c": "include 'b'"])
    #expect(
      other.diagnostics.map(\.message) == [
        "this file includes itself: 'b' includes 'c' includes 'b'"
      ])
    #expect(other.diagnostics[0].range.source == 2)
  }

  @Test func `a file that is included twice tells once that it includes itself`() {
    let result = analysis([
      "main": "include 'b'\ninclude 'b'", "b": "include 'main'\ninclude 'main'",
    ])
    #expect(result.diagnostics.map(\.code) == ["F0120", "F0120"])
    #expect(result.diagnostics.map(\.range.source) == [1, 1])
  }

  @Test func `a missing file is an error with its own words`() {
    let result = analysis(["main": "include 'b'\nnormalize a trim"])
    #expect(result.diagnostics.map(\.message) == ["no file 'b'"])
    #expect(result.diagnostics[0].help == "look in the folder")
    #expect(result.program.statements.count == 2)
  }

  @Test func `files that include each other twice over come to an end`() {
    var files = ["main": "include 'f0'"]
    for index in 0..<30 { files["f\(index)"] = "include 'f\(index + 1)'; include 'f\(index + 1)'" }
    files["f30"] = "normalize a trim"
    let result = analysis(files)
    #expect(result.program.sources.count <= 1_000)
    #expect(result.diagnostics.first?.code == "F0120")
  }

  @Test func `errors of included files have their own place`() {
    let result = analysis(["main": "include 'b'", "b": "normalize a trim\nfoo bar"])
    let shown = DiagnosticRenderer().text(of: result.diagnostics, in: result.program.sources)
    #expect(shown.contains("  b:2:1\n"))
  }
}

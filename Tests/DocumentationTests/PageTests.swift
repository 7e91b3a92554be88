import Foundation
import Testing

@Suite(.enabled(if: Project.hasBinary, "no release binary: run 'make build' or set FETTLE_BINARY"))
struct PageTests {
  @Test(arguments: try Page.blocks(of: "fettle"))
  func `rules of a page are right`(block: Block) throws {
    let outcome = try Shell.run(
      "fettle check -e \(Shell.quoted(block.text))", in: Project.path("rules"))
    #expect(outcome.exitCode == 0, "\(block)\n\(outcome.errors)")
    #expect(outcome.errors.contains("0 errors, 0 warnings"), "\(block)\n\(outcome.errors)")
  }

  /// The blocks of a page run in order in one shell, as a reader would; the pages one after
  /// another, for they write to one folder.
  @Test(.serialized, arguments: Project.pages)
  func `commands of a page run and print what it shows`(page: String) throws {
    let blocks = try Page.blocks(page).filter { $0.language == "sh" }
    try FileManager.default.createDirectory(
      atPath: Project.path(".build/demo"), withIntermediateDirectories: true)
    let results = try Scratch()
    let steps = blocks.indices.map { index in
      """
      {
      \(blocks[index].text)} > '\(results.path("\(index).out"))' 2>&1
      echo $? > '\(results.path("\(index).code"))'

      """
    }
    _ = try Shell.run(steps.joined())
    for (index, block) in blocks.enumerated() {
      let output = results.text("\(index).out")
      #expect(results.text("\(index).code") == "0\n", "\(block)\n\(output)")
      #expect(Self.missing(block.shown, in: output) == nil, "\(block) prints\n\(output)")
    }
  }

  /// The first line shown that the output does not have, in order; `…` stands for lines left out.
  private static func missing(_ shown: String?, in output: String) -> Substring? {
    var rest = output.split(whereSeparator: \.isNewline)[...]
    for line in (shown ?? "").split(whereSeparator: \.isNewline) where line != "…" {
      guard let place = rest.firstIndex(of: line) else { return line }
      rest = rest[(place + 1)...]
    }
    return nil
  }

  @Test(arguments: Project.pages)
  func `links of a page lead somewhere`(page: String) throws {
    let folder = (Project.path(page) as NSString).deletingLastPathComponent
    for match in try Project.text(page).matches(of: /\]\(([^)#]+)(#[^)]*)?\)/) {
      let target = String(match.output.1)
      #expect(FileManager.default.fileExists(atPath: "\(folder)/\(target)"), "\(page): \(target)")
    }
  }

  @Test func `headings that the manual's contents name are there`() throws {
    let page = try Project.text("docs/language.md")
    let anchors = page.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("## ") }.map {
      heading in
      heading.dropFirst(3).lowercased().filter { $0.isLetter || $0 == " " }
        .replacing(" ", with: "-")
    }
    for match in page.matches(of: /\]\(#([^)]+)\)/) {
      #expect(anchors.contains(String(match.output.1)))
    }
  }
}

import ArgumentParser
import Diagnostics
import Fettle

/// `fettle explain`: tells more about the code of a message, offline.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tell more about the code of a message.",
    usage: "fettle explain [options] [CODE]",
    discussion: help.discussion)

  private static let help = HelpText(
    examples: [
      .init("what F0104 means, with an example", "fettle explain F0104"),
      .init("all codes", "fettle explain"),
    ],
    text: "", exits: [.done, .usage])

  @Argument(help: ArgumentHelp("The code, as F0104.", valueName: "CODE"))
  var code: String?

  @OptionGroup var display: DisplayArguments

  mutating func run() throws {
    guard let code else { return try list() }
    guard let explanation = Fettle.explain(code) else {
      throw RunFailure(
        .usage, "no message has the code '\(code)'", help: Self.suggestion(for: code))
    }
    if display.format == .json {
      try StandardStream.write(Self.json(of: [explanation]))
    } else {
      try StandardStream.write(text(of: explanation))
    }
  }

  private func list() throws {
    let explanations = Fettle.explanationCodes.compactMap { Fettle.explain($0) }
    if display.format == .json { return try StandardStream.write(Self.json(of: explanations)) }
    let style = Style(display.color, for: .output)
    let lines = explanations.map { "\(style($0.code, .bold))  \($0.title)\n" }
    try StandardStream.write(lines.joined())
  }

  private static func suggestion(for code: String) -> String {
    let nearest = EditDistance.suggestion(for: code, among: Fettle.explanationCodes)
    return nearest.map { "did you mean '\($0)'?" } ?? "all codes: fettle explain"
  }

  private func text(of explanation: CodeExplanation) -> String {
    let style = Style(display.color, for: .output)
    var text = "\(style("\(explanation.code): \(explanation.title)", .bold))\n\n"
    text += explanation.text + "\n"
    let examples = [
      ("instead of", explanation.badExample, Style.Colour.red),
      ("write", explanation.goodExample, Style.Colour.green),
    ]
    for (title, example, colour) in examples where !example.isEmpty {
      let lines = example.split(separator: "\n", omittingEmptySubsequences: false)
      text += "\n\(style(title, colour))\n" + lines.map { "    \($0)\n" }.joined()
    }
    return text
  }

  private static func json(of explanations: [CodeExplanation]) -> String {
    let objects = explanations.map { explanation in
      JSONText.object([
        ("code", JSONText.string(explanation.code)),
        ("title", JSONText.string(explanation.title)),
        ("text", JSONText.string(explanation.text)),
        ("bad", JSONText.string(explanation.badExample)),
        ("good", JSONText.string(explanation.goodExample)),
      ])
    }
    return JSONText.object([
      ("schema", JSONText.string(ReportSchema.explain.rawValue)),
      ("outcome", JSONText.string("done")), ("exitCode", "0"),
      ("explanations", JSONText.array(objects)),
    ]) + "\n"
  }
}

import ArgumentParser
import Diagnostics

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
    guard let code else { return try write(DiagnosticCode.allCases, listed: true) }
    guard let known = DiagnosticCode(typed: code) else {
      throw RunFailure(
        .usage, "no message has the code '\(code)'", help: Self.suggestion(for: code))
    }
    try write([known], listed: false)
  }

  /// Prints a page, or a list of titles.
  private func write(_ codes: [DiagnosticCode], listed: Bool) throws(RunFailure) {
    if display.format == .json { return try StandardStream.write(Self.json(of: codes)) }
    let style = Style(display.color, for: .output)
    if listed {
      let lines = codes.map { "\(style($0.rawValue, .bold))  \($0.explanation.title)\n" }
      try StandardStream.write(lines.joined())
    } else {
      try StandardStream.write(codes.map { Self.page(of: $0, style) }.joined())
    }
  }

  private static func suggestion(for code: String) -> String {
    let codes = DiagnosticCode.allCases.map(\.rawValue)
    let nearest = EditDistance.suggestion(for: code, among: codes)
    return nearest.map { "did you mean '\($0)'?" } ?? "all codes: fettle explain"
  }

  private static func page(of code: DiagnosticCode, _ style: Style) -> String {
    let explanation = code.explanation
    var text = "\(style("\(code.rawValue): \(explanation.title)", .bold))\n\n"
    text += explanation.text + "\n"
    let examples = [
      ("instead of", explanation.bad, Style.Colour.red), ("write", explanation.good, .green),
    ]
    for (title, example, colour) in examples where !example.isEmpty {
      let lines = example.split(separator: "\n", omittingEmptySubsequences: false)
      text += "\n\(style(title, colour))\n" + lines.map { "    \($0)\n" }.joined()
    }
    return text
  }

  private static func json(of codes: [DiagnosticCode]) -> String {
    let objects = codes.map { code in
      let explanation = code.explanation
      return JSONText.object([
        ("code", JSONText.string(code.rawValue)), ("title", JSONText.string(explanation.title)),
        ("text", JSONText.string(explanation.text)), ("bad", JSONText.string(explanation.bad)),
        ("good", JSONText.string(explanation.good)),
      ])
    }
    return JSONText.object([
      ("schema", JSONText.string(ReportSchema.explain.rawValue)),
      ("outcome", JSONText.string("done")), ("exitCode", "0"),
      ("explanations", JSONText.array(objects)),
    ]) + "\n"
  }
}

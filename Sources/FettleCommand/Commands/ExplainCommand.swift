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
    guard let explanation = Self.explanation(of: code) else {
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

  /// The explanation of a code, its letter and leading zeros as the user likes.
  private static func explanation(of code: String) -> Explanation? {
    let digits = code.drop { $0 == "f" || $0 == "F" }
    let zeros = String(repeating: "0", count: max(0, 4 - digits.utf8.count))
    return Fettle.explain("F\(zeros)\(digits)")
  }

  private static func suggestion(for code: String) -> String {
    let nearest = EditDistance.suggestion(for: code, among: Fettle.explanationCodes)
    return nearest.map { "did you mean '\($0)'?" } ?? "all codes: fettle explain"
  }

  private func text(of explanation: Explanation) -> String {
    let style = Style(display.color, for: .output)
    var text = "\(style("\(explanation.code): \(explanation.title)", .bold))\n\n"
    text += explanation.text + "\n"
    let examples = [
      ("wrong", explanation.badExample, Style.Colour.red),
      ("right", explanation.goodExample, Style.Colour.green),
    ]
    for (title, example, colour) in examples where !example.isEmpty {
      let lines = example.split(separator: "\n", omittingEmptySubsequences: false)
      text += "\n\(style(title + ":", colour))\n" + lines.map { "  \($0)\n" }.joined()
    }
    return text
  }

  private static func json(of explanations: [Explanation]) -> String {
    let objects = explanations.map { explanation in
      JSONText.object([
        ("code", JSONText.string(explanation.code)),
        ("title", JSONText.string(explanation.title)),
        ("text", JSONText.string(explanation.text)),
        ("wrong", JSONText.string(explanation.badExample)),
        ("right", JSONText.string(explanation.goodExample)),
      ])
    }
    return JSONText.object([
      ("schema", JSONText.string(ReportSchema.explain.rawValue)),
      ("explanations", JSONText.array(objects)),
    ]) + "\n"
  }
}

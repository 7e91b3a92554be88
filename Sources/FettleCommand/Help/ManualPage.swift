/// The man page of the tool, in roff with the `man` macros.
struct ManualPage {
  var tool: CommandDescription
  var version: String

  /// The whole page.
  var text: String {
    let shown = tool.subcommands.filter { $0.isShown && $0.name != "help" }
    var page = ".TH FETTLE 1 \"\" \"fettle \(version)\" \"User Commands\"\n"
    page += section("NAME") + "fettle \\- \(Roff.text(Self.lowered(tool.abstract)))\n"
    page += section("SYNOPSIS")
    let usages = shown.flatMap { $0.usage.split(separator: "\n") }
    page += usages.map { "\(Roff.text(String($0)))\n.br\n" }.joined()
    page += section("DESCRIPTION") + description(of: tool)
    page += section("COMMANDS") + shown.map(block).joined()
    page += section("EXIT STATUS")
    page += ExitStatus.allCases.map { item("\($0.rawValue)", $0.meaning) }.joined()
    page += section("ENVIRONMENT")
    page += Self.variables.map { item($0, $1) }.joined()
    page += section("EXAMPLES") + examples(of: tool)
    return page
  }

  private static let variables = [
    ("COLUMNS", "Columns of the terminal, where that does not say it itself."),
    ("NO_COLOR", "Not empty: no colours, unless --color always."),
    ("TMPDIR", "Where temporary files go; else beside the output, else /tmp."),
  ]

  private func item(_ label: String, _ text: String) -> String {
    ".TP\n.B \(Roff.text(label))\n\(Roff.text(text))\n"
  }

  private func section(_ title: String) -> String { ".SH \(title)\n" }

  private static func lowered(_ sentence: String) -> String {
    let text = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  /// A command: what it does, its options by section, its examples.
  private func block(of command: CommandDescription) -> String {
    var text = ".SS fettle \(command.name)\n\(Roff.text(command.abstract))\n.PP\n"
    text += description(of: command)
    let shown = command.arguments.filter(\.isShown)
    let sorted = shown.filter { $0.kind == .positional } + shown.filter { $0.kind != .positional }
    for argument in sorted {
      var words = argument.abstract
      if !argument.values.isEmpty {
        words += " One of \(argument.values.joined(separator: ", "))"
        words += argument.defaultValue.map { "; by default \($0)." } ?? "."
      }
      text += item(argument.synopsis, words)
    }
    return text + ".PP\nExamples:\n" + examples(of: command)
  }

  /// The sentences of a discussion, without its examples and exit codes.
  private func description(of command: CommandDescription) -> String {
    HelpLayout.paragraphs(of: command.discussion)
      .filter { !$0.hasPrefix(HelpText.examplesTitle) && !$0.hasPrefix(HelpText.exitTitle) }
      .map { Roff.text($0) + "\n.PP\n" }.joined()
  }

  private func examples(of command: CommandDescription) -> String {
    let blocks = HelpLayout.paragraphs(of: command.discussion)
      .filter { $0.hasPrefix(HelpText.examplesTitle) }
    let lines = blocks.flatMap { $0.split(separator: "\n").dropFirst() }
    return ".PP\n.nf\n" + lines.map { Roff.text(String($0)) + "\n" }.joined() + ".fi\n"
  }
}

/// Text that roff shows as it is.
enum Roff {
  /// The text with what roff would take for its own escaped.
  static func text(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var result = ""
      for character in line {
        switch character {
        case "\\": result += "\\e"
        case "-": result += "\\-"
        case "'": result += "\\(aq"
        default: result.append(character)
        }
      }
      return result.hasPrefix(".") ? "\\&" + result : result
    }
    return lines.joined(separator: "\n")
  }
}

/// What the help of a command says beside its options: examples, a few sentences, exit codes.
struct HelpText {
  /// A command line to copy, and what it does.
  struct Example {
    var command: String
    var meaning: String

    init(_ meaning: String, _ command: String) {
      self.meaning = meaning
      self.command = command
    }
  }

  static let examplesTitle = "EXAMPLES:"
  static let exitTitle = "EXIT CODES:"

  var examples: [Example]
  var text: String
  var exits: [ExitStatus]

  /// All of it as the parser's configuration takes it: paragraphs with an empty line between them.
  var discussion: String {
    let examples = examples.map { "  \($0.command)\n      # \($0.meaning)" }
    let exits = exits.map { "  \(String($0.rawValue).padded(to: 3)) \($0.meaning)" }
    let paragraphs = HelpLayout.paragraphs(of: text).map(Self.onOneLine).joined(separator: "\n\n")
    let blocks = [
      ([Self.examplesTitle] + examples).joined(separator: "\n"), paragraphs,
      ([Self.exitTitle] + exits).joined(separator: "\n"),
    ]
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// A paragraph without the line ends of the source: the screen breaks it where it is full.
  private static func onOneLine(_ paragraph: String) -> String {
    paragraph.split(separator: "\n").joined(separator: " ")
  }
}

/// The order in which a help screen is read: examples first, exit codes last.
enum HelpLayout {
  private static let overviewTitle = "OVERVIEW: "

  /// A help screen of the parser with its paragraphs in our order; other texts as they are.
  static func arranged(_ screen: String) -> String {
    guard screen.hasPrefix(overviewTitle) else { return screen }
    var paragraphs = paragraphs(of: String(screen.dropFirst(overviewTitle.count)))
    let examples = paragraphs.filter { $0.hasPrefix(HelpText.examplesTitle) }
    let exits = paragraphs.filter { $0.hasPrefix(HelpText.exitTitle) }
    paragraphs.removeAll {
      $0.hasPrefix(HelpText.examplesTitle) || $0.hasPrefix(HelpText.exitTitle)
    }
    return (examples + paragraphs + exits).joined(separator: "\n\n")
  }

  /// The blocks of a text between empty lines.
  static func paragraphs(of text: String) -> [String] {
    var result: [String] = []
    var lines: [Substring] = []
    let all: [Substring] = text.split(separator: "\n", omittingEmptySubsequences: false)
    for line in all + [""] {
      if !line.isEmpty {
        lines.append(line)
      } else if !lines.isEmpty {
        result.append(lines.joined(separator: "\n"))
        lines = []
      }
    }
    return result
  }
}

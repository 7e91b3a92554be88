import Foundation
import Testing

/// Help, manual and completions, all made from the same declarations.
struct HelpTests {
  static let subcommands = [
    "apply", "preview", "check", "fmt", "explain", "sniff", "why", "review", "unmerge",
  ]

  @Test(arguments: subcommands)
  func `help opens with examples and ends with exit codes`(subcommand: String) {
    let result = Tool.run([subcommand, "--help"])
    #expect(result.exitCode == 0)
    #expect(result.output.hasPrefix("EXAMPLES:\n  fettle \(subcommand)"), "\(result.output)")
    #expect(result.output.contains("\n\nUSAGE: fettle \(subcommand)"))
    #expect(result.output.contains("\n\nEXIT CODES:\n  0 "))
    #expect(Tool.run(["help", subcommand]).output == result.output)
    #expect(Tool.run([subcommand, "-h"]).output == result.output)
  }

  @Test func `the help of the tool lists subcommands and every exit code`() {
    let help = Tool.run(["--help"]).output
    for name in Self.subcommands { #expect(help.contains("\n  \(name) ")) }
    for code in [0, 1, 2, 3, 4, 7, 70] { #expect(help.contains("\n  \(code) ")) }
    for code in [5, 6] { #expect(!help.contains("\n  \(code) ")) }
    #expect(!help.contains("manual"))
  }

  @Test(arguments: subcommands)
  func `no example is wider than a terminal`(subcommand: String) {
    let result = Tool.run([subcommand, "--help"], environment: ["COLUMNS": "80"])
    let examples = result.output.components(separatedBy: "\n\n")[0]
    for line in examples.split(separator: "\n") { #expect(line.count <= 80) }
  }

  // Lines that were broken in the source were broken once more on the screen.
  @Test(arguments: subcommands + ["suggest", "profile", "test", "watch"])
  func `sentences fill the screen before they break`(subcommand: String) {
    let help = Tool.run([subcommand, "--help"], environment: ["COLUMNS": "80"]).output
    for paragraph in help.components(separatedBy: "\n\n") {
      let lines = paragraph.split(separator: "\n")
      guard lines.allSatisfy({ !$0.hasPrefix(" ") }), !paragraph.hasPrefix("USAGE") else {
        continue
      }
      for (line, next) in zip(lines, lines.dropFirst()) {
        let word = next.prefix { $0 != " " }
        #expect(line.count + 1 + word.count >= 80, "\(line)")
      }
      for line in lines { #expect(line.count <= 80, "\(line)") }
    }
  }

  @Test(arguments: subcommands)
  func `short flags are of the few that are promised`(subcommand: String) throws {
    let help = Tool.run([subcommand, "--help"]).output
    let short = help.matches(of: /\n  (-[A-Za-z]), --/).map { String($0.1) }
    #expect(Set(short).isSubset(of: ["-o", "-q", "-v", "-h", "-n", "-j", "-d", "-e"]))
    #expect(help.matches(of: #/\n  -[A-Za-z] /#).isEmpty)
  }

  @Test func `the manual has every subcommand, option and exit code`() {
    let result = Tool.run(["manual"])
    #expect(result.exitCode == 0)
    #expect(result.output.hasPrefix(".TH FETTLE 1 "))
    for section in ["NAME", "SYNOPSIS", "COMMANDS", "EXIT STATUS", "ENVIRONMENT", "EXAMPLES"] {
      #expect(result.output.contains("\n.SH \(section)\n"))
    }
    for subcommand in Self.subcommands {
      #expect(result.output.contains("\n.SS fettle \(subcommand)\n"))
      let help = Tool.run([subcommand, "--help"]).output
      for match in help.matches(of: /\n  (?:-[a-z], )?(--[a-z-]+)/) {
        let name = String(match.1).replacingOccurrences(of: "-", with: "\\-")
        #expect(result.output.contains(name), "\(name)")
      }
    }
    #expect(!result.output.contains("block\\-size"))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completions know the subcommands and their options`(shell: String) {
    let result = Tool.run(["--generate-completion-script", shell])
    #expect(result.exitCode == 0)
    for subcommand in Self.subcommands { #expect(result.output.contains(subcommand)) }
    for option in ["on-ragged", "csv-safe", "quarantine"] {
      #expect(result.output.contains(option))
    }
  }

  @Test func `a bash completion script is one that bash reads`() {
    let result = Tool.shell("$FETTLE --generate-completion-script bash | bash -n")
    #expect(result.exitCode == 0, "\(result.errors)")
  }

  @Test func `explain tells a page, a list, and JSON`() {
    let page = Tool.run(["explain", "F0104"])
    #expect(page.exitCode == 0)
    #expect(page.output.hasPrefix("F0104: "))
    #expect(Tool.run(["explain", "104"]).output == page.output)
    let list = Tool.run(["explain"]).output.split(separator: "\n")
    #expect(list.count > 40)
    #expect(list.allSatisfy { $0.hasPrefix("F") })
    let json = Tool.run(["explain", "f0104", "--format", "json"]).json
    #expect(json["schema"] as? String == "fettle.explain/1")
    #expect((json["explanations"] as? [[String: Any]])?.first?["code"] as? String == "F0104")
  }
}

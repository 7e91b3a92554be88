import ArgumentParser
import Fettle

/// `fettle manual`: prints the man page, made from the declarations of all commands.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print the man page.",
    discussion: HelpText(
      examples: [.init("read it", "fettle manual | man -l -")], text: "", exits: [.done, .output]
    ).discussion,
    shouldDisplay: false)

  mutating func run() throws {
    try StandardStream.write(ManualPage(tool: .tool, version: Fettle.version).text)
  }
}

import ArgumentParser
import Glibc
import LanguageServer

/// `fettle lsp`: the language server for editors.
struct LanguageServerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp",
    abstract: "Serve an editor over stdin and stdout.",
    usage: "fettle lsp",
    discussion: help.discussion)

  private static let help = HelpText(
    examples: [.init("what an editor starts", "fettle lsp")],
    text: """
      Speaks the Language Server Protocol 3.17: diagnostics, completion, hover with
      what a rule does to the first rows of its input, signatures, definitions,
      references, renaming, outline, formatting, fixes, colours, counts of changes.
      How to set up an editor: docs/editors.md.
      """,
    exits: [.done, .findings, .usage, .internalError])

  @Flag(
    name: .customLong("stdio"),
    help: ArgumentHelp("Said by some editors; nothing else is spoken.", visibility: .hidden))
  var usesStandardStreams = false

  mutating func run() throws {
    let code = LanguageServer.serve(StandardInlet()) { StandardStream.put(message: $0) }
    throw ArgumentParser.ExitCode(code)
  }
}

/// Stdin, as the client writes it.
private struct StandardInlet: LanguageServer.Inlet {
  private static let blockByteCount = 64 << 10

  func read() -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: Self.blockByteCount)
    while true {
      // Safe: the array has room for this many bytes.
      let count = unsafe bytes.withUnsafeMutableBytes { room in
        unsafe Glibc.read(STDIN_FILENO, room.baseAddress, room.count)
      }
      if count > 0 { return Array(bytes.prefix(count)) }
      if count == 0 || errno != EINTR { return nil }
    }
  }

  var isReady: Bool {
    var state = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    // Safe: one struct of ours.
    return unsafe poll(&state, 1, 0) > 0
  }
}

import Diagnostics

/// What is wrong with a command line, and what to type instead.
struct UsageProblem {
  var message: String
  var help: String?

  /// The first problem in the arguments that we can name; else what the parser said.
  static func of(_ arguments: [String], message: String) -> UsageProblem {
    var finder = UsageProblemFinder(tool: .tool, arguments: arguments)
    let found = finder.find() ?? UsageProblem(message: Self.ours(message), help: nil)
    return found.pointing(to: finder.command)
  }

  /// The first problem in the arguments that we can name.
  static func named(in arguments: [String]) -> UsageProblem? {
    var finder = UsageProblemFinder(tool: .tool, arguments: arguments)
    return finder.find()?.pointing(to: finder.command)
  }

  private func pointing(to command: CommandDescription) -> UsageProblem {
    let name = command.name == "fettle" ? "fettle" : "fettle \(command.name)"
    let hint = "see '\(name) --help'"
    return UsageProblem(
      message: message, help: [help, hint].compactMap(\.self).joined(separator: "\n"))
  }

  /// A message of the parser in our style: lower case, no full stop.
  private static func ours(_ message: String) -> String {
    var text = message
    if text.hasSuffix(".") { text.removeLast() }
    let isName = text.dropFirst().first?.isUppercase == true
    return isName ? text : text.prefix(1).lowercased() + text.dropFirst()
  }
}

/// Walks over arguments as the parser does, until one is wrong by itself.
struct UsageProblemFinder {
  /// Options of the parser itself, which it does not describe.
  private static let builtIns = ["--generate-completion-script", "--experimental-dump-help"]

  /// The command that the arguments belong to.
  private(set) var command: CommandDescription
  private var rest: ArraySlice<String>

  init(tool: CommandDescription, arguments: [String]) {
    command = tool
    rest = arguments[...]
  }

  /// The first problem that has a suggestion or a better name than the parser's.
  mutating func find() -> UsageProblem? {
    if let problem = findCommand() { return problem }
    while let argument = rest.popFirst(), argument != "--" {
      if argument.hasPrefix("-"), argument.utf8.count > 1, let problem = check(argument) {
        return problem
      }
    }
    return nil
  }

  /// Takes the subcommand; a name that is none is a problem.
  private mutating func findCommand() -> UsageProblem? {
    while let name = rest.first, !name.hasPrefix("-") {
      rest.removeFirst()
      let names = command.subcommands.filter(\.isShown).map(\.name)
      guard let next = command.subcommand(name) else {
        let suggestion = EditDistance.suggestion(for: name, among: names)
        let isFile = name.contains(".") || name.contains("/")
        let help =
          suggestion.map { "did you mean '\($0)'?" }
          ?? (isFile ? "did you mean 'fettle apply \(name)'?" : "it is one of \(Self.list(names))")
        return UsageProblem(message: "no subcommand named '\(name)'", help: help)
      }
      if name == "help" { continue }
      command = next
      return nil
    }
    return nil
  }

  /// Checks an option or a flag, and takes its value.
  private mutating func check(_ argument: String) -> UsageProblem? {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    let isLong = name.hasPrefix("--")
    if Self.builtIns.contains(name) { return nil }
    guard let found = command.argument(name) else {
      let isJoined = !isLong && command.argument(String(name.prefix(2))) != nil
      let problem = unknown(name)
      return isJoined && problem.help == nil ? nil : problem
    }
    guard found.kind == .option else { return nil }
    guard let value = parts.count > 1 ? String(parts[1]) : rest.popFirst() else {
      return UsageProblem(
        message: "'\(name)' needs a value", help: "write \(name) <\(found.valueName)>")
    }
    if found.values.isEmpty || found.values.contains(value) { return nil }
    let suggestion = EditDistance.suggestion(for: value, among: found.values)
    return UsageProblem(
      message: "'\(name)' cannot be '\(value)'",
      help: suggestion.map { "did you mean '\($0)'?" } ?? "it is one of \(Self.list(found.values))")
  }

  /// An option that there is not; `-output` is taken for `--output`.
  private func unknown(_ name: String) -> UsageProblem {
    let long = name.hasPrefix("--") || name.utf8.count < 3 ? name : "-" + name
    let shown = command.arguments.filter(\.isShown)
    let names = shown.flatMap(\.names).filter { $0.hasPrefix("--") }
    let suggestion =
      name.uppercased() == "-V"
      ? "--version"
      : names.first { $0 == long } ?? EditDistance.suggestion(for: long, among: names)
        ?? names.first { $0.hasPrefix(long) && long.utf8.count > 3 }
    let place = command.name == "fettle" ? "" : " of 'fettle \(command.name)'"
    let isFile = !name.hasPrefix("--") && (name.contains(".") || name.contains("/"))
    return UsageProblem(
      message: "no option\(place) named '\(name)'",
      help: suggestion.map { "did you mean '\($0)'?" }
        ?? (isFile ? "write a file of this name as ./\(name)" : nil))
  }

  private static func list(_ words: [String]) -> String {
    words.map { "'\($0)'" }.joined(separator: ", ")
  }
}

import ArgumentParser
import Diagnostics

/// A command as it was declared: what suggestions and the manual are made from.
struct CommandDescription {
  var name: String
  var abstract: String
  var discussion: String
  /// How it is called, one form a line.
  var usage = ""
  var isShown: Bool
  var arguments: [ArgumentDescription]
  var subcommands: [CommandDescription]

  /// The whole tool.
  static var tool: CommandDescription {
    let dump = JSONReader.value(of: FettleTool._dumpHelp())
    var tool = CommandDescription(dump["command"] ?? .null)
    // The dump has everything but the usage.
    for command in FettleTool.configuration.subcommands {
      let name = command.configuration.commandName
      guard let index = tool.subcommands.firstIndex(where: { $0.name == name }) else { continue }
      tool.subcommands[index].usage = command.configuration.usage ?? ""
    }
    return tool
  }

  private init(_ value: JSONValue) {
    name = value["commandName"]?.string ?? ""
    abstract = value["abstract"]?.string ?? ""
    discussion = value["discussion"]?.string ?? ""
    isShown = value["shouldDisplay"]?.isTrue ?? true
    arguments = value["arguments"]?.array.map { ArgumentDescription($0) } ?? []
    subcommands = value["subcommands"]?.array.map { CommandDescription($0) } ?? []
  }

  /// The subcommand of a name.
  func subcommand(_ name: String) -> CommandDescription? {
    subcommands.first { $0.name == name }
  }

  /// The argument with a name, its dashes included.
  func argument(_ name: String) -> ArgumentDescription? {
    arguments.first { $0.names.contains(name) }
  }
}

/// An option, a flag or a positional argument as it was declared.
struct ArgumentDescription {
  /// How an argument is given.
  enum Kind: String {
    case positional, option, flag
  }

  var kind: Kind
  /// With their dashes, short ones first.
  var names: [String]
  var valueName: String
  /// The words that it takes; empty where it takes any.
  var values: [String]
  var defaultValue: String?
  var abstract: String
  var section: String?
  var isShown: Bool

  init(_ value: JSONValue) {
    kind = value["kind"]?.string.flatMap { Kind(rawValue: $0) } ?? .positional
    let names = value["names"]?.array.compactMap { name in
      name["name"]?.string.map { name["kind"]?.string == "long" ? "--\($0)" : "-\($0)" }
    }
    self.names = (names ?? []).sorted { $0.utf8.count < $1.utf8.count }
    valueName = value["valueName"]?.string ?? ""
    values = value["allValues"]?.array.compactMap(\.string) ?? []
    defaultValue = value["defaultValue"]?.string
    abstract = value["abstract"]?.string ?? ""
    section = value["sectionTitle"]?.string
    isShown = value["shouldDisplay"]?.isTrue ?? true
  }

  /// `-o, --output <FILE>`
  var synopsis: String {
    switch kind {
    case .positional: valueName
    case .flag: names.joined(separator: ", ")
    case .option: names.joined(separator: ", ") + " <\(valueName)>"
    }
  }
}

import ArgumentParser
import Fettle

/// Rules that stand on the command line.
struct RuleArguments: ParsableArguments {
  @Option(
    name: [.customShort("e"), .customLong("rule")],
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Rules as text instead of a file; several times for several lines.", valueName: "TEXT"))
  var texts: [String] = []

  @Flag(help: "Let 'include' and lookup files lie outside the rule file's folder.")
  var allowOutside = false

  /// The flags that were typed.
  var typed: [String] {
    (texts.isEmpty ? [] : ["-e"]) + (allowOutside ? ["--allow-outside"] : [])
  }

  /// Sorts the positional arguments: with `-e` there is only an input, else rules come first.
  func sorted(_ first: String?, _ second: String?) throws -> (rules: RuleSet, input: String?) {
    if !texts.isEmpty {
      if let second {
        throw ValidationError(
          "with -e the only other argument is the input, but there are '\(first ?? "")' and "
            + "'\(second)'\n  a rule file beside -e: -e \"include '\(first ?? "")'\"")
      }
      return (RuleSet(texts: texts, allowsOutsidePaths: allowOutside), first)
    }
    guard let first else {
      throw ValidationError(
        "no rules\n  name a rule file, or type them: -e \"normalize email lower\"")
    }
    if let second, Self.isData(first), second.hasSuffix(".rules") {
      throw ValidationError(
        "the rules come first, then the input\n  did you mean '\(second) \(first)'?")
    }
    if second == nil, Self.isData(first) {
      throw ValidationError(
        "'\(first)' stands where the rules go\n  put the rules before it: RULES \(first), or "
          + "-e \"normalize email lower\" \(first)")
    }
    return (RuleSet(files: [first], allowsOutsidePaths: allowOutside), second)
  }

  /// Whether a name is that of a table rather than of rules.
  static func isData(_ path: String) -> Bool {
    var name = path.lowercased()
    for suffix in [".gz", ".zst"] where name.hasSuffix(suffix) {
      name.removeLast(suffix.utf8.count)
    }
    return name.hasSuffix(".csv") || name.hasSuffix(".tsv")
  }
}

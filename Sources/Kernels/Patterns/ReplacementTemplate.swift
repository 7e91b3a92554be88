/// The text that takes the place of a match: `$1` and `${1}` are groups, `${name}` a named one, `$0`
/// the whole match, `$$` a dollar sign.
package struct ReplacementTemplate: Sendable, Equatable {
  /// One part of the template: a text, or what a group of the pattern found.
  enum Part: Sendable, Equatable {
    case text([UInt8])
    case group(Int)
  }

  let parts: [Part]

  /// Reads the template; every group that it names must be one of the pattern's.
  package static func compile(
    _ source: String, for pattern: Pattern
  ) -> Result<ReplacementTemplate, PatternProblem> {
    var scanner = Scanner(rest: Array(source.utf8)[...], pattern: pattern)
    while !scanner.rest.isEmpty {
      if let problem = scanner.step() { return .failure(problem) }
    }
    return .success(ReplacementTemplate(parts: scanner.parts))
  }
}

/// The state of reading a template.
private struct Scanner {
  var rest: ArraySlice<UInt8>
  let pattern: Pattern
  var parts: [ReplacementTemplate.Part] = []

  /// Reads up to the next dollar sign, or what follows one.
  mutating func step() -> PatternProblem? {
    let text = rest.prefix { $0 != 0x24 }
    append(text)
    rest = rest.dropFirst(text.count)
    guard !rest.isEmpty else { return nil }
    let start = rest.startIndex
    rest = rest.dropFirst()
    switch rest.first {
    case 0x24:
      append(rest.prefix(1))
      rest = rest.dropFirst()
      return nil
    case 0x7B:
      return readBraces(from: start)
    case .some(let byte) where ASCII.isDigit(byte):
      let digits = rest.prefix { ASCII.isDigit($0) }
      rest = rest.dropFirst(digits.count)
      return appendGroup(digits, from: start)
    default:
      return PatternProblem(
        message: "a '$' stands before a group's number or name; write '$$' for the sign itself",
        offset: start)
    }
  }

  private mutating func readBraces(from start: Int) -> PatternProblem? {
    rest = rest.dropFirst()
    let name = rest.prefix { $0 != 0x7D }
    guard name.count < rest.count, !name.isEmpty else {
      return PatternProblem(message: "'${' has no '}' behind a group's name", offset: start)
    }
    rest = rest.dropFirst(name.count + 1)
    if name.allSatisfy({ ASCII.isDigit($0) }) { return appendGroup(name, from: start) }
    let word = String(decoding: name, as: UTF8.self)
    guard let group = pattern.groupNames[word] else {
      return PatternProblem(message: "the pattern has no group named '\(word)'", offset: start)
    }
    parts.append(.group(group))
    return nil
  }

  private mutating func appendGroup(
    _ digits: ArraySlice<UInt8>, from start: Int
  ) -> PatternProblem? {
    let word = String(decoding: digits, as: UTF8.self)
    guard let group = Int(word), group <= pattern.groupCount else {
      let groups = pattern.groupCount
      let has = groups == 0 ? "no groups" : groups == 1 ? "one group" : "\(groups) groups"
      return PatternProblem(message: "the pattern has \(has), so not '$\(word)'", offset: start)
    }
    parts.append(.group(group))
    return nil
  }

  private mutating func append(_ text: ArraySlice<UInt8>) {
    guard !text.isEmpty else { return }
    if case .text(let before)? = parts.last {
      parts[parts.count - 1] = .text(before + text)
    } else {
      parts.append(.text(Array(text)))
    }
  }
}

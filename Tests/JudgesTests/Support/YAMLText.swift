import Foundation

/// Reads the part of YAML in which dbt's tests are written: maps and lists by indentation, lists in
/// brackets, plain and quoted scalars, comments.
struct YAMLText {
  private struct Line {
    var indent: Int
    var text: Substring
  }

  private var lines: ArraySlice<Line>

  static func value(of text: String) -> JSONValue {
    let lines = text.split(separator: "\n").compactMap { line -> Line? in
      let content = uncommented(line)
      let indent = content.prefix { $0 == " " }.count
      return indent == content.count ? nil : Line(indent: indent, text: content.dropFirst(indent))
    }
    var reader = YAMLText(lines: lines[...])
    return reader.block()
  }

  /// The line without its comment and the blanks before that.
  private static func uncommented(_ line: Substring) -> Substring {
    var quote: Character?
    var before: Character = " "
    var end = line.endIndex
    for index in line.indices {
      let character = line[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if "'\"".contains(character) {
        quote = character
      } else if character == "#" && before == " " {
        end = index
        break
      }
      before = character
    }
    var content = line[..<end]
    while content.last == " " { content.removeLast() }
    return content
  }

  /// The map, the list or the scalar that begins with the next line.
  private mutating func block() -> JSONValue {
    guard let first = lines.first else { return .null }
    if isItem(first) { return list(at: first.indent) }
    guard Self.pair(first.text) != nil else { return Self.scalar(lines.removeFirst().text) }
    return map(at: first.indent)
  }

  private func isItem(_ line: Line) -> Bool { line.text == "-" || line.text.hasPrefix("- ") }

  private mutating func list(at indent: Int) -> JSONValue {
    var items: [JSONValue] = []
    while let line = lines.first, line.indent == indent, isItem(line) {
      // What stands behind the hyphen is a line of its own, further in.
      let rest = line.text.dropFirst().drop { $0 == " " }
      lines[lines.startIndex] = Line(indent: indent + line.text.count - rest.count, text: rest)
      items.append(block())
    }
    return .list(items)
  }

  private mutating func map(at indent: Int) -> JSONValue {
    var fields: [String: JSONValue] = [:]
    while let line = lines.first, line.indent == indent, let (name, rest) = Self.pair(line.text) {
      lines.removeFirst()
      if !rest.isEmpty {
        fields[name] = Self.scalar(rest)
      } else if let next = lines.first,
        next.indent > indent || next.indent == indent && isItem(next)
      {
        fields[name] = block()
      } else {
        fields[name] = .null
      }
    }
    return .object(fields)
  }

  private static func pair(_ text: Substring) -> (name: String, rest: Substring)? {
    guard let match = text.firstMatch(of: /^([\w.]+) ?:(?: +|$)/) else { return nil }
    return (String(match.output.1), text[match.range.upperBound...])
  }

  private static func scalar(_ text: Substring) -> JSONValue {
    if text.hasPrefix("["), text.hasSuffix("]") {
      return .list(items(of: text.dropFirst().dropLast()).map(scalar))
    }
    if text.count > 1, text.first == text.last, let quote = text.first {
      // A backslash escapes in double quotes, in patterns another backslash.
      if quote == "\"" {
        return .text(String(text.dropFirst().dropLast()).replacing("\\\\", with: "\\"))
      }
      if quote == "'" {
        return .text(String(text.dropFirst().dropLast()).replacing("''", with: "'"))
      }
    }
    if text.wholeMatch(of: /[-+]?(?:\d+(?:\.\d+)?|\.\d+)/) != nil {
      return .number(Decimal(string: String(text))!)
    }
    switch text.lowercased() {
    case "true": return .truth(true)
    case "false": return .truth(false)
    default: return .text(String(text))
    }
  }

  /// The items of a list in brackets, parted by commas outside of quotes and inner brackets.
  private static func items(of text: Substring) -> [Substring] {
    var items: [Substring] = []
    var start = text.startIndex
    var depth = 0
    var quote: Character?
    for index in text.indices {
      switch text[index] {
      case let character where quote != nil: if character == quote { quote = nil }
      case "'", "\"": quote = text[index]
      case "[": depth += 1
      case "]": depth -= 1
      case "," where depth == 0:
        items.append(text[start..<index])
        start = text.index(after: index)
      default: break
      }
    }
    items.append(text[start...])
    return items.map { item in
      var item = item.drop { $0 == " " }
      while item.last == " " { item.removeLast() }
      return item
    }.filter { !$0.isEmpty }
  }
}

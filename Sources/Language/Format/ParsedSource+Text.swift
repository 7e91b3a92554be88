// How single tokens are written.
extension ParsedSource {
  /// A token as the formatter writes it.
  func canonicalText(at index: Int) -> String {
    let token = tokens[index]
    if roles[index] == .cell { return source.text(token.lower, token.upper) }
    let content = TokenContent.text(of: token, in: source)
    switch token.kind {
    case .symbol(let symbol): return symbol.rawValue
    case .bracketed: return StatementParser.bracketed(content)
    case .word: return roles[index] == .keyword ? content.lowercased() : content
    case .text: return quoted(content, as: token)
    case .pattern: return pattern(content)
    default: return content
    }
  }

  /// The text in ASCII quotes of the kind in which it stood.
  private func quoted(_ content: String, as token: Token) -> String {
    let opener = source.text(token.lower, token.upper).unicodeScalars.first ?? "'"
    let quote = Characters.twin(of: opener)
    var result = String(quote)
    for scalar in content.unicodeScalars {
      result.unicodeScalars.append(scalar)
      if scalar == quote { result.unicodeScalars.append(scalar) }
    }
    result.unicodeScalars.append(quote)
    return result
  }

  /// A pattern between full-width slashes, between ASCII ones.
  private func pattern(_ raw: String) -> String {
    let scalars = Array(raw.unicodeScalars)
    guard let slash = scalars.first, slash != "/", let last = scalars.lastIndex(of: slash) else {
      return raw
    }
    var result = "/"
    var isEscaped = false
    for scalar in scalars[1..<last] {
      if scalar == "/", !isEscaped { result += "\\" }
      isEscaped = scalar == "\\" && !isEscaped
      result.unicodeScalars.append(scalar)
    }
    result += "/"
    result.unicodeScalars.append(contentsOf: scalars[(last + 1)...])
    return result
  }
}

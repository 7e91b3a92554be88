/// How a stretch of a line is written elsewhere, token by token, and what stands for it here.
///
/// Pieces of the pattern stand between blanks:
///
/// | piece | takes |
/// |---|---|
/// | `_` | a name, with those behind its dots; not kept |
/// | `{name}`, `{number}`, `{text}`, `{pattern}` | one token of the kind |
/// | `{value}` | a name, a number or a text |
/// | `{days}` | a text like '30 days': the number |
/// | `{words}` | all tokens up to the next piece, at least one |
/// | `{a\|b\|c}` | one of the words or signs; of quoted texts what is in the quotes |
/// | `$` | nothing: the line ends there |
/// | anything else | this word, sign or quoted text, in any case |
///
/// What is kept goes in order into the marks `{0}`, `{1}` … of the right side.
struct Wording: Sendable {
  fileprivate enum Piece: Sendable {
    case dottedName
    case kind(Kind)
    case among([String])
    case words
    case end
    case literal(String)
  }

  fileprivate enum Kind: String, Sendable {
    case name, number, text, pattern, value, days
  }

  fileprivate let pieces: [Piece]
  let right: String

  init(_ pattern: String, _ right: String) {
    self.right = right
    pieces = pattern.split(separator: " ").map { part in
      if part == "_" { return .dottedName }
      if part == "$" { return .end }
      guard part.hasPrefix("{"), part.hasSuffix("}") else { return .literal(String(part)) }
      let inner = String(part.dropFirst().dropLast())
      if inner == "words" { return .words }
      return Kind(rawValue: inner).map(Piece.kind)
        ?? .among(inner.split(separator: "|").map(String.init))
    }
  }
}

extension StatementParser {
  /// How many tokens a wording takes so many places ahead, and what stands for them here; nil where it
  /// does not stand there.
  func match(_ wording: Wording, at start: Int = 0) -> (count: Int, right: String, kept: [String])?
  {
    var ahead = start
    var kept: [String] = []
    for (index, piece) in wording.pieces.enumerated() {
      switch piece {
      case .dottedName:
        guard isName(ahead) || token(ahead)?.kind == .text else { return nil }
        ahead += 1
        while symbol(ahead) == .dot, isName(ahead + 1) { ahead += 2 }
        continue
      case .words:
        let first = ahead
        let next = index + 1 < wording.pieces.count ? wording.pieces[index + 1] : .end
        while token(ahead) != nil, taken(by: next, ahead) == nil { ahead += 1 }
        guard ahead > first, let lower = token(first)?.lower, let upper = token(ahead - 1)?.upper
        else { return nil }
        kept.append(source.text(lower, upper))
        continue
      case .end:
        guard token(ahead) == nil else { return nil }
        continue
      case .literal:
        guard taken(by: piece, ahead) != nil else { return nil }
      case .kind, .among:
        guard let text = taken(by: piece, ahead) else { return nil }
        kept.append(text)
      }
      ahead += 1
    }
    var right = wording.right
    for (number, text) in kept.enumerated() { right = right.replacing("{\(number)}", with: text) }
    return (ahead - start, right, kept)
  }

  /// The text of a token that a piece takes; nil where it takes none.
  private func taken(by piece: Wording.Piece, _ ahead: Int) -> String? {
    guard let token = token(ahead) else { return nil }
    let text = source.text(token.lower, token.upper)
    switch piece {
    case .literal(let literal): return text.lowercased() == literal ? text : nil
    case .among(let words):
      guard let word = words.first(where: { text.lowercased() == $0 }) else { return nil }
      return word.hasPrefix("'") ? content(of: token) : text
    case .kind(let kind): return isKind(kind, ahead) ? self.text(of: token, as: kind) : nil
    case .dottedName, .words, .end: return nil
    }
  }

  private func isKind(_ kind: Wording.Kind, _ ahead: Int) -> Bool {
    let found = token(ahead)?.kind
    return switch kind {
    case .name: isName(ahead)
    case .number: found == .number
    case .text, .days: found == .text
    case .pattern: found == .pattern
    case .value: isName(ahead) || found == .number || found == .text
    }
  }

  private func text(of token: Token, as kind: Wording.Kind) -> String? {
    guard kind == .days else { return source.text(token.lower, token.upper) }
    let parts = content(of: token).split(separator: " ")
    guard parts.count == 2, ["day", "days"].contains(parts[1]), Int(parts[0]) != nil else {
      return nil
    }
    return String(parts[0])
  }
}

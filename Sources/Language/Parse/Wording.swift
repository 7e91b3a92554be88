/// How a stretch of a line is written elsewhere, token by token, and what stands for it here.
///
/// Pieces of the pattern stand between blanks:
///
/// | piece | takes |
/// |---|---|
/// | `_` | a name, with those behind its dots, or a text; not kept |
/// | `{name}`, `{number}`, `{text}`, `{pattern}` | one token of the kind |
/// | `{value}` | a name, a number or a text |
/// | `{days}` | a text like '30 days': the number |
/// | `{words}` | all tokens up to the next piece, or to the end, at least one |
/// | `{a\|b\|c}` | one of the words or signs, in any case |
/// | `{'a'\|'b'}` | one of the texts, in whatever quotes: what is in them |
/// | anything else | this word, number or sign, in any case |
///
/// What is kept goes in order into the marks `{0}`, `{1}` … of the right side.
struct Wording: Sendable {
  fileprivate enum Piece: Sendable {
    case dottedName
    case kind(Kind)
    case among([String])
    case texts([String])
    case words
    case literal(String)
  }

  fileprivate enum Kind: String, Sendable {
    case name, number, text, pattern, value, days
  }

  fileprivate let pieces: [Piece]
  /// What stands around the marks of the right side: the text before each, and the mark's number; nil at
  /// the end.
  private let right: [(text: String, mark: Int?)]

  init(_ pattern: String, _ right: String) {
    pieces = pattern.split(separator: " ").map { part in
      if part == "_" { return .dottedName }
      guard part.hasPrefix("{"), part.hasSuffix("}") else { return .literal(String(part)) }
      let inner = String(part.dropFirst().dropLast())
      if inner == "words" { return .words }
      if let kind = Kind(rawValue: inner) { return .kind(kind) }
      let choices = inner.split(separator: "|").map(String.init)
      return inner.hasPrefix("'")
        ? .texts(choices.map { String($0.dropFirst().dropLast()) }) : .among(choices)
    }
    var parts: [(text: String, mark: Int?)] = []
    var rest = right[...]
    while let mark = rest.firstRange(of: /{\d}/) {
      let number = Int(rest[mark].dropFirst().dropLast())
      parts.append((String(rest[..<mark.lowerBound]), number))
      rest = rest[mark.upperBound...]
    }
    self.right = parts + [(String(rest), nil)]
  }

  /// The right side with what was kept at its marks.
  fileprivate func filled(with kept: [String]) -> String {
    right.map { $0.text + ($0.mark.map { kept[$0] } ?? "") }.joined()
  }
}

extension StatementParser {
  /// How many tokens a wording takes so many places ahead, what stands for them here, and what of them was
  /// kept; nil where it does not stand there.
  func match(_ wording: Wording, at start: Int = 0) -> (count: Int, right: String, kept: [String])?
  {
    var ahead = start
    var kept: [String] = []
    for (index, piece) in wording.pieces.enumerated() {
      switch piece {
      case .dottedName:
        guard isName(ahead) || token(ahead)?.kind == .text else { return nil }
        while symbol(ahead + 1) == .dot, isName(ahead + 2) { ahead += 2 }
      case .words:
        let first = ahead
        let next = wording.pieces.dropFirst(index + 1).first
        while token(ahead) != nil, next.map({ taken(by: $0, ahead) == nil }) ?? true { ahead += 1 }
        guard ahead > first, let lower = token(first)?.lower, let upper = token(ahead - 1)?.upper
        else { return nil }
        kept.append(source.text(lower, upper))
        continue
      case .literal: guard taken(by: piece, ahead) != nil else { return nil }
      case .kind, .among, .texts:
        guard let text = taken(by: piece, ahead) else { return nil }
        kept.append(text)
      }
      ahead += 1
    }
    return (ahead - start, wording.filled(with: kept), kept)
  }

  /// The text of a token that a piece takes; nil where it takes none.
  private func taken(by piece: Wording.Piece, _ ahead: Int) -> String? {
    guard let token = token(ahead) else { return nil }
    switch piece {
    case .literal(let literal): return phrasePart(ahead) == literal ? literal : nil
    case .among(let choices): return phrasePart(ahead).flatMap { choices.contains($0) ? $0 : nil }
    case .texts(let choices):
      guard token.kind == .text else { return nil }
      let text = content(of: token).lowercased()
      return choices.contains(text) ? text : nil
    case .kind(let kind): return isKind(kind, ahead) ? text(of: token, as: kind) : nil
    case .dottedName: return isName(ahead) ? source.text(token.lower, token.upper) : nil
    case .words: return nil
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

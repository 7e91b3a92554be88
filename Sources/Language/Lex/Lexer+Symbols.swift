import Diagnostics

extension Lexer {
  /// The spellings of more than one character, longest first.
  private static let long: [[Unicode.Scalar]: Symbol] = {
    var table: [[Unicode.Scalar]: Symbol] = [:]
    for symbol in Symbol.allCases where symbol.rawValue.unicodeScalars.count > 1 {
      table[Array(symbol.rawValue.unicodeScalars)] = symbol
    }
    return table
  }()

  private static let short: [Unicode.Scalar: Symbol] = {
    var table: [Unicode.Scalar: Symbol] = [:]
    for symbol in Symbol.allCases where symbol.rawValue.unicodeScalars.count == 1 {
      table[symbol.rawValue.unicodeScalars.first ?? " "] = symbol
    }
    return table
  }()

  /// Reads the longest symbol that begins here, full-width or not.
  mutating func readSymbol(_ scalar: Unicode.Scalar) {
    if scalar.value == 0x2192 {
      return read(.symbol(.arrow)) { $0.advance() }
    }
    var twins: [Unicode.Scalar] = []
    var ends: [Int] = []
    var offset = cursor.offset
    while twins.count < 3, let twin = cursor.twin(at: offset) {
      offset += cursor.scalar(at: offset).byteCount
      twins.append(twin)
      ends.append(offset)
    }
    while twins.count > 1 {
      if let symbol = Self.long[twins] {
        let upper = ends[twins.count - 1]
        return read(.symbol(symbol)) { $0.offset = upper }
      }
      twins.removeLast()
    }
    if let symbol = twins.first.flatMap({ Self.short[$0] }) {
      return read(.symbol(symbol)) { $0.advance() }
    }
    readStray(scalar)
  }

  private mutating func readStray(_ scalar: Unicode.Scalar) {
    if let upper = endOfStrayQuote(scalar) { return readStrayQuote(scalar, upper: upper) }
    let lower = cursor.offset
    read(.stray) { $0.advance() }
    let isCurrency = scalar.properties.generalCategory == .currencySymbol
    // What opens a text opens none at the end of its line.
    let isIdle = isCurrency || !Characters.closersOfStray(scalar).isEmpty && cursor.isAtLineEnd
    let meant = isIdle ? "" : Characters.lookalike(of: scalar)
    report(
      .strayCharacter,
      "the character '\(scalar.isPrintable ? String(scalar) : scalar.codePoint)' "
        + "means nothing here", lower: lower, upper: cursor.offset,
      help: isIdle
        ? "take it away" : meant.map { "write \($0)" } ?? Self.adviceOnStrays(scalar),
      replacement: meant)
  }

  private static func adviceOnStrays(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "?": "a choice is written if … then … else …"
    case "~": "a pattern is tried with matches, as in name matches /^[A-Z]/"
    case "^": "no sign stands for a power: amount * amount is its square"
    case "@", "{", "}": "a column stands by its name alone, and text in quotes"
    case "]": "a name in brackets ends at the first ]"
    default: "text stands in quotes, an unusual name in brackets"
    }
  }

  /// Where the quote of another language or of databases that begins here ends on its line.
  private func endOfStrayQuote(_ opener: Unicode.Scalar) -> Int? {
    let closers = Characters.closersOfStray(opener)
    if closers.isEmpty { return nil }
    var ahead = cursor
    ahead.advance()
    let first = ahead.scalar(at: ahead.offset).scalar
    if ahead.isAtLineEnd || first.map(closers.contains) == true { return nil }
    while !ahead.isAtLineEnd {
      let scalar = ahead.scalar(at: ahead.offset).scalar
      ahead.advance()
      if scalar.map(closers.contains) == true { return ahead.offset }
      // The cells of a test's tables end there.
      if scalar == "|" { return nil }
    }
    return nil
  }

  /// Whether the sign of a comparison is the last thing before.
  private var isBehindComparison: Bool {
    guard let last = tokens.last(where: { !$0.isTrivia }), case .symbol(let symbol) = last.kind
    else { return false }
    return ComparisonOperator(rawValue: symbol.correction ?? symbol.rawValue) != nil
  }

  private mutating func readStrayQuote(_ opener: Unicode.Scalar, upper: Int) {
    let lower = cursor.offset
    let text = String(decoding: cursor.bytes[lower..<upper], as: UTF8.self)
    let inner = String(String.UnicodeScalarView(text.unicodeScalars.dropFirst().dropLast()))
    // Behind a comparison it is a text, elsewhere a name of SQL.
    let isName = opener == "`" && !isBehindComparison
    let meant = isName ? Scope.written(inner) : Scope.quoted(inner)
    read(.stray) { $0.offset = upper }
    report(
      .strayCharacter, "the character '\(opener)' means nothing here", lower: lower, upper: upper,
      help: "write \(meant)", replacement: meant)
  }
}

extension Unicode.Scalar {
  /// Whether the character shows anything by itself.
  var isPrintable: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .spaceSeparator:
      false
    default: true
    }
  }

  /// `U+200E`
  var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

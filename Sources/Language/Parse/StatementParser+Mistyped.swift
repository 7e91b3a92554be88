import Diagnostics

// A line that cannot be read, and can with another word where the reading broke off.
extension StatementParser {
  /// Longer lines are told as they were read: each word that is tried takes a reading of the line.
  private static let longestRetold = 200

  /// What the words of others are here, tried where the reading broke off.
  private static let wordsOfOthers = [
    "containing": "contains", "including": "contains", "starting with": "starts with",
    "ending with": "ends with", "matching": "matches", "regex": "matches", "regexp": "matches",
    "ignore case": "ignoring case", "ignorecase": "ignoring case", "nocase": "ignoring case",
    "case insensitive": "ignoring case", "case-insensitive": "ignoring case",
    "except": "keep", "sep": "delimiter", "separator": "delimiter", "charset": "encoding",
    "otherwise": "else",
  ]
  private static let phrasesOfOtherWords = PhraseTable(Array(wordsOfOthers.keys))

  /// Tells a line that cannot be read by the word that was meant, where one makes it whole. What a
  /// message says that has a fix stays, but for a comma between what only looks like columns.
  mutating func retellMistyped() {
    let errors = diagnostics.filter { $0.severity == .error }
    guard !isTrial, verbCount > 0, tokens.count <= Self.longestRetold else { return }
    if let better = lineMeant() { return retell(better) }
    guard errors.count == 1, let told = errors.first else { return }
    // What looks like names of columns is told from their first on.
    let isGuess =
      told.code == DiagnosticCode.missingComma.rawValue && told.range.lower < hereRange.lower
    if let fix = told.fix, !isGuess, isReadable(mending: fix.range, with: fix.replacement) {
      return
    }
    let found =
      firstPlace { $0.otherWord() } ?? firstPlace { $0.mistypedWord(in: told) }
      ?? (isGuess ? nil : missingPart())
    if let found { retell(found) }
  }

  private mutating func retell(_ diagnostic: Diagnostic) {
    diagnostics.removeAll { $0.severity == .error }
    diagnostics.append(diagnostic)
  }

  /// What is found where the reading broke off, or else a word before or behind it.
  private func firstPlace(_ find: (StatementParser) -> Diagnostic?) -> Diagnostic? {
    for step in [0, -1, 1] where position + step >= verbCount {
      var there = self
      there.position += step
      if let found = find(there) { return found }
    }
    return nil
  }

  /// `containing 'x'`, `ignore case`, `sep ';'`, `a && b`
  private func otherWord() -> Diagnostic? {
    if symbol() == .doubleAmpersand {
      return retold(hereRange, as: "&", "'&&' is a sign of other languages", code: .habit)
    }
    guard let words = longestPhrase(Self.phrasesOfOtherWords), let right = Self.wordsOfOthers[words]
    else { return nil }
    let place = range(from: hereRange.lower, count: phraseLength(words))
    // With more to be mended the word was another one, but for the text that `matches` makes a pattern.
    guard right == "matches" || isWhole(mending: place, with: right) else { return nil }
    return retold(place, as: right, "'\(words)' is no word of this language", code: .habit)
  }

  /// `becuase 'x'`, `kepe last`: a word of the language that can stand here is spelt so nearly.
  private func mistypedWord(in told: Diagnostic) -> Diagnostic? {
    guard let verb, let word = word(), word.unicodeScalars.count > 2 else { return nil }
    let phrases =
      verb.fixedWords + verb.clauseWords + verb.actions.map(\.rawValue) + GrammarWords.all
    let names = Set(phrases.flatMap { $0.split(separator: " ").map(String.init) })
    guard !names.contains(word) else { return nil }
    let most = (word.unicodeScalars.count + 1) / 3
    let near = names.map { (name: $0, distance: EditDistance.between(word, $0)) }
      .filter { $0.distance <= most && $0.name.unicodeScalars.count > 2 }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
    for (name, _) in near where isWhole(mending: hereRange, with: name) {
      let isTold = told.range == hereRange
      var found = Diagnostic(
        .unexpected, "\(shown(current)) does not belong here", at: hereRange,
        help: "did you mean '\(name)'?", fix: Fix(range: hereRange, replacement: name))
      if isTold { (found.code, found.message) = (told.code, told.message) }
      return found
    }
    return nil
  }

  // MARK: What is missing

  /// `load input delimiter ';'`, `mask phone 4`: a comma or the words before what stands here.
  private func missingPart() -> Diagnostic? {
    firstPlace { $0.missingComma() } ?? missingWordsBeforeNumber()
  }

  private func missingComma() -> Diagnostic? {
    guard let verb, let word = word(), symbol(-1) != .comma,
      verb.clauseWords.contains(where: { phraseLength($0) > 0 }) || word == "others"
    else { return nil }
    return retold(
      gapBefore, as: commaBefore, "a comma is missing before '\(word)'", code: .missingComma,
      at: hereRange, help: "write , \(word)")
  }

  private func missingWordsBeforeNumber() -> Diagnostic? {
    guard let verb, current?.kind == .number else { return nil }
    for case .optional(let inner) in verb.shape {
      guard case .words(let words)? = inner.first else { continue }
      let right = "\(words) \(source.text(of: hereRange))"
      if let found = retold(
        hereRange, as: right, "\(shown(current)) does not belong here", code: .unexpected)
      {
        return found
      }
    }
    return nil
  }

  /// What tells a line by other words in the place of some, where they make it whole.
  func retold(
    _ mended: SourceRange, as right: String, _ message: String, code: DiagnosticCode,
    at place: SourceRange? = nil, help: String? = nil
  ) -> Diagnostic? {
    guard let fix = wholeFix(mending: mended, with: right) else { return nil }
    return Diagnostic(
      code, message, at: place ?? mended, help: help ?? "write \(fix.replacement)", fix: fix)
  }
}

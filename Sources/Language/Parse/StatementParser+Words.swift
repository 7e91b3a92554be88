import Diagnostics

extension StatementParser {
  // MARK: Forms

  /// `trim, pad left 5 '0', date 'DD/MM/YYYY', 'YYYY-MM-DD'`
  mutating func parseForms() throws(SyntaxFailure) -> [FormUse] {
    guard current?.kind == .word, !isTailAhead else { throw formMissing() }
    var forms: [FormUse] = []
    repeat {
      forms.append(try parseForm())
      while symbol() == .comma, token(1)?.kind == .text {
        advance()
        forms[forms.count - 1].arguments.append(try parseFormArgument())
        forms[forms.count - 1].range = range(from: forms[forms.count - 1].range.lower)
      }
    } while try continuesForms()
    return forms
  }

  /// After a comma a word is a further form, unless it begins the tail.
  private mutating func continuesForms() throws(SyntaxFailure) -> Bool {
    if acceptSignBetweenForms() { return true }
    guard symbol() == .comma, !isTailWord(1), !isElse(1), !isCommalessClause(1) else {
      return false
    }
    guard token(1)?.kind == .word else { throw failureAfterComma("a form") }
    advance()
    return true
  }

  private mutating func formMissing() -> SyntaxFailure {
    // `a & b trim`; in `a & trim` the sign stands before a form.
    if symbol() == .ampersand, longestPhrase(phrases.forms, 2) != nil,
      let failure = joinedColumns()
    {
      return failure
    }
    if let failure = wordBeforeForm() ?? signBeforeForm() ?? castForForm() { return failure }
    if let failure = quotedForm() { return failure }
    if let failure = formsAmongTargets() { return failure }
    if current == nil || isTailAhead {
      return failure(
        .formMissing, "this line says no form", at: hereRange,
        help: "say what to make of the value: trim, lower, digits …")
    }
    return failure(expected: "a form")
  }

  /// `normalize email, trim, lower`: the last targets were meant as forms.
  private mutating func formsAmongTargets() -> SyntaxFailure? {
    guard isForm(-1), symbol(-2) == .comma, let last = token(-1) else { return nil }
    var place = -1
    // What is called like a type, `phone`, is as likely a column as a form.
    while symbol(place - 3) == .comma, isForm(place - 2), !isType(place - 2) { place -= 2 }
    guard let first = token(place), let comma = token(place - 1) else { return nil }
    let range = SourceRange(source: source.index, lower: comma.lower, upper: last.upper)
    let forms = SourceRange(source: source.index, lower: first.lower, upper: last.upper)
    let word = content(of: first).lowercased()
    return failure(
      .formMissing, "'\(word)' is a form, and no comma stands before the first form",
      at: range, help: "write \(word) without the comma", fix: " " + source.text(of: forms))
  }

  private func isForm(_ place: Int) -> Bool {
    guard let token = token(place), token.kind == .word else { return false }
    let word = content(of: token).lowercased()
    return vocabulary.forms.contains { $0.name == word }
  }

  private func isType(_ place: Int) -> Bool {
    guard let token = token(place) else { return false }
    let word = content(of: token).lowercased()
    return vocabulary.types.contains { $0.name == word }
  }

  /// `normalize a 'trim'`
  private mutating func quotedForm() -> SyntaxFailure? {
    guard let text = current, text.kind == .text, !text.isUnclosed else { return nil }
    let form = content(of: text).lowercased()
    guard vocabulary.forms.contains(where: { $0.name == form }) else { return nil }
    return failure(
      .expected, "expected a form, found \(shown(text))", at: hereRange, help: "write \(form)",
      fix: form)
  }

  private mutating func parseForm() throws(SyntaxFailure) -> FormUse {
    let lower = hereRange.lower
    // `lower case`: the longer words are not of this language.
    let synonymLength = longestPhrase(phrases.formSynonyms).map { phraseLength($0) } ?? 0
    guard let name = longestPhrase(phrases.forms), phraseLength(name) >= synonymLength else {
      throw unknownForm()
    }
    _ = acceptPhrase(name)
    var form = FormUse(name: name, range: range(from: lower))
    let takesRegion = vocabulary.forms.first { $0.name == name }?.arguments.contains(.region)
    if takesRegion == true { form.region = try parseRegion() }
    while startsFormArgument {
      let isBehindText = form.arguments.last.map { if case .text = $0.kind { true } else { false } }
      if isBehindText == true, current?.kind == .text { reportMissingComma(between: "texts") }
      form.arguments.append(try parseFormArgument())
    }
    form.range = range(from: lower)
    return form
  }

  private var startsFormArgument: Bool {
    switch current?.kind {
    case .text, .number: true
    default: symbol() == .minus && token(1)?.kind == .number
    }
  }

  private mutating func parseFormArgument() throws(SyntaxFailure) -> Expression {
    let lower = hereRange.lower
    if current?.kind == .text {
      return Expression(.text(try parseText().text), range: range(from: lower))
    }
    return try parseSigned()
  }

  private mutating func unknownForm() -> SyntaxFailure {
    if let later = laterVersion(at: 0, [.form]) {
      return failure(later: later, "the form ")
    }
    let word = word() ?? ""
    if isName(-1), let failure = joinedColumns() ?? wordBeforeForm() { return failure }
    if let failure = standardAsForm() { return failure }
    // `normalize First Name trim`, `normalize name email trim`
    if isName(-1), token(1)?.kind == .word, longestPhrase(phrases.forms, 1) != nil {
      return namesSideBySide { $0.longestPhrase($0.phrases.forms) != nil }
    }
    let near = suggestion(
      for: word, among: vocabulary.forms.map { (name: $0.name, synonyms: $0.synonyms) },
      phrases.formSynonyms)
    if near == nil, let failure = formBeforeColumn() ?? removal() { return failure }
    let range = longestPhrase(phrases.formSynonyms).map { synonym in
      SourceRange(
        source: source.index, lower: hereRange.lower,
        upper: token(phraseLength(synonym) - 1)?.upper ?? hereRange.upper)
    }
    let isVerb = near == nil && longestPhrase(phrases.verbs) != nil
    return failure(
      .unknownForm, "no form is called '\(range.map { source.text(of: $0) } ?? word)'",
      at: range ?? hereRange,
      help: isVerb
        ? "it begins a line of its own: \(word) …" : near.map { "did you mean '\($0)'?" }, fix: near
    )
  }

  /// The name whose synonym stands here, or the nearest by spelling.
  func suggestion(
    for word: String, among names: [(name: String, synonyms: [String])], _ synonyms: PhraseTable
  ) -> String? {
    if let synonym = longestPhrase(synonyms) {
      return names.first { $0.synonyms.contains(synonym) }?.name
    }
    if let whole = names.first(where: { $0.name.split(separator: " ").joined() == word }) {
      return whole.name
    }
    return EditDistance.suggestion(for: word, among: names.map(\.name))
  }

  // MARK: Types

  /// `date 'DD/MM/YYYY', 'YYYY-MM-DD'`, `one of stages`, `number`
  mutating func parseType() throws(SyntaxFailure) -> TypeUse {
    skipArticle()
    let lower = hereRange.lower
    guard let name = longestPhrase(phrases.types) else {
      throw unknownType()
    }
    _ = acceptPhrase(name)
    var type = TypeUse(name: name, range: range(from: lower))
    let signature = vocabulary.types.first { $0.name == name }
    if signature?.takesRegion == true { type.region = try parseRegion() }
    if current?.kind == .text { type.texts = try parseTexts() }
    if signature?.takesValues == true, type.texts.isEmpty {
      guard current?.kind == .word else {
        throw failure(
          expected: "texts or the name of a list", help: "write \(name) 'New', 'Won'")
      }
      type.list = try parseName().text
    }
    type.range = range(from: lower)
    return type
  }

  /// `region 'DE'` or `region COLUMN`, if it stands here.
  private mutating func parseRegion() throws(SyntaxFailure) -> Expression? {
    guard isWord("region") else { return nil }
    advance(as: .keyword)
    let lower = hereRange.lower
    switch current?.kind {
    case .text: return Expression(.text(try parseText().text), range: range(from: lower))
    case .word where !isTailAhead, .bracketed, .badName:
      return Expression(.column(try parseColumn()), range: range(from: lower))
    default:
      throw failure(
        expected: "a quoted region or a column",
        help: "write region 'DE', or the column that has it: region country")
    }
  }

  private mutating func unknownType() -> SyntaxFailure {
    guard let word = word() else { return failure(expected: "a type") }
    if let later = laterVersion(at: 0, [.type]) {
      return failure(later: later, "the type ")
    }
    let near = suggestion(
      for: word, among: vocabulary.types.map { (name: $0.name, synonyms: $0.synonyms) },
      phrases.typeSynonyms)
    let all = vocabulary.types.map(\.name).joined(separator: ", ")
    return failure(
      .unknownType, "no type is called '\(word)'", at: hereRange,
      help: near.map { "did you mean '\($0)'?" } ?? "the types are \(all)" + adviceOnText, fix: near
    )
  }

  /// `stage is New`: what begins like a text is one, perhaps.
  private var adviceOnText: String {
    let text = source.text(of: hereRange)
    guard text.first?.isUppercase == true, !isWord("column", -position) else { return "" }
    let sign = isWord("not", -1) ? "!=" : "="
    return "; a text is compared by \(sign), as in \(sign) \(Scope.quoted(text))"
  }
}

/// The forms of one `normalize` line, one behind the other, as it brings them to one column.
struct FormChain {
  private let forms: [BoundForm]
  private let literals: any LiteralReader
  private let others: Unconverted
  private let terms: TermTable
  /// The column behind the line, where its type is that of the last form.
  private let made: ColumnInfo?
  private let builder: CaseBuilder

  /// Forms that leave no blank of what is none.
  private static let keepingPresence: Set<String> = [
    "trim", "single spaces", "lower", "upper", "title", "digits", "letters", "alphanumeric", "nfc",
    "number", "whole", "money", "date", "datetime", "boolean", "email", "country", "currency",
  ]

  /// Forms that convert every text.
  private static let total: Set<String> = [
    "trim", "single spaces", "lower", "upper", "title", "nfc", "nfkc", "half width", "no accents",
    "no control characters", "truncate", "pad left",
  ]

  /// By form: the forms that leave a text in it.
  private static let keeping: [String: Set<String>] = [
    "trim": ["trim", "single spaces", "lower", "upper", "title"],
    "single spaces": ["single spaces", "trim", "lower", "upper"],
    "lower": ["lower", "trim", "single spaces", "truncate"],
    "upper": ["upper", "trim", "single spaces", "truncate"],
    "digits": ["digits", "trim", "single spaces", "truncate"],
    "letters": ["letters", "trim", "single spaces", "truncate"],
    "alphanumeric": ["alphanumeric", "trim", "single spaces", "truncate"],
    "no accents": ["no accents", "trim", "single spaces"],
  ]

  /// Forms that say of each character by itself whether it can stand in a text.
  private static let byCharacter: Set<String> = [
    "lower", "upper", "digits", "letters", "alphanumeric",
  ]

  /// Forms that make no text longer.
  private static let shortening: Set<String> = [
    "trim", "single spaces", "digits", "letters", "alphanumeric", "truncate",
  ]

  init(_ forms: [FormUse], of column: ColumnInfo, _ line: LineReasoning) {
    self.forms = forms.map { BoundForm($0, of: column, in: line) }
    let after = line.after.index(of: column.id).map { line.after.columns[$0] }
    made =
      after?.isCanonical == true && after?.type == forms.last?.name && after?.region == nil
      ? after : nil
    builder = line.builder(line.after)
    literals = line.literals
    others = line.others
    terms = line.facts.terms
  }

  var keepsPresence: Bool { forms.allSatisfy { Self.keepingPresence.contains($0.use.name) } }

  /// Whether no text is left as it cannot be converted.
  var convertsEveryText: Bool {
    if case .becomes = others { return true }
    return isTotal
  }

  private var isTotal: Bool { forms.allSatisfy { Self.total.contains($0.use.name) } }

  /// The place of a form before the one at a place that is the same, where those between leave texts in it, so that
  /// the later one changes nothing; nil where there is none.
  func formBefore(_ place: Int) -> Int? {
    let form = forms[place]
    guard form.key == form.resultKey else { return nil }
    for earlier in forms[..<place].indices.reversed() {
      if forms[earlier].key == form.key { return earlier }
      guard Self.keeping[form.use.name]?.contains(forms[earlier].use.name) == true else { break }
    }
    return nil
  }

  /// What all forms together make of a text; nil where a form depends on the column or the table.
  func convert(_ text: [UInt8]) -> Reading? {
    var text = text
    for form in forms {
      guard let reading = form.convert(text) else { return nil }
      guard case .text(let next) = reading else { return .failed }
      text = next
    }
    return .text(text)
  }

  /// Whether a text that is in a form is in it behind these too.
  func keeps(_ test: Int) -> Bool {
    guard let keeping = Self.keeping[terms.tests[test].name] else { return false }
    return forms.allSatisfy { keeping.contains($0.use.name) }
  }

  /// What a cell that was no blank is like: in the last form, and in those that the later ones keep; or it
  /// could not be converted.
  func result(_ new: Term) -> Cases {
    guard let last = forms.last else { return .anything }
    var atoms: [Atom] = [.test(new, last.isDone(terms), true)]
    for (index, form) in forms.dropLast().enumerated() {
      let keeping = Self.keeping[form.use.name] ?? []
      guard forms[(index + 1)...].allSatisfy({ keeping.contains($0.use.name) }) else { continue }
      atoms.append(.test(new, form.isDone(terms), true))
    }
    // What a type's form has converted can be read as that type.
    if let made {
      let view = builder.view(of: new, made)
      if view != new { atoms.append(.failed(view, false)) }
    }
    let (least, most) = lengths
    atoms += terms.lengths(of: new, least, most)
    if isTotal { return Cases([atoms]) }
    switch others {
    case .stays: return Cases([atoms, [.test(new, unconverted, true)]])
    case .becomes(let text): return Cases([atoms, [.text(new, .only([text]))]])
    }
  }

  /// How many characters a text has behind the forms at least, and at most.
  private var lengths: (least: Int, most: Int?) {
    var (least, most): (Int, Int?) = (0, nil)
    for form in forms.map(\.use) {
      if form.name == "pad left", let count = form.count {
        (least, most) = (max(least, count), most.map { max($0, count) })
      } else if form.name == "truncate", let count = form.count {
        // It cuts through no letter with accents, so that less may be left.
        (least, most) = (0, min(most ?? count, count))
      } else if let shape = CanonicalShapes.traits(of: form.name) {
        (least, most) = (
          shape.least, shape.most ?? (Self.shortening.contains(form.name) ? most : nil)
        )
      } else {
        (least, most) = (0, Self.shortening.contains(form.name) ? most : nil)
      }
    }
    return (least, most)
  }

  /// What was so of the length of a text, where it is behind the forms too.
  func keptLength(_ atom: Atom, _ old: Term, _ new: Term) -> Atom? {
    let term = terms.length(of: old)
    guard case .number(let constraint) = atom, constraint.sum.parts.map(\.term) == [term] else {
      return nil
    }
    if case .becomes = others, !isTotal { return nil }
    let isShortened = forms.allSatisfy { Self.shortening.contains($0.use.name) }
    guard let bound = isShortened ? constraint.upperBound : padded ? constraint.lowerBound : nil
    else { return nil }
    return terms.moved(.number(bound), from: old, to: new)
  }

  /// Whether the forms make no text shorter.
  private var padded: Bool { forms.allSatisfy { $0.use.name == "pad left" } }

  /// The test that a text cannot be converted by the line.
  private var unconverted: Int {
    let name = "unconverted \(forms.map(\.key))"
    let chain = self
    return terms.test(name) { text in chain.convert(text).map { $0 == .failed } }
  }

  /// The cases of a cell that is in the last form.
  func inLastForm(_ cell: Term) -> Cases {
    guard let last = forms.last else { return .anything }
    return Cases(.test(cell, last.isDone(terms), true))
  }

  /// The cases of a cell that the only form may not be able to convert: one that is in it converts to itself.
  func cannotConvert(_ cell: Term) -> Cases {
    guard forms.count == 1, let form = forms.first else { return .anything }
    return Cases(.blank(cell, false), .test(cell, form.stays(terms), false))
  }

  /// The cases of a cell that may become another text: it is not in each of the forms, and can be converted.
  /// `isRepeated`: what a line has left is converted by its notation once more, so that what is not read there
  /// stays as it is.
  func differs(_ cell: Term, isRepeated: Bool = false) -> Cases {
    let stays: Bool = if case .stays = others { true } else { false }
    return Cases.any(
      forms.map { form in
        var atoms: [Atom] = [.blank(cell, false), .test(cell, form.stays(terms), false)]
        if form.leavesResults(orFails: isRepeated && stays) {
          atoms.append(.test(cell, form.isDone(terms), false))
        }
        if let count = form.use.count {
          switch form.use.name {
          case "truncate": atoms += terms.lengths(of: cell, count + 1, nil)
          case "pad left": atoms += terms.lengths(of: cell, 0, count - 1)
          default: break
          }
        }
        if stays { atoms.append(.test(cell, unconverted, false)) }
        return Cases([atoms])
      })
  }

  /// The test that a text is in a form: that the form changes nothing of it.
  static func test(
    of form: FormUse, _ terms: TermTable, _ literals: any LiteralReader
  ) -> Int {
    terms.test(form.key, traits: traits(of: form, literals)) { text in
      guard form.region == nil, let reading = literals.convert(text, by: form) else { return nil }
      return reading == .text(text)
    }
  }

  /// What texts in a form have, where it says that of each character.
  static func traits(of form: FormUse, _ literals: any LiteralReader) -> TextTraits? {
    if let traits = CanonicalShapes.traits(of: form.name) { return traits }
    guard byCharacter.contains(form.name) else { return nil }
    return TextTraits { character in
      let text = Array(String(character).utf8)
      return literals.convert(text, by: form).map { $0 == .text(text) }
    }
  }
}

extension FormUse {
  /// The first argument, where it is a whole number.
  fileprivate var count: Int? {
    guard case .number(let digits)? = arguments.first?.kind else { return nil }
    return Int(digits)
  }

  /// What tells the form with its arguments from others.
  var key: String {
    var words = [name] + arguments.map { $0.literalText.map { "'\($0)'" } ?? "?" }
    if let region { words.append("region \(region.kind)") }
    return words.joined(separator: " ")
  }
}

/// The forms of one `normalize` line, one behind the other.
struct FormChain {
  private let forms: [FormUse]
  private let literals: any LiteralReader
  private let others: Unconverted
  private let terms: TermTable

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
    "lower": ["lower", "trim", "single spaces"],
    "upper": ["upper", "trim", "single spaces"],
    "digits": ["digits", "trim", "single spaces"],
    "no accents": ["no accents", "trim", "single spaces"],
  ]

  init(_ forms: [FormUse], _ line: LineReasoning) {
    self.forms = forms
    literals = line.literals
    others = line.others
    terms = line.facts.terms
  }

  var keepsPresence: Bool { forms.allSatisfy { Self.keepingPresence.contains($0.name) } }

  /// Whether no text is left as it cannot be converted.
  var convertsEveryText: Bool {
    if case .becomes = others { return true }
    return forms.allSatisfy { Self.total.contains($0.name) }
  }

  /// What all forms together make of a text; nil where a form depends on the column or the table.
  func convert(_ text: [UInt8]) -> Reading? {
    var text = text
    for form in forms {
      guard form.region == nil, let reading = literals.convert(text, by: form) else { return nil }
      guard case .text(let next) = reading else { return .failed }
      text = next
    }
    return .text(text)
  }

  /// Whether a text that is in a form is in it behind these too.
  func keeps(_ test: Int) -> Bool {
    guard let keeping = Self.keeping[terms.tests[test].name] else { return false }
    return forms.allSatisfy { keeping.contains($0.name) }
  }

  /// What a cell that was no blank is like: in the last form, and in those that the later ones keep; or it
  /// could not be converted.
  func result(_ new: Term) -> Cases {
    guard let last = forms.last else { return .anything }
    var atoms: [Atom] = [.test(new, Self.test(of: last, terms, literals), true)]
    for (index, form) in forms.dropLast().enumerated() {
      let keeping = Self.keeping[form.name] ?? []
      guard forms[(index + 1)...].allSatisfy({ keeping.contains($0.name) }) else { continue }
      atoms.append(.test(new, Self.test(of: form, terms, literals), true))
    }
    if forms.allSatisfy({ Self.total.contains($0.name) }) { return Cases([atoms]) }
    switch others {
    case .stays: return Cases([atoms, [.test(new, unconverted, true)]])
    case .becomes(let text): return Cases([atoms, [.text(new, .only([text]))]])
    }
  }

  /// The test that a text cannot be converted by the line.
  private var unconverted: Int {
    let name = "unconverted \(forms.map(\.key))"
    let chain = self
    return terms.test(name) { text in chain.convert(text).map { $0 == .failed } }
  }

  /// The cases of a cell that is in the last form.
  func inLastForm(_ cell: Term) -> Cases {
    guard let last = forms.last else { return .anything }
    return Cases(.test(cell, Self.test(of: last, terms, literals), true))
  }

  /// The cases of a cell that the only form may not be able to convert: one that is in it converts to itself.
  func cannotConvert(_ cell: Term) -> Cases {
    guard forms.count == 1, let form = forms.first else { return .anything }
    return Cases(.blank(cell, false), .test(cell, Self.test(of: form, terms, literals), false))
  }

  /// The cases of a cell that may become another text: it is not in each of the forms, and can be converted.
  func differs(_ cell: Term) -> Cases {
    let stays: Bool = if case .stays = others { true } else { false }
    return Cases.any(
      forms.map { form in
        var atoms: [Atom] = [
          .blank(cell, false), .test(cell, Self.test(of: form, terms, literals), false),
        ]
        if stays { atoms.append(.test(cell, unconverted, false)) }
        return Cases([atoms])
      })
  }

  /// The test that a text is in a form: that the form changes nothing of it.
  private static func test(
    of form: FormUse, _ terms: TermTable, _ literals: any LiteralReader
  ) -> Int {
    terms.test(form.key) { text in
      guard form.region == nil, let reading = literals.convert(text, by: form) else { return nil }
      return reading == .text(text)
    }
  }
}

extension FormUse {
  /// What tells the form with its arguments from others.
  var key: String {
    var words = [name] + arguments.map { $0.literalText.map { "'\($0)'" } ?? "?" }
    if let region { words.append("region \(region.kind)") }
    return words.joined(separator: " ")
  }
}

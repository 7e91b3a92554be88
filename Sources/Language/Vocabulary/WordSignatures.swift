/// A form of `normalize` as the checker and the manual see it.
package struct FormSignature: Sendable {
  /// What stands behind the words of a form.
  package enum Argument: Sendable { case number, text, notation, region }
  package var name: String
  /// Arguments in order: `pad left 5 '0'` has `[.number, .text]`; `.notation` takes one or more texts,
  /// `.region` may be left out.
  package var arguments: [Argument]
  package var summary: String
  /// Before and after, for the manual and its test.
  package var example: (before: String, after: String)
  /// The type a column has once this form has run: `number`, `date`; nil where it stays text.
  package var type: String?
  /// Words of other tools for the same thing, answered with this form.
  package var synonyms: [String]

  package init(
    name: String, arguments: [Argument] = [], summary: String,
    example: (before: String, after: String),
    type: String? = nil, synonyms: [String] = []
  ) {
    self.name = name
    self.arguments = arguments
    self.summary = summary
    self.example = example
    self.type = type
    self.synonyms = synonyms
  }
}

/// The kind of a value while rules run.
package enum ValueKind: String, Sendable {
  case text, number, date, datetime, boolean
}

/// A function `name(…)` as the checker and the manual see it.
package struct FunctionSignature: Sendable {
  /// What one parameter accepts.
  package enum Parameter: Sendable, Equatable {
    case kind(ValueKind)
    /// Any kind, read as text.
    case any
    /// A date or a datetime.
    case moment
    /// A text that says how the first argument is written, which is a date or a datetime then.
    case notation
  }
  package var name: String
  package var parameters: [Parameter]
  /// How many of the trailing parameters may be left out.
  package var optionalCount: Int
  /// Whether the last parameter may be repeated.
  package var isVariadic: Bool
  /// nil: that of the first argument.
  package var result: ValueKind?
  package var summary: String
  /// `left('Anna', 2)` and `An`.
  package var example: (call: String, value: String)
  /// Words of other tools for the same thing, answered with this function.
  package var synonyms: [String]

  package init(
    name: String, parameters: [Parameter], optionalCount: Int = 0, isVariadic: Bool = false,
    result: ValueKind?, summary: String, example: (call: String, value: String),
    synonyms: [String] = []
  ) {
    self.name = name
    self.parameters = parameters
    self.optionalCount = optionalCount
    self.isVariadic = isVariadic
    self.result = result
    self.summary = summary
    self.example = example
    self.synonyms = synonyms
  }
}

/// A column type as the checker and the manual see it.
package struct TypeSignature: Sendable {
  package var name: String
  package var takesNotations: Bool
  /// `one of`: a list or texts must follow.
  package var takesValues: Bool
  /// `phone`: `region 'DE'` or `region COLUMN` may follow.
  package var takesRegion: Bool
  package var kind: ValueKind
  package var summary: String
  /// Words of other tools for the same thing, answered with this type.
  package var synonyms: [String]

  package init(
    name: String, takesNotations: Bool = false, takesValues: Bool = false,
    takesRegion: Bool = false, kind: ValueKind, summary: String, synonyms: [String] = []
  ) {
    self.name = name
    self.takesNotations = takesNotations
    self.takesValues = takesValues
    self.takesRegion = takesRegion
    self.kind = kind
    self.summary = summary
    self.synonyms = synonyms
  }
}

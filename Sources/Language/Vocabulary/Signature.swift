import Diagnostics

/// What a verb of the language looks like, as data: the parser, the formatter, completion, help and
/// the manual all read it, so that none of them knows a verb.
package struct Signature: Sendable {
  /// The words that open the statement: `normalize`, `drop rows`. The longest match wins.
  package var name: String
  /// `tables`, `declare`, `clean`, `rows`, `match`.
  package var group: String
  /// One sentence: what it does.
  package var summary: String
  package var shape: [Slot]
  package var condition: Presence
  /// Whether `, others WHAT` may follow.
  package var takesOthers: Bool
  /// A rule that can stand alone, parsed, formatted and run by a test.
  package var example: String
  /// What stays to be said, as Markdown for the manual.
  package var details: String
  /// Checks what the shape alone cannot say, and changes the scope as the statement changes the table.
  package var effect: @Sendable (Statement, inout Scope, inout [Diagnostic]) -> Void

  package init(
    name: String, group: String, summary: String, shape: [Slot], condition: Presence = .optional,
    takesOthers: Bool = false, example: String, details: String = "",
    effect: @escaping @Sendable (Statement, inout Scope, inout [Diagnostic]) -> Void = { _, _, _ in }
  ) {
    self.name = name
    self.group = group
    self.summary = summary
    self.shape = shape
    self.condition = condition
    self.takesOthers = takesOthers
    self.example = example
    self.details = details
    self.effect = effect
  }
}

/// Whether a clause may, must or must not stand.
package enum Presence: Sendable { case none, optional, required }

/// One piece of a signature's shape. A label names the entry in ``Statement/slots``.
package indirect enum Slot: Sendable {
  /// Fixed words that must stand here: `on`, `->`, `from`.
  case words(String)
  /// Fixed words that may stand here, noted as a `.flag` when they do: `part of`, `any of`.
  case flag(label: String, words: String)
  /// Existing columns, separated by commas (`.columns`); ends at the first name no comma follows.
  case columns(label: String)
  /// One existing column (`.columns` of one).
  case column(label: String)
  /// Names of columns that the statement makes or declares (`.columns`); not resolved.
  case newColumns(label: String)
  /// A column of a lookup file (`.columns` of one); not resolved.
  case foreignColumn(label: String)
  /// Forms of `normalize`, separated by commas (`.forms`).
  case forms(label: String)
  /// One value (`.expression`).
  case value(label: String)
  /// A predicate outside of `when` (`.expression`).
  case predicate(label: String)
  case text(label: String)
  /// Quoted texts, separated by commas (`.texts`).
  case texts(label: String)
  case number(label: String)
  /// `'x', 'y' -> 'z', /re/ -> 'w'` (`.arms`).
  case arms(label: String)
  /// `a = EXPR, b = EXPR` (`.assignments`); a target may be new.
  case assignments(label: String)
  /// `a -> b, c -> d` (`.pairs`); the left ones exist, the right ones are new.
  case pairs(label: String)
  /// `latest updated, then most complete` (`.ranks`).
  case ranks(label: String)
  case type(label: String)
  /// A bare word: a table's or list's name (`.word`), or several (`.words`).
  case name(label: String)
  case names(label: String)
  case optional([Slot])
  /// The first alternative whose opening words or kind fit.
  case choice([[Slot]])
  /// Clauses that begin with a comma, each at most once, in any order: `, blanks 'N/A'`.
  case clauses([[Slot]])
}

/// A form of `normalize` as the checker and the manual see it.
package struct FormSignature: Sendable {
  package enum Argument: Sendable { case number, text, notation }
  package var name: String
  /// Arguments in order: `pad left 5 '0'` has `[.number, .text]`; `.notation` takes one or more texts.
  package var arguments: [Argument]
  package var summary: String
  /// Before and after, for the manual and its test.
  package var example: (before: String, after: String)
  /// The type a column has once this form has run: `number`, `date`; nil where it stays text.
  package var type: String?

  package init(
    name: String, arguments: [Argument] = [], summary: String, example: (before: String, after: String),
    type: String? = nil
  ) {
    self.name = name
    self.arguments = arguments
    self.summary = summary
    self.example = example
    self.type = type
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

  package init(
    name: String, parameters: [Parameter], optionalCount: Int = 0, isVariadic: Bool = false,
    result: ValueKind?, summary: String, example: (call: String, value: String)
  ) {
    self.name = name
    self.parameters = parameters
    self.optionalCount = optionalCount
    self.isVariadic = isVariadic
    self.result = result
    self.summary = summary
    self.example = example
  }
}

/// A column type as the checker and the manual see it.
package struct TypeSignature: Sendable {
  package var name: String
  package var takesNotations: Bool
  /// `one of`: a list or texts must follow.
  package var takesValues: Bool
  package var kind: ValueKind
  package var summary: String

  package init(
    name: String, takesNotations: Bool = false, takesValues: Bool = false, kind: ValueKind, summary: String
  ) {
    self.name = name
    self.takesNotations = takesNotations
    self.takesValues = takesValues
    self.kind = kind
    self.summary = summary
  }
}

/// All the words that the language knows at this moment; handed to the parser and the checker.
package struct Vocabulary: Sendable {
  package var verbs: [Signature]
  package var forms: [FormSignature]
  package var functions: [FunctionSignature]
  package var types: [TypeSignature]
  /// Verbs, forms and types that are designed but not built: each gets a clear error that says so.
  package var reserved: [String]

  package init(
    verbs: [Signature], forms: [FormSignature], functions: [FunctionSignature], types: [TypeSignature],
    reserved: [String] = []
  ) {
    self.verbs = verbs
    self.forms = forms
    self.functions = functions
    self.types = types
    self.reserved = reserved
  }
}

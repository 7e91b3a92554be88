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
  package let shape: [Slot]
  /// The slots that hold something, with those inside of others, in order.
  package let labelledSlots: [(label: String, slot: Slot)]
  package var condition: Presence
  /// Whether `, others WHAT` may follow.
  package var takesOthers: Bool
  /// The actions that may follow behind a comma: `, warn above 1%`.
  package var actions: [Action]
  /// What follows for failing rows where the line does not say; nil: the verb judges nothing.
  package var defaultAction: Action?
  /// What its findings say of a row that fails it, where the rule gives no reason.
  package var fault: String
  /// The same of a line that looks values up in a file; nil where it is no other.
  package var lookupFault: String?
  /// A rule that can stand alone, parsed, formatted and run by a test.
  package var example: String
  /// What stays to be said, as Markdown for the manual.
  package var details: String
  /// What the statement does to the tables that later lines act on.
  package var role: StatementRole
  /// Words of other tools for the same thing, answered with this verb.
  package var synonyms: [String]
  /// What an `example` of the verb shows; nil: a single row says nothing of it.
  package var exampleKind: ExampleKind?
  /// What the checker follows through the verb's lines.
  package var reasoning: VerbReasoning
  /// Checks what the shape alone cannot say, and changes the scope as the statement changes the table.
  package var effect: @Sendable (Statement, inout Scope, inout [Diagnostic]) -> Void

  package init(
    name: String, group: String, summary: String, shape: [Slot], condition: Presence = .optional,
    takesOthers: Bool = false, actions: [Action] = [], defaultAction: Action? = nil,
    fault: String = Signature.usualFault, lookupFault: String? = nil, example: String,
    details: String = "",
    role: StatementRole = .rule, synonyms: [String] = [], exampleKind: ExampleKind? = nil,
    reasoning: VerbReasoning = .unknown,
    effect: @escaping @Sendable (Statement, inout Scope, inout [Diagnostic]) -> Void = { _, _, _ in
    }
  ) {
    self.name = name
    self.group = group
    self.summary = summary
    self.shape = shape
    labelledSlots = shape.flatMap(\.labelled)
    self.condition = condition
    self.takesOthers = takesOthers
    self.actions = actions
    self.defaultAction = defaultAction
    self.fault = fault
    self.lookupFault = lookupFault
    self.example = example
    self.details = details
    self.role = role
    self.synonyms = synonyms
    self.exampleKind = exampleKind
    self.reasoning = reasoning
    self.effect = effect
  }

  /// What findings say where the verb has no words of its own.
  package static let usualFault = "is not wanted"
}

/// What a statement has to do with tables, for the walk that keeps a scope for each of them.
package enum StatementRole: Sendable, Equatable {
  /// Acts on the current tables.
  case rule
  /// Makes the table in slot `table` known; without slot `from` it is the command line's input.
  case load
  /// Makes the tables in slot `tables` current.
  case use
  /// Makes the table in slot `result` of those in slot `sources`, and makes it current.
  case merge
  /// Stands for the lines of the file in slot `path`.
  case include
  /// Names something for all tables: a list, a predicate.
  case declaration
  /// Shows what other lines do; no part of a run.
  case proof
}

/// What stands behind the `->` of an `example`.
package enum ExampleKind: Sendable, Equatable {
  /// The values that the line leaves.
  case values
  /// `pass` or `fail`
  case judgement
  /// `keep` or `drop`
  case stay

  /// The words that may stand there; none for values.
  package var verdicts: [RuleExample.Verdict] {
    switch self {
    case .values: []
    case .judgement: [.pass, .fail]
    case .stay: [.keep, .drop]
    }
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
  /// Columns that the statement says something of and that may be missing (`.columns`); its effect
  /// resolves them.
  case declaredColumns(label: String)
  /// A column of a lookup file (`.columns` of one); not resolved.
  case foreignColumn(label: String)
  /// A table that a line above has loaded, other than the one at hand (`.word`).
  case otherTable(label: String)
  /// `city = place, state`: existing columns, each with the one of the other table that stands for it,
  /// which has the same name where none is said (`.pairs`).
  case counterparts(label: String)
  /// A share with its sign: `80%` (`.number`, without the sign).
  case share(label: String)
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
  /// `a, b determines c` (`.determination`)
  case determination(label: String)
  /// `rows > 100`, `blank email < 5% of rows` (`.expectation`)
  case expectation(label: String)
  /// `normalize phone digits: '(555)' -> '555'` (`.example`)
  case example(label: String)
  /// `given …` and `expect …` on lines of their own (`.test`)
  case test(label: String)
  /// `same when …`, `take …` on lines of their own (`.merge`)
  case merge(label: String)
  case optional([Slot])
  /// The first alternative whose opening words or kind fit.
  case choice([[Slot]])
  /// Clauses that begin with a comma, each at most once, in any order: `, blanks 'N/A'`.
  case clauses([[Slot]])
}

extension Slot {
  var labelled: [(label: String, slot: Slot)] {
    switch self {
    case .words: []
    case .optional(let inner): inner.flatMap(\.labelled)
    case .choice(let choices), .clauses(let choices): choices.flatMap { $0.flatMap(\.labelled) }
    case .flag(let label, _), .columns(let label), .column(let label), .newColumns(let label),
      .declaredColumns(let label), .foreignColumn(let label), .forms(let label), .value(let label),
      .predicate(let label), .text(let label), .texts(let label), .number(let label),
      .arms(let label), .assignments(let label), .pairs(let label), .ranks(let label),
      .type(let label), .name(let label), .names(let label), .determination(let label),
      .expectation(let label), .example(let label), .test(let label), .otherTable(let label),
      .counterparts(let label), .share(let label), .merge(let label):
      [(label, self)]
    }
  }
}

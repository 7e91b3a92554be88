import Diagnostics

/// What the parser found in a slot.
package enum SlotValue: Sendable, Equatable {
  /// A fixed word or phrase that was there.
  case flag(SourceRange)
  case word(Word)
  case columns([ColumnReference])
  case forms([FormUse])
  case expression(Expression)
  case text(TextLiteral)
  case texts([TextLiteral])
  case number(text: String, range: SourceRange)
  case arms([Arm])
  case assignments([Assignment])
  case pairs([ColumnPair])
  case ranks([Rank])
  case type(TypeUse)
  case words([Word])
  case determination(Determination)
  case expectation(Expectation)
  case example(RuleExample)
  case test(TestCase)
  case merge(MergeUse)
}

/// A bare word with its place: a table's, a list's, a rule's name.
package struct Word: Sendable, Equatable {
  package var text: String
  package var range: SourceRange

  package init(text: String, range: SourceRange) {
    self.text = text
    self.range = range
  }
}

/// A form of `normalize` with its arguments: `pad left 5 '0'`, `date 'DD/MM/YYYY'`.
package struct FormUse: Sendable, Equatable {
  package var name: String
  package var arguments: [Expression]
  /// Behind `region`: a text or a column.
  package var region: Expression?
  package var range: SourceRange

  package init(
    name: String, arguments: [Expression] = [], region: Expression? = nil, range: SourceRange
  ) {
    self.name = name
    self.arguments = arguments
    self.region = region
    self.range = range
  }
}

/// `'x', 'y' -> 'z'` or `/re/ -> 'text $1'`.
package struct Arm: Sendable, Equatable {
  /// What an arm matches.
  package enum Source: Sendable, Equatable {
    case texts([TextLiteral])
    case pattern(PatternLiteral)
  }
  package var source: Source
  package var target: Expression
  package var range: SourceRange

  package init(source: Source, target: Expression, range: SourceRange) {
    self.source = source
    self.target = target
    self.range = range
  }
}

/// `a = EXPR`
package struct Assignment: Sendable, Equatable {
  package var column: ColumnReference
  package var value: Expression

  package init(column: ColumnReference, value: Expression) {
    self.column = column
    self.value = value
  }
}

/// `a -> b`
package struct ColumnPair: Sendable, Equatable {
  package var from: ColumnReference
  package var to: ColumnReference

  package init(from: ColumnReference, to: ColumnReference) {
    self.from = from
    self.to = to
  }
}

/// One rank behind `keep`: `latest updated`, `most complete`, `first`.
package struct Rank: Sendable, Equatable {
  /// `latest`, `earliest`, `largest`, `smallest`, `most complete`, `first`, `last`, and those of `take`.
  package var name: String
  package var column: ColumnReference?
  package var range: SourceRange

  package init(name: String, column: ColumnReference? = nil, range: SourceRange) {
    self.name = name
    self.column = column
    self.range = range
  }
}

/// What becomes of cells that a line cannot convert: `, others …`.
package enum Others: Sendable, Equatable {
  case keep(SourceRange)
  case clear(SourceRange)
  case value(Expression)
  /// The cell stays, and the row has failed the line.
  case action(ActionUse)
}

import Diagnostics

/// A column as the rule names it: `email`, `[First Name]`, `crm.email`, `original.phone`.
package struct ColumnReference: Sendable, Equatable {
  /// `crm` of `crm.email`; `original` for the value with which the table was born.
  package var table: String?
  package var name: String
  /// Bracketed names are compared exactly, bare ones without case.
  package var isBracketed: Bool
  package var range: SourceRange

  package init(table: String? = nil, name: String, isBracketed: Bool = false, range: SourceRange) {
    self.table = table
    self.name = name
    self.isBracketed = isBracketed
    self.range = range
  }
}

/// `/…/` with its flags, as written (without the slashes; `\/` stands for a slash).
package struct PatternLiteral: Sendable, Equatable {
  package var pattern: String
  /// A subset of `imsx`.
  package var flags: String
  package var range: SourceRange

  package init(pattern: String, flags: String, range: SourceRange) {
    self.pattern = pattern
    self.flags = flags
    self.range = range
  }
}

/// A value or a predicate of the language, with its place.
package struct Expression: Sendable, Equatable {
  /// What an expression is made of.
  package indirect enum Kind: Sendable, Equatable {
    case column(ColumnReference)
    case text(String)
    /// The digits as written: `12.50`, `-3`.
    case number(String)
    /// `90 days`: the count as written.
    case days(String)
    case boolean(Bool)
    case blank
    case today
    /// `+ - * / &`
    case arithmetic(ArithmeticOperator, Expression, Expression)
    case negate(Expression)
    case comparison(ComparisonOperator, Expression, Expression)
    case between(Expression, Expression, Expression, isNegated: Bool)
    case membership(Expression, Membership, isNegated: Bool)
    /// `contains`, `starts with`, `ends with`
    case textTest(TextTest, Expression, Expression, isNegated: Bool)
    case matches(Expression, PatternLiteral, isNegated: Bool)
    case looksLike(Expression, template: String, isNegated: Bool)
    /// `a similar b 90%`, `a similar b by levenshtein 2`
    case similar(Expression, Expression, SimilarityUse, isNegated: Bool)
    case state(Expression, StateTest, isNegated: Bool)
    case not(Expression)
    case and([Expression])
    case or([Expression])
    case call(name: String, nameRange: SourceRange, arguments: [Expression])
    /// `if P then x else if Q then y else z`; without `else` the value is blank.
    case conditional(
      [Branch],
      otherwise: Expression?)
    /// What the parser could not read; the checker passes over it in silence.
    case invalid
  }

  package var kind: Kind
  package var range: SourceRange

  package init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

/// The signs that compute a value from two.
package enum ArithmeticOperator: String, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case join = "&"
}

/// The signs that compare two values.
package enum ComparisonOperator: String, Sendable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

/// The words that look for a text in another.
package enum TextTest: String, Sendable {
  case contains
  case startsWith = "starts with"
  case endsWith = "ends with"
}

/// What stands behind `is`.
package enum StateTest: Sendable, Equatable {
  case blank, present, `default`, real, changed, valid
  case type(TypeUse)
}

/// What stands behind `in`.
package enum Membership: Sendable, Equatable {
  case values([Expression])
  /// A `list`, or a bare word that should be one.
  case list(name: String, range: SourceRange)
  case column(ColumnReference)
}

/// One `if P then x` of a conditional.
package struct Branch: Sendable, Equatable {
  package var condition: Expression
  package var value: Expression

  package init(condition: Expression, value: Expression) {
    self.condition = condition
    self.value = value
  }
}

/// A type as used behind `is`: its words and arguments.
package struct TypeUse: Sendable, Equatable {
  /// `date`, `one of`, `whole`, …
  package var name: String
  /// Notations (`date 'DD/MM/YYYY', 'YYYY-MM-DD'`) or the values of `one of '…', '…'`.
  package var texts: [TextLiteral]
  /// The list's name in `one of LIST`.
  package var list: String?
  /// Behind `region`: a text or a column.
  package var region: Expression?
  package var range: SourceRange

  package init(
    name: String, texts: [TextLiteral] = [], list: String? = nil, region: Expression? = nil,
    range: SourceRange
  ) {
    self.name = name
    self.texts = texts
    self.list = list
    self.region = region
    self.range = range
  }
}

/// A quoted text, unescaped.
package struct TextLiteral: Sendable, Equatable {
  package var text: String
  package var range: SourceRange

  package init(text: String, range: SourceRange) {
    self.text = text
    self.range = range
  }
}

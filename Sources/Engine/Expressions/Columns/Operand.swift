import Columns
import Diagnostics
import Kernels
import Language

/// A value that the compiler has in hand: what it comes from decides which loop runs.
struct Operand: Sendable {
  /// Where the value comes from.
  enum Source: Sendable {
    case constant(Constant)
    case column(ColumnSource)
    case function(ColumnFunction)
    case computed
  }
  var source: Source
  /// The value as others see it: a literal whose text is blank is a blank.
  var expression: ValueExpression
  var range: SourceRange

  var kind: ValueKind { expression.kind }

  var constant: Constant? {
    if case .constant(let constant) = source { constant } else { nil }
  }

  var column: ColumnSource? {
    if case .column(let column) = source { column } else { nil }
  }

  var function: ColumnFunction? {
    if case .function(let function) = source { function } else { nil }
  }

  /// A column.
  init(_ column: ColumnSource, range: SourceRange) {
    source = .column(column)
    expression = column.expression
    self.range = range
  }

  /// A computed value.
  init(_ expression: ValueExpression, range: SourceRange) {
    source = .computed
    self.expression = expression
    self.range = range
  }

  /// A function of a column, which computes the value where nothing does without it.
  init(_ function: ColumnFunction, computing expression: ValueExpression, range: SourceRange) {
    source = .function(function)
    self.expression = expression
    self.range = range
  }

  /// A constant.
  init(_ constant: Constant, blanks: BlankTest, range: SourceRange) {
    source = .constant(constant)
    expression = constant.expression(blanks)
    self.range = range
  }

  /// The values on the frame; a constant has one for all rows, its text as written even if blank.
  func lanes(_ frame: Frame) -> Lanes {
    if let constant { return Lanes(vector: constant.vector, mask: 0) }
    return Lanes(vector: expression.evaluate(frame), mask: -1)
  }

  /// The values on the frame where a literal whose text is blank has none.
  func comparedLanes(_ frame: Frame, _ blanks: BlankTest) -> Lanes {
    if let constant {
      let states = [constant.state(blanks)]
      return Lanes(vector: Vector(constant.vector.values, states: states), mask: 0)
    }
    return Lanes(vector: expression.evaluate(frame), mask: -1)
  }

  /// The values on the frame as texts.
  func texts(_ frame: Frame) -> Lane<Cell> {
    let lanes = lanes(frame)
    let vector = lanes.vector.asTexts(arena: &frame.batch.arena)
    return Lane(values: vector.cells, states: vector.states, mask: lanes.mask)
  }
}

/// A value that is the same in every row: a vector of one row.
struct Constant: Sendable {
  var kind: ValueKind
  var vector: Vector
  /// A literal's text as the rule has it: `007`, where the number is 7.
  var written: String?
  /// Keeps the bytes of a text.
  private var memory: LiteralCell?

  private init(_ kind: ValueKind, _ values: Vector.Values, written: String? = nil) {
    self.kind = kind
    self.written = written
    vector = Vector(values, states: [.present])
  }

  /// A text; an empty one is a blank.
  static func text(_ bytes: [UInt8]) -> Constant {
    let memory = LiteralCell(bytes)
    var constant = Constant(.text, .texts([memory.cell]))
    if bytes.isEmpty { constant.vector.states = [.blank] }
    constant.memory = memory
    return constant
  }

  /// A text of the rules.
  static func text(_ text: String) -> Constant {
    var constant = Constant.text(Array(text.utf8))
    constant.written = text
    return constant
  }

  /// A number, and the digits it was written with.
  static func number(_ value: Decimal, written: String? = nil) -> Constant {
    Constant(.number, .numbers([value]), written: written)
  }

  /// A date, in days since 1970-01-01.
  static func date(_ days: Int64) -> Constant { Constant(.date, .dates([days])) }

  /// A point in time, in microseconds since 1970-01-01T00:00:00Z.
  static func datetime(_ microseconds: Int64) -> Constant {
    Constant(.datetime, .datetimes([microseconds]))
  }

  /// A truth value.
  static func boolean(_ value: Bool) -> Constant {
    Constant(.boolean, .booleans([value]), written: value ? "true" : "false")
  }

  /// `blank`, which goes with every kind.
  static var blank: Constant {
    var constant = Constant(.text, .texts([.empty]))
    constant.vector.states = [.blank]
    return constant
  }

  /// The value of an expression that reads no column.
  init(folding expression: ValueExpression) {
    let frame = Frame.single()
    let vector = expression.evaluate(frame)
    // Texts lie in the memory of the frame's batch.
    self = withExtendedLifetime(frame) {
      if case .texts(let cells) = vector.values { return .text(cells[0].array) }
      return Constant(expression.kind, vector.values)
    }
    self.vector.states = vector.states
  }

  /// Whether it has no value, so that it goes with every kind.
  var isBlank: Bool { vector.states[0] == .blank }

  /// Its bytes, if it is a text with a value.
  var literal: LiteralCell? { vector.states[0] == .present ? memory : nil }

  /// Its state, where a text that is blank is a blank.
  func state(_ blanks: BlankTest) -> ValueState {
    if let literal, blanks.isBlank(literal.cell) { return .blank }
    return vector.states[0]
  }

  /// The constant in every row.
  func expression(_ blanks: BlankTest) -> ValueExpression {
    let state = state(blanks)
    // The bytes of a text live as long as the expression: the cells alone would not hold them.
    return ValueExpression(kind: kind, reads: []) { [vector, memory] frame in
      withExtendedLifetime(memory) {
        Vector(
          vector.values.repeated(frame.count), states: Array(repeating: state, count: frame.count))
      }
    }
  }
}

extension Vector.Values {
  /// The first value, `count` times.
  fileprivate func repeated(_ count: Int) -> Vector.Values {
    switch self {
    case .texts(let values): .texts(Array(repeating: values[0], count: count))
    case .numbers(let values): .numbers(Array(repeating: values[0], count: count))
    case .dates(let values): .dates(Array(repeating: values[0], count: count))
    case .datetimes(let values): .datetimes(Array(repeating: values[0], count: count))
    case .booleans(let values): .booleans(Array(repeating: values[0], count: count))
    }
  }
}

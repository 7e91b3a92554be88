import Columns
import Diagnostics
import Kernels
import Language

extension ExpressionCompiler {
  /// The operand as a value of that kind: literals are read, dates become points in time, and
  /// anything can be a text; nil where it cannot be.
  func converted(_ operand: Operand, to kind: ValueKind) -> Operand? {
    if operand.kind == kind { return operand }
    if let constant = operand.constant {
      return self.constant(constant, to: kind).map { self.constant($0, operand.range) }
    }
    switch kind {
    case .text:
      return asText(operand)
    case .datetime where operand.kind == .date:
      return asDatetime(operand)
    default:
      return nil
    }
  }

  private func constant(_ constant: Constant, to kind: ValueKind) -> Constant? {
    if constant.vector.states[0] != .present {
      var missing = constant
      missing.kind = kind
      missing.vector.values = kind.fillers(1)
      return missing
    }
    switch (kind, constant.vector.values) {
    case (.datetime, .dates(let days)):
      return .datetime(days[0] * DateTime.microsecondsPerDay)
    case (.text, _):
      var arena = ByteArena()
      return .text(constant.vector.texts(arena: &arena).cells[0].array)
    default:
      guard let written = constant.written ?? constant.literal.map({ $0.text }) else { return nil }
      return Self.read(written, as: kind)
    }
  }

  /// Reads a literal of a rule: plain decimals, ISO dates, yes and no.
  static func read(_ written: String, as kind: ValueKind) -> Constant? {
    let literal = LiteralCell(written)
    return withExtendedLifetime(literal) { read(literal.cell, written, as: kind) }
  }

  private static func read(_ cell: Cell, _ written: String, as kind: ValueKind) -> Constant? {
    switch kind {
    case .text:
      return .text(written)
    case .number:
      return Decimal(written).map { .number($0, written: written) }
    case .date:
      return DateCells(reader: DateReader()).value(of: cell).map { .date($0) }
    case .datetime:
      return DatetimeCells(reader: DateReader()).value(of: cell).map { .datetime($0) }
    case .boolean:
      return BooleanCells().value(of: cell).map { .boolean($0) }
    }
  }

  /// The canonical text of a value.
  func asText(_ operand: Operand) -> Operand {
    let expression = operand.expression
    let text = ValueExpression(kind: .text, reads: expression.reads) { frame in
      let vector = expression.evaluate(frame)
      return vector.asTexts(arena: &frame.batch.arena)
    }
    return Operand(text, range: operand.range)
  }

  /// A date as its midnight in UTC.
  private func asDatetime(_ operand: Operand) -> Operand {
    if var column = operand.column {
      column.reading = column.reading.asDatetimes
      return Operand(column, range: operand.range)
    }
    let expression = operand.expression
    let moment = ValueExpression(kind: .datetime, reads: expression.reads) { frame in
      let dates = expression.evaluate(frame)
      return Vector(
        .datetimes(dates.moments.map { $0 * DateTime.microsecondsPerDay }), states: dates.states)
    }
    return Operand(moment, range: operand.range)
  }

  /// The kind that can hold all of several values, as the checker has it: text where they differ.
  func resultKind(_ operands: [Operand]) -> ValueKind {
    let kinds = Set(operands.filter { $0.constant?.isBlank != true }.map(\.kind))
    if kinds.count == 1, let kind = kinds.first { return kind }
    return kinds == [.date, .datetime] ? .datetime : .text
  }

  /// The kind in which operands are compared: that of those which are no literal texts; text where
  /// they differ; nil where nothing has a kind.
  func commonKind(_ operands: [Operand]) -> ValueKind? {
    let typed = operands.filter { $0.constant?.isBlank != true }
    let firm = typed.filter { !($0.constant != nil && $0.kind == .text) }
    let isFirmText = firm.contains { $0.kind == .text }
    // A literal number beside a text is compared by its canonical text.
    let kinds = Set(firm.filter { !(isFirmText && $0.constant != nil) }.map(\.kind))
    if kinds.isEmpty { return typed.isEmpty ? nil : .text }
    if kinds.count == 1, let kind = kinds.first {
      return kind == .date && hasDatetimeLiteral(typed) ? .datetime : kind
    }
    return kinds == [.date, .datetime] ? .datetime : .text
  }

  /// Whether a literal text among them is a point in time and no date.
  private func hasDatetimeLiteral(_ operands: [Operand]) -> Bool {
    operands.contains { operand in
      guard operand.kind == .text, let written = operand.constant?.written else { return false }
      return Self.read(written, as: .date) == nil && Self.read(written, as: .datetime) != nil
    }
  }
}

extension ValueKind {
  /// Values to stand behind states that have none.
  func fillers(_ count: Int) -> Vector.Values {
    switch self {
    case .text: .texts(Array(repeating: .filler, count: count))
    case .number: .numbers(Array(repeating: .filler, count: count))
    case .date: .dates(Array(repeating: .filler, count: count))
    case .datetime: .datetimes(Array(repeating: .filler, count: count))
    case .boolean: .booleans(Array(repeating: .filler, count: count))
    }
  }
}

extension LiteralCell {
  /// Its bytes as text, for messages and for literals read at compile time.
  var text: String { String(decoding: cell.array, as: UTF8.self) }
}

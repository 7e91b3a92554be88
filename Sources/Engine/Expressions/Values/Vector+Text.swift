import Columns
import Kernels

extension Vector {
  /// The canonical text of every value: texts as they are, plain decimals, ISO 8601, `true` and
  /// `false`. What stands behind a blank or failed state is the empty text.
  package func texts(arena: inout ByteArena) -> (cells: [Cell], states: [ValueState]) {
    switch values {
    case .texts(let cells):
      return (cells, states)
    case .numbers(let numbers):
      return (write(numbers, to: &arena) { $0.append(to: &$1) }, states)
    case .dates(let days):
      return (write(days, to: &arena) { CalendarDate(days: Int32($0)).append(to: &$1) }, states)
    case .datetimes(let points):
      return (write(points, to: &arena) { DateTime(microseconds: $0).append(to: &$1) }, states)
    case .booleans(let booleans):
      let words = (yes: BooleanText.true.cell, no: BooleanText.false.cell)
      return (booleans.map { $0 ? words.yes : words.no }, states)
    }
  }

  /// The same values as texts.
  func asTexts(arena: inout ByteArena) -> Vector {
    if case .texts = values { return self }
    let texts = texts(arena: &arena)
    return Vector(.texts(texts.cells), states: texts.states)
  }

  @inline(__always)
  private func write<Value>(
    _ values: [Value], to arena: inout ByteArena, _ append: (Value, inout ByteArena) -> Void
  ) -> [Cell] {
    var cells: [Cell] = []
    cells.reserveCapacity(values.count)
    for index in values.indices {
      if states[index] == .present {
        append(values[index], &arena)
        cells.append(arena.commit())
      } else {
        cells.append(.empty)
      }
    }
    return cells
  }
}

/// How booleans are written.
enum BooleanText {
  static let `true` = LiteralCell("true")
  static let `false` = LiteralCell("false")
}

extension Vector {
  /// The values of a vector that the compiler knows to hold texts.
  var cells: [Cell] {
    guard case .texts(let values) = values else { preconditionFailure("not a text") }
    return values
  }

  /// The values of a vector that the compiler knows to hold numbers.
  var numbers: [Decimal] {
    guard case .numbers(let values) = values else { preconditionFailure("not a number") }
    return values
  }

  /// Days or microseconds, as the kind of the vector says.
  var moments: [Int64] {
    switch values {
    case .dates(let values), .datetimes(let values): return values
    default: preconditionFailure("not a date")
    }
  }

  /// The values of a vector that the compiler knows to hold booleans.
  var booleans: [Bool] {
    guard case .booleans(let values) = values else { preconditionFailure("not a boolean") }
    return values
  }
}

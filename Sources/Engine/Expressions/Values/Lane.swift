import Columns
import Kernels
import Language

/// The values of an operand on a frame: one for each row, or one for them all.
struct Lane<Value> {
  let values: [Value]
  let states: [ValueState]
  /// All ones where each row has its own value; zero where the first is that of every row.
  let mask: Int

  /// The value of a row; means something only where its state is present.
  @inline(__always)
  func value(_ index: Int) -> Value { values[index & mask] }

  /// The state of a row.
  @inline(__always)
  func state(_ index: Int) -> ValueState { states[index & mask] }
}

/// A vector with the mask by which its rows are found.
struct Lanes {
  let vector: Vector
  let mask: Int

  var texts: Lane<Cell> { Lane(values: vector.cells, states: vector.states, mask: mask) }
  var numbers: Lane<Decimal> { Lane(values: vector.numbers, states: vector.states, mask: mask) }
  var moments: Lane<Int64> { Lane(values: vector.moments, states: vector.states, mask: mask) }
  var booleans: Lane<Bool> { Lane(values: vector.booleans, states: vector.states, mask: mask) }
}

extension ValueState {
  /// The state of what is computed from both: failed before blank before present.
  @inline(__always)
  static func | (left: ValueState, right: ValueState) -> ValueState {
    left.rawValue > right.rawValue ? left : right
  }
}

/// A value with something to stand behind a blank.
protocol Fillable {
  static var filler: Self { get }
}

extension Decimal: Fillable {
  static var filler: Decimal { .zero }
}

extension Int64: Fillable {
  static var filler: Int64 { 0 }
}

extension Bool: Fillable {
  static var filler: Bool { false }
}

extension Cell: Fillable {
  static var filler: Cell { .empty }
}

/// Values and their states while a loop makes them, row by row.
struct Column<Value: Fillable> {
  private(set) var values: [Value] = []
  private(set) var states: [ValueState] = []

  /// Values with their states, as many of both.
  init(values: [Value], states: [ValueState]) {
    self.values = values
    self.states = states
  }

  /// No rows, with room for some.
  init(capacity: Int) {
    values.reserveCapacity(capacity)
    states.reserveCapacity(capacity)
  }

  /// Appends a row with a value.
  @inline(__always)
  mutating func append(_ value: Value) {
    values.append(value)
    states.append(.present)
  }

  /// Appends a row without a value.
  @inline(__always)
  mutating func append(_ state: ValueState) {
    values.append(.filler)
    states.append(state)
  }

  /// Appends a computed value; nil could not be computed.
  @inline(__always)
  mutating func append(computed value: Value?) {
    if let value { append(value) } else { append(.failed) }
  }

  /// Says of a row that it could not be computed.
  mutating func fail(_ index: Int) { states[index] = .failed }
}

extension Column<Decimal> {
  var vector: Vector { Vector(.numbers(values), states: states) }
}

extension Column<Bool> {
  var vector: Vector { Vector(.booleans(values), states: states) }
}

extension Column<Cell> {
  var vector: Vector { Vector(.texts(values), states: states) }
}

extension Column<Int64> {
  /// The values as days or as microseconds.
  func vector(_ kind: ValueKind) -> Vector {
    Vector(kind == .date ? .dates(values) : .datetimes(values), states: states)
  }
}

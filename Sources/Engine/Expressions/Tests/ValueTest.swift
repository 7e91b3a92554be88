import Columns
import Kernels
import Language

/// What a predicate asks of one value that is there; a struct, so that its loop is specialised.
protocol ValueTest: Sendable {
  associatedtype Value: Fillable, Sendable
  /// What it says of a value that is there.
  func truth(of value: Value) -> Truth
}

/// A value that orders.
protocol Ordered: Fillable, Sendable, Equatable {
  /// A constant, made ready for many values to be held against it.
  associatedtype Bound: Sendable
  /// The constant made ready.
  static func bound(_ constant: Self) -> Bound
  /// Negative, zero or positive: it is less, equal or greater.
  func order(_ other: Self) -> Int
  /// The same to a constant that was made ready.
  func order(_ bound: Bound) -> Int
  /// An order of storage, quicker than that of the values; equal values are the same.
  static func isStoredBefore(_ left: Self, _ right: Self) -> Bool
}

extension Ordered {
  static func isStoredBefore(_ left: Self, _ right: Self) -> Bool { left.order(right) < 0 }
}

extension Decimal: Ordered {
  static func bound(_ constant: Decimal) -> DecimalBound { DecimalBound(constant) }

  @inline(__always)
  func order(_ bound: DecimalBound) -> Int { bound.order(of: self) }

  @inline(__always)
  func order(_ other: Decimal) -> Int {
    if scale == other.scale {
      return mantissa < other.mantissa ? -1 : mantissa == other.mantissa ? 0 : 1
    }
    return orderAligned(other)
  }

  /// The same for numbers with different places: of one word each, in 128 bits.
  private func orderAligned(_ other: Decimal) -> Int {
    let shift = scale - other.scale
    guard let left = Int64(exactly: mantissa), let right = Int64(exactly: other.mantissa),
      shift.magnitude <= 18
    else { return compare(other) }
    let power = PowersOfTen.short[Int(shift.magnitude)]
    let alignedLeft = shift < 0 ? Int128(left) * Int128(power) : Int128(left)
    let alignedRight = shift > 0 ? Int128(right) * Int128(power) : Int128(right)
    return alignedLeft < alignedRight ? -1 : alignedLeft == alignedRight ? 0 : 1
  }

  static func isStoredBefore(_ left: Decimal, _ right: Decimal) -> Bool {
    left.scale == right.scale ? left.mantissa < right.mantissa : left.scale < right.scale
  }
}

/// A number that others are held against: for each count of places the greatest mantissa, rounded
/// down, that is not above it. Numbers are in lowest terms, so only one with as many places can be equal.
struct DecimalBound: Sendable {
  private let scale: Int
  private let mantissas: [Int128]

  init(_ constant: Decimal) {
    scale = constant.scale
    mantissas = (0...Decimal.maximumDigits).map { places in
      let shift = places - constant.scale
      let power = Int128(PowersOfTen.all[Int(shift.magnitude)])
      if shift < 0 { return constant.mantissa.quotientRoundedDown(by: power) }
      let (product, overflow) = constant.mantissa.multipliedReportingOverflow(by: power)
      // Past every mantissa that there is.
      return overflow ? (constant.mantissa < 0 ? .min : .max) : product
    }
  }

  /// How a number stands to it.
  @inline(__always)
  func order(of value: Decimal) -> Int {
    let bound = mantissas[value.scale]
    if value.mantissa > bound { return 1 }
    return value.mantissa == bound && value.scale == scale ? 0 : -1
  }
}

extension Int128 {
  /// The quotient by a number above zero, towards negative infinity.
  fileprivate func quotientRoundedDown(by divisor: Int128) -> Int128 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

extension Int64: Ordered {
  static func bound(_ constant: Int64) -> Int64 { constant }

  @inline(__always)
  func order(_ other: Int64) -> Int { self < other ? -1 : self == other ? 0 : 1 }
}

extension Bool: Ordered {
  static func bound(_ constant: Bool) -> Bool { constant }

  @inline(__always)
  func order(_ other: Bool) -> Int { self == other ? 0 : other ? -1 : 1 }
}

/// What a comparison says of each of the three ways in which values can stand.
struct OrderAnswers: Sendable {
  let less: Truth
  let equal: Truth
  let greater: Truth

  /// The answers of a comparison operator.
  init(_ comparison: ComparisonOperator) {
    switch comparison {
    case .equal: (less, equal, greater) = (.false, .true, .false)
    case .notEqual: (less, equal, greater) = (.true, .false, .true)
    case .less: (less, equal, greater) = (.true, .false, .false)
    case .lessOrEqual: (less, equal, greater) = (.true, .true, .false)
    case .greater: (less, equal, greater) = (.false, .false, .true)
    case .greaterOrEqual: (less, equal, greater) = (.false, .true, .true)
    }
  }

  /// The answer to how two values stand.
  @inline(__always)
  func answer(_ order: Int) -> Truth {
    order < 0 ? less : order == 0 ? equal : greater
  }
}

/// `< 5`, `= 5` and their like.
struct OrderTest<Value: Ordered>: ValueTest {
  private let answers: OrderAnswers
  private let bound: Value.Bound

  init(answers: OrderAnswers, constant: Value) {
    self.answers = answers
    bound = Value.bound(constant)
  }

  @inline(__always)
  func truth(of value: Value) -> Truth { answers.answer(value.order(bound)) }
}

/// `between 1 and 5`, both ends included.
struct RangeTest<Value: Ordered>: ValueTest {
  private let low: Value.Bound
  private let high: Value.Bound

  init(low: Value, high: Value) {
    self.low = Value.bound(low)
    self.high = Value.bound(high)
  }

  @inline(__always)
  func truth(of value: Value) -> Truth {
    Truth(value.order(low) >= 0 && value.order(high) <= 0)
  }
}

/// `in (1, 5)`: a look at each of a few values, a binary search in many. Unknown where the list has a
/// blank and nothing is found.
struct SortedTest<Value: Ordered>: ValueTest {
  private static var few: Int { 6 }

  private var values: [Value]
  private var otherwise: Truth

  /// Looks for these values; `otherwise` is said of every other.
  init(_ values: [Value], otherwise: Truth) {
    self.values = values.sorted { Value.isStoredBefore($0, $1) }
    self.otherwise = otherwise
  }

  func truth(of value: Value) -> Truth {
    if values.count <= Self.few {
      for index in values.indices where values[index] == value { return .true }
      return otherwise
    }
    var low = 0
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      if values[middle] == value { return .true }
      if Value.isStoredBefore(values[middle], value) { low = middle + 1 } else { high = middle }
    }
    return otherwise
  }
}

/// `= 'text'`.
struct SameTextTest: ValueTest {
  private let literal: LiteralCell
  /// The literal's bytes, which it keeps.
  private let cell: Cell
  private let same: Truth
  private let other: Truth

  /// Compares with the literal, which it keeps.
  init(_ literal: LiteralCell, same: Truth, other: Truth) {
    self.literal = literal
    cell = literal.cell
    self.same = same
    self.other = other
  }

  @inline(__always)
  func truth(of value: Cell) -> Truth { value == cell ? same : other }
}

/// `= 'text'` with a text of one word.
struct SameShortTextTest: ValueTest {
  let text: ShortText
  let same: Truth
  let other: Truth

  @inline(__always)
  func truth(of value: Cell) -> Truth { ShortText(value) == text ? same : other }
}

/// `in ('a', 'b')` with few texts of one word each.
struct ShortTextsTest: ValueTest {
  static let most = 8

  let texts: [ShortText]
  let otherwise: Truth

  @inline(__always)
  func truth(of value: Cell) -> Truth {
    guard let word = ShortText(value) else { return otherwise }
    for index in texts.indices where texts[index] == word { return .true }
    return otherwise
  }
}

/// `in (…)` with other texts.
struct TextsTest: ValueTest {
  let set: ValueSet
  let otherwise: Truth

  func truth(of value: Cell) -> Truth { set.contains(value) ? .true : otherwise }
}

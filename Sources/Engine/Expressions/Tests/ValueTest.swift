import Columns
import Kernels
import Language

/// What a predicate asks of one value that is there; a struct, so that its loop is specialised.
protocol ValueTest: Sendable {
  associatedtype Value: Fillable, Sendable
  func truth(of value: Value) -> Truth
}

/// A value that orders.
protocol Ordered: Fillable, Sendable, Equatable {
  /// Negative, zero or positive: it is less, equal or greater.
  func order(_ other: Self) -> Int
}

extension Decimal: Ordered {
  @inline(__always)
  func order(_ other: Decimal) -> Int { compare(other) }
}

extension Int64: Ordered {
  @inline(__always)
  func order(_ other: Int64) -> Int { self < other ? -1 : self == other ? 0 : 1 }
}

extension Bool: Ordered {
  @inline(__always)
  func order(_ other: Bool) -> Int { self == other ? 0 : other ? -1 : 1 }
}

/// What a comparison says of each of the three ways in which values can stand.
struct OrderAnswers: Sendable {
  let less: Truth
  let equal: Truth
  let greater: Truth

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

  @inline(__always)
  func answer(_ order: Int) -> Truth {
    order < 0 ? less : order == 0 ? equal : greater
  }
}

/// `< 5`, `= 5` and their like.
struct OrderTest<Value: Ordered>: ValueTest {
  var answers: OrderAnswers
  var constant: Value

  @inline(__always)
  func truth(of value: Value) -> Truth { answers.answer(value.order(constant)) }
}

/// `between 1 and 5`, both ends included.
struct RangeTest<Value: Ordered>: ValueTest {
  var low: Value
  var high: Value

  @inline(__always)
  func truth(of value: Value) -> Truth {
    Truth(value.order(low) >= 0 && value.order(high) <= 0)
  }
}

/// `in (1, 5)`: a binary search, or unknown where the list has a blank and nothing is found.
struct SortedTest<Value: Ordered>: ValueTest {
  var values: [Value]
  var otherwise: Truth

  init(_ values: [Value], otherwise: Truth) {
    self.values = values.sorted { $0.order($1) < 0 }
    self.otherwise = otherwise
  }

  func truth(of value: Value) -> Truth {
    var low = 0
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      let order = values[middle].order(value)
      if order == 0 { return .true }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return otherwise
  }
}

/// `= 'text'`.
struct SameTextTest: ValueTest {
  var literal: LiteralCell
  var same: Truth
  var other: Truth

  @inline(__always)
  func truth(of value: Cell) -> Truth { value == literal.cell ? same : other }
}

/// `in ('a', 'b')` with few texts: one look at each.
struct FewTextsTest: ValueTest {
  static let most = 8

  var literals: [LiteralCell]
  var otherwise: Truth

  func truth(of value: Cell) -> Truth {
    for literal in literals where literal.cell == value { return .true }
    return otherwise
  }
}

/// `in (…)` with many texts.
struct ManyTextsTest: ValueTest {
  var set: ValueSet
  var otherwise: Truth

  func truth(of value: Cell) -> Truth { set.contains(value) ? .true : otherwise }
}

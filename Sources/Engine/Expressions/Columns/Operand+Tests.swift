import Columns
import Kernels

extension Operand {
  /// Says of each row what the test says of its text.
  func predicate<Test: ValueTest>(texts test: Test) -> Predicate where Test.Value == Cell {
    switch column?.reading {
    case .text(let reader)?: column!.predicate(reader, test)
    case .member(let reader)?: column!.predicate(reader, test)
    default: predicate(test) { $0.texts }
    }
  }

  /// Says of each row what the test says of its number.
  func predicate<Test: ValueTest>(numbers test: Test) -> Predicate where Test.Value == Decimal {
    switch column?.reading {
    case .number(let reader)?: column!.predicate(reader, test)
    case .money(let reader)?: column!.predicate(reader, test)
    default: function?.predicate(numbers: test) ?? predicate(test) { $0.numbers }
    }
  }

  /// Says of each row what the test says of its days or microseconds.
  func predicate<Test: ValueTest>(moments test: Test) -> Predicate where Test.Value == Int64 {
    switch column?.reading {
    case .date(let reader)?: column!.predicate(reader, test)
    case .datetime(let reader)?: column!.predicate(reader, test)
    case .midnight(let reader)?: column!.predicate(reader, test)
    default: predicate(test) { $0.moments }
    }
  }

  /// Says of each row what the test says of its boolean.
  func predicate<Test: ValueTest>(booleans test: Test) -> Predicate where Test.Value == Bool {
    if let column, case .boolean(let reader) = column.reading {
      return column.predicate(reader, test)
    }
    return predicate(test) { $0.booleans }
  }

  private func predicate<Test: ValueTest>(
    _ test: Test, _ lane: @escaping @Sendable (Lanes) -> Lane<Test.Value>
  ) -> Predicate {
    let expression = expression
    return Predicate(reads: expression.reads) { frame in
      let values = lane(Lanes(vector: expression.evaluate(frame), mask: -1))
      return frame.truths(values) { test.truth(of: $0) }
    }
  }
}

extension Frame {
  /// Says of each row what `body` says of its value: unknown for a blank, failed for a failure.
  @inline(__always)
  func truths<A>(_ first: Lane<A>, _ body: (A) -> Truth) -> [Truth] {
    [Truth](capacity: count) { truths in
      for index in 0..<count {
        switch first.state(index) {
        case .present: truths.append(body(first.value(index)))
        case let state: truths.append(Truth(missing: state))
        }
      }
    }
  }

  /// The same of two values.
  @inline(__always)
  func truths<A, B>(_ first: Lane<A>, _ second: Lane<B>, _ body: (A, B) -> Truth) -> [Truth] {
    [Truth](capacity: count) { truths in
      for index in 0..<count {
        switch first.state(index) | second.state(index) {
        case .present: truths.append(body(first.value(index), second.value(index)))
        case let state: truths.append(Truth(missing: state))
        }
      }
    }
  }
}

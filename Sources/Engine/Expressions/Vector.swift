import Columns
import Kernels
import Language

/// What stands in one place of a vector.
package enum ValueState: UInt8, Sendable, BitwiseCopyable {
  case present
  case blank
  /// The value could not be read or computed.
  case failed
}

/// An enumeration of at most four cases in a byte, which are counted many at a time.
protocol FewCases: RawRepresentable, BitwiseCopyable where RawValue == UInt8 {}

extension ValueState: FewCases {}
extension Truth: FewCases {}

extension Array where Element: FewCases {
  /// How often a case stands in it.
  func count(of element: Element) -> Int {
    // Safe: an element is one byte, with nothing between it and the next.
    Int(unsafe span.bytes.countsOfFour[Int(element.rawValue)])
  }
}

/// The values of an expression, one for each row of a frame, in its order.
package struct Vector: Sendable {
  /// One value a row, all of one kind.
  package enum Values: Sendable {
    case texts([Cell])
    case numbers([Decimal])
    /// Days since 1970-01-01.
    case dates([Int64])
    /// Microseconds since 1970-01-01T00:00:00Z.
    case datetimes([Int64])
    case booleans([Bool])
  }
  /// As many values as states; what stands behind a blank or failed state means nothing.
  package var values: Values
  package var states: [ValueState]

  package init(_ values: Values, states: [ValueState]) {
    self.values = values
    self.states = states
  }
}

/// What a predicate says of a row: Kleene's three values, and whether a failure made it unknown.
package enum Truth: UInt8, Sendable, BitwiseCopyable {
  case `false`
  case `true`
  /// A comparison with a blank.
  case unknown
  /// Unknown, and something could not be evaluated.
  case failed
}

/// The rows that an expression is evaluated on.
package struct Frame {
  package let batch: Batch
  /// Row numbers in the batch, ascending.
  package let rows: [Int32]
  package let worker: Worker

  package init(batch: Batch, rows: [Int32], worker: Worker) {
    self.batch = batch
    self.rows = rows
    self.worker = worker
  }
}

/// A value, compiled: called once a batch.
package struct ValueExpression: Sendable {
  package var kind: ValueKind
  /// Ids of the columns it reads.
  package var reads: Set<Int>
  package var evaluate: @Sendable (Frame) -> Vector

  package init(
    kind: ValueKind, reads: Set<Int>, evaluate: @escaping @Sendable (Frame) -> Vector
  ) {
    self.kind = kind
    self.reads = reads
    self.evaluate = evaluate
  }
}

/// A predicate, compiled: called once a batch.
package struct Predicate: Sendable {
  package var reads: Set<Int>
  package var evaluate: @Sendable (Frame) -> [Truth]

  package init(reads: Set<Int>, evaluate: @escaping @Sendable (Frame) -> [Truth]) {
    self.reads = reads
    self.evaluate = evaluate
  }
}

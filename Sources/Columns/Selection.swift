/// The rows of a batch that a step works on, ascending.
@frozen @usableFromInline
package struct Selection: Sendable, Equatable {
  @usableFromInline package var rows: [Int32]

  @inlinable
  package init(rows: [Int32] = []) {
    self.rows = rows
  }

  /// Every row of a batch of `count`.
  package init(all count: Int) {
    rows = (0..<Int32(count)).map { $0 }
  }

  @inlinable package var count: Int { rows.count }
  @inlinable package var isEmpty: Bool { rows.isEmpty }
}

import Columns
import Kernels

extension Frame {
  /// How many rows it has.
  var count: Int { rows.count }

  /// Whether it has every row of the batch, so that places are row numbers.
  var isWhole: Bool { rows.count == batch.rowCount }

  /// The same batch with some of the rows.
  func narrowed(to rows: [Int32]) -> Frame {
    Frame(batch: batch, rows: rows, worker: worker)
  }

  /// One row that belongs to no table, to compute constants on.
  static func single() -> Frame {
    Frame(
      batch: Batch(blockByteCount: 0), rows: [0],
      worker: Worker(ruleCount: 0, wishes: JournalWishes()))
  }

  /// Computes a value of each row that has one; nil could not be computed.
  @inline(__always)
  func map<A, Result: Fillable>(_ first: Lane<A>, _ body: (A) -> Result?) -> Column<Result> {
    var column = Column<Result>(capacity: count)
    for index in 0..<count {
      switch first.state(index) {
      case .present: column.append(computed: body(first.value(index)))
      case let state: column.append(state)
      }
    }
    return column
  }

  /// Computes a value of each row where both have one.
  @inline(__always)
  func map<A, B, Result: Fillable>(
    _ first: Lane<A>, _ second: Lane<B>, _ body: (A, B) -> Result?
  ) -> Column<Result> {
    var column = Column<Result>(capacity: count)
    for index in 0..<count {
      switch first.state(index) | second.state(index) {
      case .present: column.append(computed: body(first.value(index), second.value(index)))
      case let state: column.append(state)
      }
    }
    return column
  }

  /// Writes a text for each row that has a value; false could not be computed, and a text that is
  /// blank becomes one.
  @inline(__always)
  func write<A>(
    _ first: Lane<A>, _ blanks: BlankTest, _ body: (A, inout ByteArena) -> Bool
  ) -> Vector {
    var column = Column<Cell>(capacity: count)
    write(&column, &batch.arena, blanks) {
      first.state($0)
    } append: {
      body(first.value($0), &$1)
    }
    return column.vector
  }

  /// Writes a text for each row where both have a value.
  @inline(__always)
  func write<A, B>(
    _ first: Lane<A>, _ second: Lane<B>, _ blanks: BlankTest,
    _ body: (A, B, inout ByteArena) -> Bool
  ) -> Vector {
    var column = Column<Cell>(capacity: count)
    write(&column, &batch.arena, blanks) {
      first.state($0) | second.state($0)
    } append: {
      body(first.value($0), second.value($0), &$1)
    }
    return column.vector
  }

  /// Writes a text for each row where all three have a value.
  @inline(__always)
  func write<A, B, C>(
    _ first: Lane<A>, _ second: Lane<B>, _ third: Lane<C>, _ blanks: BlankTest,
    _ body: (A, B, C, inout ByteArena) -> Bool
  ) -> Vector {
    var column = Column<Cell>(capacity: count)
    write(&column, &batch.arena, blanks) {
      first.state($0) | second.state($0) | third.state($0)
    } append: {
      body(first.value($0), second.value($0), third.value($0), &$1)
    }
    return column.vector
  }

  @inline(__always)
  private func write(
    _ column: inout Column<Cell>, _ arena: inout ByteArena, _ blanks: BlankTest,
    state: (Int) -> ValueState, append body: (Int, inout ByteArena) -> Bool
  ) {
    for index in 0..<count {
      let state = state(index)
      if state != .present {
        column.append(state)
      } else if body(index, &arena) {
        column.append(text: arena.commit(), blanks)
      } else {
        arena.discard()
        column.append(.failed)
      }
    }
  }
}

extension Column<Cell> {
  /// Appends a text, or a blank where that is what the text is.
  @inline(__always)
  mutating func append(text: Cell, _ blanks: BlankTest) {
    if blanks.isBlank(text) { append(.blank) } else { append(text) }
  }
}

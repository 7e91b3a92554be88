import Columns
import Kernels

extension ColumnSource {
  /// Whether the reader makes something of each cell: unknown for a blank, never failed.
  var validity: Predicate {
    switch reading {
    case .text(let reader): validity(reader)
    case .canonical: Predicate(reads: reads, validityOf: expression)
    case .member(let reader): validity(reader)
    case .number(let reader): validity(reader)
    case .money(let reader): validity(reader)
    case .date(let reader): validity(reader)
    case .datetime(let reader): validity(reader)
    case .midnight(let reader): validity(reader)
    case .boolean(let reader): validity(reader)
    }
  }

  private func validity<Reader: CellReader>(_ reader: Reader) -> Predicate {
    Predicate(reads: reads) { frame in
      truths(frame, unconverted: .false) { Truth(reader.value(of: $0) != nil) }
    }
  }
}

extension Predicate {
  /// Whether an expression has a value: unknown for a blank, false where it could not be read.
  init(reads: Set<Int>, validityOf expression: ValueExpression) {
    self.init(reads: reads) { frame in
      expression.evaluate(frame).states.map { $0 == .blank ? .unknown : Truth($0 == .present) }
    }
  }
}

extension Operand {
  /// Whether the reading makes something of each text; a text that could not be computed is none. `blanks`
  /// are those of the table.
  func validity(_ reading: CellReading, _ blanks: BlankTest) -> Predicate {
    switch reading {
    case .text(let reader): validity(reader)
    case .canonical(let cells): validity(cells, blanks)
    case .member(let reader): validity(reader)
    case .number(let reader): validity(reader)
    case .money(let reader): validity(reader)
    case .date(let reader): validity(reader)
    case .datetime(let reader): validity(reader)
    case .midnight(let reader): validity(reader)
    case .boolean(let reader): validity(reader)
    }
  }

  private func validity(_ cells: CanonicalCells, _ blanks: BlankTest) -> Predicate {
    let expression = expression
    return Predicate(reads: expression.reads.union(cells.reads)) { frame in
      let texts = Lanes(vector: expression.evaluate(frame), mask: -1).texts
      return cells.texts(of: texts, frame, blanks).map {
        $0 == .blank ? .unknown : Truth($0 == .present)
      }
    }
  }

  private func validity<Reader: CellReader>(_ reader: Reader) -> Predicate {
    let expression = expression
    return Predicate(reads: expression.reads) { frame in
      let texts = Lanes(vector: expression.evaluate(frame), mask: -1).texts
      return (0..<frame.count).map { index in
        switch texts.state(index) {
        case .present: Truth(reader.value(of: texts.value(index)) != nil)
        case .blank: .unknown
        case .failed: .false
        }
      }
    }
  }
}

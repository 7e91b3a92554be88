import Columns
import Kernels
import Language

/// A function of a column's text alone of which a predicate need not see every value: it is asked row by
/// row, and no column of results is made.
struct ColumnFunction: Sendable {
  /// What is asked of the text.
  enum Question: Sendable {
    /// How many characters it has.
    case length
    /// What a form makes of it.
    case form(ColumnKernel)
  }

  let question: Question
  /// Read as text.
  let column: ColumnSource

  /// The question about an operand; nil unless that is a column read as text.
  init?(_ question: Question?, of operand: Operand) {
    guard let question, let column = operand.column, case .text = column.reading else { return nil }
    self.question = question
    self.column = column
  }

  /// Says of each row what the test says of the length of its text; nil where another question is asked.
  func predicate<Test: ValueTest>(numbers test: Test) -> Predicate? where Test.Value == Decimal {
    guard case .length = question else { return nil }
    return Predicate(reads: column.reads) { [column] frame in
      column.truths(frame, TextCells()) {
        test.truth(of: Decimal(TextSlice.length(of: $0.bytes)))
      }
    }
  }

  /// Says of each row whether the form leaves its text as it is, which is how `c = form(c)` is asked; nil
  /// where the operand is not that column as text.
  func comparison(with operand: Operand, _ answers: OrderAnswers) -> Predicate? {
    guard case .form(let kernel) = question, let other = operand.column,
      case .text = other.reading, other.id == column.id, other.isOriginal == column.isOriginal
    else { return nil }
    return Predicate(reads: column.reads) { [column] frame in
      let effects = kernel.effects(
        on: column.cells(of: frame.batch), rows: frame.rows, blanks: column.blanks,
        arena: &frame.batch.arena)
      return effects.map { effect in
        switch effect {
        case .same: answers.equal
        case .different: answers.less
        case .nothing: .unknown
        }
      }
    }
  }
}

import Columns
import Kernels
import Language

/// Whether two texts are alike enough.
private enum SimilarityTest: Sendable {
  /// By the measure of a type, from 0 to 1.
  case type(TypeMeasure, least: Double)
  case measure(TextMeasure, limit: Double)

  func holds(_ left: Cell, _ right: Cell) -> Bool {
    switch self {
    case .type(let measure, let least): measure.similarity(left.bytes, right.bytes) >= least
    case .measure(let measure, let limit):
      left == right || measure.score(left.bytes, right.bytes, limit) != nil
    }
  }
}

extension ExpressionCompiler {
  /// `a similar b 90%`, `a similar b by levenshtein 2`: of the values as their types write them.
  mutating func similar(
    _ left: Expression, _ right: Expression, _ use: SimilarityUse
  ) -> Predicate? {
    let operands = (comparedText(left), comparedText(right))
    guard let first = operands.0, let second = operands.1 else { return nil }
    let test = Self.test(use, first.column?.column, second.column?.column)
    let blanks = blanks
    let reads = first.expression.reads.union(second.expression.reads)
    return Predicate(reads: reads) { frame in
      let lanes = (first.comparedLanes(frame, blanks), second.comparedLanes(frame, blanks))
      return frame.truths(lanes.0.texts, lanes.1.texts) { Truth(test.holds($0, $1)) }
    }
  }

  /// An operand as a text: a column by its canonical form.
  private mutating func comparedText(_ expression: Expression) -> Operand? {
    guard let operand = operand(expression), let text = converted(operand, to: .text) else {
      return nil
    }
    return compared(text)
  }

  /// Two columns of one type are measured by it, and a column beside a computed text by its own.
  private static func test(
    _ use: SimilarityUse, _ left: ColumnInfo?, _ right: ColumnInfo?
  ) -> SimilarityTest {
    switch use {
    case .measured(let measure, let limit):
      let number = limit.flatMap { Double($0) } ?? 0
      let named = TextMeasure(rawValue: measure.rawValue)!
      return .measure(named, limit: named.takesShare ? number / 100 : number)
    case .share(let percent):
      let types = [left, right].compactMap { $0?.type }
      let type = types.first.map { type in types.allSatisfy { $0 == type } ? type : "text" }
      return .type(
        TypeMeasure(type: type ?? "text"), least: (Double(percent) ?? 100) / 100)
    }
  }
}

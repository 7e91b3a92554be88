import Columns
import Kernels
import Language

/// Whether two texts are alike enough.
private enum SimilarityTest: Sendable {
  /// By the measure of a type, from 0 to 1.
  case type(TypeMeasure, least: Double)
  case measure(TextMeasure, limit: Double)

  func holds(_ left: Cell, _ right: Cell, _ arena: inout ByteArena) -> Bool {
    switch self {
    case .type(let measure, let least):
      SimilarityBound.isReached(least, by: measure.similarity(left.bytes, right.bytes, &arena))
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
    let operands = (operand(left), operand(right))
    guard let left = operands.0, let right = operands.1 else { return nil }
    let (one, other) = (read(left, beside: right, use), read(right, beside: left, use))
    guard let first = comparedText(one), let second = comparedText(other) else { return nil }
    let test = Self.test(use, one, other)
    let blanks = blanks
    let reads = first.expression.reads.union(second.expression.reads)
    return Predicate(reads: reads) { frame in
      let lanes = (first.comparedLanes(frame, blanks), second.comparedLanes(frame, blanks))
      var arena = ByteArena()
      return frame.truths(lanes.0.texts, lanes.1.texts) { Truth(test.holds($0, $1, &arena)) }
    }
  }

  /// An operand as a text: a column by its canonical form.
  private mutating func comparedText(_ operand: Operand) -> Operand? {
    converted(operand, to: .text).map { compared($0) }
  }

  /// A quoted text as the day or the point in time that it is beside another one.
  private func read(_ operand: Operand, beside other: Operand, _ use: SimilarityUse) -> Operand {
    guard case .share = use, other.kind.isMoment, operand.kind == .text, operand.constant != nil
    else { return operand }
    return converted(operand, to: .date) ?? converted(operand, to: .datetime) ?? operand
  }

  /// Numbers are measured as such, and so are days; two columns of one type by it, and a column
  /// beside a computed text by its own.
  private static func test(
    _ use: SimilarityUse, _ left: Operand, _ right: Operand
  ) -> SimilarityTest {
    switch use {
    case .measured(let measure, let limit):
      let number = limit.flatMap { Double($0) } ?? 0
      let named = TextMeasure(rawValue: measure.rawValue)!
      return .measure(named, limit: named.takesShare ? number / 100 : number)
    case .share(let percent):
      let types = [left, right].compactMap {
        $0.kind == .text ? $0.column?.column.type : $0.kind.type
      }
      let type = types.first.map { type in types.allSatisfy { $0 == type } ? type : "text" }
      return .type(
        TypeMeasure(type: type ?? "text") ?? .text(.words), least: (Double(percent) ?? 100) / 100)
    }
  }
}

extension ValueKind {
  /// A type by which values of the kind are measured.
  fileprivate var type: String {
    switch self {
    case .text, .boolean: "text"
    case .number: "number"
    case .date, .datetime: "date"
    }
  }
}

import Foundation
import Kernels
import Language

// Measures are held by tests of their own; here it is asked which texts they are asked about, and where
// the limit lies.
extension OracleScope {
  /// `a similar b 90%`
  func similar(
    _ left: Expression, _ right: Expression, _ use: SimilarityUse, _ row: OracleRow
  ) -> OracleTruth {
    var sides = [left, right].map { side(of: $0, row) }
    if case .share = use { read(&sides, [left, right]) }
    if sides.contains(.failed) { return .failed }
    if case .share(let percent) = use, let likeness = likeness(of: sides) {
      return OracleTruth(likeness >= Double(percent)! / 100)
    }
    let texts = sides.compactMap(\.text).map { Array($0.string.utf8) }
    guard texts.count == 2 else { return .unknown }
    let (one, other) = (texts[0], texts[1])
    switch use {
    case .share(let percent):
      let types = [left, right].compactMap { columnType($0) }
      let type = Set(types).count == 1 ? types[0] : "text"
      let similarity = TypeMeasure(type: type)!.similarity(one.span, other.span)
      return OracleTruth(similarity >= Double(percent)! / 100)
    case .measured(let measure, let limit):
      if one == other { return .yes }
      let named = TextMeasure(rawValue: measure.rawValue)!
      let number = limit.map { Double($0)! } ?? 0
      return OracleTruth(
        named.score(one.span, other.span, named.takesShare ? number / 100 : number) != nil)
    }
  }

  /// A quoted text beside a day is one.
  private func read(_ sides: inout [OracleValue], _ expressions: [Expression]) {
    for index in 0..<2 where sides[1 - index].day != nil {
      guard case .text(let text) = expressions[index].kind, let day = OracleDate.readDay(Text(text))
      else { continue }
      sides[index] = .day(day)
    }
  }

  /// Of two numbers the smaller one's share in the larger, of two days the part of a year that does not lie
  /// between them; nil for others.
  private func likeness(of sides: [OracleValue]) -> Double? {
    if let one = sides[0].number, let other = sides[1].number {
      let numbers = [one, other].map { Double(truncating: $0 as NSDecimalNumber) }
      let larger = numbers.map(\.magnitude).max()!
      return larger == 0 ? 1 : max(0, 1 - (numbers[0] - numbers[1]).magnitude / larger)
    }
    guard let one = sides[0].day, let other = sides[1].day else { return nil }
    return max(0, 1 - Double((one - other).magnitude) / 366)
  }

  private func columnType(_ expression: Expression) -> String? {
    guard case .column(let reference) = expression.kind else { return nil }
    return column(reference)?.type
  }

  /// A column of a text type as that writes it, any other text as it is written.
  private func side(of expression: Expression, _ row: OracleRow) -> OracleValue {
    if textColumn(expression) != nil { return compared(expression, beside: expression, row) }
    let value = value(expression, row)
    return value.text.map { .text($0) } ?? value
  }
}

import Columns
import Diagnostics
import Kernels
import Language

/// `contains 'text'` and its like, with the text prepared.
private struct SearchTest: ValueTest {
  var test: TextTest
  var search: TextSearch

  func truth(of value: Cell) -> Truth {
    switch test {
    case .contains: Truth(search.isIn(value.bytes))
    case .startsWith: Truth(search.starts(value.bytes))
    case .endsWith: Truth(search.ends(value.bytes))
    }
  }
}

/// `looks like 'AA-####'`.
private struct ShapeTest: ValueTest {
  var shape: LooksLike

  func truth(of value: Cell) -> Truth { Truth(shape.matches(value.bytes)) }
}

extension ExpressionCompiler {
  /// An operand as the text that its cell has: a column as it is written, not as its type has it.
  mutating func writtenText(_ expression: Expression) -> Operand? {
    guard let operand = operand(expression) else { return nil }
    if let column = operand.column { return Operand(column.asText, range: operand.range) }
    return converted(operand, to: .text)
  }

  /// `contains`, `starts with`, `ends with`: byte for byte.
  mutating func textTest(
    _ test: TextTest, _ value: Expression, _ part: Expression
  ) -> Predicate? {
    let operands = (writtenText(value), writtenText(part))
    guard let value = operands.0, let part = operands.1 else { return nil }
    // A part that is only white space is looked for like any other; an empty one is a blank.
    if let literal = part.constant?.literal, !literal.cell.isEmpty {
      return value.predicate(
        texts: SearchTest(test: test, search: TextSearch(literal.cell.array)))
    }
    let blanks = blanks
    let reads = value.expression.reads.union(part.expression.reads)
    return Predicate(reads: reads) { frame in
      let lanes = (value.comparedLanes(frame, blanks), part.comparedLanes(frame, blanks))
      return frame.truths(lanes.0.texts, lanes.1.texts) { text, part in
        Truth(text.holds(part, as: test))
      }
    }
  }

  /// `matches /re/`: what takes too many steps has failed.
  mutating func matches(_ value: Expression, _ literal: PatternLiteral) -> Predicate? {
    guard let value = writtenText(value) else { return nil }
    guard let flags = PatternFlags(letters: literal.flags) else {
      return reject(.unknownFlag, "the flags of a pattern are i, m, s and x", literal.range)
    }
    switch Pattern.compile(literal.pattern, flags: flags) {
    case .success(let pattern):
      if let column = value.column {
        return Predicate(reads: column.reads) { frame in
          let matcher = frame.worker.matcher(for: pattern)
          return column.truths(frame, TextCells()) { Truth(matcher.matches($0)) }
        }
      }
      let expression = value.expression
      return Predicate(reads: expression.reads) { frame in
        let matcher = frame.worker.matcher(for: pattern)
        let texts = Lanes(vector: expression.evaluate(frame), mask: -1).texts
        return frame.truths(texts) { Truth(matcher.matches($0)) }
      }
    case .failure(let problem):
      return reject(.unreadableLiteral, problem.message, literal.range)
    }
  }

  /// `looks like 'AA-####'`.
  mutating func looksLike(_ value: Expression, _ template: String) -> Predicate? {
    writtenText(value)?.predicate(texts: ShapeTest(shape: LooksLike(template)))
  }
}

extension Truth {
  fileprivate init(_ outcome: PatternOutcome) {
    switch outcome {
    case .match: self = .true
    case .noMatch: self = .false
    case .couldNotEvaluate: self = .failed
    }
  }
}

extension Cell {
  /// Whether `part` stands in the text: anywhere, at its start or at its end.
  fileprivate func holds(_ part: Cell, as test: TextTest) -> Bool {
    guard part.count <= count else { return false }
    switch test {
    case .startsWith: return slice(0..<part.count) == part
    case .endsWith: return slice(count - part.count..<count) == part
    case .contains:
      return (0...count - part.count).contains { slice($0..<$0 + part.count) == part }
    }
  }
}

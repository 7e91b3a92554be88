import Testing

@testable import Engine

/// Expressions that a generator makes: each compiles, gives a value for every row, and says of some
/// rows what it says of them among all.
struct RandomExpressionTests {
  @Test(arguments: 0..<8)
  func randomExpressionsHold(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed) + 100)
    let table = DenseFrameTests.table(&random)
    for _ in 0..<60 {
      var writer = ExpressionWriter(random: random)
      let text = writer.predicate(3)
      random = writer.random
      let predicate = try #require(table.predicate(of: text), "\(text)")
      let all = predicate.evaluate(table.frame)
      #expect(all.count == 37, "\(text)")
      let rows = (0..<37).filter { _ in random.next() % 2 == 0 }.map { Int32($0) }
      let some = predicate.evaluate(table.frame.narrowed(to: rows))
      #expect(some == rows.map { all[Int($0)] }, "\(text)")
      #expect(table.truths("not (\(text))") == Self.negated(all), "\(text)")
    }
  }

  @Test(arguments: 0..<8)
  func randomValuesHold(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed) + 200)
    let table = DenseFrameTests.table(&random)
    for _ in 0..<60 {
      var writer = ExpressionWriter(random: random)
      let text = writer.value(3)
      random = writer.random
      let value = try #require(table.value(of: text), "\(text)")
      let all = table.seen(value.evaluate(table.frame))
      #expect(all.count == 37, "\(text)")
      let rows = (0..<37).filter { _ in random.next() % 2 == 0 }.map { Int32($0) }
      let some = table.seen(value.evaluate(table.frame.narrowed(to: rows)))
      #expect(some == rows.map { all[Int($0)] }, "\(text)")
    }
  }

  private static func negated(_ truths: [Truth]) -> String {
    ExpressionTable.signs(truths.map { !$0 })
  }
}

/// Writes expressions over the columns of ``DenseFrameTests``.
struct ExpressionWriter {
  var random: SeededGenerator

  private mutating func one(of choices: [String]) -> String {
    choices[Int(random.next() % UInt64(choices.count))]
  }

  private mutating func draw(_ count: UInt64) -> UInt64 { random.next() % count }

  mutating func predicate(_ depth: Int) -> String {
    if depth == 0 {
      return one(of: [
        "b", "n = 1", "s = 'a'", "d < today", "s is blank", "n is valid", "s is default",
        "m in (0, 1)", "s in ('a', 'b', '1')", "s matches /a/", "s is changed", "true",
      ])
    }
    switch draw(8) {
    case 0: return "(\(predicate(depth - 1)) and \(predicate(depth - 1)))"
    case 1: return "(\(predicate(depth - 1)) or \(predicate(depth - 1)))"
    case 2: return "(not \(predicate(depth - 1)))"
    case 3:
      let sign = one(of: ["=", "!=", "<", "<=", ">", ">="])
      return "(\(number(depth - 1)) \(sign) \(number(depth - 1)))"
    case 4: return "(\(date(depth - 1)) \(one(of: ["=", "<", ">="])) \(date(depth - 1)))"
    case 5: return "(\(text(depth - 1)) \(one(of: ["=", "!=", "contains"])) \(text(depth - 1)))"
    case 6:
      return "(\(number(depth - 1)) between \(number(depth - 1)) and \(number(depth - 1)))"
    default:
      return "(\(value(depth - 1)) is \(one(of: ["blank", "present", "number", "date", "whole"])))"
    }
  }

  mutating func value(_ depth: Int) -> String {
    switch draw(4) {
    case 0: number(depth)
    case 1: date(depth)
    default: text(depth)
    }
  }

  private mutating func number(_ depth: Int) -> String {
    if depth == 0 { return one(of: ["n", "m", "2", "0.5", "-1", "n", "m"]) }
    switch draw(6) {
    case 0, 1:
      return "(\(number(depth - 1)) \(one(of: ["+", "-", "*", "/"])) \(number(depth - 1)))"
    case 2: return "\(one(of: ["round", "floor", "abs", "ceiling"]))(\(number(depth - 1)))"
    case 3: return "\(one(of: ["min", "max", "remainder"]))(\(number(depth - 1)), m)"
    case 4: return "length(\(text(depth - 1)))"
    default: return "(if \(predicate(depth - 1)) then \(number(depth - 1)) else n)"
    }
  }

  private mutating func date(_ depth: Int) -> String {
    if depth == 0 { return one(of: ["d", "today", "d"]) }
    switch draw(4) {
    case 0: return "(\(date(depth - 1)) \(one(of: ["+", "-"])) \(number(depth - 1)))"
    case 1:
      return "\(one(of: ["add_days", "add_months"]))(\(date(depth - 1)), \(number(depth - 1)))"
    case 2: return "first(\(date(depth - 1)), today)"
    default: return "(if \(predicate(depth - 1)) then \(date(depth - 1)) else today)"
    }
  }

  private mutating func text(_ depth: Int) -> String {
    if depth == 0 { return one(of: ["s", "t", "'a'", "' '", "s", "original.s", "blank"]) }
    switch draw(8) {
    case 0: return "(\(text(depth - 1)) & \(value(depth - 1)))"
    case 1: return "\(one(of: ["upper", "reverse", "digits", "trim"]))(\(text(depth - 1)))"
    case 2: return "\(one(of: ["left", "right", "part"]))(\(text(depth - 1)), \(number(depth - 1)))"
    case 3: return "replace(\(text(depth - 1)), \(text(0)), \(text(0)))"
    case 4: return "join('-', \(text(depth - 1)), \(value(depth - 1)))"
    case 5: return "piece(\(text(depth - 1)), 'a', \(number(depth - 1)))"
    case 6: return "first(\(text(depth - 1)), \(value(depth - 1)))"
    default: return "(if \(predicate(depth - 1)) then \(text(depth - 1)) else \(value(depth - 1)))"
    }
  }
}

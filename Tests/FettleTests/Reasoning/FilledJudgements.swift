/// Seeded rules of which each asks for what a line above has made of the rows: fills blanks and checks them, keeps rows
/// by columns that can be blank, folds rows by a key of which few texts are left.
struct FilledJudgements {
  static let header = ["a", "b", "n"]

  /// Every row that can be made of these.
  static let table = EveryRow.table(
    header,
    [["", "x", "y", "A ", "a"], ["", "1", "2", "A ", "a"], ["", "9", "zz"]])

  private(set) var lines = ["column n is number"]
  private var random: SeededRandom

  init(_ seed: UInt64) {
    random = SeededRandom(seed &* 3571)
    switch random.number(0...2) {
    case 0: fill()
    case 1: lines += ["keep rows when \(condition())"]
    default:
      for _ in 0..<random.number(0...2) { lines.append(filter()) }
      lines.append("dedupe on a\(random.pick(["", "", ", b", " when b = '1'", " when a = 'x'"]))")
    }
  }

  private mutating func fill() {
    lines.append("default a 'x'\(random.pick(["", "", " when b = '1'", " when n > 5"]))")
    if random.once(in: 2) { lines.append(between()) }
    lines.append("check \(test())\(when())\(random.pick(["", ", reject", ", note"]))")
    if random.once(in: 3) { lines.append("check \(test())\(when())") }
  }

  private mutating func between() -> String {
    random.pick([
      "set a = a & '1'", "set a = 'y' when a is default", "normalize a trim", "normalize a upper",
      "replace a 'x' -> 'k'", "drop rows when a is default", "keep rows when original.a is present",
      "set b = '2' when b = '1'", "default a 'y'", "default b '1'", "drop rows when b = '1'",
      "check a != 'y', reject", "normalize b upper", "clear a when b = '1'",
      "keep rows when a is real",
    ])
  }

  private mutating func test() -> String {
    random.pick([
      "a != 'x'", "a = 'y'", "a is real", "a in ('y', 'a')", "a is not default", "length(a) > 1",
      "a is email", "a != 'x' or b = '2'", "a = 'y' and n > 0", "original.a is present",
      "a is not changed", "a starts with 'A'",
    ])
  }

  private mutating func when() -> String {
    random.pick([
      "", "", " when a is real", " when original.a is present", " when a is not changed",
      " when b = '2'", " when b = '1'", " when a is default", " when a = 'x'", " when n > 5",
      " when b = '2' or a is changed", " when a is present",
    ])
  }

  private mutating func condition() -> String {
    let (first, second) = (asked(), asked())
    return random.pick([
      first, "\(first) and \(second)", "\(first) or \(second)", "not (\(first))",
      "(\(first) and \(second)) or \(asked())",
    ])
  }

  private mutating func asked() -> String {
    random.pick([
      "a = 'x'", "b = '1'", "n > 5", "n = 1", "a in ('x', 'a')", "a != 'y'", "a contains 'x'",
      "a matches /^x/", "first(a, 'y') = 'y'", "a & 'k' = 'k'", "join('-', a, 'k') = 'k'",
      "a is not changed", "a is not default", "a is real", "a is default", "left(a, 1) = 'x'",
      "length(a) = 1", "n * n > 4", "10 / n > 2", "lower(a) = 'a'", "a = b", "n is valid",
      "replace(a, 'x', b) = 'x'", "a is text", "b is email", "n not in (1, 9)",
      "upper(a & b) = 'X1'",
      "original.a = 'x'",
    ])
  }

  private mutating func filter() -> String {
    random.pick([
      "keep rows when a in ('x', 'y')", "keep rows when a matches /^[0-9]+$/",
      "keep rows when a matches /^[a-z]+$/", "drop rows when a = 'a'",
      "keep rows when length(a) = 2",
      "reject rows when a = 'A '", "check a in ('a', 'x'), reject",
      "check a matches /^[A-Z]/, reject",
      "keep rows when lower(a) = 'x'", "keep rows when a is present", "keep rows when b = '1'",
      "drop rows when n > 5", "check b = '1', reject", "keep rows when a looks like 'A'",
      "keep rows when lower(a) = 'a'", "keep rows when a contains 'a'", "check a != 'x'",
    ])
  }
}

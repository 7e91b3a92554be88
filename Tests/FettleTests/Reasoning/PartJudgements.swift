/// A seeded predicate of parts that say nearly the same of a row: of few columns, of which some cells are blank and
/// others none of their type.
struct PartJudgements {
  static let header = ["a", "n", "d", "m"]
  static let declarations = ["column n is number", "column d is date", "column m is email"]

  /// Every row that can be made of these.
  static let table = EveryRow.table(
    header,
    [
      ["", "x", "y"], ["", "0", "3", "10", "zz"], ["", "2025-06-01", "zz"], ["", "x@y.org", "zz"],
    ])

  /// Tests of one column each.
  private static let tests: [[String]] = [
    [
      "a is present", "a is blank", "a = 'x'", "a = 'x'", "a != 'x'", "a in ('x', 'y')",
      "a in ('x', 'x', 'y')", "a is valid", "a contains 'x'", "a starts with 'x'",
      "a matches /^x/", "length(a) = 1", "length(a) > 0", "left(a, 1) = 'x'", "a is changed",
      "first(a, 'x') = 'x'", "upper(a) = 'X'",
    ],
    [
      "n is present", "n is number", "n is valid", "n is blank", "n > 0", "n > 5", "n > 3",
      "n <= 5", "n = 3", "n in (3, 3.0)", "10 / n > 2", "10 / n = 5", "n * 2 = 6", "n * 2 > 3",
      "n between 0 and 5", "remainder(n, 3) = 0",
    ],
    [
      "d is present", "d is valid", "d is date", "d <= '2026-01-01'", "d < '2025-06-01'",
      "d >= '2025-06-01'", "d is blank", "year(d) = 2025", "d < today",
    ],
    [
      "m is present", "m is valid", "m is email", "m matches /@/", "m = 'x@y.org'",
      "m != 'x@y.org'", "m contains '@'", "m is blank", "m in ('x@y.org', 'X@Y.org')",
    ],
  ]

  private var random: SeededRandom
  private(set) var predicate = ""

  init(_ seed: UInt64) {
    random = SeededRandom(seed &* 4583)
    predicate = made(depth: 2)
  }

  private mutating func made(depth: Int) -> String {
    let column = random.pick(Self.tests)
    let connective = random.pick([" and ", " or "])
    let parts = (0..<random.number(2...3)).map { _ in
      if depth > 1, random.once(in: 5) { return "(\(made(depth: depth - 1)))" }
      let test = random.pick(random.once(in: 5) ? random.pick(Self.tests) : column)
      return random.once(in: 6) ? "not (\(test))" : test
    }
    let whole = parts.joined(separator: connective)
    return depth > 1 && random.once(in: 4) ? "not (\(whole))" : whole
  }
}

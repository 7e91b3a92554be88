import Diagnostics
import Language

/// What cells hold on which rules are tried: what is usual, what the rules name, and what lies around it, as a
/// condition that looks for a number is passed just below or above it and by others far off.
struct TrialTexts {
  /// What is usual in columns of customers, right and wrong.
  private static let usual = [
    "", " ", "a", "B", "Ann", " Ann ", "ann", "ANN", "ANN  LEE", "O'Brien", "é", "1", "0", "-3",
    "12.50", "1,234.50",
    "1.234,56", "1,234", "1.234", "1 234", "007", "31/01/2026", "2026-01-31", "01/02/2026",
    "2026-01-02", "2026-01-02T03:04:05Z",
    "ann@Example.COM", "n/a", "x y",
    "+49 30 901820", "(030) 901820", "DE", "Germany", "yes", "no", "www.example.com", "ＡＢ１２",
    "<b>x</b>",
  ]

  /// The texts of all the rules, and the usual ones.
  private(set) var all: [[UInt8]]
  /// By table and column, in lower case: the texts of the lines that name the column.
  private var ofColumns: [String: [String: [[UInt8]]]] = [:]

  init(_ rules: Program) {
    all = Self.distinct(Self.usual + rules.statements.flatMap(Self.texts))
    for statement in rules.statements {
      let texts = Self.texts(of: statement)
      if texts.isEmpty { continue }
      let columns = Set(Self.columns(of: statement).map { $0.name.lowercased() })
      for table in statement.tables.map({ $0.lowercased() }) {
        for column in columns {
          let known = ofColumns[table]?[column] ?? []
          ofColumns[table, default: [:]][column] = known + texts.map { Array($0.utf8) }
        }
      }
    }
  }

  /// Takes further texts among them.
  mutating func add(_ further: [[UInt8]]) {
    var seen = Set(all)
    for text in further where seen.insert(text).inserted { all.append(text) }
  }

  /// The texts of the lines that name a column.
  func texts(of column: String, in table: String) -> [[UInt8]] {
    ofColumns[table.lowercased()]?[column.lowercased()] ?? []
  }

  private static func distinct(_ texts: [String]) -> [[UInt8]] {
    var seen: Set<[UInt8]> = []
    return texts.map { Array($0.utf8) }.filter { seen.insert($0).inserted }
  }

  private static func columns(of statement: Statement) -> [ColumnReference] {
    var columns = statement.targetColumns + statement.expressions.flatMap(\.columns)
    if case .assignments(let assignments)? = statement.slots["assignments"] {
      columns += assignments.map(\.column)
    }
    return columns
  }

  /// The texts and numbers of a line, as they are and a little different.
  private static func texts(of statement: Statement) -> [String] {
    let literals = statement.literals.flatMap { literal in
      let text = literal.text
      return [text, text.uppercased(), text.lowercased(), " \(text)", text + text]
        + days(around: text)
    }
    let numbers = statement.expressions.flatMap(\.numbers).sorted {
      $0.range.lower < $1.range.lower
    }
    return literals + numbers.flatMap { texts(around: $0.text) }
  }

  /// A number, those just beside it, its multiples, and some far above and below; texts of about so many letters.
  private static func texts(around digits: String) -> [String] {
    guard let number = Double(digits), number.magnitude < 1e12 else { return [digits] }
    let numbers = [
      number, number + 1, number - 1, number + 0.5, number - 0.5, number * 2, number * 2 + 1,
      number * 4, number * 10, number * 1_000, number / 2, -number, number - 1_000_000,
    ]
    let letters = Array("abcdefghij")
    let isLength = number > 0 && number <= 64 && number.rounded() == number
    let lengths = isLength ? [Int(number), Int(number) + 1, Int(number) * 2] : []
    return [digits] + numbers.map(written)
      + lengths.map { count in String((0..<count).map { letters[$0 % letters.count] }) }
  }

  private static func written(_ number: Double) -> String {
    number.rounded() == number ? "\(Int(number))" : "\(number)"
  }

  /// Days of the same month and of years before and behind, around one that is written as `2026-01-31`.
  private static func days(around text: String) -> [String] {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count == 10, parts.map(\.utf8.count) == [4, 2, 2], let year = Int(parts[0]),
      Int(parts[1]) != nil, let day = Int(parts[2])
    else { return [] }
    func written(_ year: Int, _ day: Int) -> String {
      "\(year)-\(parts[1])-\(day < 10 ? "0" : "")\(day)"
    }
    let near = [day - 1, day + 1].filter { (1...28).contains($0) }
    let years = [year - 50, year - 1, year + 1, year + 50].filter { (1_000...9_999).contains($0) }
    return near.map { written(year, $0) } + years.map { written($0, min(max(day, 1), 28)) }
  }
}

extension Expression {
  /// The numbers that are written in it.
  fileprivate var numbers: [TextLiteral] {
    switch kind {
    case .number(let digits), .days(let digits): [TextLiteral(text: digits, range: range)]
    default: parts.flatMap(\.numbers)
    }
  }
}

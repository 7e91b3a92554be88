import Columns
import Matching
import Testing

/// Survivorship beside a slow reading of the same lines, on small random tables.
@Suite struct SurvivorshipTests {
  /// One cell: its text, and what it is.
  private enum Cell: Equatable {
    case blank(String)
    case placeholder(String)
    case real(String, isValid: Bool)

    var text: String {
      switch self {
      case .blank(let text), .placeholder(let text), .real(let text, _): text
      }
    }

    var isReal: Bool { if case .real = self { true } else { false } }
    var isPlaceholder: Bool { if case .placeholder = self { true } else { false } }
    var isValid: Bool { if case .real(_, let isValid) = self { isValid } else { false } }
  }

  private static let ranks: [[TakeRank]] = [
    [.first], [.last], [.source(1)], [.source(1), .last], [.largest(2), .last], [.smallest(2)],
    [.mostComplete, .last], [.any(Array("b".utf8)), .source(1)],
  ]
  private static let ranksOfValues: [[TakeRank]] = [[.mostCommon, .last], [.longest]]

  private static func cells(_ random: inout SeededGenerator) -> [Cell] {
    let words = ["a", "b", "cc", "dd", "e"]
    return (0..<3).map { column in
      switch random.next(below: 5) {
      case 0: return .blank(random.next(below: 2) == 0 ? "" : "N/A")
      case 1 where column < 2: return .placeholder("none")
      default:
        if column == 2 { return .real("\(random.next(below: 4))", isValid: true) }
        return .real(words[random.next(below: words.count)], isValid: random.next(below: 3) > 0)
      }
    }
  }

  private static func input(_ rows: [[Cell]], split: Int) -> MergeInput {
    let columns = (0..<3).map { number -> MergeColumn in
      var column = MergeColumn(
        name: "c\(number)", kind: number == 2 ? .number : .text, isDeclared: number == 2,
        texts: RowTexts(), keys: InternedColumn(), placeholders: Bitmap(count: rows.count))
      var invalid = Bitmap(count: rows.count)
      let texts = TextStretch(rows.map { $0[number].text })
      for (row, cells) in rows.enumerated() {
        let cell = cells[number]
        if cell.isReal {
          column.keys.append(Array(cell.text.utf8).span)
          if !cell.isValid { invalid.insert(row) }
        } else {
          column.keys.appendMissing()
          if cell.isPlaceholder { column.placeholders?.insert(row) }
        }
      }
      column.texts = RowTexts(texts)
      column.invalid = invalid
      return column
    }
    let numbers = rows.indices.map { UInt32($0 + 1) }
    return MergeInput(
      sources: [
        MergeSource(name: "x", rows: 0..<split, recordNumbers: Array(numbers[..<split])),
        MergeSource(
          name: "y", rows: split..<rows.count, recordNumbers: Array(numbers[split...])),
      ], columns: columns)
  }

  // MARK: The slow reading

  /// How well a row ranks, larger is better.
  private static func score(
    _ row: Int, _ rank: TakeRank, _ rows: [[Cell]], _ split: Int, column: Int?, block: [Int]?,
    among: [Int]
  ) -> Int {
    switch rank {
    case .source(let source): return (row < split ? 0 : 1) == source ? 1 : 0
    case .largest(let column):
      return rows[row][column].isReal ? Int(rows[row][column].text)! + 1 : 0
    case .smallest(let column):
      return rows[row][column].isReal ? 9 - Int(rows[row][column].text)! : 0
    case .mostComplete: return (block ?? [0, 1, 2]).count { rows[row][$0].isReal }
    case .first: return -row
    case .last: return row
    case .mostCommon:
      return among.count {
        rows[$0][column!].isReal && rows[$0][column!].text == rows[row][column!].text
      }
    case .longest: return rows[row][column!].text.count
    case .any(let text):
      return rows[row][column!].text == String(decoding: text, as: UTF8.self) ? 1 : 0
    case .latest, .earliest: return 0
    }
  }

  /// Sorts all by every rank at once, where the implementation narrows down.
  private static func best(
    _ candidates: [Int], _ ranks: [TakeRank], _ rows: [[Cell]], _ split: Int, column: Int?,
    block: [Int]?
  ) -> Int? {
    candidates.max { left, right in
      for rank in ranks {
        let (one, other) = (left, right)
        let scores = [one, other].map {
          score($0, rank, rows, split, column: column, block: block, among: candidates)
        }
        if scores[0] != scores[1] { return scores[0] < scores[1] }
      }
      return left > right
    }
  }

  @Test(arguments: 0..<200)
  func `each column has the value that the slow reading finds`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed) + 1)
    let rows = (0..<(1 + random.next(below: 6))).map { _ in Self.cells(&random) }
    let split = random.next(below: rows.count + 1)
    let input = Self.input(rows, split: split)
    let members = (0..<UInt32(rows.count))[...].map { $0 }[...]
    for ranks in Self.ranks + Self.ranksOfValues {
      for onlyValid in [false, true] {
        let plan = MergePlan(
          result: "p", clauses: [],
          takes: [
            TakeClause(
              columns: [0, 1, 2], way: .each, onlyValid: onlyValid, ranks: ranks, text: "")
          ])
        let found = Survivorship(plan: plan, input: input).survivors(of: members)
        for column in 0..<3 {
          var candidates = rows.indices.filter {
            rows[$0][column].isReal && (!onlyValid || rows[$0][column].isValid)
          }
          if candidates.isEmpty {
            candidates = rows.indices.filter { rows[$0][column].isPlaceholder }
          }
          let wanted = Self.best(candidates, ranks, rows, split, column: column, block: nil)
          if let wanted {
            #expect(found[column] == .row(UInt32(wanted)), "\(ranks) \(rows)")
          } else {
            let blank = rows.indices.first {
              !rows[$0][column].isReal && !rows[$0][column].text.isEmpty
            }
            #expect(found[column] == .blank(blank.map { UInt32($0) }))
          }
        }
      }
    }
  }

  @Test(arguments: 0..<200)
  func `a block comes whole from the best record that has any of it`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed) + 7)
    let rows = (0..<(1 + random.next(below: 6))).map { _ in Self.cells(&random) }
    let split = random.next(below: rows.count + 1)
    let input = Self.input(rows, split: split)
    let members = (0..<UInt32(rows.count)).map { $0 }[...]
    for ranks in Self.ranks
    where !ranks.contains(where: { if case .any = $0 { true } else { false } }) {
      let plan = MergePlan(
        result: "p", clauses: [],
        takes: [
          TakeClause(columns: [0, 1], way: .together, ranks: ranks, text: ""),
          TakeClause(columns: [2], way: .each, ranks: [.first], text: ""),
        ])
      let found = Survivorship(plan: plan, input: input).survivors(of: members)
      var candidates = rows.indices.filter { rows[$0][0].isReal || rows[$0][1].isReal }
      if candidates.isEmpty {
        candidates = rows.indices.filter { rows[$0][0].isPlaceholder || rows[$0][1].isPlaceholder }
      }
      guard let best = Self.best(candidates, ranks, rows, split, column: nil, block: [0, 1]) else {
        continue
      }
      for column in 0..<2 {
        switch found[column] {
        case .row(let row): #expect(Int(row) == best)
        case .blank(let row):
          #expect(!rows[best][column].isReal && !rows[best][column].isPlaceholder)
          #expect(row == (rows[best][column].text.isEmpty ? nil : UInt32(best)))
        default: Issue.record("\(found)")
        }
      }
    }
  }

  @Test func `joined values are those that differ, and agreed ones are one`() {
    let rows: [[Cell]] = [
      [.real("a", isValid: true), .real("x", isValid: true), .blank("")],
      [.real("b", isValid: true), .placeholder("none"), .blank("")],
      [.real("a", isValid: true), .real("x", isValid: true), .blank("N/A")],
    ]
    let plan = MergePlan(
      result: "p", clauses: [],
      takes: [
        TakeClause(columns: [0, 2], way: .joined(separator: [0x3B]), ranks: [], text: ""),
        TakeClause(columns: [1], way: .agreed(elseReview: true), ranks: [], text: ""),
      ])
    let survivorship = Survivorship(plan: plan, input: Self.input(rows, split: 1))
    #expect(survivorship.survivors(of: [0, 1, 2]) == [.joined([0, 1]), .row(0), .blank(2)])
    // One cell with nothing between separators is better than none.
    let lists = [";", ";;", "c"].map { [Cell.real($0, isValid: true), .blank(""), .blank("")] }
    let joining = Survivorship(plan: plan, input: Self.input(lists, split: 1))
    #expect(joining.survivors(of: [0, 1])[0] == .joined([0]))
    #expect(joining.survivors(of: [0, 1, 2])[0] == .joined([2]))
    // The row that has all parts gives the cell alone.
    let parts = ["a", "b", "b;a"].map { [Cell.real($0, isValid: true), .blank(""), .blank("")] }
    let whole = Survivorship(plan: plan, input: Self.input(parts, split: 1))
    #expect(whole.survivors(of: [0, 1, 2])[0] == .joined([2]))
    #expect(whole.survivors(of: [0, 1])[0] == .joined([0, 1]))
    let other = MergePlan(
      result: "p", clauses: [],
      takes: [TakeClause(columns: [0], way: .agreed(elseReview: true), ranks: [], text: "")])
    let found = Survivorship(plan: other, input: Self.input(rows, split: 1)).survivors(of: [
      0, 1, 2,
    ])
    #expect(found[0] == .disagreed(left: 0, right: 1))
  }
}

/// Numbers that are the same in every run.
struct SeededGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A number below a bound.
  mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}

import Kernels
import Testing

@testable import Matching

/// What a learned clause makes of fields that its rows show to be others than their names say.
@Suite struct FieldRevisionTests {
  /// People who live together, every tenth of them twice.
  private struct Households {
    var rows: [[String]] = []
    /// The person of each row.
    var persons: [Int] = []

    static let columns: [(name: String, kind: MatchKind)] = [
      ("first_name", .name), ("last_name", .name), ("street", .text), ("city", .text),
      ("dob", .date), ("age", .text), ("household_id", .text), ("tax_id", .text),
    ]

    private static let syllables = [
      "ka", "ro", "min", "dor", "sen", "vil", "tar", "bek", "lun", "fa", "gre", "ost",
    ]

    init(count: Int, copying: Bool, seed: UInt64) {
      var random = SeededNumbers(seed: seed &* 0x9E37_79B9_7F4A_7C15)
      func number(_ limit: UInt64) -> Int { Int(random.next() % limit) }
      func word(_ length: Int) -> String {
        (0..<length).map { _ in Self.syllables[number(12)] }.joined()
      }
      let given = (0..<80).map { _ in word(2) }
      for household in 0..<count {
        let (family, street) = (word(3), "\(1 + number(99)) \(word(3)) street")
        let city = Self.syllables[number(6)] + "ville"
        for _ in 0...number(3) {
          let year = 1940 + number(70)
          let row = [
            given[number(80)], family, street, city,
            "\(year)-\(10 + number(3))-\(10 + number(19))", "\(2020 - year)",
            "H\(50_000 + household * 7)", "\(10_000_000 + number(89_000_000))",
          ]
          add(row)
          if copying, rows.count % 10 == 0 {
            var copy = row
            copy[0] = String(copy[0].dropLast())
            add(copy, person: persons.last!)
          }
        }
      }
    }

    private mutating func add(_ row: [String], person: Int? = nil) {
      rows.append(row)
      persons.append(person ?? (persons.max() ?? 0) + 1)
    }

    func input(_ names: [String]) -> MergeInput {
      MergeInput(
        columns: names.map { name in
          let place = Self.columns.firstIndex { $0.name == name }!
          return (name, Self.columns[place].kind, rows.map { $0[place] })
        })
    }
  }

  private func choice(_ input: MergeInput, named: [Int]? = nil) -> FieldChoice {
    LearnedMatcher(input, columns: named, threadCount: 1).choice!
  }

  private func run(_ input: MergeInput) -> MergeOutcome {
    let clause = MatchClause(
      effect: .same, test: .learned(columns: nil, least: nil), text: "same when learned")
    return Merge(
      plan: MergePlan(result: "person", clauses: [clause]), input: input, threadCount: 2
    ).run()
  }

  @Test func `an age says what the day of birth says`() {
    let input = Households(count: 700, copying: true, seed: 1)
      .input(["first_name", "last_name", "dob", "age"])
    #expect(choice(input).derived == [DerivedColumn(number: 3, parts: [2])])
    let named = choice(input, named: [0, 1, 2, 3])
    #expect(named.derived.isEmpty && named.plans.count == 4)
    let learned = run(input).learned[0]
    #expect(learned.derivedColumns == [DerivedColumn(number: 3, parts: [2])])
    #expect(learned.usedColumns == [0, 1, 2])
  }

  @Test func `a category that says nothing of the day of birth is compared`() {
    let table = Households(count: 700, copying: true, seed: 2)
    let shelves = table.persons.map { "\(20 + $0 * 7 % 60)" }
    func columns(_ name: String) -> MergeInput {
      let names = [("first_name", MatchKind.name), ("last_name", .name), ("dob", .date)]
      let places = [0, 1, 4]
      return MergeInput(
        columns: zip(names, places).map { column, place in
          (column.0, column.1, table.rows.map { $0[place] })
        } + [(name, .text, shelves)])
    }
    let choice = choice(columns("shelf"))
    #expect(choice.derived.isEmpty && choice.plans.map(\.kind).contains(.category))
    // What is called an age is passed over, whenever it was noted.
    #expect(self.choice(columns("age")).derived == [DerivedColumn(number: 3, parts: [2])])
  }

  @Test func `a code that people of a household share is no sign of one person`() {
    let input = Households(count: 500, copying: true, seed: 3)
      .input(["first_name", "last_name", "dob", "household_id", "tax_id"])
    let kinds = choice(input).plans.map { ($0.kind, $0.columns[0].number) }
    #expect(kinds.contains { $0 == (.sharedCode, 3) })
    #expect(kinds.contains { $0 == (.code, 4) })
  }

  @Test(arguments: 1...3)
  func `people of one name at one address are no duplicates where there are none`(seed: UInt64) {
    let table = Households(count: 900, copying: false, seed: seed)
    let outcome = run(table.input(["first_name", "last_name", "street", "city"]))
    // Few have the same first name too.
    #expect(Set(outcome.groups).count * 100 > table.rows.count * 98)
    #expect(outcome.learned[0].expectedCount * 50 < Double(table.rows.count))
  }

  @Test func `a column that numbers the rows is passed over, unless a rule names it`() {
    let people = PeopleTable(personCount: 200, seed: 5)
    var input = people.input()
    let number = input.columns.count
    var column = MergeColumn(
      name: "number", kind: .text, people.rows.indices.map { "\(70_000 + $0)" })
    column.isDeclared = false
    input.columns.append(column)
    input.columnOrder = Array(input.columns.indices)
    let unnamed = choice(input)
    #expect(unnamed.numberings == [number])
    #expect(!unnamed.plans.contains { $0.columns[0].number == number })
    #expect(choice(input, named: [0, 1, number]).numberings.isEmpty)
    #expect(run(input).learned[0].numberings == [number])
  }

  @Test func `one field alone teaches nothing, and says so`() {
    let texts = (0..<300).map { "user\($0 % 200)@example.com" }
    let learned = run(MergeInput(columns: [("email", .email, texts)])).learned[0]
    #expect(learned.gap == .oneField && learned.foundCount == 0)
  }
}

import Kernels
import Matching

/// A seeded table of people with copies that have errors, and the truth.
struct PeopleTable {
  private(set) var rows: [[String]] = []
  /// The person of each row.
  private(set) var persons: [Int] = []

  static let columns: [(name: String, kind: MatchKind)] = [
    ("first_name", .name), ("last_name", .name), ("email", .email), ("dob", .date),
    ("city", .text),
  ]

  private static let firstNames = [
    "anna", "robert", "maria", "james", "wei", "fatima", "olga", "peter", "lucia", "henrik",
    "sofia", "daniel", "emma", "paul", "irene", "mark",
  ]
  private static let syllables = [
    "ka", "ro", "min", "dor", "sen", "vil", "tar", "bek", "lun", "fa",
  ]
  private static let cities = ["london", "leeds", "york", "bath", "derby", "ely", "ripon", "wells"]

  /// People of whom every other one has a second record.
  init(personCount: Int, seed: UInt64) {
    var random = SeededNumbers(seed: seed &* 0x9E37_79B9_7F4A_7C15)
    func pick(_ texts: [String]) -> String { texts[Int(random.next() % UInt64(texts.count))] }
    for person in 0..<personCount {
      let last = pick(Self.syllables) + pick(Self.syllables) + pick(Self.syllables)
      let year = 1940 + random.next() % 60
      let month = 1 + random.next() % 12
      let day = 1 + random.next() % 28
      func two(_ number: UInt64) -> String { number < 10 ? "0\(number)" : "\(number)" }
      let row = [
        pick(Self.firstNames), last, "\(last)\(random.next() % 900)@example.com",
        "\(year)-\(two(month))-\(two(day))", pick(Self.cities),
      ]
      add(row, person)
      if person % 2 == 0 {
        var copy = row
        let column = Int(random.next() % 5)
        copy[column] = column == 3 ? "" : String(copy[column].dropFirst())
        copy[(column + 1) % 5] = random.next() % 3 == 0 ? "" : copy[(column + 1) % 5]
        add(copy, person)
      }
    }
  }

  private mutating func add(_ row: [String], _ person: Int) {
    rows.append(row)
    persons.append(person)
  }

  /// The rows in another order, as a merge takes them.
  func input(order: [Int]? = nil) -> MergeInput {
    let order = order ?? Array(rows.indices)
    let columns = Self.columns.enumerated().map { place, column in
      MergeColumn(name: column.name, kind: column.kind, order.map { rows[$0][place] })
    }
    return MergeInput(
      sources: [
        MergeSource(
          name: "people", rows: 0..<order.count, recordNumbers: order.indices.map { UInt32($0 + 1) }
        )
      ], columns: columns)
  }

  /// Pairs of rows, by a number a row: how many are right, how many are claimed, how many there are.
  func score(_ groups: [UInt32]) -> (precision: Double, recall: Double) {
    var (right, claimed, wanted) = (0.0, 0.0, 0.0)
    for left in rows.indices {
      for right2 in (left + 1)..<max(rows.count, left + 1) {
        let isSame = persons[left] == persons[right2]
        let isClaimed = groups[left] == groups[right2]
        wanted += isSame ? 1 : 0
        claimed += isClaimed ? 1 : 0
        right += isSame && isClaimed ? 1 : 0
      }
    }
    return (right / max(claimed, 1), right / max(wanted, 1))
  }
}

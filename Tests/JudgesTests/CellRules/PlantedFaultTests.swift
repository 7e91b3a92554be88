import Fettle
import Foundation
import Testing

@Suite(
  "The faults that GoldenFlow planted",
  .enabled(if: Suites.areThere, Comment(rawValue: Suites.whyNot)))
struct PlantedFaultTests {
  private static let folder = "clean-goldenflow-bench/"
  private static let run = Result {
    try RuleFileRun("us-customers", on: Suites.data(folder + "data.csv"))
  }

  /// How the rules count a fault, by the column and GoldenFlow's name for it.
  ///
  /// GoldenFlow counts cells that become true, false, numbers or dates, also where their text stays
  /// as it is: `2024-03-15` and `false`. Those are counted as read, all others as changed.
  private enum Count {
    /// Rows that rules with this beginning of their ids have changed.
    case changed(String)
    /// Rows with a value that the rule could read.
    case read(String)
    /// Rows that the rule lists.
    case listed(String)

    func value(in run: RuleFileRun) -> Int {
      switch self {
      case .changed(let start):
        run.changedRows.filter { $0.key.hasPrefix(start) }
          .reduce(into: Set<Int>()) { $0.formUnion($1.value) }.count
      case .read(let id): run.rows.count - (run.rule(id)?.findings.count ?? run.rows.count)
      case .listed(let id): run.rule(id)?.findings.count ?? 0
      }
    }
  }

  private static let counts: [String: Count] = [
    "full_name strip": .changed("name_trim"), "full_name strip_titles": .changed("name_title"),
    "email lowercase": .changed("email_lower"), "email strip": .changed("email_trim"),
    "phone phone_e164": .changed("phone_"), "address address_standardize": .changed("address_"),
    "state state_abbreviate": .changed("state_"), "zip zip_normalize": .changed("zip_"),
    "signup_date date_iso8601": .read("date_iso"), "price currency_strip": .changed("price_"),
    "active boolean_normalize": .read("active_boolean"),
    "notes null_standardize": .listed("notes_blank"),
    "pct percentage_normalize": .read("pct_share"),
  ]

  @Test func `thirteen faults are found as often as they were planted`() throws {
    let faults = try Self.faults()
    let run = try Self.run.get()
    var score = Scorecard(title: "GoldenFlow's planted faults", total: faults.count)
    for fault in faults {
      let name = "\(fault["column"].cell) \(fault["transform"].cell)"
      let count = Self.counts[name]?.value(in: run)
      if count.map({ Decimal($0) }) == fault["expected_change_count"].number {
        score.agree()
      } else {
        score.disagree("\(name): \(count ?? 0) for \(fault["expected_change_count"].cell)")
      }
    }
    if Suites.arePrinted { print(score.table) }
    #expect(score.disagreements == [])
    #expect(score.agreeing == 13)
  }

  /// A column's notation, and how many of the 5,000 rows have it; the others were no such value.
  struct Notation: CustomTestStringConvertible {
    var column: String
    var pattern: String
    var count: Int

    init(_ column: String, _ pattern: String, _ count: Int) {
      self.column = column
      self.pattern = pattern
      self.count = count
    }

    var testDescription: String { column }
  }

  @Test(arguments: [
    Notation("full_name", #"(?!(Dr|Mr|Mrs|Ms|Prof|Rev)\.)\S.*\S"#, 5_000),
    Notation("email", #"[a-z.]+@[a-z]+\.[a-z]+"#, 3_836), Notation("phone", #"\+1\d{10}"#, 5_000),
    Notation("address", #"\d+ \w+ (St|Ave|Blvd|Dr|Ln|Rd)"#, 5_000),
    Notation("state", "[A-Z]{2}", 5_000), Notation("zip", #"\d{5}"#, 3_742),
    Notation("signup_date", #"\d{4}-\d\d-\d\d"#, 3_974),
    Notation("price", #"(\d+(\.\d{1,2})?)?"#, 5_000), Notation("active", "true|false", 4_523),
    Notation("notes", "", 2_724), Notation("pct", #"1|0|0\.\d{1,4}"#, 5_000),
  ])
  func `every faulty cell is mended`(_ notation: Notation) throws {
    let run = try Self.run.get()
    let pattern = try Regex(notation.pattern)
    let cells = run.column(notation.column)
    #expect(cells.count == 5_000)
    #expect(cells.count { $0.wholeMatch(of: pattern) != nil } == notation.count)
  }

  @Test func `the sound columns and what was no value stay as they were`() throws {
    let run = try Self.run.get()
    let records = CSVText.records(try Suites.text(Self.folder + "data.csv"))
    func column(_ name: String) -> [String] {
      let index = records[0].firstIndex(of: name)!
      return records.dropFirst().map { $0[index] }
    }
    for name in ["city", "country", "gender", "ssn"] { #expect(run.column(name) == column(name)) }
    let unread = [
      ("zip", "abcde", 1_258), ("signup_date", "invalid-date", 1_026),
      ("active", "maybe", 477),
    ]
    for (name, text, count) in unread {
      #expect(run.column(name).count { $0 == text } == count)
    }
    let shares = zip(run.column("pct"), column("pct")).count { share, text in
      Decimal(string: share) == Decimal(string: text.replacing("%", with: ""))! / 100
    }
    #expect(shares == 5_000)
  }

  @Test func `each sample of a fault becomes what GoldenFlow makes of it`() throws {
    let header = CSVText.records(try Suites.text(Self.folder + "data.csv"))[0]
    let samples = try Self.faults().flatMap { fault in
      zip(fault["sample_before"].list ?? [], fault["sample_after"].list ?? []).map {
        (column: fault["column"].cell, before: $0.cell, after: $1)
      }
    }
    let rows = samples.map { sample in header.map { $0 == sample.column ? sample.before : "" } }
    let run = try RuleFileRun("us-customers", on: Data(RuleText.csv([header] + rows).utf8))
    #expect(samples.count == 30)
    for (row, sample) in samples.enumerated() {
      let cell = run.column(sample.column)[row]
      if let number = sample.after.number {
        #expect(Decimal(string: cell) == number, "\(sample)")
      } else {
        #expect(cell == sample.after.cell, "\(sample)")
      }
    }
  }

  private static func faults() throws -> [JSONValue] {
    let truth = try JSONDecoder().decode(
      JSONValue.self, from: try Suites.data(folder + "ground_truth.json"))
    return truth["planted_transforms"].list ?? []
  }
}

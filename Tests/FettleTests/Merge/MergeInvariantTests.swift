import Fettle
import Testing

/// What is so of every merge, over seeded tables.
@Suite struct MergeInvariantTests {
  static let seeds: [UInt64] = [1, 2, 3, 4, 5, 6]

  private static let rules = """
    column id is id
    column email is email, placeholders 'info@x.org'
    column updated is date
    merge TABLES into person
      same when email equal
      same when phone equal and name equal
      never same when country differ
      take email, phone if valid from sf, then hub
      take name, country together from most complete, then latest updated
      take note all joined ';'
      take everything else from latest updated, then sf
    save to 'person.csv', links to 'links.csv', reviews to 'reviews.csv'
    """

  /// Rows with few different values, so that many meet.
  private static func table(_ name: String, seed: UInt64, rowCount: Int) -> [String] {
    var random = SeededRandom(seed)
    let emails = ["a@x.org", "B@x.org", "b@x.org", "", "info@x.org", "c@x.org", "bad", "d@x.org"]
    let phones = ["1", "2", "", "3", "4", "5"]
    let names = ["Lee", "Ray", "", "Cox"]
    let countries = ["DE", "", "US", "", ""]
    let dates = ["2026-01-01", "2026-01-02", "", "soon"]
    let notes = ["x", "y", "", "\"q,\"\"z\""]
    return (0..<rowCount).map { row in
      [
        "\(name)\(row)", emails.randomElement(using: &random)!,
        phones.randomElement(using: &random)!, names.randomElement(using: &random)!,
        countries.randomElement(using: &random)!, dates.randomElement(using: &random)!,
        notes.randomElement(using: &random)!,
      ].joined(separator: ",")
    }
  }

  private static let header = "id,email,phone,name,country,updated,note"

  private static func text(_ rows: [String]) -> String {
    ([header] + rows).joined(separator: "\n") + "\n"
  }

  private static func run(
    _ sf: [String], _ hub: [String], order: String = "sf, hub",
    settings: RunSettings = RunSettings()
  ) throws -> MergeRun {
    var merge = try MergeRun([("sf", text(sf)), ("hub", text(hub))])
    merge.settings = settings
    _ = try merge.apply(rules.replacing("TABLES", with: order))
    return merge
  }

  @Test(arguments: seeds)
  func `every row is in one link, groups keep apart what must be, and the result has one row each`(
    seed: UInt64
  ) throws {
    let (sf, hub) = (
      Self.table("s", seed: seed, rowCount: 30), Self.table("h", seed: seed + 100, rowCount: 25)
    )
    let merge = try Self.run(sf, hub)
    let links = merge.rows("links.csv").dropFirst()
    #expect(Set(links.map { $0[0] + $0[1] }).count == 55 && links.count == 55)
    let ids = Set(links.map { $0[2] })
    let made = merge.file("person.csv").split(separator: "\n").dropFirst()
    #expect(made.count == ids.count)
    let countries = Dictionary(
      (sf + hub).map { row in
        let cells = row.split(separator: ",", omittingEmptySubsequences: false)
        return (String(cells[0]), String(cells[4]))
      }, uniquingKeysWith: { first, _ in first })
    for group in Dictionary(grouping: links, by: { $0[2] }).values {
      let known = Set(group.compactMap { countries[$0[1]] }.filter { !$0.isEmpty })
      #expect(known.count <= 1, "\(group)")
    }
  }

  @Test(arguments: seeds)
  func `threads and batches change no byte`(seed: UInt64) throws {
    let (sf, hub) = (
      Self.table("s", seed: seed, rowCount: 20), Self.table("h", seed: seed + 7, rowCount: 15)
    )
    let first = try Self.run(sf, hub)
    for threadCount in RunSettings.threadCounts {
      for batchRowCount in [1, 2, 7] {
        let settings = RunSettings(
          threadCount: threadCount, batchRowCount: batchRowCount, of: sf + hub, keyByteCount: nil,
          listsFindings: false)
        let other = try Self.run(sf, hub, settings: settings)
        for file in ["person.csv", "links.csv", "reviews.csv"] {
          #expect(first.file(file) == other.file(file), "\(settings) \(file)")
        }
      }
    }
  }

  /// Groups by the ids of their rows, with the group's id.
  private static func groups(_ merge: MergeRun) -> Set<String> {
    let links = merge.rows("links.csv").dropFirst()
    return Set(
      Dictionary(grouping: links, by: { $0[2] }).map { id, rows in
        id + ": " + rows.map { $0[0] + $0[1] }.sorted().joined(separator: " ")
      })
  }

  @Test(arguments: seeds)
  func `without refusals the order of rows and of tables changes neither groups nor ids`(
    seed: UInt64
  ) throws {
    // One country, so that nothing is refused: a refusal depends on which link came first.
    let onlyGerman = { (row: String) in row.replacing(",US,", with: ",DE,") }
    let sf = Self.table("s", seed: seed, rowCount: 25).map(onlyGerman)
    let hub = Self.table("h", seed: seed + 50, rowCount: 25).map(onlyGerman)
    let first = Self.groups(try Self.run(sf, hub))
    var random = SeededRandom(seed)
    #expect(first == Self.groups(try Self.run(sf.shuffled(using: &random), hub.reversed())))
    #expect(first == Self.groups(try Self.run(sf, hub, order: "hub, sf")))
  }

  @Test(arguments: seeds)
  func `where links are learned and tables have other columns, their order changes neither`(
    seed: UInt64
  ) throws {
    var random = SeededRandom(seed)
    let (syllables, cities) = (["ka", "ro", "min", "dor", "sen", "vil"], ["Bath", "Ely", "Wells"])
    func word() -> String {
      (0..<3).map { _ in syllables.randomElement(using: &random)! }.joined()
    }
    var (sf, hub) = (["id,last,phone,first,city"], ["id,city,mail,first,note,last"])
    for row in 0..<120 {
      let (first, last, city) = (word(), word(), cities.randomElement(using: &random)!)
      sf.append("s\(row),\(last),\(5_550_000 + row * 31),\(first),\(city)")
      let changed = row % 4 == 0 ? String(last.dropLast()) : last
      hub.append("h\(row),\(city),\(last)@\(city).example,\(first),x,\(changed)")
    }
    func groups(_ order: String) throws -> Set<String> {
      let merge = try MergeRun([
        ("sf", sf.joined(separator: "\n")), ("hub", hub.joined(separator: "\n")),
      ])
      _ = try merge.apply(
        """
        column id is id
        merge \(order) into person
          same when learned
          take everything else from first
        save to 'person.csv', links to 'links.csv', reviews to 'reviews.csv'
        """)
      #expect(merge.file("links.csv").contains("learned"))
      let scores = merge.rows("links.csv").map { $0[4] }.sorted().joined(separator: " ")
      return Self.groups(merge).union([scores])
    }
    #expect(try groups("sf, hub") == groups("hub, sf"))
  }

  @Test(arguments: seeds)
  func `a second run on the result puts nothing more together`(seed: UInt64) throws {
    let merge = try Self.run(
      Self.table("s", seed: seed, rowCount: 25).map { $0.replacing(",US,", with: ",DE,") },
      Self.table("h", seed: seed + 9, rowCount: 20).map { $0.replacing(",US,", with: ",DE,") })
    let again = try MergeRun([("sf", merge.file("person.csv"))])
    let report = try again.apply(
      """
      rename id -> old_id, person_id -> id
      column id is id
      column email is email, placeholders 'info@x.org'
      merge sf into person
        same when email equal
        take everything else from first
      save to 'person.csv'
      """)
    #expect(report.tables.last?.merge?.folded == 0)
  }
}

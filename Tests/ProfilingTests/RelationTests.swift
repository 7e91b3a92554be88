import Testing

@testable import Profiling

@Suite("What a profile says between columns is what looking at every pair of rows says")
struct RelationTests {
  /// A city depends on its code but for a few rows; a day and a number are a key together.
  private static func table(rowCount: Int, brokenEach: Int) -> ProfiledTable {
    let rows = (0..<rowCount).map { row -> [String] in
      let code = row * 7 % 50
      let city = row % brokenEach == 5 ? "elsewhere" : "city \(code % 20)"
      return ["c\(code)", city, "day \(row / 40)", "\(row % 40)", row % 3 == 0 ? "" : "same"]
    }
    return ProfiledTable(header: ["code", "city", "day", "number", "state"], rows: rows)
  }

  @Test(arguments: ProfileSettings.all)
  func `a dependency is counted on all rows`(settings: ProfileSettings) throws {
    let table = Self.table(rowCount: 2000, brokenEach: 1000)
    let found = try table.profile(settings).dependencies
    let dependency = try #require(found.first { $0.determinant == 0 && $0.dependent == 1 })
    var cities: [String: Set<String>] = [:]
    for row in table.rows { cities[row[0], default: []].insert(row[1]) }
    let torn = table.rows.filter { cities[$0[0]]!.count > 1 }
    #expect(dependency.rowCount == 2000)
    #expect(dependency.groupCount == cities.count)
    #expect(dependency.tornGroupCount == cities.values.count { $0.count > 1 })
    #expect(dependency.tornRowCount == torn.count)
    #expect(dependency.tornExample?.text == torn.first?[0])
    #expect(!found.contains { $0.determinant == 1 && $0.dependent == 0 })
    #expect(!found.contains { $0.determinant == 3 || $0.dependent == 3 })
    #expect(!found.contains { $0.determinant == 4 || $0.dependent == 4 })
  }

  @Test func `a dependency without exceptions says so`() throws {
    let table = Self.table(rowCount: 1000, brokenEach: 5000)
    var whole = table
    whole.rows = table.rows.filter { $0[1] != "elsewhere" }
    let found = try whole.profile(ProfileSettings()).dependencies
    let dependency = try #require(found.first { $0.determinant == 0 && $0.dependent == 1 })
    #expect(dependency.tornRowCount == 0)
    #expect(dependency.tornExample == nil)
  }

  @Test(arguments: ProfileSettings.all)
  func `two columns are a key where no row shares both`(settings: ProfileSettings) throws {
    var table = Self.table(rowCount: 800, brokenEach: 10_000)
    let keys = try table.profile(settings).keys
    #expect(keys.first { $0.columns == [2, 3] }?.isUnique == true)
    table.rows[700] = table.rows[3]
    let others = try table.profile(settings).keys
    #expect(!others.contains { $0.columns == [2, 3] })
  }

  @Test func `a pair that only the sample takes for a key is refused by the count`() throws {
    // Beyond the sample's rows, so that the one that breaks it may not be in it.
    let rowCount = 30_000
    var rows = (0..<rowCount).map { ["a\($0 / 200)", "b\($0 % 200)"] }
    rows[20_000] = rows[10]
    let table = ProfiledTable(header: ["a", "b"], rows: rows)
    let profile = try table.profile(ProfileSettings(threadCount: 2))
    #expect(profile.sampleRowCount == 10_000)
    #expect(profile.keys.isEmpty)
    rows[20_000] = ["a100", "b0"]
    let whole = try ProfiledTable(header: ["a", "b"], rows: rows).profile(ProfileSettings())
    #expect(whole.keys.map(\.columns) == [[0, 1]])
  }

  @Test func `a column of different values is a key, one with few that repeat nearly is`() throws {
    let rows = (0..<1000).map { ["\($0)", "\($0 == 999 ? 1 : $0)"] }
    let keys = try ProfiledTable(header: ["a", "b"], rows: rows).profile(ProfileSettings()).keys
    #expect(keys.map(\.columns) == [[0], [1]])
    #expect(keys.map(\.sharedRowCount) == [0, 2])
    #expect(keys.map(\.isUnique) == [true, false])
  }
}

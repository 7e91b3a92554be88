import Columns
import Kernels
import Testing

@testable import Profiling

@Suite("What a profile says of columns is what counting cell by cell says")
struct ColumnProfileTests {
  /// Columns of few and of many values, with and without blanks.
  private static func table(seed: UInt64, rowCount: Int) -> ProfiledTable {
    var random = SeededRandom(seed: seed)
    let widths = [2, 5, SampleValue.all.count]
    let starts = widths.map { random.below(SampleValue.all.count - $0 + 1) }
    let rows = (0..<rowCount).map { _ in
      zip(widths, starts).map { width, start -> String in
        if width > 2 && random.below(5) == 0 {
          return SampleValue.blanks[random.below(SampleValue.blanks.count)].0
        }
        return SampleValue.all[start + random.below(width)].text
      }
    }
    return ProfiledTable(header: ["few", "some", "all"], rows: rows)
  }

  @Test(arguments: ProfileSettings.all, [0, 1, 2, 90, 700])
  func `random tables`(settings: ProfileSettings, rowCount: Int) throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      let table = Self.table(seed: seed, rowCount: rowCount)
      let profile = try table.profile(settings)
      #expect(profile.rowCount == rowCount)
      #expect(profile.columns.map(\.name) == table.header)
      for (index, column) in profile.columns.enumerated() {
        check(column, ColumnOracle(table.column(index)))
      }
    }
  }

  private func check(_ column: ColumnProfile, _ oracle: ColumnOracle) {
    let values = oracle.values
    #expect(column.rowCount == oracle.cells.count)
    #expect(column.blankCount == oracle.blankCount)
    #expect(column.whiteCount == oracle.whiteCount)
    #expect(column.distinctCount == values.count)
    #expect(column.singleCount == values.count { $0.count == 1 })
    #expect(column.top == Array(values.prefix(10)))
    #expect(column.shapes == Array(oracle.shapes.prefix(10)))
    #expect(column.shapeCount == oracle.shapes.count)
    #expect(column.outerBlankCount == oracle.count(\.hasOuterBlank))
    #expect(column.leadingZeroCount == oracle.count(\.hasLeadingZero))
    #expect(column.notASCIICount == oracle.count { !$0.text.utf8.allSatisfy { $0 < 0x80 } })
    let byText = column.suspects.filter { $0.reason == .text }.map(\.value)
    #expect(byText == oracle.suspects)
    let lengths = oracle.present.map(\.value.text.unicodeScalars.count)
    #expect(column.lengths?.lowerBound == lengths.min())
    #expect(column.lengths?.upperBound == lengths.max())
    checkTypes(column, oracle)
  }

  private func checkTypes(_ column: ColumnProfile, _ oracle: ColumnOracle) {
    for type in ["number", "whole", "date", "datetime"] {
      let count = oracle.count { $0.types.contains(type) }
      let fit = column.types.first { $0.name == type }
      #expect(fit?.count ?? 0 == count, "\(type)")
      if let fit { #expect(fit.misfits == oracle.misfits(type), "\(type)") }
    }
    let numbers = oracle.present.compactMap { $0.value.number }
    #expect(column.numbers?.least == numbers.min { Double($0)! < Double($1)! })
    #expect(column.numbers?.greatest == numbers.max { Double($0)! < Double($1)! })
    let days = oracle.present.compactMap { $0.value.day }
    #expect(column.dates?.least == days.min())
    #expect(column.dates?.greatest == days.max())
  }

  // Each was told of as if it came once.
  @Test func `a value that does not fit a type has the count of its rows`() throws {
    let rows = (0..<900).map { [$0 % 3 == 1 ? "n/a" : $0 == 899 ? "none" : "u\($0)@example.com"] }
    for threads in [1, 3] {
      var settings = ProfileSettings()
      settings.threadCount = threads
      let column = try ProfiledTable(header: ["email"], rows: rows).profile(settings).columns[0]
      let fit = try #require(column.types.first { $0.name == "email" })
      #expect(
        fit.misfits == [
          ValueExample(row: 2, text: "n/a", count: 300),
          ValueExample(row: 900, text: "none", count: 1),
        ])
    }
  }

  @Test func `a value that stands out of many different ones is suspect`() throws {
    let rows = (0..<400).map { [$0 % 10 == 3 ? "555-0100" : "555-\(1000 + $0)"] }
    let table = ProfiledTable(header: ["phone"], rows: rows)
    let suspects = try table.profile(ProfileSettings()).columns[0].suspects
    #expect(suspects.map(\.value) == [ValueExample(row: 4, text: "555-0100", count: 40)])
    #expect(suspects.map(\.reason) == [.frequency])
  }

  @Test(
    "a day that stands for none is suspect in any notation, where it came much more often than others",
    arguments: [
      "01.01.1900", "1.1.1900", "01/01/1970", "31.12.9999", "12/31/9999", "31-12-2099",
      "1900/01/01",
      "1900-01-01", "9999-12-31", "1970-01-01 00:00:00", "30.12.1899", "01 01 0001", "02.03.2020",
    ])
  func standInDays(day: String) throws {
    let isStandIn = day != "02.03.2020"
    for count in [2, 20] {
      var rows = (0..<200).map { ["\($0 % 28 + 1).\($0 / 28 + 1).2019"] }
      rows += Array(repeating: [day], count: count)
      // Another one, less frequent, and yet more so than others.
      rows += Array(repeating: ["31/12/9999"], count: 9)
      let table = ProfiledTable(header: ["born"], rows: rows)
      let suspects = try table.profile(ProfileSettings()).columns[0].suspects
      let expected = isStandIn && count == 20 ? [day, "31/12/9999"] : ["31/12/9999"]
      #expect(suspects.filter { $0.reason == .text }.map(\.value.text) == expected)
    }
  }

  /// Texts of every type, and what becomes of them when a character is changed, put in or left out.
  private static func typedTexts() -> [String] {
    let examples = [
      "+49 30 901820", "030 901820", "＋49 30 901820", "1-800-FLOWERS", "bob+x@example.com",
      "a＠b.org", "DE89 3704 0044 0532 0130 00", "DE 136.695.976", "DE", "276", "United States",
      "yes",
      "1", "EUR", "978", "€", "12,50 €", "$ 3", "https://a.example/%20", "a.example", "a%2eexample",
      "Zoë", "4111 1111-1111 1111", "5493 001k jtii gc8y 1r12", "0000-0002-1825-0097",
      "11010519491231002X", "130503 670401 001", "91350100M000100Y43", "(+49) 30 901820", "ｙｅｓ",
    ]
    var random = SeededRandom(seed: 11)
    let signs = Array("0A1x9-. +@%€＋/")
    var texts = examples
    for example in examples {
      for _ in 0..<12 {
        var text = Array(example)
        let place = random.below(text.count)
        switch random.below(3) {
        case 0: text[place] = signs[random.below(signs.count)]
        case 1: text.insert(signs[random.below(signs.count)], at: place)
        default: text.remove(at: place)
        }
        if !text.allSatisfy({ $0 == " " }) { texts.append(String(text)) }
      }
    }
    return texts
  }

  @Test func `a type of the table fits what its form reads, whatever a census spares its kernel`()
    throws
  {
    let texts = Self.typedTexts()
    let table = ProfiledTable(header: ["text"], rows: texts.map { [$0] })
    let types = try table.profile(ProfileSettings()).columns[0].types
    for name in TypeTests.all.names.dropFirst(TypeTests.dateTime + 1) {
      let kernel = try #require(FormTable.form(named: name)).make([]).get()
      let count = texts.count { text in
        let block = ByteBlock(capacity: 64)
        block.append(Array(text.utf8).span)
        var cells = [block.cell(0..<block.count)]
        var arena = ByteArena()
        var failed: [Int32] = []
        kernel.run(
          &cells, rows: Selection(all: 1), blanks: BlankTest(), arena: &arena, failed: &failed)
        return failed.isEmpty
      }
      #expect(count > 0, "\(name)")
      #expect(types.first { $0.name == name }?.count == count, "\(name)")
    }
  }

  @Test func `values that go to disk are counted all the same`() throws {
    let rows = (0..<20_000).map { ["\($0 % 9000)"] }
    let table = ProfiledTable(header: ["id"], rows: rows)
    let profile = try table.profile(ProfileSettings(keyByteCount: 20_000))
    #expect(profile.spilledByteCount > 100_000)
    #expect(profile.columns[0].distinctCount == 9000)
    #expect(profile.columns[0].top.map(\.count) == Array(repeating: 3, count: 10))
    #expect(profile.columns[0].top.map(\.text) == (0..<10).map { "\($0)" })
  }

  @Test func `a plot is of numbers, dates or lengths, whatever a column holds`() throws {
    let rows = (1...100).map { ["\($0)", "2026-01-\($0 < 10 ? "0\($0)" : "\($0 % 28 + 1)")", "x"] }
    var table = ProfiledTable(header: ["n", "d", "t"], rows: rows)
    table.rows = table.rows.filter { $0[1].utf8.count == 10 }
    let columns = try table.profile(ProfileSettings()).columns
    #expect(columns.map(\.plot?.kind) == [.number, .date, .length])
    for column in columns {
      #expect(column.plot?.counts.reduce(0, +) == column.presentCount)
    }
  }
}

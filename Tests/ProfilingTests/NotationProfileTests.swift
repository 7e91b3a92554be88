import Columns
import Kernels
import Testing

@testable import Profiling

@Suite("What a profile says of notations is what looking at every cell says")
struct NotationProfileTests {
  private func column(
    _ cells: [String], _ settings: ProfileSettings = ProfileSettings()
  ) throws -> ColumnProfile {
    try ProfiledTable(header: ["c"], rows: cells.map { [$0] }).profile(settings).columns[0]
  }

  @Test(arguments: ProfileSettings.all)
  func `one day above 12 proves the dates of a column, and their range is known`(
    settings: ProfileSettings
  ) throws {
    let days = (0..<300).map { "0\($0 % 9 + 1).0\($0 % 7 + 1).20\(10 + $0 % 17)" }
    let profile = try column(days + ["31.01.2026", "n/a", "31.01.2026"], settings)
    let notation = try #require(profile.notations.first)
    #expect(profile.notations.count == 1)
    #expect(notation.type == "date" && notation.notation == "DD.MM.YYYY")
    #expect(notation.state == .proven && notation.count == 302)
    #expect(notation.evidence == ValueExample(row: 301, text: "31.01.2026", count: 2))
    #expect(notation.misfits == [ValueExample(row: 302, text: "n/a", count: 1)])
    #expect(notation.range == ValueRange(least: "2010-01-01", greatest: "2026-07-04"))
    #expect(profile.mainNotation == notation)
  }

  @Test func `dates that could be either way are ambiguous`() throws {
    let profile = try column(["07/07/2026", "03/04/2026", "05/06/2026"])
    let notation = try #require(profile.notations.first)
    #expect(notation.state == .ambiguous && notation.count == 3)
    #expect([notation.notation] + notation.rivals == ["DD/MM/YYYY", "MM/DD/YYYY"])
    #expect(notation.evidence == ValueExample(row: 2, text: "03/04/2026", count: 2))
    #expect(notation.range == nil && profile.mainNotation == nil)
  }

  @Test func `a proof that takes two values names both`() throws {
    // The first is no MM/DD/YY, the second no YY/MM/DD.
    let notation = try #require(try column(["13/02/05", "1/2/26", "12/02/05"]).notations.first)
    #expect(notation.state == .proven && notation.notation == "DD/MM/YY")
    #expect(notation.evidence == ValueExample(row: 1, text: "13/02/05", count: 1))
    #expect(notation.furtherEvidence == [ValueExample(row: 2, text: "1/2/26", count: 1)])
    let words = notation.reason { "'\($0.text)' in row \($0.row)" }
    #expect(
      words
        == "proven by '13/02/05' in row 1 and '1/2/26' in row 2, which together can be nothing else"
    )
  }

  @Test func `dates that contradict each other are mixed`() throws {
    let profile = try column(["31/01/2026", "01/31/2026", "30/01/2026"])
    let notation = try #require(profile.notations.first)
    #expect(notation.state == .mixed && notation.notation == "DD/MM/YYYY")
    #expect(notation.count == 2 && notation.rivalCount == 1)
    #expect(notation.evidence == ValueExample(row: 1, text: "31/01/2026", count: 2))
    #expect(notation.counterEvidence == ValueExample(row: 2, text: "01/31/2026", count: 1))
    #expect(notation.shares.words(of: 3) == "2 of 3 fit 'DD/MM/YYYY' and 1 fits 'MM/DD/YYYY'")
    #expect(notation.countWithRival == 3)
  }

  @Test(arguments: ProfileSettings.all)
  func `a decimal comma is proven, and every number lies in the range`(
    settings: ProfileSettings
  ) throws {
    let amounts = (0..<200).map { "\($0 % 9 + 1).\(100 + $0)" } + ["7", "-12", "1.234.567,50"]
    let notation = try #require(try column(amounts, settings).notations.first)
    #expect(notation.type == "number" && notation.notation == "1.234,56")
    #expect(notation.state == .proven && notation.count == 203)
    #expect(notation.evidence == ValueExample(row: 203, text: "1.234.567,50", count: 1))
    #expect(notation.range == ValueRange(least: "-12", greatest: "1234567.5"))
  }

  @Test func `a point that may part thousands is ambiguous, and one that cannot needs no notation`()
    throws
  {
    let open = try #require(try column(["1.234", "2.500", "17"]).notations.first)
    #expect(open.state == .ambiguous && open.notation == "1234.56")
    #expect(open.rivals == ["1.234,56"])
    #expect(try column(["1.234", "2.5", "17"]).notations == [])
    #expect(try column(["12", "-3"]).notations == [])
  }

  @Test(arguments: [
    ["2026-01-31", "31 Jan 2026", "2026-02-01"], ["ann", "bob"], ["0221 1", "+49 30 901820"],
    // Ids of eight digits, of which some happen to be dates.
    ["31012026", "99999999", "12345678"], ["a", "b", "c", "d", "e", "31.01.2026"],
  ])
  func `what needs no notation, or hardly ever has one, has none`(cells: [String]) throws {
    #expect(try column(cells).notations == [])
  }

  @Test func `figures alone are dates where all of many are`() throws {
    let cells = ["31012026", "01022026", "15032026", "28022026", "30112025"]
    #expect(try column(cells).notations.map(\.notation) == ["DDMMYYYY"])
    #expect(try column(Array(cells.prefix(4))).notations == [])
  }

  private static let values = [
    "31/01/2026", "03/04/2026", "1/13/2026", "07/07/2026", "31.01.2026", " 5.6.2026 ", "01.02.03",
    "31/01/2026 8:05", "2026-01-31", "12", "1.234", "1,234", "12,5", "12.50", "1.234,50", "1 234,5",
    "-7", "1'234.5", "€ 3,20", "(2.000)", "20260131", "soon", "",
  ]

  @Test(arguments: ProfileSettings.all, 1...8)
  func `random columns`(settings: ProfileSettings, seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let kinds = (0..<(1 + random.below(5))).map { _ in
      Self.values[random.below(Self.values.count)]
    }
    let cells = (0..<400).map { _ in kinds[random.below(kinds.count)] } + ["x"]
    let profile = try column(cells, settings)
    var proof = NotationProof()
    var arena = ByteArena()
    for (record, text) in cells.enumerated() where !text.isEmpty {
      arena.append(Array(text.utf8))
      proof.add(arena.commit(), record: record)
    }
    let fits = (proof.fits(of: .dates) + proof.fits(of: .numbers)).filter {
      $0.ground != .plain && $0.count * 5 >= proof.count
    }
    #expect(profile.notations.map(\.count) == fits.map(\.count), "\(kinds)")
    for (notation, fit) in zip(profile.notations, fits) {
      #expect(fit.notation.hasSuffix(notation.notation) && fit.type == notation.type)
      let witnesses = fit.ground.witnesses.filter { $0.count > 0 }
      let examples =
        [notation.evidence].compactMap(\.self) + notation.furtherEvidence
        + [notation.counterEvidence].compactMap(\.self)
      #expect(examples.map(\.row) == witnesses.map { $0.record + 1 })
      #expect(examples.map(\.count) == witnesses.map(\.count))
      #expect(examples.map(\.text) == examples.map { cells[$0.row - 1] })
      if notation.state == .proven {
        let range = try Self.range(of: cells, notation)
        #expect(notation.range == range, "\(notation.notation) of \(kinds)")
      }
    }
  }

  /// Least and greatest value as a reader of the notation has them.
  private static func range(of cells: [String], _ profile: NotationProfile) throws -> ValueRange? {
    if profile.type.hasPrefix("date") {
      let reader = DateReader([try DateNotation.compile(profile.notation).get()])
      let moments = cells.compactMap { reader.dateTime(of: Array($0.utf8).span) }
      guard let least = moments.min(), let greatest = moments.max() else { return nil }
      func text(_ moment: Int64) -> String {
        var arena = ByteArena()
        DateTime(microseconds: moment).append(to: &arena)
        let text = String(decoding: arena.commit().array, as: UTF8.self)
        return profile.type == "date" ? String(text.prefix(10)) : text
      }
      return ValueRange(least: text(least), greatest: text(greatest))
    }
    let reader = MoneyReader([try MoneyNotation.compile(profile.notation).get()])
    let numbers = cells.compactMap { reader.value(of: Array($0.utf8).span) }
    guard let least = numbers.min(), let greatest = numbers.max() else { return nil }
    return ValueRange(least: least.text, greatest: greatest.text)
  }
}

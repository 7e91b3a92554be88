import Fettle
import Testing

/// `phone region COLUMN`, where the column of regions has blanks, or no regions at all.
@Suite("Regions of a column")
struct RegionColumnTests {
  /// A national number with its region and without, one with a plus, one with a plus that is none, a
  /// region that there is not, and no number.
  private static let table = """
    id,p,r
    1,030 901820,DE
    2,030 901820,
    3,+49 30 901820,
    4,+4,
    5,030 901820,QQ
    6,call me,N/A
    7,030 901820,N/A
    8,,DE

    """

  private static func counts(_ rules: String) throws -> [RuleOutcomes] {
    try Run().apply("load input, blanks 'N/A'\n" + rules, to: table).tables[0].rules
      .filter { $0.verb == "check" }.map(\.outcomes)
  }

  // A row whose region is blank failed.
  @Test(
    "a number whose region is blank is not tested, unless a plus names its country",
    arguments: [
      "check p is phone region r", "check trim(p) is phone region r",
      "column p is phone region r\ncheck p is valid",
      "column p is phone region r\ncheck p is phone",
      "normalize p phone region r\ncheck p is valid", "check p is phone region original.r",
    ])
  func blankRegion(rules: String) throws {
    let found = try #require(try Self.counts(rules).first)
    #expect(
      [found.passed, found.failed, found.notTested, found.notEvaluated] == [2, 2, 4, 0], "\(rules)")
  }

  @Test(
    "numbers that letters made are told of",
    arguments: [
      ("column p is phone region 'DE'\ncheck p is valid", true),
      ("normalize p phone region 'DE'", true), ("normalize p digits", false),
      ("replace p /[a-z].*/i -> ''\nnormalize p phone region 'DE'", false),
    ])
  func letteredNumbers(rules: String, isTold: Bool) throws {
    let table = "p\n030 901820 (privat)\n030 901820\n617-555-0117 home of Ann and Bob\n"
    let notes = try Run().apply(rules, to: table).tables[0].notes
    let told = notes.filter { $0.hasPrefix("1 value of column 'p' has letters") }
    #expect(told.count == (isTold ? 1 : 0), "\(notes)")
  }

  // The shape of some country's postcodes passed.
  @Test(
    "a postcode is judged by its row's country, or not at all",
    arguments: [
      "check p is postcode region r", "check trim(p) is postcode region r",
      "column p is postcode region r\ncheck p is valid",
    ])
  func postcodeWithoutCountry(rules: String) throws {
    let table = """
      p,r
      10115,DE
      ABC123,DE
      99999,
      99999,XX
      99999,nowhere
      999077,HK
      99999,N/A
      SW1A 1AA,United Kingdom

      """
    let found = try Run().apply("load input, blanks 'N/A'\n" + rules, to: table).tables[0].rules
      .filter { $0.verb == "check" }.map(\.outcomes)[0]
    #expect([found.passed, found.failed, found.notTested, found.notEvaluated] == [2, 3, 3, 0])
  }

  // 'NA' is Namibia, unless the table says that it is blank.
  @Test("a blank of two letters is no region", arguments: ["p", "trim(p)"])
  func blankOfTwoLetters(value: String) throws {
    let table = "p,r\n061 22 0000,NA\n"
    for (blanks, outcome) in [("", [1, 0]), ("load input, blanks 'NA'\n", [0, 1])] {
      let rule = try Run().apply(blanks + "check \(value) is phone region r", to: table).tables[0]
        .rules[0]
      #expect([rule.outcomes.passed, rule.outcomes.notTested] == outcome, "\(rule.outcomes)")
    }
  }

  @Test("what is not known of a region is not known of a comparison")
  func comparison() throws {
    let found = try Self.counts("column p is phone region r\ncheck p = '+4930901820'")
    // What is no number is compared with nothing.
    #expect(found[0].passed == 2 && found[0].notTested == 4 && found[0].notEvaluated == 2)
  }

  @Test("a region that is filled later has the cell judged")
  func filled() throws {
    let found = try Self.counts("default r 'DE'\ncheck p is phone region r")
    #expect(found[0].passed == 4 && found[0].failed == 3 && found[0].notTested == 1)
  }

  @Test(
    "a column that never names a region is told of",
    arguments: [
      ("check p is phone region remark", "the first is 'home'"),
      ("check p is phone region empty", "all 2 are blank"),
      ("normalize p phone region remark", "the first is 'home'"),
      ("column p is phone region remark\ncheck p is valid", "the first is 'home'"),
      ("column p is phone region remark\nunique p", "the first is 'home'"),
      ("column remark is text, sensitive\ncheck p is phone region remark", "none is a country"),
    ])
  func noRegion(rules: String, reason: String) throws {
    let table = "id,p,remark,empty\n1,030 901820,home,\n2,+49 30 901820,work,\n3,,DE,DE\n"
    for threads in [1, 2] {
      var run = try Run()
      run.settings.threadCount = threads
      run.settings.blockByteCount = 16
      let notes = try run.apply(rules, to: table).tables[0].notes
      let told = notes.filter { $0.contains("names a region of 'p'") }
      #expect(told.count == 1 && told[0].contains(reason), "\(notes)")
      #expect(told.first?.hasSuffix("or for all rows: region 'DE'") == true)
    }
  }

  @Test("one region is enough, and a table without values has nothing to tell")
  func someRegion() throws {
    // Hong Kong has no postcodes.
    let tables = [
      "p,r\n030 901820,x\n030 901820,Germany\n", "p,r\n,x\n", "p,r\n", "p,r\n999077,HK\n",
    ]
    for (number, table) in tables.enumerated() {
      let rules = "check p is \(number == 3 ? "postcode" : "phone") region r"
      let notes = try Run().apply(rules, to: table).tables[0].notes
      #expect(!notes.contains { $0.contains("region") }, "\(notes)")
    }
  }
}

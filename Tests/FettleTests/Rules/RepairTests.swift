import Fettle
import Testing

@Suite("repair, where most rows of a group decide")
struct RepairTests {
  /// The last column of what rules make of a table of keys and values.
  private func values(
    _ rules: String, _ rows: [(key: String, value: String)], settings: RunSettings = RunSettings()
  ) throws -> (values: [String], rule: RuleReport) {
    var run = try Run()
    run.settings = settings
    let table = "k,v\n" + rows.map { "\($0.key),\($0.value)\n" }.joined()
    let report = try run.apply(rules, to: table)
    let lines = (run.scratch.read("out.csv") ?? "").split(separator: "\n").dropFirst()
    return (
      lines.map { String($0.split(separator: ",", omittingEmptySubsequences: false)[1]) },
      report.tables[0].rules.last { $0.verb == "repair" }!
    )
  }

  /// Rows of one key.
  private func group(_ values: String...) -> [(key: String, value: String)] {
    values.map { ("1", $0) }
  }

  @Test("the minority takes what more than half say")
  func majority() throws {
    let found = try values("repair v by k", group("A", "B", "A"))
    #expect(found.values == ["A", "A", "A"])
    #expect(found.rule.changed == 1 && found.rule.outcomes.passed == 3)
  }

  @Test("a tie could not be evaluated, nor could three of whom none has more than half")
  func ties() throws {
    for rows in [group("A", "B"), group("A", "A", "B", "C")] {
      let found = try values("repair v by k", rows)
      #expect(found.values == rows.map(\.value))
      #expect(found.rule.changed == 0 && found.rule.outcomes.notEvaluated == rows.count)
    }
  }

  @Test(
    "a share is reached when it is met exactly",
    arguments: [("75%", ["A", "A", "A", "A"]), ("76%", ["A", "A", "A", "B"])])
  func share(share: String, expected: [String]) throws {
    let found = try values("repair v by k at least \(share)", group("A", "A", "A", "B"))
    #expect(found.values == expected)
  }

  @Test(
    "half of the votes are at least 50%, wherever they stand, if no other value has as many",
    arguments: [
      ["A", "A", "b", "c"], ["b", "A", "c", "A"], ["b", "c", "A", "A"], ["A", "b", "c", "A"],
      ["c", "A", "A", "b"], ["b", "A", "A", "c", "d", "A"],
    ])
  func half(rows: [String]) throws {
    let found = try values("repair v by k at least 50%", rows.map { ("1", $0) })
    #expect(found.values == rows.map { _ in "A" })
    #expect(found.rule.outcomes.notEvaluated == 0)
  }

  @Test(
    "two values with half each stay as they are",
    arguments: [["A", "b"], ["A", "b", "b", "A"], ["b", "A", "A", "b"]])
  func tiedHalves(rows: [String]) throws {
    let found = try values("repair v by k at least 50%", rows.map { ("1", $0) })
    #expect(found.values == rows && found.rule.outcomes.notEvaluated == rows.count)
  }

  @Test("a row that lacks a part of the key takes no part")
  func partOfKey() throws {
    let run = try Run()
    let report = try run.apply(
      "column l is text, placeholders '?'\nrepair v by k, l",
      to: "k,l,v\n1,x,A\n1,x,A\n1,x,B\n1,,A\n1,,A\n1,,B\n1,?,A\n1,?,A\n1,?,B\n")
    #expect(
      run.scratch.read("out.csv")
        == "k,l,v\n1,x,A\n1,x,A\n1,x,A\n1,,A\n1,,A\n1,,B\n1,?,A\n1,?,A\n1,?,B\n")
    let rule = try #require(report.tables[0].rules.last)
    #expect(rule.outcomes.passed == 3 && rule.outcomes.notTested == 6)
  }

  @Test("blanks and placeholders have no vote; a blank stays, a placeholder takes the value")
  func noVote() throws {
    let found = try values(
      "column v is text, placeholders '?'\nrepair v by k", group("?", "?", "", "A"))
    #expect(found.values == ["A", "A", "", "A"])
    #expect(found.rule.outcomes.notTested == 1)
    let unknown = try values(
      "column v is text, placeholders '?'\nrepair v by k", group("?", "?", ""))
    #expect(unknown.values == ["?", "?", ""] && unknown.rule.outcomes.notEvaluated == 0)
  }

  @Test("rows without a key form no group")
  func noKey() throws {
    let found = try values("repair v by k", [("", "A"), ("", "A"), ("", "B")])
    #expect(found.values == ["A", "A", "B"] && found.rule.outcomes.notTested == 3)
  }

  @Test("values are compared as the type writes them, and the first text that has it is taken")
  func canonical() throws {
    let found = try values(
      "column v is number\nrepair v by k", group("2", "1.50", "1.5", "1.50"))
    #expect(found.values == ["1.50", "1.50", "1.5", "1.50"])
  }

  @Test(
    "others says what becomes of cells that could not be decided",
    arguments: [(", others clear", ["", ""]), (", others -> '?'", ["?", "?"]), ("", ["A", "B"])])
  func others(tail: String, expected: [String]) throws {
    #expect(try values("repair v by k\(tail)", group("A", "B")).values == expected)
    #expect(try values("repair v by k, others reject", group("A", "B")).values.isEmpty)
  }

  @Test("only rows in scope vote and are changed")
  func scope() throws {
    let found = try values("repair v by k when v != 'A'", group("A", "A", "B", "B", "C"))
    #expect(found.values == ["A", "A", "B", "B", "B"] && found.rule.outOfScope == 2)
  }

  @Test("a dedupe behind it sees what it has made, on rows that move too")
  func beforeDedupe() throws {
    let rules = """
      repair v by k
      column n is number
      dedupe on v keep largest n
      repair n by v
      """
    let table = "k,v,n\n1,A,1\n1,B,9\n1,A,3\n2,C,4\n"
    for threads in [1, 2] {
      var run = try Run()
      run.settings.threadCount = threads
      run.settings.blockByteCount = 8
      _ = try run.apply(rules, to: table)
      #expect(run.scratch.read("out.csv") == "k,v,n\n1,A,9\n2,C,4\n")
    }
  }

  @Test("the change log names the first row with the value and the votes")
  func source() throws {
    var run = try Run()
    run.wantsLogs = true
    _ = try run.apply("repair v by k", to: "k,v\n1,B\n1,A\n1,A\n")
    #expect(
      run.scratch.read("changes.csv")?.hasSuffix("repair v by k,B,A,input:2 (2 of 3)\n") == true)
  }

  @Test("what is repaired does not depend on threads, batches and memory")
  func manyRows() throws {
    let rows = (0..<6000).map { (key: "\($0 % 900)", value: "\($0 % 7 == 0 ? $0 % 11 : $0 % 900)") }
    var outputs: Set<[String]> = []
    for threads in [1, 2, 4] {
      for blockByteCount in [16, 700, 1 << 20] {
        var settings = RunSettings()
        settings.threadCount = threads
        settings.blockByteCount = blockByteCount
        settings.keyByteCount = blockByteCount == 700 ? 1 << 12 : nil
        outputs.insert(try values("repair v by k", rows, settings: settings).values)
      }
    }
    #expect(outputs.count == 1)
    #expect(outputs.first?.enumerated().allSatisfy { $1 == "\($0 % 900)" } == true)
  }

  @Test("texts for which memory has no room are read again, as the lines before have left them")
  func textsReadAgain() throws {
    let rules = """
      normalize v upper
      column n is number
      dedupe on id keep largest n
      repair v, n by k at least 60%
      repair w by k
      reject rows when v = 'V3'
      """
    // Every third row gives way to a later one, and of each group some say something else.
    let rows = (0..<3000).map { number -> String in
      let id = number % 3 == 0 && number < 1500 ? number + 1500 : number
      let key = number / 5
      let value = number % 5 < 3 ? "v\(key % 700)" : "x\(number)"
      return "\(id),\(key),\(value),\(number % 5 == 4 ? number : key),w\(number % 5 / 3)\n"
    }
    var outputs: Set<[String?]> = []
    for keyByteCount in [1, 1 << 14, 1 << 18, nil] {
      for threads in [1, 2] {
        var run = try Run()
        run.wantsLogs = true
        run.settings.threadCount = threads
        run.settings.blockByteCount = 3000
        run.settings.keyByteCount = keyByteCount
        let report = try run.apply(rules, to: "id,k,v,n,w\n" + rows.joined())
        #expect(
          report.tables[0].rules.filter { $0.verb == "repair" }.allSatisfy { $0.changed > 500 })
        #expect((report.tables[0].spilledByteCount > 0) == (keyByteCount != nil))
        outputs.insert(
          ["out.csv", "changes.csv", "removed.csv", "rejects.csv"].map(run.scratch.read))
      }
    }
    #expect(outputs.count == 1)
    #expect(outputs.first?.first??.contains(",V599,") == true)
  }
}

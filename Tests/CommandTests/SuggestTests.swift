import Foundation
import Testing

/// `fettle suggest`: rules that pass `check`, and fail on their own source what they said, no more.
struct SuggestTests {
  /// A rule that warns, by what its comment says of the rows that it fails.
  private struct Promise: Equatable {
    var rule: String
    var failing: Int
  }

  /// The drafted checks with the failing rows that the comment above each names.
  private static func promises(_ rules: String) -> [Promise] {
    var promises: [Promise] = []
    var failing = 0
    for line in rules.split(separator: "\n") {
      if line.hasPrefix("# All ") { failing = 0 }
      if let match = line.firstMatch(of: /^# [\d,]+ of [\d,]+ .*; ([\d,]+) do(?:es)? not/) {
        failing = Int(match.output.1.replacing(",", with: "")) ?? -1
      }
      if ["unique ", "require ", "check "].contains(where: { line.hasPrefix($0) }) {
        promises.append(Promise(rule: String(line), failing: failing))
      }
    }
    return promises
  }

  /// Checks a draft as it is, and with each of the answers that its questions offer.
  private func verifyAnswers(_ rules: String, _ table: String, in workspace: Workspace) throws {
    let lines = rules.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let answers = lines.indices.filter { lines[$0].hasPrefix("#   column ") }
    for answer in [nil] + answers.map(Optional.some) {
      var lines = lines
      if let answer {
        lines[answer].removeFirst(4)
        let next = lines.index(after: answer)
        if lines[next].hasPrefix("#   check ") { lines[next].removeFirst(4) }
      }
      workspace.write(lines.joined(separator: "\n"), to: "answered.rules")
      let checked = Tool.run(["check", "answered.rules"], in: workspace)
      #expect(
        checked.errors == "checked 1 rule file: 0 errors, 0 warnings\n",
        "\(checked.errors)\n\(lines.joined(separator: "\n"))")
      let against = Tool.run(["check", "answered.rules", "--against", table], in: workspace)
      #expect(against.errors.contains(" 0 errors, "), "\(against.errors)")
    }
  }

  /// Drafts rules for a table, checks them, runs them, and compares.
  func verify(_ table: String, in workspace: Workspace) throws -> [String] {
    let drafted = Tool.run(["suggest", table, "-o", "draft.rules"], in: workspace)
    #expect(drafted.exitCode == 0, "\(drafted.errors)")
    let rules = workspace.read("draft.rules")
    let formatted = Tool.run(["fmt", "--check", "draft.rules"], in: workspace)
    #expect(formatted.exitCode == 0, "\(rules)")
    try verifyAnswers(rules, table, in: workspace)
    let checked = Tool.run(["check", "draft.rules", "--against", table], in: workspace)
    #expect(
      checked.exitCode == 0 && checked.errors.contains("0 errors"), "\(checked.errors)\n\(rules)")
    let run = Tool.run(
      ["apply", "draft.rules", table, "-o", "out.csv", "--format", "json"], in: workspace)
    #expect(run.exitCode == 0, "\(run.errors)\n\(run.output)")
    let reports = (run.json["tables"] as? [[String: Any]])?.first?["rules"] as? [[String: Any]]
    let found = (reports ?? []).compactMap { report -> Promise? in
      guard let text = report["text"] as? String, let failing = report["failed"] as? Int,
        ["unique", "require", "check"].contains(report["verb"] as? String)
      else { return nil }
      return Promise(rule: text, failing: failing)
    }
    #expect(found == Self.promises(rules), "\(rules)")
    return found.map(\.rule)
  }

  @Test func `rules of every kind say what they fail`() throws {
    let workspace = Workspace.withCustomers()
    let rows = (0..<600).map { row -> String in
      let plan = row == 40 ? "n/a" : ["free", "it's", "Pro, 1"][row / 7 % 3]
      let code = row % 100 == 7 ? "x" : "DE-\(1000 + row)"
      let amount = row % 200 == 11 ? "ten" : "\(row).50"
      let city = "c\(row % 20)"
      let state = row == 99 ? "s9" : "s\(row % 20 / 4)"
      let day = "2026-0\(1 + row % 9)-1\(row % 10)"
      return
        "\(row == 3 ? 2 : row),\(row == 5 ? "" : "a\(row)@b.de"),\"\(plan)\",\(code),\(amount),"
        + "\(city),\(state),\(day)\n"
    }
    workspace.write("id,E-Mail,plan,code,amount,city,state,since\n" + rows.joined(), to: "in.csv")
    let rules = try verify("in.csv", in: workspace)
    for rule in [
      "unique id", "require [E-Mail]",
      "check code looks like 'AA-####'", "check amount is number", "check since is date",
    ] {
      #expect(rules.contains(rule), "\(rule) of \(rules)")
    }
    for start in ["check city determines state", "check plan in ("] {
      #expect(rules.contains { $0.hasPrefix(start) }, "\(start) of \(rules)")
    }
  }

  @Test func `numbers with a plus are telephones, though some are wrong and all are whole`() throws
  {
    let workspace = Workspace.withCustomers()
    let rows = (0..<400).map { row in
      "\(row),\(row % 50 == 0 ? "\(100 + row % 9)" : "+4930\(1_000_000 + row * 7919)")\n"
    }
    workspace.write("id,phone\n" + rows.joined(), to: "in.csv")
    let rules = try verify("in.csv", in: workspace)
    #expect(rules.contains { $0.hasPrefix("check phone is phone") }, "\(rules)")
    #expect(workspace.read("draft.rules").contains("column phone is phone"))
  }

  @Test(arguments: ["northstar-contacts", "kundenstamm", "kehu-export", "excel-leads"])
  func `a sample's rules say what they fail`(sample: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let workspace = Workspace.withCustomers()
    try FileManager.default.copyItem(
      at: root.appending(path: "samples/\(sample).csv"),
      to: URL(filePath: workspace.path("in.csv")))
    #expect(!(try verify("in.csv", in: workspace)).isEmpty)
  }

  @Test
  func `columns called like words of the language are drafted so that they are read as columns`()
    throws
  {
    let workspace = Workspace.withCustomers()
    let rows = (0..<60).map {
      "A-\($0 % 30),x\($0 / 30)y\($0 % 9),\($0 % 7 / 4),B-\($0),\($0 % 3).5\n"
    }
    workspace.write("when,others,reject,not,if\n" + rows.joined(), to: "in.csv")
    let rules = try verify("in.csv", in: workspace)
    #expect(rules.contains("require [when]") && rules.contains("require [others]"), "\(rules)")
  }

  /// A table of dates and amounts as they are written where the comma is the decimal mark.
  private static func european(_ others: [String]) -> String {
    // Columns whose values come back after 84, 72, 54, 90 and 50 rows: none determines another.
    let rows = (0..<200).map { row -> String in
      let day = "\(row % 28 + 1).\(row % 12 + 1).2026"
      let born = "0\(row % 9 + 1)/0\(row % 8 + 1)/1980"
      let stamp = "\(row % 27 + 1)/\(row % 2 + 1)/2026 \(row % 3):10"
      let amount = "\(row % 5).\(100 + row % 50),\(row % 10)0"
      return "\(row);\(amount);\(row % 90),5 €;\(day);\(born);\(stamp)\n"
    }
    return "id;amount;price;day;born;stamp\n" + rows.joined() + others.joined()
  }

  @Test func `dates and numbers that need a notation have it drafted where it is proven`() throws {
    let workspace = Workspace.withCustomers()
    let others = ["200;ten;free;soon;;never\n", "201;12.50;;2026-01-31;;\n"]
    workspace.write(Self.european(others), to: "in.csv")
    let rules = try verify("in.csv", in: workspace)
    let draft = workspace.read("draft.rules")
    for line in [
      "\ncolumn price is money '1234,56'\n", "\ncheck price is money\n",
      "\ncolumn day is date 'DD.MM.YYYY'\n", "\ncheck day is date\n",
      "\ncolumn stamp is datetime 'DD/MM/YYYY HH:mm'\n", "\ncheck stamp is datetime\n",
      "200 of 202 fit; 2 do not: 'soon' in row 201, '2026-01-31' in row 202\n",
      "# 'DD.MM.YYYY' is proven by ",
    ] {
      #expect(draft.contains(line), "\(line)\n\(draft)")
    }
    // The value with a decimal point makes the mark of 'amount' a question, and no day tells of 'born'.
    #expect(!rules.contains { $0.hasSuffix("born is date") || $0.hasPrefix("check amount is") })
    #expect(
      draft.contains(
        "\n# Nothing is guessed: write both, as no value can be read in two ways: '1.234,56', '1234.56'.\n"
          + "#   column amount is number '1.234,56', '1234.56'\n"), "\(draft)")
    for notation in ["DD/MM/YYYY", "MM/DD/YYYY"] {
      #expect(draft.contains("\n#   column born is date '\(notation)'\n"), "\(draft)")
    }
  }

  @Test func `a list stands with each answer as its values are compared then`() throws {
    let workspace = Workspace.withCustomers()
    let values = ["1.500", "2.000", "12.000", "7", "500"]
    let days = ["03/08/2026", "05/06/2026"]
    let rows = (0..<200).map { "\($0);\(values[$0 % 5]);\(days[$0 / 5 % 2])\n" }
    workspace.write("id;discount;day\n" + rows.joined(), to: "in.csv")
    _ = try verify("in.csv", in: workspace)
    let draft = workspace.read("draft.rules")
    for answer in [
      "discount is number '1234.56'\n#   check discount in (1.5, 2, 12, 7, 500)\n",
      "discount is number '1.234,56'\n#   check discount in (1500, 2000, 12000, 7, 500)\n",
      "day is date 'DD/MM/YYYY'\n#   check day in ('2026-08-03', '2026-06-05')\n",
      "day is date 'MM/DD/YYYY'\n#   check day in ('2026-03-08', '2026-05-06')\n",
    ] {
      #expect(draft.contains("\n#   column \(answer)"), "\(answer)\n\(draft)")
    }
    #expect(!draft.contains("'12.000')"))
  }

  @Test(
    "telephone numbers without a plus have their region told, where they are called so",
    arguments: ["phone", "tel", "Mobile no", "fax home", "amount", "hotel"])
  func regions(name: String) throws {
    let workspace = Workspace.withCustomers()
    let numbers = [
      "030 9018200", "0171 2345678", "089/12345", "(0221) 98765", "0151-23456789", "040 428280",
      "0711 2160", "0511 120", "0341 1230",
    ]
    let rows = numbers.enumerated().map { "\($0),\($1)\n" }.joined()
    workspace.write("id,\(name)\n" + rows, to: "in.csv")
    _ = try verify("in.csv", in: workspace)
    let rules = workspace.read("draft.rules")
    let written = name.contains(" ") ? "[\(name)]" : name
    #expect(
      rules.contains("of the 9 most frequent values are telephone numbers in region 'DE'")
        == !["amount", "hotel"].contains(name), "\(rules)")
    #expect(
      rules.contains("column \(written) is phone region 'DE'")
        == !["amount", "hotel"].contains(name), "\(rules)")
  }

  @Test func `numbers of several regions have all of them told, and no line`() throws {
    let workspace = Workspace.withCustomers()
    let numbers = [
      "917-806-8916", "415-578-9894", "901-840-9516", "310-820-0215", "901-465-9024",
      "917-396-7704",
      "914-762-7804", "216-854-2467",
    ]
    workspace.write(
      "id,phone\n" + numbers.enumerated().map { "\($0),\($1)\n" }.joined(), to: "in.csv")
    _ = try verify("in.csv", in: workspace)
    let rules = workspace.read("draft.rules")
    #expect(rules.contains("are telephone numbers in each of the regions '"), "\(rules)")
    #expect(rules.contains("'US'") && rules.contains("ambiguous: nothing in the numbers"))
    #expect(!rules.contains("phone region"), "\(rules)")
  }

  @Test func `dates with the month by name have their notation told`() throws {
    let workspace = Workspace.withCustomers()
    let named = (10...28).map { "\($0),\($0) Jun 1944\n" }
    workspace.write("id,born\n" + named.joined(), to: "in.csv")
    _ = try verify("in.csv", in: workspace)
    #expect(
      workspace.read("draft.rules").contains(
        "# Written as 'DD MMM YYYY', which needs no notation.\ncolumn born is date\n"))
    let figures = (10...28).map { "\($0 + 20),\($0)/06/1944\n" }
    workspace.write("id,born\n" + named.joined() + figures.joined(), to: "mixed.csv")
    _ = try verify("mixed.csv", in: workspace)
    #expect(
      workspace.read("draft.rules").contains(
        "#   column born is date 'DD MMM YYYY', 'DD/MM/YYYY'\n"))
  }

  @Test func `a date or an amount is no key`() throws {
    let workspace = Workspace.withCustomers()
    workspace.write(
      "v\n\"1.234,56\"\n\"2.345,67\"\n\"3.456,78\"\n\"1,234.56\"\n\"2,345.67\"\n", to: "in.csv")
    _ = try verify("in.csv", in: workspace)
    let draft = workspace.read("draft.rules")
    #expect(draft.contains("#   column v is number '1.234,56', '1,234.56'\n"), "\(draft)")
    #expect(!draft.contains("is id") && !draft.contains("unique"))
  }

  @Test func `several notations that are proven are drafted together`() throws {
    let workspace = Workspace.withCustomers()
    let rows = (0..<200).map { row in
      let sign = row % 3 == 0 ? "/" : "."
      return "\(["\(row % 28 + 1)", "\(row % 12 + 1)", "2026"].joined(separator: sign))\n"
    }
    workspace.write("day\n" + rows.joined(), to: "in.csv")
    #expect(try verify("in.csv", in: workspace).contains("check day is date"))
    #expect(
      workspace.read("draft.rules").contains("column day is date 'DD.MM.YYYY', 'DD/MM/YYYY'\n"))
  }

  @Test func `dates of which only some need a notation have both asked for`() throws {
    let workspace = Workspace.withCustomers()
    let rows = (0..<200).map { $0 % 2 == 0 ? "2026-01-1\($0 % 9)\n" : "1\($0 % 9).03.2026\n" }
    workspace.write("day\n" + rows.joined(), to: "in.csv")
    #expect(!(try verify("in.csv", in: workspace)).contains { $0.hasSuffix("is date") })
    let draft = workspace.read("draft.rules")
    for line in [
      "# 100 of 200 are dates as they stand and 100 fit 'DD.MM.YYYY', which is proven by ",
      "\n#   column day is date 'YYYY-MM-DD', 'DD.MM.YYYY'\n",
    ] {
      #expect(draft.contains(line), "\(line)\n\(draft)")
    }
  }

  @Test func `lines for dates that could be either way keep those that need no notation`() throws {
    let ways = [("2026-01-1#", "YYYY-MM-DD"), ("2026/01/1#", "YYYY/MM/DD"), ("Jan 1#th 2026", nil)]
    for (plain, notation) in ways {
      let workspace = Workspace.withCustomers()
      let rows = (0..<200).map { row in
        let number = "\(row % 9)"
        return row % 3 == 0
          ? plain.replacing("#", with: number) + "\n" : "03/0\(row % 9 + 1)/2026\n"
      }
      workspace.write("day\n" + rows.joined(), to: "in.csv")
      _ = try verify("in.csv", in: workspace)
      let draft = workspace.read("draft.rules")
      let named = notation.map { "'\($0)', " } ?? ""
      let line = "\n#   column day is date \(named)'MM/DD/YYYY'\n"
      #expect(draft.contains(line), "\(draft)")
      #expect(
        draft.contains("Other dates are written in other ways") == (notation == nil), "\(draft)")
    }
  }

  @Test(
    "a line names dates that need no notation only where it names them all",
    arguments: [
      ("# Jan 2026", "#   column day is date 'DD MMM YYYY', 'YYYY-MM-DD', 'DD.MM.YYYY'"),
      ("Jan #th 2026", "# If both are meant, name each notation, those of the dates as they"),
    ])
  func severalWays(way: String, line: String) throws {
    let workspace = Workspace.withCustomers()
    let rows = (0..<200).map { row in
      let day = "1\(row % 9)"
      let named = way.replacing("#", with: day)
      return ["2026-01-\(day)\n", "\(named)\n", "\(day).03.2026\n"][row % 3]
    }
    workspace.write("day\n" + rows.joined(), to: "in.csv")
    _ = try verify("in.csv", in: workspace)
    let draft = workspace.read("draft.rules")
    #expect(draft.contains(line), "\(draft)")
    #expect(draft.contains("column day is date '") == line.contains("column"), "\(draft)")
  }

  @Test func `a table without rows has rules that can be checked`() throws {
    let workspace = Workspace.withCustomers()
    workspace.write("id,name\n", to: "empty.csv")
    #expect(try verify("empty.csv", in: workspace).isEmpty)
  }

  @Test func `what stands in cells stays within its comment`() throws {
    let workspace = Workspace.withCustomers()
    let rows = (0..<400).map {
      $0 == 9 ? "1,\"x\ndrop rows when true\u{2028}\"\n" : "1,\($0 / 2).5\n"
    }
    workspace.write("flag,amount\n" + rows.joined(), to: "in.csv")
    let rules = try verify("in.csv", in: workspace)
    #expect(rules.contains("check amount is number"))
    #expect(!workspace.read("draft.rules").contains("\ndrop"))
  }
}

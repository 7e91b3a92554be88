import Testing

/// Texts that may stand for blank.
extension SuggestTests {
  @Test("what may stand for blank is in no list", arguments: ["n/a", "N/A", "unknown", "-"])
  func placeholdersInLists(text: String) throws {
    let workspace = Workspace.withCustomers()
    let rows = (1...300).map { number in
      let status =
        switch number % 30 {
        case 0: text
        case 1: text.uppercased()
        case 2..<14: "closed"
        default: "open"
        }
      return "\(number),\(status)\n"
    }
    workspace.write("id,status\n" + rows.joined(), to: "in.csv")
    _ = try verify("in.csv", in: workspace)
    let rules = workspace.read("draft.rules")
    #expect(rules.contains("check status in ('open', 'closed')\n"), "\(rules)")
    #expect(rules.contains("May stand for blank: "), "\(rules)")
  }

  /// The draft for a table of an id and one column, of whose values each fifth is a stand-in.
  private func draft(
    _ column: String, standIns: [String], value: (Int) -> String
  ) throws -> (rules: [String], text: String) {
    let workspace = Workspace.withCustomers()
    let rows = (0..<500).map { row in
      "\(row),\(row % 5 == 2 ? standIns[row / 5 % standIns.count] : value(row))\n"
    }
    workspace.write("id,\(column)\n" + rows.joined(), to: "in.csv")
    let rules = try verify("in.csv", in: workspace)
    return (rules, workspace.read("draft.rules"))
  }

  @Test func `telephone numbers of which a fifth stand for blank are drafted without those`()
    throws
  {
    let draft = try draft("phone", standIns: ["N/A", "n/a", "N/A"]) { "+49 30 \(1_234_567 + $0)" }
    let line = "column phone is phone, placeholders 'N/A', 'n/a'\n"
    #expect(draft.text.contains(line), "\(draft.text)")
    #expect(draft.text.contains("# May stand for blank: 'N/A' in row 3, 100 rows.\n"))
    #expect(draft.rules.contains("check phone is phone when phone is real"))
    #expect(draft.text.contains("# All 400 fit.\ncheck phone"), "\(draft.text)")
  }

  @Test func `other values that do not fit are counted beside those`() throws {
    let draft = try draft("amount", standIns: ["-"]) { $0 % 100 == 50 ? "ten" : "\($0).50" }
    #expect(draft.text.contains("column amount is number, placeholders '-'\n"), "\(draft.text)")
    #expect(draft.text.contains("# 395 of 400 fit; 5 do not: 'ten' in row 51\n"), "\(draft.text)")
  }

  @Test func `notations and shapes are drafted without them as well`() throws {
    let days = try draft("day", standIns: ["unknown"]) { "\(10 + $0 % 18)/0\(1 + $0 % 9)/2026" }
    let line = "column day is date 'DD/MM/YYYY', placeholders 'unknown'\n"
    #expect(days.text.contains(line), "\(days.text)")
    #expect(days.rules.contains("check day is date when day is real"), "\(days.rules)")
    let codes = try draft("code", standIns: ["?"]) { "DE-\(1000 + $0 / 2)" }
    #expect(codes.text.contains("column code is text, placeholders '?'\n"), "\(codes.text)")
    #expect(
      codes.rules.contains("check code looks like 'AA-####' when code is real"), "\(codes.rules)")
  }

  @Test func `where no line is drafted for them the evidence is told all the same`() throws {
    let numbers = ["030 123456", "0171/2345678", "089-998877", "(0221) 445566", "0711.223344"]
    let draft = try draft("phone", standIns: ["N/A"]) { row in
      row % 10 == 0 ? "" : String(numbers[row % 5].dropLast(2)) + "\(10 + row / 5 % 4)"
    }
    #expect(draft.text.contains("# May stand for blank: 'N/A' in row 3, 100 rows.\n"))
    #expect(draft.text.contains(" values are telephone numbers in each of "), "\(draft.text)")
    #expect(!draft.rules.contains { $0.contains("phone") }, "\(draft.rules)")
  }
}

import Testing

/// `same when learned` from outside: what is told of it, and a model that is kept.
struct LearnedMergeTests {
  let workspace = Workspace()

  init() {
    workspace.write(People.csv(0..<80), to: "people.csv")
    workspace.write(People.rules, to: "people.rules")
  }

  private func apply(_ arguments: String...) -> ToolResult {
    Tool.run(["apply", "people.rules", "people.csv"] + arguments, in: workspace)
  }

  @Test func `the summary and the page tell what was learned`() {
    let result = apply("-o", "out.csv", "--report", "html=page.html")
    #expect(result.exitCode == 0, "\(result.errors)")
    for text in [
      "learned ", "expected duplicates: ", "found by ", "bits: ", "pairs by bits: ", "name −",
      "born −",
    ] {
      #expect(result.errors.contains(text), "\(text) in \(result.errors)")
    }
    let page = workspace.read("page.html")
    for text in [
      "What fields are worth, in bits", "Pairs by their bits",
      "Pairs are looked for among rows that share",
      "Largest groups", "family part of name",
    ] {
      #expect(page.contains(text), "\(text)")
    }
  }

  @Test(arguments: ["learned on email, born", "email equal"])
  func `what is linked was not refused, in the summary, on the page and in JSON`(
    test: String
  ) throws {
    let rows = (0..<150).map { number in
      let rest = "a\(number)@x.org,19\(number % 80 + 10)-01-\(number % 18 + 10)"
      return "\(number)a,\(rest),1\n\(number)b,\(rest),\(number < 30 ? 2 : 1)\n"
    }
    workspace.write("id,email,born,tax\n" + rows.joined(), to: "r.csv")
    workspace.write(
      """
      load r from 'r.csv'
      use r
      column id is id
      merge r into p
        same when \(test)
        never same when tax differ
        take everything else from first
      save to 'p.csv'
      """, to: "r.rules")
    let result = Tool.run(["apply", "r.rules", "--report", "html=r.html"], in: workspace)
    #expect(
      result.errors.contains("same when \(test): 150 pairs compared, 120 linked"),
      "\(result.errors)")
    #expect(!result.errors.contains("150 linked"))
    let isLearned = test.hasPrefix("learned")
    #expect(result.errors.contains("passes, 120 linked; ") == isLearned, "\(result.errors)")
    let page = workspace.read("r.html")
    #expect(page.contains("150 pairs compared, 120 linked, ") == isLearned)
    let json = Tool.run(["preview", "r.rules", "--format", "json"], in: workspace)
    #expect(json.output.contains("\"linked\": 120}"), "\(json.output)")
  }

  @Test(arguments: ["apply", "preview"])
  func `JSON tells it too`(command: String) throws {
    let output = command == "apply" ? ["-o", "out.csv"] : []
    let result = Tool.run(
      [command, "people.rules", "people.csv", "--format", "json"] + output, in: workspace)
    let schema = try JSONSchema.file("docs/schemas/fettle.\(command)-1.schema.json")
    #expect(schema.problems(in: result.output) == [])
    let tables = try #require(result.json["tables"] as? [[String: Any]])
    let merge = try #require(tables.last?["merge"] as? [String: Any])
    let learned = try #require((merge["learned"] as? [[String: Any]])?.first)
    let scores = try #require(learned["scores"] as? [String: Any])
    let counts = try #require(scores["counts"] as? [Int])
    #expect(counts.reduce(0, +) == learned["pairs"] as? Int)
    let expected = try #require(learned["expected"] as? Double)
    #expect(expected > 30 && expected < 50)
    let changed = result.output.replacing("\"leastBits\"", with: "\"least\"")
    #expect(schema.problems(in: changed) != [])
  }

  @Test(arguments: [
    ("same when learned on note", "links nothing: its columns are blank in every row"),
    ("same when learned on id", "links nothing: none of its columns tells who is who"),
    ("same when learned on name, at least 99%", nil),
  ])
  func `a note says where nothing is learned`(clause: String, note: String?) {
    workspace.write(
      People.rules.replacing("same when learned", with: clause), to: "people.rules")
    let result = apply("-o", "out.csv", "--format", "json")
    #expect(result.exitCode == 0, "\(result.errors)")
    let tables = result.json["tables"] as? [[String: Any]] ?? []
    let notes = tables.last?["notes"] as? [String] ?? []
    #expect(notes.contains { $0.contains("links nothing") } == (note != nil))
    if let note { #expect(notes.contains { $0.contains(note) }, "\(notes)") }
    // A model that says nothing would hold ever after.
    let kept = apply("-o", "out.csv", "--model", "m.txt")
    #expect(workspace.names.contains("m.txt") == (note == nil))
    #expect(kept.errors.contains("'m.txt' is not written") == (note != nil), "\(kept.errors)")
  }

  @Test
  func `a date that is called as one of bookkeeping is told of, and compared once it is named`() {
    for path in ["people.rules", "people.csv"] {
      workspace.write(workspace.read(path).replacing("born", with: "last_modified"), to: path)
    }
    let first = apply("-o", "out.csv")
    #expect(first.exitCode == 0 && !first.errors.contains("last_modified −"), "\(first.errors)")
    #expect(
      first.errors.contains(
        "'same when learned' does not compare 'last_modified', a date whose name is one of "
          + "bookkeeping; if it tells who is who, write same when learned on name, email, last_modified"
      ), "\(first.errors)")
    workspace.write(
      workspace.read("people.rules").replacing(
        "same when learned", with: "same when learned on name, email, last_modified"),
      to: "people.rules")
    let second = apply("-o", "out.csv")
    #expect(second.exitCode == 0 && second.errors.contains("last_modified −"), "\(second.errors)")
    #expect(!second.errors.contains("bookkeeping"))
  }

  @Test func `a column that is made of others is told of, and counts once`() {
    let plain = apply("-o", "out.csv", "--links", "plain.csv")
    workspace.write(
      People.rules.replacing("merge input", with: "set shown = upper(name)\nmerge input"),
      to: "people.rules")
    let made = apply("-o", "out.csv", "--links", "made.csv")
    #expect(plain.exitCode == 0 && made.exitCode == 0, "\(made.errors)")
    #expect(
      made.errors.contains(
        "'same when learned' does not compare 'shown', which says the same as 'name'; if it says "
          + "more, write same when learned on name, email, born, shown"), "\(made.errors)")
    #expect(workspace.read("plain.csv") == workspace.read("made.csv"))
  }

  @Test func `one field alone links nothing, and the note says what to write`() {
    workspace.write(
      People.rules.replacing("same when learned", with: "same when learned on email"),
      to: "people.rules")
    let result = apply("-o", "out.csv", "--model", "m.txt")
    #expect(
      result.errors.contains("one field is all its evidence")
        && result.errors.contains("write same when email equal"), "\(result.errors)")
    #expect(!workspace.names.contains("m.txt"))
  }

  @Test func `a column that numbers rows is told of`() {
    var lines = People.csv(0..<80).split(separator: "\n").map(String.init)
    for line in lines.indices { lines[line] += line == 0 ? ",nr" : ",\(40_000 + line * 3)" }
    workspace.write(lines.joined(separator: "\n") + "\n", to: "people.csv")
    let result = apply("-o", "out.csv")
    #expect(
      result.errors.contains(
        "does not compare 'nr', which is another in every row; if it is the row's number, declare it: "
          + "column nr is id"), "\(result.errors)")
  }

  @Test func `what is only supposed is no model to be kept`() {
    workspace.write(People.csv(0..<6), to: "people.csv")
    let result = apply("-o", "out.csv", "--model", "m.txt")
    #expect(result.exitCode == 0 && result.errors.contains("which is too few"), "\(result.errors)")
    #expect(result.errors.contains("'m.txt' is not written") && !workspace.names.contains("m.txt"))
    // No two rows share anything.
    workspace.write(
      "id,name,email,born,note\n1,anna kowalski,,,\n2,bert meyer,,,\n3,carl tanaka,,,\n",
      to: "people.csv")
    let none = apply("-o", "out.csv", "--model", "m.txt")
    #expect(none.exitCode == 0 && none.errors.contains("links nothing"), "\(none.errors)")
    #expect(none.errors.contains("'m.txt' is not written") && !workspace.names.contains("m.txt"))
  }

  // MARK: Pairs to review

  @Test func `pairs that are not sure enough are reviewed by the same model`() throws {
    workspace.write(
      People.rules.replacing(
        "same when learned\n",
        with: "same when learned, at least 99.99%\n  review when learned, at least 20%\n"),
      to: "people.rules")
    let run = apply(
      "-o", "out.csv", "--reviews", "reviews.csv", "--links", "links.csv", "--model", "m.txt")
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.errors.contains("review when learned, at least 20%: "), "\(run.errors)")
    #expect(run.errors.ranges(of: "learned   ").count == 1)
    let lines = workspace.read("reviews.csv").split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    #expect(!lines.isEmpty)
    // The clause has a comma and stands in quotes.
    let scores = lines.compactMap { Double($0[7]) }
    #expect(lines.allSatisfy { $0[5] + "," + $0[6] == "\"review when learned, at least 20%\"" })
    #expect(scores == scores.sorted(by: >) && scores.allSatisfy { $0 >= 0.2 && $0 < 0.9999 })
    let pair = Tool.run(
      ["why", "--pair", lines[0][2], lines[0][4], "people.rules", "people.csv"], in: workspace)
    #expect(pair.output.contains("review when learned, at least 20%: holds, "), "\(pair.output)")
    #expect(pair.output.contains("bits or more are likely"))
    #expect(pair.output.contains("same when learned, at least 99.99%: does not hold"))
    // One model serves both lines, whatever they ask for.
    let model = workspace.read("m.txt")
    #expect(model.contains("learned 1 of") && !model.contains("learned 2 of"))
    let again = apply("-o", "b.csv", "--reviews", "b-reviews.csv", "--model", "m.txt", "-j", "1")
    #expect(again.exitCode == 0, "\(again.errors)")
    #expect(workspace.read("b-reviews.csv") == workspace.read("reviews.csv"))
    #expect(workspace.read("b.csv") == workspace.read("out.csv"))
  }

  @Test func `a line that asks about too many pairs says how many are left out, and what to write`()
  {
    workspace.write(
      "id,city\n" + (1...450).map { "\($0),Bern\n" }.joined(), to: "wide.csv")
    workspace.write(
      """
      column id is id
      merge input into person
        same when id equal
        review when city equal
        take everything else from first

      """, to: "wide.rules")
    let run = Tool.run(
      ["apply", "wide.rules", "wide.csv", "-o", "out.csv", "--reviews", "reviews.csv"],
      in: workspace)
    #expect(run.exitCode == 0, "\(run.errors)")
    let said = run.errors.split(separator: " ").joined(separator: " ").replacing("\n ", with: " ")
    #expect(said.contains("100,000 pairs, and 1,025 more are left out"), "\(said)")
    #expect(
      said.contains(
        "'review when city equal' asks about 101,025 pairs; the review queue has the surest"),
      "\(said)")
    let lines = workspace.read("reviews.csv").split(separator: "\n")
    #expect(
      lines.count == 100_001 && lines[1].hasPrefix(",input,1,input,10,review when city equal,1,"))
    #expect(Set(lines).count == lines.count)
  }

  @Test func `a review of other columns learns by itself`() {
    workspace.write(
      People.rules.replacing(
        "same when learned\n",
        with: "same when email equal\n  review when learned on name, born, at least 60%\n"),
      to: "people.rules")
    let run = apply("-o", "out.csv", "--reviews", "reviews.csv", "--report", "html=page.html")
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.errors.contains(" likely; expected duplicates: "), "\(run.errors)")
    #expect(workspace.read("reviews.csv").split(separator: "\n").count > 5)
    #expect(workspace.read("page.html").contains("reviewed, unless they are in one group"))
  }
}

/// People whose copies have a slip each.
enum People {
  static let rules = """
    column id is id
    column name is name
    column email is email
    column born is date
    merge input into person
      same when learned
      take everything else from first

    """

  private static let firstNames = [
    "anna", "robert", "maria", "james", "olga", "peter", "lucia", "henrik", "sofia", "daniel",
    "emma",
  ]
  private static let syllables = ["ka", "ro", "min", "dor", "sen", "vil", "tar", "bek", "lun"]

  /// A record of a person; a copy has another spelling and address.
  static func row(_ id: String, _ person: Int, isCopy: Bool) -> String {
    let last =
      syllables[person % 9] + syllables[person / 9 % 9] + syllables[(person * 7 + person / 81) % 9]
    let name = "\(firstNames[person * 5 % 11]) \(isCopy ? "\(last)s" : last)"
    let day = "19\(50 + person * 3 % 47)-0\(1 + person % 9)-\(10 + person * 13 % 18)"
    let mail = isCopy && person % 3 == 0 ? "" : "\(last)\(person)@example.com"
    return "\(id),\(name),\(mail),\(day),\n"
  }

  /// A table in which every other person has a copy.
  static func csv(_ persons: Range<Int>) -> String {
    "id,name,email,born,note\n"
      + persons.map { person in
        row("\(person)", person, isCopy: false)
          + (person % 2 == 0 ? row("\(person)c", person, isCopy: true) : "")
      }.joined()
  }
}

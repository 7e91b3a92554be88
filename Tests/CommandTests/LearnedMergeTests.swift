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

  // MARK: Models

  @Test func `a model is written once, and gives the same bytes ever after`() {
    let first = apply("-o", "a.csv", "--links", "a-links.csv", "--model", "m.txt")
    #expect(first.exitCode == 0 && first.errors.contains("m.txt (model)"), "\(first.errors)")
    let model = workspace.read("m.txt")
    #expect(model.contains("\nfettle model 1\n") && model.hasSuffix("\nend\n"))
    let second = apply("-o", "b.csv", "--links", "b-links.csv", "--model", "m.txt", "-j", "1")
    #expect(second.exitCode == 0 && second.errors.contains("by the model, "), "\(second.errors)")
    #expect(!second.errors.contains("(model)"))
    #expect(workspace.read("m.txt") == model)
    #expect(workspace.read("a.csv") == workspace.read("b.csv"))
    #expect(workspace.read("a-links.csv") == workspace.read("b-links.csv"))
    let plain = apply("-o", "c.csv")
    #expect(plain.exitCode == 0 && workspace.read("c.csv") == workspace.read("a.csv"))
  }

  @Test func `a preview and a run that ends before its time write no model`() {
    let preview = Tool.run(
      ["preview", "people.rules", "people.csv", "--model", "m.txt"], in: workspace)
    #expect(preview.exitCode == 0 && !workspace.names.contains("m.txt"), "\(preview.errors)")
    workspace.write(People.rules + "expect merged < 1 rows\n", to: "people.rules")
    #expect(apply("-o", "a.csv", "--model", "m.txt").exitCode == 7)
    #expect(!workspace.names.contains("m.txt"))
  }

  @Test func `new rows join old groups by a model, and their ids live on`() throws {
    let first = apply("-o", "a.csv", "--links", "old.csv", "--model", "m.txt")
    #expect(first.exitCode == 0, "\(first.errors)")
    workspace.write(
      People.csv(0..<80) + People.row("n1", 7, isCopy: true) + People.row("n2", 500, isCopy: false),
      to: "people.csv")
    workspace.write(
      People.rules.replacing(
        "same when learned", with: "same when learned\n  links from 'old.csv'"), to: "people.rules")
    let second = apply("-o", "b.csv", "--links", "new.csv", "--model", "m.txt")
    #expect(second.exitCode == 0, "\(second.errors)")
    func ids(_ name: String) -> [String: String] {
      workspace.read(name).split(separator: "\n").dropFirst().reduce(into: [:]) { ids, line in
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        ids[String(cells[1])] = String(cells[2])
      }
    }
    let (old, new) = (ids("old.csv"), ids("new.csv"))
    for (row, id) in old { #expect(new[row] == id, "\(row)") }
    #expect(new["n1"] == old["7"])
    #expect(new["n2"] != nil && !old.values.contains(new["n2"]!))
  }

  @Test func `what does not fit is an error with the file and its line`() {
    _ = apply("-o", "a.csv", "--model", "m.txt")
    let model = workspace.read("m.txt")
    func line(of text: String) -> Int {
      1 + model[..<model.firstRange(of: text)!.lowerBound].count { $0 == "\n" }
    }
    workspace.write(
      People.rules.replacing("column born is date\n", with: ""), to: "people.rules")
    let kind = apply("-o", "b.csv", "--model", "m.txt")
    #expect(kind.exitCode == 3)
    #expect(kind.errors.contains("m.txt:\(line(of: "'born' date"))"), "\(kind.errors)")
    #expect(kind.errors.contains("'born' is compared as text, and was learned as date"))
    #expect(!workspace.names.contains("b.csv"))
    workspace.write(
      People.rules.replacing("same when learned", with: "same when email equal"),
      to: "people.rules")
    let idle = apply("-o", "b.csv", "--model", "m.txt")
    #expect(idle.exitCode == 2 && idle.errors.contains("has nothing to do"), "\(idle.errors)")
    workspace.write(
      People.rules.replacing(
        "same when learned", with: "same when learned on email\n  same when learned"),
      to: "people.rules")
    let more = apply("-o", "b.csv", "--model", "m.txt")
    #expect(more.exitCode == 3, "\(more.errors)")
    let two = apply("-o", "b.csv", "--model", "two.txt")
    #expect(two.exitCode == 0, "\(two.errors)")
    #expect(workspace.read("two.txt").contains("\nlearned 2 of 'person'\n"))
    #expect(apply("-o", "c.csv", "--model", "two.txt").exitCode == 0)
    #expect(workspace.read("b.csv") == workspace.read("c.csv"))
  }

  @Test func `a model takes no place of another file`() {
    #expect(apply("-o", "a.csv", "--model", "a.csv").exitCode == 2)
    #expect(apply("-o", "a.csv", "--model", "-").exitCode == 2)
    workspace.write("x\n", to: "m.txt")
    let wrong = apply("-o", "a.csv", "--model", "m.txt")
    #expect(wrong.exitCode == 3 && wrong.errors.contains("m.txt:1"), "\(wrong.errors)")
    let over = apply("-o", "m.txt", "--model", "m.txt")
    #expect(over.exitCode != 0 && workspace.read("m.txt") == "x\n")
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

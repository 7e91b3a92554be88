import Testing

/// `fettle why --pair`: what every line holds of two rows, and what came of it.
struct WhyPairTests {
  let workspace = Workspace()

  init() {
    workspace.write("id,email,tax,pin\n1,a@x.org,7,11\n2,b@x.org,,\n3,c@x.org,1,\n", to: "sf.csv")
    workspace.write(
      "email,tax,pin\nA@x.org,7,12\nb@x.org,5,\nc@x.org,2,\n,7,\n", to: "hub.csv")
    workspace.write(
      """
      load sf from 'sf.csv'
      load hub from 'hub.csv'
      use sf
      column id is id
      use sf, hub
      column email is email
      column pin is text, sensitive
      merge sf, hub into person
        same when email equal
        same when tax equal
        never same when tax differ
        take everything else from sf, then hub

      """, to: "merge.rules")
    workspace.write(People.csv(0..<80), to: "people.csv")
    workspace.write(People.rules, to: "people.rules")
  }

  private func why(_ arguments: String...) -> ToolResult {
    Tool.run(["why", "--pair"] + arguments, in: workspace)
  }

  @Test func `rows in one group come with the way that leads from one to the other`() {
    let result = why("hub:1", "hub:4", "merge.rules")
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("hub 1 and hub 4 are one person: "))
    #expect(result.output.contains("\nsame when email equal: does not hold\n"))
    #expect(result.output.contains("\nsame when tax equal: holds\n"))
    #expect(result.output.contains("held together by\n"))
    // Secrets stay so.
    #expect(!result.output.contains("12") && result.output.contains("pin"))
    let turned = why("hub:4", "hub:1", "merge.rules")
    #expect(turned.output.hasPrefix("hub 4 and hub 1 are one person: "))
  }

  @Test func `rows that are kept apart come with the refusal`() {
    let result = why("sf:3", "hub:3", "merge.rules")
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("sf 3 and hub 3 are two of person: "))
    #expect(result.output.contains("never same when tax differ: holds"))
    #expect(
      result.output.contains(
        "sf 3 – hub 3 by same when email equal: refused, never same when tax differ"),
      "\(result.output)")
    let strangers = why("sf:1", "hub:#2", "merge.rules")
    #expect(strangers.output.contains("no line links the rows"), "\(strangers.output)")
  }

  @Test func `of a learned line every field is weighed`() {
    let result = why("4", "4c", "people.rules", "people.csv")
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("input 4 and input 4c are one person: "))
    for text in [
      "same when learned: holds, ", "any two rows", "family part of name", "email", "born", "▇│",
      "│▇", "together", "found by ", "the same, as in 2 rows",
      "input 4 – input 4c: same when learned",
    ] {
      #expect(result.output.contains(text), "\(text) in \(result.output)")
    }
    let strangers = why("4", "9", "people.rules", "people.csv")
    #expect(strangers.output.contains("same when learned: does not hold, less than 0.1%"))
  }

  @Test func `addresses that are made of the name say nothing, and that is told`() {
    let twins = """
      t1,anna karomin,karomin1@example.com,1961-02-03,
      t2,anna karomin,karomin7@example.org,1961-02-03,

      """
    workspace.write(People.csv(0..<80) + twins, to: "people.csv")
    let result = why("t1", "t2", "people.rules", "people.csv")
    #expect(result.exitCode == 0, "\(result.errors)")
    let line = result.output.split(separator: "\n").first {
      $0.hasPrefix("  email   ") && $0.contains("│")
    }
    #expect(line?.hasSuffix("│                  no evidence") == true, "\(result.output)")
  }

  @Test func `a model judges as it did when it was learned`() {
    let learned = why("4", "4c", "people.rules", "people.csv")
    let apply = Tool.run(
      ["apply", "people.rules", "people.csv", "-o", "out.csv", "--model", "m.txt"], in: workspace)
    #expect(apply.exitCode == 0, "\(apply.errors)")
    #expect(
      why("4", "4c", "people.rules", "people.csv", "--model", "m.txt").output == learned.output)
    #expect(why("#5", "#6", "people.rules", "people.csv").output.contains("row 5 of people.csv"))
  }

  @Test(arguments: [
    ["hub:1", "sf:3", "merge.rules"], ["4", "4c", "people.rules", "people.csv"],
    ["4", "zebra", "people.rules", "people.csv"], ["4", "4c", "none.rules"],
    ["4", "4c", "-e", "normalize emial lower", "people.csv"],
  ])
  func `JSON follows its schema`(arguments: [String]) throws {
    let result = Tool.run(["why", "--pair", "--format", "json"] + arguments, in: workspace)
    let schema = try JSONSchema.file("docs/schemas/fettle.why-pair-1.schema.json")
    #expect(schema.problems(in: result.output) == [], "\(result.output)")
    #expect(result.json["exitCode"] as? Int == Int(result.exitCode))
    let changed = result.output.replacing("\"exitCode\"", with: "\"code\"")
    #expect(schema.problems(in: changed) != [])
  }

  @Test(arguments: [
    (["12", "merge.rules"], "no rules"),
    (["sff:1", "hub:2", "merge.rules"], "no table 'sff' is merged\n  did you mean 'sf'?"),
    (["sf:1", "zebra:2", "merge.rules"], "the tables are sf, hub"),
    (["1", "hub:2", "merge.rules"], "of which table the row is"),
    (["sf:9", "hub:2", "merge.rules"], "no row of table 'sf' has the id '9'"),
    (["sf:1", "hub:9", "merge.rules"], "table 'hub' has no row 9"),
    (["sf:1", "sf:1", "merge.rules"], "are one row"),
    (["sf:1", "hub:1", "--into", "persn", "merge.rules"], "did you mean 'person'?"),
    (["1", "2", "-e", "normalize email lower", "people.csv"], "no line of the rules merges"),
    (["1"], "a pair is of two rows"),
  ])
  func `what cannot be found is a usage error`(arguments: [String], words: String) {
    let result = Tool.run(["why", "--pair"] + arguments, in: workspace)
    #expect(result.exitCode == 2 && result.output.isEmpty)
    #expect(result.errors.contains(words), "\(result.errors)")
  }
}

import Testing

/// `fettle why TABLE ID COLUMN`: where a value comes from.
struct WhyValueTests {
  let workspace = Workspace()

  init() {
    workspace.write(
      "id,mail,city,tax,pin\n1, Ann@X.org ,Rome,7,11\n2,b@x.org,,,\n", to: "sf.csv")
    workspace.write(
      "id,email,city,tax,pin\n8,ann@x.org,Milan,8,12\n9,ANN@x.org,Turin,n/a,13\n7,c@x.org,Bari,,\n",
      to: "hub.csv")
    workspace.write(
      """
      load sf from 'sf.csv'
      load hub from 'hub.csv'
      use sf
      normalize mail trim
      rename mail -> email
      use sf, hub
      column id is id
      column email is email
      column pin is text, sensitive
      column tax is text, placeholders 'n/a'
      normalize email lower
      use hub
      keep rows when city != 'Bari'
      merge sf, hub into person
        same when email equal
        take email from hub, then sf
        take city from sf, then hub
        take tax if agreed
        take pin from sf
        take everything else from first
      normalize city upper
      set label = city & '!'

      """, to: "merge.rules")
  }

  private func why(_ arguments: String...) -> ToolResult {
    Tool.run(["why"] + arguments, in: workspace)
  }

  /// The id of the group of row 1 of `sf`.
  private func id() -> String {
    let result = Tool.run(
      [
        "apply", "merge.rules", "-o", "out.csv", "--links", "links.csv", "--changes", "changes.csv",
      ],
      in: workspace)
    #expect(result.exitCode == 0, "\(result.errors)")
    let line = workspace.read("links.csv").split(separator: "\n")[1]
    return String(line.split(separator: ",")[2])
  }

  @Test func `a merged value comes with its row, its line, the others, and what changed it`() {
    let id = id()
    let city = why("person", id, "city", "merge.rules")
    #expect(city.exitCode == 0, "\(city.errors)")
    #expect(
      city.output == """
        person \(id), city: ROME
          from sf 1: Rome, row 1 of sf.csv
          by take city from sf, then hub (merge.rules:17)
        not taken
          hub 8: Milan – 'sf' goes before
          hub 9: Turin – 'sf' goes before
        changed below the merge by
          normalize city upper (merge.rules:21): Rome → ROME

        """)
    let email = why("PERSON", id, "Email", "merge.rules")
    #expect(
      email.output.contains("  from hub 8: ann@x.org, row 1 of hub.csv\n"), "\(email.output)")
    #expect(email.output.contains("sf 1: ann@x.org – the same value"))
    let tax = why("person", id, "tax", "merge.rules")
    #expect(tax.output.contains("tax: blank\n  no row gives it\n"), "\(tax.output)")
    #expect(tax.output.contains("hub 8: 8 – the rows do not agree"))
    #expect(tax.output.contains("hub 9: n/a – a placeholder"))
    let label = why("person", id, "label", "merge.rules")
    #expect(label.output.contains("changed by\n  set label = city & '!'"), "\(label.output)")
    let pin = why("person", id, "pin", "merge.rules")
    for secret in ["11", "12", "13"] {
      #expect(!pin.output.replacing(id, with: "").contains(secret), "\(pin.output)")
    }
  }

  @Test func `a value of a table is followed through its rules, whatever its column was called`() {
    let result = why("sf", "1", "email", "merge.rules")
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("sf 1, email: ann@x.org\n"))
    #expect(result.output.contains("normalize mail trim (merge.rules:4): ·Ann@X.org· → Ann@X.org"))
    #expect(
      result.output.contains("normalize email lower (merge.rules:11): Ann@X.org → ann@x.org"))
    #expect(why("sf", "#1", "email", "merge.rules").output.contains("row 1 of sf.csv"))
    let gone = why("hub", "7", "city", "merge.rules")
    #expect(gone.exitCode == 2 && gone.errors.contains("has no row '7' at its end"))
  }

  @Test func `a value of another table comes with the row that it was taken of`() throws {
    workspace.write("id,k,phone\n1,x,\n2,y,5\n3,y,6\n4,y,5\n", to: "t.csv")
    workspace.write("k,phone\nw,3\nx,7\n", to: "other.csv")
    workspace.write(
      """
      load other from 'other.csv'
      column id is id
      fill phone from other by k
      repair phone by k at least 60%

      """, to: "fill.rules")
    for (row, expected) in [
      ("1", "fill phone from other by k (fill.rules:3): blank → 7, of other:2\n"),
      ("3", "repair phone by k at least 60% (fill.rules:4): 6 → 5, of input:2 (2 of 3)\n"),
    ] {
      let result = why("input", "#\(row)", "phone", "fill.rules", "t.csv")
      #expect(result.output.contains(expected), "\(result)")
    }
    let applied = Tool.run(
      ["apply", "fill.rules", "t.csv", "-o", "o.csv", "--changes", "changes.csv"],
      in: workspace)
    #expect(applied.exitCode == 0, "\(applied.errors)")
    let saved = why("input", "1", "phone", "--changes", "changes.csv")
    #expect(saved.output.contains("blank → 7, of other:2\n"), "\(saved)")
    // A rule that writes two columns of two rows names that of each.
    workspace.write("k,place,state\nx,,NY\nx,NY,\n", to: "two.csv")
    workspace.write("id,k,city,state\n1,x,,\n", to: "cities.csv")
    workspace.write(
      "load o from 'two.csv'\nfill city = place, state from o by k\n", to: "two.rules")
    for (column, row) in [("city", 2), ("state", 1)] {
      let result = why("input", "#1", column, "two.rules", "cities.csv")
      #expect(result.output.contains("blank → NY, of o:\(row)\n"), "\(result)")
    }
    let json = why("input", "#1", "phone", "fill.rules", "t.csv", "--format", "json")
    #expect(json.output.contains("\"source\": \"other:2\""), "\(json)")
  }

  @Test func `a value that is filled below a merge is told by the logs too`() {
    workspace.write("id,mail\n1,a@x.org\n2,a@x.org\n", to: "t.csv")
    workspace.write("mail,phone\nb@x.org,1\na@x.org,7\n", to: "other.csv")
    workspace.write(
      """
      load other from 'other.csv'
      column id is id
      merge input into person
        same when mail equal
        take everything else from first
      set phone = ''
      fill phone from other by mail

      """, to: "below.rules")
    let applied = Tool.run(
      ["apply", "below.rules", "t.csv", "-o", "o.csv", "--changes", "changes.csv"], in: workspace)
    #expect(applied.exitCode == 0, "\(applied.errors)")
    let id = workspace.read("o.csv").split(separator: "\n")[1].split(separator: ",")[0]
    let phone = why("person", "\(id)", "phone", "--changes", "changes.csv")
    #expect(phone.output.contains("blank → 7, of other:2\n"), "\(phone)")
    let mail = why("person", "\(id)", "mail", "--changes", "changes.csv")
    #expect(mail.output.contains("from input 1: a@x.org\n"), "\(mail)")
  }

  @Test func `the logs of a run tell it without a run`() {
    let id = id()
    let result = why(
      "person", id, "city", "--changes", "changes.csv", "--links", "links.csv")
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(
      result.output == """
        person \(id), city: ROME
          from sf 1: Rome
          by take city from sf, then hub (merge.rules:17)
        other rows of the group
          hub 8
          hub 9
        changed below the merge by
          normalize city upper (merge.rules:21): Rome → ROME

        """)
    let none = why("person", "0", "city", "--changes", "changes.csv")
    #expect(none.exitCode == 2 && none.errors.contains("tells nothing of 'city' of row '0'"))
    let missing = why("person", id, "city", "--changes", "nope.csv")
    #expect(missing.exitCode == 3 && missing.errors.contains("'nope.csv' cannot be read"))
    let links = why("person", id, "city", "--changes", "changes.csv", "--links", "nope.csv")
    #expect(links.exitCode == 3 && links.errors.contains("'nope.csv' cannot be read"))
    let wrong = why("person", id, "city", "--changes", "sf.csv")
    #expect(wrong.exitCode == 2 && wrong.errors.contains("'sf.csv' has no column 'key'"))
  }

  @Test func `joined values are told as one, with a run and without`() {
    workspace.write("id,k,tags\n1,x,a;b;c\n2,x,\n3,x,it's\n4,x,a;b;c\n", to: "t.csv")
    workspace.write(
      """
      column id is id
      merge input into p
        same when k equal
        take tags all joined ' ''; '
        take everything else from first

      """, to: "join.rules")
    let run = Tool.run(
      ["apply", "join.rules", "t.csv", "-o", "p.csv", "--changes", "c.csv"], in: workspace)
    #expect(run.exitCode == 0, "\(run.errors)")
    let id = String(workspace.read("p.csv").split(separator: "\n")[1].prefix(16))
    let told = why("p", id, "tags", "--changes", "c.csv")
    #expect(told.output.hasPrefix("p \(id), tags: a;b;c '; it's\n"), "\(told.output)\(told.errors)")
    #expect(
      told.output.contains("from input 1: a;b;c\n") && told.output.contains("input 3: it's\n"))
    let known = why("p", id, "tags", "join.rules", "t.csv")
    #expect(known.output.hasPrefix("p \(id), tags: a;b;c '; it's\n"), "\(known.output)")
  }

  @Test func `lists that overlap are one list, and a block says which row is blank in it`() {
    workspace.write("id,k,tags,city,zip\n1,x,a;b,,11\n2,x,b;c,Rome,\n3,x,c,,\n", to: "t.csv")
    workspace.write(
      """
      column id is id
      merge input into p
        same when k equal
        take tags all joined ';'
        take city, zip together from first
        take everything else from first

      """, to: "list.rules")
    let run = Tool.run(
      ["apply", "list.rules", "t.csv", "-o", "p.csv", "--changes", "c.csv"], in: workspace)
    #expect(run.exitCode == 0, "\(run.errors)")
    let line = String(workspace.read("p.csv").split(separator: "\n")[1])
    #expect(line.hasSuffix(",1,x,a;b;c,,11"), "\(line)")
    let id = String(line.prefix(16))
    let tags = why("p", id, "tags", "list.rules", "t.csv")
    #expect(tags.output.hasPrefix("p \(id), tags: a;b;c\n  from input 1: a;b"), "\(tags.output)")
    #expect(tags.output.contains("input 3: c – adds nothing to the list"), "\(tags.output)")
    let saved = why("p", id, "tags", "--changes", "c.csv")
    #expect(saved.output.hasPrefix("p \(id), tags: a;b;c\n"), "\(saved.output)")
    let blank = why("p", id, "city", "--changes", "c.csv")
    #expect(blank.exitCode == 2 && blank.errors.contains("\n  the cell is blank, or "))
    #expect(why("p", "x", "city", "--changes", "c.csv").errors.contains("it has no such row"))
    let city = why("p", id, "city", "list.rules", "t.csv")
    #expect(
      city.output == """
        p \(id), city: blank
          from input 1: blank, row 1 of t.csv
          by take city, zip together from first (list.rules:5)
        not taken
          input 2: Rome – not the first row
          input 3: blank – has nothing in the block

        """)
  }

  @Test func `a value is followed through two merges to the row of its file`() throws {
    workspace.write("id,mail,town\n3,c@x.org,Oslo\n1,ann@x.org,Rome\n", to: "sf.csv")
    workspace.write("id,mail,town\n8,ann@x.org,Milan\n", to: "hub.csv")
    workspace.write("id,mail,city\n70,ann@x.org,\n", to: "erp.csv")
    workspace.write(
      """
      load sf from 'sf.csv'
      load hub from 'hub.csv'
      load erp from 'erp.csv'
      use sf, hub, erp
      column id is id
      use sf
      normalize town upper
      merge sf, hub into person
        same when mail equal
        take everything else from sf, then hub
      rename town -> city
      normalize city lower
      set note = 'x'
      merge person, erp into customer
        same when mail equal
        take city from erp, then person
        take everything else from person, then erp

      """, to: "two.rules")
    let run = Tool.run(["apply", "two.rules", "-o", "c.csv", "--links", "l.csv"], in: workspace)
    #expect(run.exitCode == 0, "\(run.errors)")
    let line = try #require(workspace.read("c.csv").split(separator: "\n").last)
    let (id, person) = (line.prefix(16), line.split(separator: ",")[1])
    let result = why("customer", String(id), "city", "two.rules")
    #expect(
      result.output == """
        customer \(id), city: rome
          from person \(person): rome
            normalize city lower (two.rules:12): ROME → rome
            from sf 1: ROME, row 2 of sf.csv
              normalize town upper (two.rules:7): Rome → ROME
            by take everything else from sf, then hub (two.rules:10)
            not taken hub 8: Milan – 'sf' goes before
          by take city from erp, then person (two.rules:16)
        not taken
          erp 70: blank

        """, "\(result.errors)")
    let made = why("customer", String(id), "note", "two.rules")
    #expect(
      made.output.contains("    set note = 'x' (two.rules:13): blank → x\n  by take"), "\(made)")
    let key = why("customer", String(id), "person_id", "two.rules")
    #expect(key.output.contains("  from person \(person): \(person)\n  by take"), "\(key)")
    let json = why("customer", String(id), "city", "two.rules", "--format", "json")
    let schema = try JSONSchema.file("docs/schemas/fettle.why-value-1.schema.json")
    #expect(schema.problems(in: json.output) == [])
    #expect(json.output.contains("\"merged\": {\"take\": \"take everything else from sf"))
  }

  @Test func `a record of files that are read as one is found in its own`() throws {
    for (name, rows) in [("1", "1,x,a\n2,y,b\n"), ("2", ""), ("3", "3,z,c\n4,x,d")] {
      workspace.write("id,k,n\n" + rows, to: "part\(name).csv")
    }
    workspace.write("k,m\nx,9\n", to: "other.csv")
    workspace.write(
      """
      load x from 'part?.csv'
      load y from 'other.csv'
      use x
      column id is id
      use x, y
      merge x, y into p
        same when k equal
        take n from last
        take everything else from first

      """, to: "stack.rules")
    let run = Tool.run(["apply", "stack.rules", "-o", "p.csv"], in: workspace)
    #expect(run.exitCode == 0, "\(run.errors)")
    let id = String(workspace.read("p.csv").split(separator: "\n")[1].prefix(16))
    let value = why("p", id, "n", "stack.rules")
    #expect(
      value.output.contains("from x 4: d, row 2 of part3.csv"), "\(value.output)\(value.errors)")
    let plain = why("x", "3", "n", "stack.rules")
    #expect(plain.output.contains("row 1 of part3.csv"), "\(plain.output)\(plain.errors)")
    #expect(why("x", "2", "n", "stack.rules").output.contains("row 2 of part1.csv"))
    let pair = why("--pair", "x:4", "y:1", "stack.rules")
    #expect(pair.output.contains("x 4: row 2 of part3.csv\n"), "\(pair.output)\(pair.errors)")
    #expect(pair.output.contains("y 1: row 1 of other.csv\n"))
  }

  @Test func `JSON follows its schema`() throws {
    let id = id()
    let schema = try JSONSchema.file("docs/schemas/fettle.why-value-1.schema.json")
    for arguments in [
      ["person", id, "city", "merge.rules"], ["sf", "1", "email", "merge.rules"],
      ["person", id, "city", "--changes", "changes.csv", "--links", "links.csv"],
      ["person", "0", "city", "merge.rules"], ["sf", "1", "email", "none.rules"],
      ["sf", "1", "email", "-e", "normalize emial lower", "sf.csv"],
    ] {
      let result = Tool.run(["why", "--format", "json"] + arguments, in: workspace)
      #expect(schema.problems(in: result.output) == [], "\(result.output)")
      #expect(result.json["exitCode"] as? Int == Int(result.exitCode))
      let changed = result.output.replacing("\"outcome\"", with: "\"end\"")
      #expect(schema.problems(in: changed) != [])
    }
  }

  @Test(arguments: [
    (["person", "1"], "a table, a row and a column"),
    (["person", "1", "city"], "no rules"),
    (["persn", "1", "city", "merge.rules"], "did you mean 'person'?"),
    (["sf", "1", "cty", "merge.rules"], "did you mean 'city'?"),
    (["sf", "1", "city", "merge.rules", "--links", "l.csv"], "--links goes with --changes"),
    (["sf", "1", "city", "merge.rules", "--changes", "c.csv"], "nothing is run"),
    (["sf", "1", "city", "merge.rules", "--into", "person"], "--into is of a pair"),
    (
      ["p", "1", "city", "--changes", "c.csv", "-e", "normalize city trim"], "and '-e' has nothing"
    ),
    (["p", "1", "city", "--changes", "c.csv", "--allow-outside"], "and '--allow-outside' has"),
    (["p", "1", "city", "--changes", "c.csv", "--in", "sf=sf.csv"], "and '--in' has nothing"),
    (["p", "1", "city", "--changes", "c.csv", "--model", "m.txt"], "and '--model' has nothing"),
    (["p", "1", "city", "--changes", "c.csv", "--into", "person"], "and '--into' has nothing"),
    (["p", "1", "city", "--changes", "c.csv", "--key-file", "k"], "and '--key-file' has nothing"),
    (["p", "1", "city", "--changes", "c.csv", "-j", "2"], "and '--threads' has nothing"),
    (["p", "1", "city", "--changes", "c.csv", "-d", ";"], "and '--delimiter' has nothing"),
    (["p", "1", "city", "--changes", "c.csv", "--no-header"], "and '--no-header' has nothing"),
    (["p", "1", "city", "--changes", "c.csv", "--on-ragged", "pad"], "and '--on-ragged' has"),
    (["p", "1", "city", "--changes", "c.csv", "--max-columns", "9"], "and '--max-columns' has"),
    (["--pair", "sf:1", "hub:8", "--changes", "c.csv"], "tell of values"),
  ])
  func `what cannot be told is a usage error`(arguments: [String], words: String) {
    let result = Tool.run(["why"] + arguments, in: workspace)
    #expect(result.exitCode == 2 && result.output.isEmpty)
    #expect(result.errors.contains(words), "\(result.errors)")
  }
}

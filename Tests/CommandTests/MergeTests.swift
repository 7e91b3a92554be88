import Testing

/// `merge` from outside: its report, its flags, how it stops.
struct MergeTests {
  let workspace = Workspace()

  init() {
    workspace.write("id,email,tax\n1,a@x.org,7\n2,b@x.org,\n", to: "sf.csv")
    workspace.write("id,email,tax\n8,A@x.org,7\n9,b@x.org,5\n", to: "hub.csv")
    let head = """
      load sf from 'sf.csv'
      load hub from 'hub.csv'
      use sf, hub
      column id is id
      column email is email
      merge sf, hub into person
        same when email equal
        take everything else from sf, then hub

      """
    workspace.write(head, to: "merge.rules")
    workspace.write(head + "expect merged < 1 rows\n", to: "few.rules")
    workspace.write(head + "save to 'out.csv', links to 'links.csv'\n", to: "saves.rules")
  }

  @Test func `the result goes to stdout, and its links where the flag says`() {
    let result = Tool.run(["apply", "merge.rules", "--links", "links.csv"], in: workspace)
    #expect(result.exitCode == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 3 && lines[0] == "person_id,id,email,tax")
    #expect(lines[1].hasSuffix(",1,a@x.org,7") && lines[2].hasSuffix(",2,b@x.org,5"))
    #expect(workspace.read("links.csv").split(separator: "\n").count == 5)
    #expect(result.errors.contains("2 rows in = 2 merged into person + 0 removed"))
    #expect(result.errors.contains("2 sf + 2 hub = 2 person + 2 put to others; 2 groups of more"))
    #expect(result.errors.contains("same when email equal: 2 pairs compared, 2 linked"))
  }

  @Test func `a preview tells what the merge would come to, and writes nothing`() {
    let before = workspace.names
    let result = Tool.run(["preview", "saves.rules"], in: workspace)
    #expect(result.exitCode == 0, "\(result.errors)")
    for text in [
      "merged   2 sf + 2 hub = 2 person + 2 put to others; 2 groups of more",
      "same when email equal: 2 pairs compared, 2 linked", "2 rows by same when email equal (1)",
      "2 rows in = 2 out", "nothing was written",
    ] {
      #expect(result.output.contains(text), "\(text) in \(result.output)")
    }
    #expect(workspace.names == before)
  }

  @Test func `JSON tells of the merge`() throws {
    let result = Tool.run(
      ["apply", "merge.rules", "-o", "out.csv", "--format", "json"], in: workspace)
    let schema = try JSONSchema.file("docs/schemas/fettle.apply-1.schema.json")
    #expect(schema.problems(in: result.output) == [])
    let tables = try #require(result.json["tables"] as? [[String: Any]])
    #expect(tables.map { $0["mergedInto"] as? String } == ["person", "person", nil])
    let merge = try #require(tables[2]["merge"] as? [String: Any])
    #expect(merge["groups"] as? Int == 2 && merge["folded"] as? Int == 2)
    #expect((merge["largest"] as? [[String: Any]])?.count == 2)
  }

  @Test func `a column that is normalized in one of two tables is named with both`() {
    workspace.write("id,d\n1,01/02/2026\n", to: "sf.csv")
    workspace.write("id,d\n8,01/02/2026\n", to: "hub.csv")
    workspace.write(
      """
      load sf from 'sf.csv'
      load hub from 'hub.csv'
      use sf, hub
      column d is date 'DD/MM/YYYY'
      use sf
      normalize d date
      merge sf, hub into person
        same when d equal
        take everything else from first

      """, to: "half.rules")
    let half = Tool.run(["check", "half.rules"], in: workspace)
    #expect(half.exitCode == 2)
    #expect(
      half.errors.contains("F0807: column 'd' is normalized in 'sf', and not in 'hub'"),
      "\(half.errors)")
    #expect(
      half.errors.contains(
        "write above the merge, and below what declares the column: use hub; normalize d date"))
    let text = workspace.read("half.rules")
    workspace.write(
      text.replacing("merge sf", with: "use hub\nnormalize d date\nmerge sf"), to: "half.rules")
    let whole = Tool.run(["check", "half.rules"], in: workspace)
    #expect(whole.exitCode == 0, "\(whole.errors)")
  }

  @Test func `expect merged ends with exit 7 and nothing written`() {
    let result = Tool.run(["apply", "few.rules", "-o", "out.csv"], in: workspace)
    #expect(result.exitCode == 7, "\(result.errors)")
    #expect(!workspace.names.contains("out.csv"))
  }

  @Test func `a merge that does not fit in its memory goes to disk, and gives the same bytes`() {
    let rows = (0..<150_000).map { "\($0),user\($0)@example.com,\($0 % 7)" }
    workspace.write((["id,email,tax"] + rows).joined(separator: "\n") + "\n", to: "sf.csv")
    let written = ["out.csv", "links.csv"]
    let large = Tool.run(["apply", "saves.rules", "--memory", "400M"], in: workspace)
    #expect(large.exitCode == 0 && !large.errors.contains("went to disk"), "\(large.errors)")
    let expected = written.map { workspace.read($0) }
    let small = Tool.run(["apply", "saves.rules", "--memory", "40M"], in: workspace)
    #expect(small.exitCode == 0 && small.errors.contains("went to disk"), "\(small.errors)")
    #expect(written.map { workspace.read($0) } == expected)
    let data = Tool.shell(
      "ulimit -d 60000; $FETTLE apply saves.rules --memory 40M --threads 1", in: workspace)
    #expect(data.exitCode == 0, "\(data.errors)")
  }

  @Test func `a merge that fits neither in memory nor on the disk ends before anything is written`()
  {
    let rows = (0..<150_000).map { "\($0),user\($0)@example.com,\($0 % 7)" }
    workspace.write((["id,email,tax"] + rows).joined(separator: "\n") + "\n", to: "sf.csv")
    let result = Tool.shell(
      "ulimit -f 20000; $FETTLE apply saves.rules --memory 40M --threads 1", in: workspace)
    #expect(result.exitCode == 4, "\(result.errors)")
    #expect(result.errors.contains("memory cannot go to a file in "))
    #expect(!workspace.names.contains("out.csv") && !workspace.names.contains("links.csv"))
  }

  // It said "0 pairs compared" above the links that it had refused.
  @Test func `a line that keeps rows apart is told with the links that it refused`() throws {
    workspace.write("id,email,tax\n1,a@x,7\n2,a@x,8\n3,a@x,7\n4,b@x,1\n5,b@x,2\n", to: "all.csv")
    workspace.write(
      """
      column id is id
      merge input into person
        same when email equal
        never same when tax differ
        take everything else from first

      """, to: "apart.rules")
    let result = Tool.run(["apply", "apart.rules", "all.csv"], in: workspace)
    #expect(
      result.errors.contains("never same when tax differ: 2 links refused\n"), "\(result.errors)")
    #expect(!result.errors.contains(" 0 pairs compared"))
    let json = Tool.run(["preview", "apart.rules", "all.csv", "--format", "json"], in: workspace)
    let schema = try JSONSchema.file("docs/schemas/fettle.preview-1.schema.json")
    #expect(schema.problems(in: json.output) == [])
    #expect(json.output.contains("\"linked\": 0, \"refused\": 2}"), "\(json.output)")
  }

  @Test func `links of a table that is not merged are refused`() {
    workspace.write("normalize email trim\n", to: "plain.rules")
    let flag = Tool.run(
      ["apply", "plain.rules", "sf.csv", "-o", "out.csv", "--links", "l.csv"], in: workspace)
    #expect(flag.exitCode == 2 && flag.errors.contains("'--links' has nothing to take"))
    let both = Tool.run(["apply", "saves.rules", "--links", "l.csv"], in: workspace)
    #expect(both.exitCode == 2 && both.errors.contains("'--links' has no table to take"))
  }

  @Test func `the page, the plan and a preview show the merge and write nothing else`() {
    let page = Tool.run(
      ["apply", "merge.rules", "-o", "out.csv", "--report", "html=page.html"], in: workspace)
    #expect(page.exitCode == 0, "\(page.errors)")
    #expect(workspace.read("page.html").contains("2 sf + 2 hub = 2 person"))
    let plan = Tool.run(["apply", "merge.rules", "--explain"], in: workspace)
    #expect(plan.output.contains("table person merged of sf, hub"))
    let preview = Tool.run(["preview", "saves.rules"], in: workspace)
    #expect(preview.exitCode == 0, "\(preview.errors)")
    #expect(!workspace.names.contains("links.csv"))
  }

  @Test func `a merged table can be looked into and counted by others`() {
    workspace.write("id,email\n5,b@x.org\n6,z@x.org\n", to: "new.csv")
    workspace.write(
      workspace.read("merge.rules")
        + """
        use input
        keep rows when email not in person.email
        expect rows = rows of person, note

        """, to: "look.rules")
    let result = Tool.run(["apply", "look.rules", "new.csv"], in: workspace)
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(result.output == "id,email\n6,z@x.org\n")
  }
}

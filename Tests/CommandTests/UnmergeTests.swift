import Foundation
import Testing

/// `fettle unmerge` from outside: several files, compressed ones, streams, databases, and its answers.
struct UnmergeTests {
  let workspace = Workspace()

  private static let merge = """
    column id is id
    merge TABLES into person
      same when email equal
      removed to 'records.csv'
      take everything else from first
    save to 'person.csv', links to 'links.csv'

    """

  init() {
    workspace.write("id,email\r\n1,a@x.org\r\n2,b@x.org", to: "one.csv")
    _ = Tool.shell("mkdir -p a b out", in: workspace)
    workspace.write("\u{FEFF}id,email\n8,a@x.org\n9,c@x.org\n", to: "a/export.csv")
    workspace.write("id,email\n10,b@x.org\n\n11,d@x.org", to: "b/export.csv")
  }

  private func apply(_ loads: String, _ tables: String, _ line: String = "$FETTLE apply x.rules") {
    workspace.write(
      loads + "use \(tables)\n" + Self.merge.replacing("TABLES", with: tables), to: "x.rules")
    let result = Tool.shell(line, in: workspace)
    #expect(result.exitCode == 0, "\(result.errors)")
  }

  private func unmerge(_ flags: String = "") -> ToolResult {
    Tool.shell(
      "$FETTLE unmerge links.csv --removed records.csv --out-dir out \(flags)", in: workspace)
  }

  private func isBack(_ name: String, as other: String? = nil) -> Bool {
    let result = Tool.shell("cmp \(name) out/\(other ?? name)", in: workspace)
    return result.exitCode == 0
  }

  @Test func `files of a pattern come back one by one, each with its own start and end`() throws {
    apply("load one from 'one.csv'\nload all from '?/export.csv'\n", "one, all")
    let result = unmerge()
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(isBack("one.csv") && isBack("a/export.csv") && isBack("b/export.csv"))
    #expect(result.errors.contains("all: out/b/export.csv, 31 bytes"), "\(result.errors)")
    #expect(result.errors.hasSuffix("3 files as before the merge, 6 rows linked\n"))
    let told = unmerge("--format json")
    let schema = try JSONSchema.file("docs/schemas/fettle.unmerge-1.schema.json")
    #expect(schema.problems(in: told.output) == [], "\(told.output)")
    #expect(schema.problems(in: told.output.replacing("wasThere", with: "was")) != [])
    let failed = Tool.shell(
      "$FETTLE unmerge none.csv --removed records.csv --out-dir out --format json", in: workspace)
    #expect(failed.exitCode == 3 && schema.problems(in: failed.output) == [], "\(failed.output)")
    let json = told.json
    #expect(json["schema"] as? String == "fettle.unmerge/1" && json["rows"] as? Int == 6)
    let files = json["files"] as? [[String: Any]]
    #expect(files?.map { $0["wasThere"] as? Bool } == [true, true, true])
  }

  @Test func `compressed files come back decompressed, and a stream too`() {
    _ = Tool.shell("gzip -k one.csv", in: workspace)
    apply(
      "load one from 'one.csv.gz'\nload two from 'a/export.csv'\n", "one, two, input",
      "cat b/export.csv | $FETTLE apply x.rules -")
    let result = unmerge("--quiet")
    #expect(result.exitCode == 0 && result.errors.isEmpty, "\(result.errors)")
    #expect(isBack("one.csv") && isBack("a/export.csv") && isBack("b/export.csv", as: "stdin"))
  }

  @Test func `where nothing is given back no folder is left`() {
    apply("load one from 'one.csv'\nload all from '?/export.csv'\n", "one, all")
    _ = Tool.shell("mkdir out/b && echo mine > out/b/export.csv", in: workspace)
    let taken = unmerge()
    #expect(taken.exitCode == 4 && taken.errors.contains("has other bytes"), "\(taken.errors)")
    #expect(
      Tool.shell("cd out && find . | sort", in: workspace).output == ".\n./b\n./b/export.csv\n")
    _ = Tool.shell("rm -r out/b", in: workspace)
    workspace.write(
      workspace.read("records.csv").replacing("d@x.org", with: "e@x.org"), to: "records.csv")
    let changed = unmerge()
    #expect(changed.exitCode == 3 && changed.errors.contains("SHA-256"), "\(changed.errors)")
    #expect(Tool.shell("ls -A out", in: workspace).output.isEmpty)
  }

  @Test func `two tables of one file name are told apart by their tables`() {
    apply("load x from 'a/export.csv'\nload y from 'b/../a/export.csv'\n", "x, y")
    let result = unmerge()
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(
      isBack("a/export.csv", as: "x/export.csv") && isBack("a/export.csv", as: "y/export.csv"))
  }

  @Test(.enabled(if: Tool.hasPython))
  func `tables of a database are left out with their rows`() {
    let made = Tool.shell(
      """
      python3 -c "import sqlite3; c = sqlite3.connect('crm.db'); \
      c.execute('create table t (id integer, email text)'); \
      c.execute(\\"insert into t values (5, 'a@x.org'), (6, 'z@x.org')\\"); c.commit()"
      """, in: workspace)
    #expect(made.exitCode == 0, "\(made.errors)")
    apply("load one from 'one.csv'\nload crm from 'sqlite:crm.db' table 't'\n", "one, crm")
    let result = unmerge()
    #expect(result.exitCode == 1 && isBack("one.csv"), "\(result.errors)")
    #expect(result.errors.contains("crm: has no file to give back, 2 rows of 'sqlite:crm.db"))
    #expect(workspace.read("records.csv").contains("\nrecord,crm,5,"))
  }

  @Test
  func
    `records come from a file, not from stdin, and the folder around the new one has to be there`()
  {
    apply("load one from 'one.csv'\n", "one")
    let stream = Tool.run(
      ["unmerge", "links.csv", "--removed", "-", "--out-dir", "out"], in: workspace)
    #expect(stream.exitCode == 2 && stream.errors.contains("read twice"))
    let nowhere = Tool.run(
      ["unmerge", "links.csv", "--removed", "records.csv", "--out-dir", "none/new"], in: workspace)
    #expect(
      nowhere.exitCode == 4 && nowhere.errors.contains("mkdir -p 'none/new'"),
      "\(nowhere.errors)")
    let made = Tool.shell(
      "$FETTLE unmerge links.csv --removed records.csv --out-dir new && cmp one.csv new/one.csv",
      in: workspace)
    #expect(made.exitCode == 0, "\(made.errors)")
    let bare = Tool.run(["unmerge", "links.csv"], in: workspace)
    #expect(bare.exitCode == 2 && bare.errors.contains("--removed"))
  }
}

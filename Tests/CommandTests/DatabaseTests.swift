import Testing

/// Tables of SQLite databases as inputs and outputs of the tool, looked at from outside with Python's sqlite3.
@Suite(.enabled(if: Tool.hasPython, "python3 looks at the databases"))
struct DatabaseTests {
  let workspace = Workspace()

  init() {
    sql(
      "crm.db",
      """
      CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT, email TEXT, amount REAL);
      INSERT INTO customer VALUES (1, 'Ann', 'ANN@x.de', 1.5), (2, 'Bob "B"', NULL, 2), (3, 'Cleo', '=1+1', 0.1);
      CREATE VIEW named AS SELECT id, name FROM customer;
      """)
    workspace.write(
      """
      load crm from 'sqlite:crm.db' table 'customer'
      use crm
      normalize email lower
      save to 'sqlite:central.db' table 'person' key id
      """, to: "save.rules")
  }

  /// Runs SQL on a database of the workspace.
  private func sql(_ name: String, _ text: String) {
    workspace.write(text, to: "script.sql")
    let script =
      "import sqlite3; c = sqlite3.connect('\(name)'); c.executescript(open('script.sql').read())"
    let result = Tool.shell("python3 -c \"\(script)\"", in: workspace)
    #expect(result.exitCode == 0, "\(result.errors)")
  }

  /// The rows of a query, cells by `|`.
  private func query(_ name: String, _ text: String) -> String {
    workspace.write(text, to: "query.sql")
    let script = """
      import sqlite3
      for row in sqlite3.connect('file:\(name)?mode=ro', uri=True).execute(open('query.sql').read()):
          print('|'.join('' if v is None else str(v) for v in row))
      """
    workspace.write(script, to: "query.py")
    let result = Tool.shell("python3 query.py", in: workspace)
    return result.output + result.errors
  }

  private func shell(_ line: String) -> ToolResult { Tool.shell(line, in: workspace) }

  @Test func `a table or a view is an input on the command line, and for --in`() {
    let direct = shell("$FETTLE apply -q -e 'normalize email lower' 'sqlite:crm.db?table=customer'")
    let table =
      "id,name,email,amount\n1,Ann,ann@x.de,1.5\n2,\"Bob \"\"B\"\"\",,2.0\n3,Cleo,=1+1,0.1\n"
    #expect(direct.output == table, "\(direct.errors)")
    #expect(direct.exitCode == 0)
    let bound = shell(
      "$FETTLE apply -q -e 'load c; normalize name upper' --in 'c=sqlite:crm.db?table=named'")
    #expect(bound.output == "id,name\n1,ANN\n2,\"BOB \"\"B\"\"\"\n3,CLEO\n", "\(bound.errors)")
  }

  @Test func `whole-table rules give the same rows as on a file`() {
    sql(
      "big.db",
      """
      CREATE TABLE t (id INTEGER PRIMARY KEY, k, v);
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
      INSERT INTO t SELECT i, 'k' || (i * 7919 % 1009), i * 31 % 997 FROM n;
      """)
    let result = shell(
      """
      rules="column v is number; unique id; dedupe on k keep largest v"
      $FETTLE apply -q -e "normalize k trim" 'sqlite:big.db?table=t' -o t.csv
      $FETTLE apply -q -e "$rules" t.csv -o a.csv --removed ar.csv
      $FETTLE apply -q -e "$rules" 'sqlite:big.db?table=t' -j 4 -o b.csv --removed br.csv
      cmp a.csv b.csv; cmp ar.csv br.csv; wc -l < b.csv
      """)
    #expect(result.output == "1010\n", "\(result.errors)")
  }

  @Test func `rows are merged by key, and the counts are said in words and in JSON`() {
    let first = shell("$FETTLE apply save.rules")
    #expect(first.exitCode == 0)
    #expect(first.errors.contains("3 rows inserted, 0 updated, 0 unchanged"), "\(first.errors)")
    sql(
      "crm.db", "UPDATE customer SET name = 'Anna' WHERE id = 1; DELETE FROM customer WHERE id = 3;"
    )
    #expect(!first.errors.contains("left alone"), "\(first.errors)")
    let second = shell("$FETTLE apply --format json save.rules")
    let output = (second.json["outputs"] as? [[String: Any]])?.first
    #expect(output?["inserted"] as? Int == 0)
    #expect(output?["updated"] as? Int == 1)
    #expect(output?["unchanged"] as? Int == 1)
    #expect(output?["left"] as? Int == 1)
    let third = shell("$FETTLE apply save.rules")
    #expect(
      third.errors.contains(
        "2 unchanged; 1 row of the table left alone, whose key did not come in"),
      "\(third.errors)")
    #expect(
      query("central.db", "SELECT * FROM person")
        == "1|Anna|ann@x.de|1.5\n2|Bob \"B\"||2.0\n3|Cleo|=1+1|0.1\n")
    #expect(
      query("central.db", "SELECT run, kind, key, old_name FROM person_journal")
        == "1|insert|1|\n1|insert|2|\n1|insert|3|\n2|update|1|Ann\n")
  }

  @Test func `formulas are no matter for a database`() {
    let result = shell("$FETTLE apply --csv-safe escape save.rules")
    #expect(!result.errors.contains("formula"), "\(result.errors)")
    #expect(query("central.db", "SELECT email FROM person WHERE id = '3'") == "=1+1\n")
  }

  @Test func `what the load declares blank is NULL, and no key`() {
    workspace.write("id,a\n1,\n2,N/A\n3,\"  \"\n4,-\n5,x\n", to: "bl.csv")
    workspace.write(
      "load crm, blanks 'N/A', '-'\nsave to 'sqlite:bl.db' table 't' key id\n", to: "bl.rules")
    let first = shell("$FETTLE apply -q bl.rules bl.csv")
    #expect(first.exitCode == 0, "\(first.errors)")
    let nulls = query("bl.db", "SELECT id, a IS NULL, a FROM t ORDER BY id")
    #expect(nulls == "1|1|\n2|1|\n3|1|\n4|1|\n5|0|x\n")
    workspace.write("id,a\n1,N/A\n2,\n3,-\n4,\"  \"\n5,x\n", to: "bl2.csv")
    let second = shell("$FETTLE apply bl.rules bl2.csv")
    #expect(second.errors.contains("0 rows inserted, 0 updated, 5 unchanged"), "\(second.errors)")
    workspace.write("id,a\nN/A,x\n", to: "key.csv")
    let key = shell("$FETTLE apply -q bl.rules key.csv")
    #expect(key.exitCode == 4 && key.errors.contains("is blank in row 1"), "\(key.errors)")
    workspace.write(
      "load crm, blanks 'N/A', '-'\nsave to 'sqlite:none.db' table 't' key id, blanks 'none'\n",
      to: "none.rules")
    #expect(shell("$FETTLE apply -q none.rules bl.csv").exitCode == 0)
    #expect(query("none.db", "SELECT count(*) FROM t WHERE a = 'none'") == "4\n")
  }

  @Test func `a file in any dialect is saved, cell by cell`() {
    workspace.write(
      "\u{FEFF}preamble\n[id];name;note\r\n1;\"A;\"\"x\"\"\";12\" rack\r\n2;\"b\nc\"", to: "in.csv")
    let result = shell(
      """
      $FETTLE apply -q -e "load t, delimiter ';', skip 1, header 'id', 'name', 'note'
      drop rows when id = '[id]'
      save to 'sqlite:x.db' table 't' key id" --on-ragged pad in.csv
      """)
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(query("x.db", "SELECT * FROM t") == "1|A;\"x\"|12\" rack\n2|b\nc|\n")
  }

  @Test func `a database that is read may be merged into itself`() {
    workspace.write(
      """
      load crm from 'sqlite:crm.db' table 'customer'
      use crm
      normalize name upper
      save to 'sqlite:crm.db' table 'customer' key id
      """, to: "self.rules")
    let result = shell("$FETTLE apply self.rules && $FETTLE apply self.rules")
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(result.errors.contains("0 rows inserted, 3 updated, 0 unchanged"), "\(result.errors)")
    #expect(result.errors.contains("0 rows inserted, 0 updated, 3 unchanged"), "\(result.errors)")
    #expect(query("crm.db", "SELECT name, typeof(amount) FROM customer LIMIT 1") == "ANN|real\n")
    #expect(query("crm.db", "SELECT count(*) FROM customer_journal") == "3\n")
  }

  @Test func `a table of it that is loaded and not read to its end does not hold it`() {
    sql(
      "crm.db",
      """
      CREATE TABLE big AS
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 90000)
      SELECT i AS id, 'some text' AS v FROM n;
      """)
    workspace.write(
      """
      load big from 'sqlite:crm.db' table 'big'
      load crm from 'sqlite:crm.db' table 'customer'
      use crm
      save to 'sqlite:crm.db' table 'copy' key id
      """, to: "idle.rules")
    let result = shell("$FETTLE apply -q idle.rules")
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(query("crm.db", "SELECT count(*) FROM copy") == "3\n")
  }

  @Test func `a stop, a preview and a failing output leave a database as it was`() {
    #expect(shell("$FETTLE apply -q save.rules").exitCode == 0)
    sql("crm.db", "UPDATE customer SET name = 'changed'")
    let result = shell(
      """
      cp central.db before.db
      $FETTLE preview save.rules > /dev/null
      cmp central.db before.db
      (cat save.rules; echo; echo "stop rows when id = '2'") > stop.rules
      $FETTLE apply -q stop.rules; echo $?
      cmp central.db before.db
      (cat save.rules; echo; echo "save to '/dev/full'") > full.rules
      $FETTLE apply -q full.rules; echo $?
      cmp central.db before.db
      ls | grep -c fettle- ; ls central.db-journal
      """)
    #expect(result.output == "7\n4\n0\n", "\(result.errors)")
  }

  @Test func `several tables go to one database, together, and --out-dir moves it`() {
    workspace.write("id,a\n1,x\n1,y\n", to: "twice.csv")
    workspace.write(
      """
      load crm from 'sqlite:crm.db' table 'customer'
      load twice from 'twice.csv'
      save crm to 'sqlite:out.db' table 'c' key id
      save twice to 'sqlite:out.db' table 't' key id
      """, to: "both.rules")
    let failed = shell("mkdir d; $FETTLE apply -q both.rules --out-dir d")
    #expect(failed.exitCode == 4)
    #expect(failed.errors.contains("the key '1' of"), "\(failed.errors)")
    #expect(failed.errors.contains("both.rules:4:15"), "\(failed.errors)")
    #expect(shell("ls -A d").output == "")
    workspace.write("id,a\n1,x\n2,y\n", to: "twice.csv")
    #expect(shell("$FETTLE apply -q both.rules --out-dir d").exitCode == 0)
    #expect(
      query("d/out.db", "SELECT (SELECT count(*) FROM c), (SELECT count(*) FROM t)") == "3|2\n")
  }

  @Test(arguments: [
    ("load c from 'sqlite:no.db' table 't'", 3, "'no.db' cannot be read: there is no such file"),
    ("load c from 'sqlite:crm.db' table 'custome'", 3, "did you mean 'customer'?"),
    ("load c from 'sqlite:save.rules' table 't'", 3, "it is no SQLite database"),
    ("load c from 'sqlite:crm.db' table 'customer', delimiter ';'", 2, "error F0318"),
  ])
  func `an input that cannot be read says so with its place in the rules`(
    load: String, exitCode: Int, says: String
  ) {
    workspace.write("\(load)\nuse c\nnormalize name upper\n", to: "bad.rules")
    let result = shell("$FETTLE apply bad.rules")
    #expect(result.exitCode == Int32(exitCode))
    #expect(result.errors.contains(says), "\(result.errors)")
    #expect(result.errors.contains("bad.rules:1:"), "\(result.errors)")
  }

  @Test(arguments: [
    ("save to 'sqlite:central.db' table 'person' key idd", "did you mean 'id'?"),
    (
      "set extra = 'x'; save to 'sqlite:central.db' table 'person' key id",
      "lacks the column 'extra'"
    ),
    ("save to 'sqlite:nowhere/central.db' table 'person' key id", "there is no folder"),
    ("save to 'sqlite:in.csv' table 'person' key id", "it is no SQLite database"),
    ("save to 'sqlite:crm.db' table 'named' key id", "is a view"),
    (
      "save to 'sqlite:n.db' table 'a' key id; save to 'sqlite:./n.db' table 'A' key id",
      "would take two outputs"
    ),
    ("save to 'sqlite:n.db' table 'a' key id; save to 'n.db'", "are one file for two outputs"),
    ("save to 'crm.db'", "'crm.db' is an input of this run"),
  ])
  func `an output that cannot be is refused before a row is read`(rules: String, says: String) {
    #expect(shell("$FETTLE apply -q save.rules").exitCode == 0)
    workspace.write("id\n1\n", to: "in.csv")
    let names = workspace.names
    let result = Tool.run(
      ["apply", "-e", rules, "sqlite:crm.db?table=customer"], in: workspace)
    #expect([2, 4].contains(result.exitCode))
    #expect(result.errors.contains(says), "\(result.errors)")
    #expect(workspace.names == names)
  }

  @Test func `flags that say how a file is written, and logs in a database, are refused`() {
    let idle = shell(
      "$FETTLE apply -e 'normalize name upper' --delimiter ';' 'sqlite:crm.db?table=customer'")
    #expect(idle.exitCode == 2)
    #expect(idle.errors.contains("only databases are read"), "\(idle.errors)")
    for flag in ["-o", "--rejects", "--removed"] {
      let result = shell(
        "$FETTLE apply -e 'normalize name upper' 'sqlite:crm.db?table=customer' \(flag) 'sqlite:x.db?table=t'"
      )
      #expect(result.exitCode == 2, "\(flag): \(result.errors)")
    }
    #expect(!workspace.names.contains { $0.hasPrefix("sqlite:") || $0 == "x.db" })
  }

  @Test func `check --against and profile read a table, and sniff has nothing to find out`() {
    let sniff = shell("$FETTLE sniff 'sqlite:crm.db?table=customer'")
    #expect(sniff.exitCode == 2)
    #expect(sniff.errors.contains("load input from 'sqlite:crm.db' table 'customer'"))
    let check = shell(
      "$FETTLE check -e 'column amount is date' --against 'sqlite:crm.db?table=customer'")
    #expect(check.errors.contains("F0603"), "\(check.errors)")
    let profile = shell("$FETTLE profile 'sqlite:crm.db?table=customer'")
    #expect(profile.exitCode == 0)
    #expect(profile.output.contains("amount"), "\(profile.output)")
  }
}

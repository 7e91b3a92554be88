import Foundation
import Testing

/// What the tool prints as JSON against the schemas that are published for it; `apply` has tests among
/// those of its reports.
struct SchemaTests {
  let workspace = ReportCase.workspace()

  static let kinds = [
    "apply", "preview", "check", "profile", "history", "test", "review", "unmerge", "idempotent",
  ]

  private func schema(_ kind: String) throws -> JSONSchema {
    try JSONSchema.file("docs/schemas/fettle.\(kind)-1.schema.json")
  }

  /// Holds an output against a schema, and changes of it that must not pass.
  private func expect(
    _ output: String, follows kind: String, andNot changes: [(part: String, other: String)],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let schema = try schema(kind)
    #expect(schema.problems(in: output) == [], sourceLocation: sourceLocation)
    for (part, other) in changes {
      #expect(output.contains(part), "\(part) in \(output)", sourceLocation: sourceLocation)
      let changed = output.replacing(part, with: other)
      #expect(schema.problems(in: changed) != [], "\(other)", sourceLocation: sourceLocation)
    }
  }

  private func run(_ arguments: String...) -> String {
    Tool.run(arguments + ["--format", "json"], in: workspace).output
  }

  @Test func `what preview prints follows its schema`() throws {
    try expect(
      run("preview", "checks.rules", "export.csv", "--today", "2026-01-31"), follows: "preview",
      andNot: [
        ("\"samples\": [", "\"samples\": [null, "), ("\"before\"", "\"was\""),
        ("\"exitCode\": 0", "\"exitCode\": 1"), ("\"findingCount\": ", "\"findingCount\": -"),
        ("fettle.preview/1", "fettle.apply/1"),
      ])
    let reported = Tool.run(
      ["preview", "checks.rules", "export.csv", "--report", "json=a.json"], in: workspace)
    #expect(reported.exitCode == 0, "\(reported.errors)")
    try expect(
      workspace.read("a.json"), follows: "preview", andNot: [("\"kind\"", "\"sort\"")])
    try expect(
      run("preview", "checks.rules", "missing.csv"), follows: "preview",
      andNot: [("\"exitCode\": 3", "\"exitCode\": 1"), ("\"message\"", "\"text\"")])
    try expect(
      run("preview", "-e", "default emial 'x'", "export.csv"), follows: "preview",
      andNot: [("\"severity\": \"error\"", "\"severity\": \"grave\"")])
  }

  @Test func `what a stopped run prints follows its schema`() throws {
    for kind in ["apply", "preview"] {
      let output = run(
        kind, "-e", "normalize email upper; stop rows when email is present", "export.csv")
      #expect(output.contains("\"outcome\": \"stopped\""), "\(output)")
      try expect(
        output, follows: kind,
        andNot: [
          ("\"withheldChanged\": ", "\"withheldChanged\": -"), ("\"withheld\": ", "\"held\": "),
        ])
    }
  }

  @Test func `what check prints follows its schema`() throws {
    try expect(
      run("check", "checks.rules"), follows: "check",
      andNot: [("\"errors\": 0", "\"errors\": \"0\""), ("\"outcome\": \"done\"", "\"outcome\": 1")])
    // Two mistakes, one of them with a fix and one that points to another place.
    workspace.write("default emial 'x'\nrename id -> email\nrename email -> id\n", to: "bad.rules")
    try expect(
      run("check", "bad.rules", "--against", "export.csv"), follows: "check",
      andNot: [
        ("\"exitCode\": 2", "\"exitCode\": 7"), ("\"code\"", "\"number\""),
        ("\"offset\": ", "\"offset\": -"), ("\"warnings\": ", "\"notes\": "),
      ])
    try expect(
      run("check", "missing.rules"), follows: "check",
      andNot: [("\"failure\": {", "\"failure\": {\"why\": 1, ")])
  }

  @Test func `what check says of a second run follows its schema`() throws {
    for (name, rules) in [
      ("proven", "normalize email lower"), ("refuted", "set email = email & '!'"),
      ("unrepeatable", "normalize email trim\nrename email -> mail"),
      ("proven", "normalize name trim\nrename email -> mail"),
      ("open", "replace email /a+/ -> 'a'"),
      ("rejected", "default emial"),
      (
        "merged",
        "load a from 'export.csv'\nmerge input, a into p\n  same when email equal\n"
          + "  take everything else from input, then a"
      ),
    ] {
      workspace.write(rules + "\n", to: "\(name).rules")
      let output = run("check", "\(name).rules", "--idempotent")
      try expect(
        output, follows: "idempotent",
        andNot: [
          ("\"result\": \"\(name)\"", "\"result\": \"maybe\""),
          ("\"exitCode\": ", "\"exitCode\": 7"),
        ])
      let parts = [
        "refuted": ("\"twice\": [[", "\"twice\": [[1, "), "open": ("\"rowsTried\": ", "\"rows\": "),
        "merged": ("\"line\": {\"file\"", "\"line\": {\"path\""),
        "proven": ("\"file\": ", "\"files\": "),
        "unrepeatable": ("\"severity\": \"error\"", "\"severity\": \"grave\""),
      ]
      if let part = parts[name] { try expect(output, follows: "idempotent", andNot: [part]) }
    }
    try expect(
      run("check", "missing.rules", "--idempotent"), follows: "idempotent",
      andNot: [("\"message\"", "\"text\"")])
  }

  @Test func `what profile prints follows its schema`() throws {
    var table = "id,born,paid,due,amount,note,country,empty\n"
    for row in 1...200 {
      table += "\(row),19\(10 + row % 80)-02-03,\(1 + row % 28).02.2024,0\(1 + row % 9)/02/2024,"
      table += "\(row % 9).50,\(row == 7 ? " N/A" : "zß\(row)"),"
      table += "\(row % 3 == 0 ? "DE" : "AT"),\n"
    }
    workspace.write(table, to: "table.csv")
    try expect(
      run("profile", "table.csv"), follows: "profile",
      andNot: [
        ("\"shapeGrain\": \"", "\"shapeGrain\": \"un"), ("\"least\": ", "\"least\": [], \"at\": "),
        ("\"counts\": [", "\"counts\": [\"\", "), ("\"unique\": true", "\"unique\": 1"),
        ("\"distinct\": ", "\"distinct\": -"), ("\"misfits\": [", "\"misfits\": [1, "),
        ("\"freeze\": ", "\"frozen\": "), ("\"proven\"", "\"known\""),
        ("\"greatestLength\": null", "\"greatestLength\": \"\""),
      ])
    workspace.write("a,b\n", to: "header.csv")
    try expect(
      run("profile", "header.csv"), follows: "profile", andNot: [("\"rows\": 0", "\"rows\": null")])
    try expect(
      run("profile", "missing.csv"), follows: "profile",
      andNot: [("\"outcome\": \"failed\"", "\"outcome\": \"done\"")])
  }

  @Test func `what test prints follows its schema`() throws {
    workspace.write(
      """
      normalize email lower
      replace city 'a' -> 'b', 'c' -> 'd'
      check email is present, reject as there
      example normalize email lower: 'A' -> 'b'
      test 'x'
        given    email | city
                 A     | a
                 blank | a
        expect   email | city
                 b     | b
                 c     | blank

      """, to: "tests.rules")
    try expect(
      run("test", "tests.rules", "--coverage", "--mutate", "--fail-under", "90%"), follows: "test",
      andNot: [
        ("\"exitCode\": 1", "\"exitCode\": 7"), ("\"differing\": [", "\"differing\": [\"\", "),
        ("\"got\": null", "\"got\": 1"), ("\"coveredArms\": ", "\"covered\": "),
        ("\"shortfalls\": [", "\"shortfalls\": [1, "), ("\"kind\": \"test\"", "\"kind\": \"x\""),
      ])
    workspace.write(
      "normalize email lower\ntest 'x'\n  given email\n        A\n  expect email\n         a\n",
      to: "good.rules")
    try expect(
      run("test", "good.rules", "--mutate"), follows: "test",
      andNot: [("\"notNoticed\": [", "\"notNoticed\": [{}, "), ("\"made\": ", "\"made\": -")])
    workspace.write("default emial 'x'\ntest 'y'\n  given\n", to: "bad.rules")
    try expect(
      run("test", "bad.rules"), follows: "test",
      andNot: [("\"rules rejected\"", "\"rejected\""), ("\"code\"", "\"number\"")])
    try expect(
      run("test", "missing.rules"), follows: "test", andNot: [("\"message\"", "\"text\"")])
  }

  @Test func `each line of a history follows its schema`() throws {
    for _ in 0..<2 {
      let result = Tool.run(
        ["apply", "checks.rules", "export.csv", "-o", "clean.csv", "--history", "runs.jsonl"],
        in: workspace)
      #expect(result.exitCode == 1, "\(result.errors)")
    }
    let lines = workspace.read("runs.jsonl").split(separator: "\n")
    #expect(lines.count == 2)
    for line in lines {
      try expect(
        String(line), follows: "history",
        andNot: [
          ("\"date\": \"2", "\"date\": \"on 2"), ("\"passed\": ", "\"passed\": -"),
          ("\"value\": \"", "\"value\": 1, \"of\": \""), ("\"table\"", "\"name\""),
        ])
    }
  }

  /// Each schema stands alone, so what several of them say of one thing must not drift apart.
  @Test func `schemas say the same of what they share`() throws {
    let own: Set = ["done", "failed", "rulesRejected", "rule"]
    var known: [String: NSDictionary] = [:]
    var sharedCount = 0
    for kind in Self.kinds {
      let text = try schemaText(kind)
      #expect(text.contains("\"const\": \"fettle.\(kind)/1\""))
      let definitions = try #require(ToolResult.json(text)["$defs"] as? [String: Any])
      for (name, definition) in definitions where !own.contains(name) {
        let definition = try #require(definition as? NSDictionary)
        if let other = known[name] {
          #expect(other == definition, "\(name) of \(kind)")
          sharedCount += 1
        }
        known[name] = definition
      }
    }
    #expect(sharedCount >= 10)
  }

  private func schemaText(_ kind: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(
      contentsOf: root.appending(path: "docs/schemas/fettle.\(kind)-1.schema.json"), encoding: .utf8
    )
  }
}

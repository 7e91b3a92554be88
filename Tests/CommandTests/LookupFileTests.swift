import Foundation
import Testing

/// Files that lines look values up in, where something is wrong with them.
struct LookupFileTests {
  let workspace = Workspace()

  init() {
    workspace.write("a,b\nx,\ny,\n", to: "in.csv")
    workspace.write("k,v\nx,1\ny,2,3\n", to: "ragged.csv")
    workspace.write("k,v\nx,1\n\"y,2\n", to: "unclosed.csv")
    workspace.write("k,v\nx,1\ny,2\n", to: "sound.csv")
    _ = Tool.shell("printf 'k,v\\nx,\\377\\n' > bytes.csv", in: workspace)
  }

  private func apply(_ rules: String, _ flags: String...) -> ToolResult {
    Tool.run(["apply", "-q", "-e", rules, "in.csv", "-o", "o.csv"] + flags, in: workspace)
  }

  @Test(arguments: [
    ("ragged", "a record has 3 fields, the header has 2"),
    ("unclosed", "the input ends inside quotes that opened here"),
  ])
  func `a fault in one is told with its file, line and byte`(file: String, message: String) {
    for (rules, exitCode) in [
      ("replace a from '\(file).csv' k -> v", 2 as Int32),
      ("load l from '\(file).csv'; check a in l.k", 3),
      ("load l from '\(file).csv'; fill b = v from l by a = k", 3),
      ("load l from '\(file).csv'; correct b = v from l by a = k", 3),
      ("load l from '\(file).csv'; expect rows = rows of l", 3),
    ] {
      let result = apply(rules)
      #expect(result.exitCode == exitCode, "\(rules)\n\(result.errors)")
      let place = "\(file).csv:3:1, record 2, byte 8"
      let words = exitCode == 2 ? "\(message) (\(place))" : "error: \(message)\n  \(place)\n"
      #expect(result.errors.contains(words), "\(rules)\n\(result.errors)")
    }
  }

  @Test func `a loaded table that cannot be read is no wrong rule`() {
    let told = [
      ("ragged", "a record has 3 fields", "ragged.csv:3:1"),
      ("unclosed", "inside quotes that opened here", "unclosed.csv:3:1"),
      ("bytes", "no character of utf-8", "bytes.csv:2:3"),
    ]
    for (file, words, place) in told {
      let rules = "load l from '\(file).csv', encoding 'utf-8'; use input; check a in l.k"
      for arguments in [
        ["apply", "-q", "-e", rules, "in.csv", "-o", "o.csv"],
        ["preview", "-q", "-e", rules, "in.csv"], ["check", "-e", rules, "--against", "in.csv"],
      ] {
        let result = Tool.run(arguments, in: workspace)
        #expect(result.exitCode == 3, "\(arguments)\n\(result.errors)")
        #expect(result.errors.contains(words) && result.errors.contains(place), "\(result.errors)")
        #expect(!result.errors.contains("F0109"), "\(result.errors)")
      }
    }
  }

  @Test func `a loaded file that is not there has the place of the line that names it`() {
    let result = apply("load l from 'nope.csv'; use input; check a in l.k")
    #expect(result.exitCode == 3)
    #expect(result.errors.contains("'nope.csv' cannot be read: there is no such file"))
    #expect(result.errors.contains("-e:1:13"), "\(result.errors)")
    let bound = Tool.run(
      ["apply", "-e", "load l from 'sound.csv'; check a in l.k", "in.csv", "--in", "l=nope.csv"],
      in: workspace)
    #expect(bound.exitCode == 3 && !bound.errors.contains("-e:1"), "\(bound.errors)")
  }

  // As the manual says of it.
  @Test func `a line without a new value empties the cell, and counts as a change`() {
    workspace.write("k,v\nx,\n", to: "blank.csv")
    let result = Tool.run(
      ["apply", "-e", "replace a from 'blank.csv' k -> v", "in.csv", "-o", "o.csv"], in: workspace)
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(workspace.read("o.csv") == "a,b\n,\ny,\n")
    #expect(result.errors.contains("changed        1 row\n"), "\(result.errors)")
  }

  @Test func `the help names no flag that does not reach the file`() {
    let plain = apply("replace a from 'ragged.csv' k -> v")
    #expect(plain.errors.contains("mend it in the file"), "\(plain.errors)")
    #expect(!plain.errors.contains("--quarantine"))
    let loaded = apply("load l from 'ragged.csv'; check a in l.k")
    #expect(loaded.errors.contains("--on-ragged quarantine"), "\(loaded.errors)")
    let mended = apply(
      "load l from 'ragged.csv'; check a in l.k", "--on-ragged", "quarantine", "--quarantine",
      "q.csv")
    #expect(mended.exitCode == 1, "\(mended.errors)")
    #expect(workspace.read("q.csv").hasSuffix("3,8,2,3,\"y,2,3\n\",l\n"))
  }

  @Test func `a pattern that cannot be read is told of beside a fault in another line`() {
    let result = apply("check a matches /(/; check b = = 'x'; replace a /[/ -> ''")
    #expect(result.errors.components(separatedBy: "error F").count == 4, "\(result.errors)")
    #expect(result.errors.contains("-e:1:17") && result.errors.contains("-e:1:49"))
  }

  @Test func `a region without quotes, and a text, are answered with what to write`() {
    let region = apply("check a is phone region DE")
    #expect(region.errors.contains("write region 'DE', or the column that has it"))
    let text = apply("check a = z9")
    #expect(
      text.errors.contains("the columns are a, b; a text stands in quotes: 'z9'"), "\(text.errors)")
    #expect(!apply("check z9 = 'x'").errors.contains("a text stands"))
  }
}

import Foundation
import Testing

/// `fmt`: in place, to stdout, as a check, as a diff.
struct FormatTests {
  let workspace = Workspace()
  static let untidy = "normalize   phone    digits\n"
  static let tidy = "normalize phone digits\n"

  init() {
    workspace.write(Self.untidy, to: "untidy.rules")
    workspace.write(Self.tidy, to: "tidy.rules")
    workspace.write("normalise phone digits 'x\n", to: "bad.rules")
  }

  func format(_ arguments: String...) -> ToolResult {
    Tool.run(["fmt"] + arguments, in: workspace)
  }

  @Test func `files are formatted in place and keep their mode`() throws {
    let path = workspace.path("untidy.rules")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    let result = format("untidy.rules", "tidy.rules")
    #expect(result.exitCode == 0)
    #expect(result.output.isEmpty)
    #expect(result.errors == "untidy.rules: formatted\n")
    #expect(workspace.read("untidy.rules") == Self.tidy)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect(mode as? Int == 0o640)
    #expect(format("untidy.rules").errors.isEmpty)
  }

  // They became LF, and each line a difference.
  @Test func `a file keeps its line ends`() {
    let lines = "normalize a  digits\r\n\r\n# why\r\ndefault   b 'x'\r\n"
    workspace.write(lines, to: "crlf.rules")
    #expect(format("crlf.rules").exitCode == 0)
    let wanted = "normalize a digits\r\n\r\n# why\r\ndefault b 'x'\r\n"
    #expect(workspace.read("crlf.rules") == wanted)
    #expect(format("--check", "crlf.rules").exitCode == 0)
    let diff = Tool.shell("printf 'require a\\r\\nrequire  b\\r\\n' | $FETTLE fmt -", in: workspace)
    #expect(diff.output == "require a\r\nrequire b\r\n")
  }

  @Test func `check writes nothing and is exit 1 on a difference`() {
    let result = format("--check", "untidy.rules", "tidy.rules")
    #expect(result.exitCode == 1)
    #expect(result.errors == "untidy.rules: not formatted\n")
    #expect(workspace.read("untidy.rules") == Self.untidy)
    #expect(format("--check", "tidy.rules").exitCode == 0)
  }

  @Test func `a diff is one that patch takes`() {
    let lines = (1...20).map { "normalize column\($0) digits\n" }
    var changed = lines
    changed[1] = "normalize  column2  digits\n"
    changed[19] = "normalize  column20  digits"
    workspace.write(changed.joined(), to: "long.rules")
    let result = Tool.shell(
      "$FETTLE fmt --diff long.rules > d && patch -s long.rules d && $FETTLE fmt --check long.rules",
      in: workspace)
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(workspace.read("long.rules") == lines.joined())
    #expect(workspace.read("d").components(separatedBy: "\n@@ ").count == 3)
    #expect(format("--diff", "--check", "untidy.rules").exitCode == 1)
    #expect(format("--diff", "untidy.rules").exitCode == 0)
    #expect(format("--diff", "tidy.rules").output.isEmpty)
  }

  @Test func `a dash is stdin to stdout`() {
    let result = Tool.run(["fmt", "-"], input: Self.untidy)
    #expect(result.exitCode == 0)
    #expect(result.output == Self.tidy)
    #expect(Tool.run(["fmt", "--check", "-"], input: Self.untidy).exitCode == 1)
  }

  @Test func `wrong rules stay as they are, the others are formatted`() {
    let before = workspace.read("bad.rules")
    let result = format("bad.rules", "untidy.rules")
    #expect(result.exitCode == 2)
    #expect(result.errors.contains("bad.rules:1:"))
    #expect(workspace.read("bad.rules") == before)
    #expect(workspace.read("untidy.rules") == Self.tidy)
  }

  @Test func `a file that is not there is exit 3, the others are formatted`() {
    let result = format("missing.rules", "untidy.rules")
    #expect(result.exitCode == 3)
    #expect(result.errors.contains("missing.rules"))
    #expect(workspace.read("untidy.rules") == Self.tidy)
  }

  @Test func `JSON tells the text and writes as told`() throws {
    let result = format("--check", "--format", "json", "untidy.rules")
    #expect(result.exitCode == 1)
    #expect(result.json["schema"] as? String == "fettle.fmt/1")
    let file = try #require((result.json["files"] as? [[String: Any]])?.first)
    #expect(file["changed"] as? Bool == true)
    #expect(file["text"] as? String == Self.tidy)
  }
}

import Diagnostics
import Testing

@testable import Connectors

@Suite struct PathFenceTests {
  /// What a rule may name in `rules/`, beside which lie `outside.csv` and links of all kinds.
  static let cases: [(path: String, result: String?)] = [
    ("lookup.csv", "rules/lookup.csv"),
    ("./lookup.csv", "rules/lookup.csv"),
    ("sub/deep.csv", "rules/sub/deep.csv"),
    ("sub/../lookup.csv", "rules/lookup.csv"),
    ("sub//./deep.csv", "rules/sub/deep.csv"),
    ("missing.csv", "rules/missing.csv"),
    ("..name.csv", "rules/..name.csv"),
    ("inner-link.csv", "rules/lookup.csv"),
    ("folder-link/deep.csv", "rules/sub/deep.csv"),
    ("../outside.csv", nil),
    ("../rules/lookup.csv", nil),
    ("sub/../../outside.csv", nil),
    ("./../outside.csv", nil),
    ("..", nil),
    ("sub/../..", nil),
    ("/etc/passwd", nil),
    ("outer-link.csv", nil),
    ("outer-folder/outside.csv", nil),
    ("outer-folder/new.csv", nil),
    ("dangling-link.csv", nil),
    ("sub/up/outside.csv", nil),
    ("circle", nil),
    ("", nil),
    ("lookup.csv\0.txt", nil),
    ("lookup.csv/x", nil),
    (".", nil),
  ]

  private func makeFolder() throws -> (scratch: Scratch, root: String) {
    let scratch = try Scratch()
    let result = shell(
      """
      cd '\(scratch.path)' && mkdir -p rules/sub rules-too && cd rules
      echo > lookup.csv; echo > sub/deep.csv; echo > ../outside.csv
      ln -s lookup.csv inner-link.csv; ln -s sub folder-link; ln -s ../outside.csv outer-link.csv
      ln -s .. outer-folder; ln -s ../nowhere.csv dangling-link.csv; ln -s ../.. sub/up
      ln -s circle circle
      """)
    #expect(result.status == 0)
    return (scratch, try FilePath.real(scratch.path))
  }

  @Test("a rule's path stays beneath its folder", arguments: cases.indices)
  func table(index: Int) throws {
    let (path, expected) = Self.cases[index]
    let (scratch, root) = try makeFolder()
    let fence = PathFence(ruleFile: scratch.file("rules/clean.rules"))
    var result: String?
    let failure = thrown { () throws(RunFailure) in result = try fence.resolve(path) }
    #expect(result == expected.map { root + "/" + $0 })
    #expect((failure == nil) == (expected != nil))
    if let failure { #expect([.usage, .input].contains(failure.kind)) }
  }

  @Test("a folder whose name only begins alike is outside")
  func sibling() throws {
    let (scratch, _) = try makeFolder()
    _ = shell("ln -s ../rules-too '\(scratch.path)/rules/too'")
    let fence = PathFence(folder: scratch.file("rules"))
    #expect(thrown { () throws(RunFailure) in _ = try fence.resolve("too/x.csv") }?.kind == .usage)
  }

  @Test("the folder of the rules itself is told as a folder")
  func folderItself() throws {
    let (scratch, _) = try makeFolder()
    let fence = PathFence(folder: scratch.file("rules"))
    let failure = thrown { () throws(RunFailure) in _ = try fence.resolve(".") }
    #expect(failure?.message == "'.' is a folder, not a file")
  }

  @Test("what is refused says how to allow it, and is allowed then")
  func allowed() throws {
    let (scratch, root) = try makeFolder()
    let rules = scratch.file("rules")
    let failure = thrown { () throws(RunFailure) in
      _ = try PathFence(folder: rules).resolve("../outside.csv")
    }
    #expect(
      failure?.message == "'../outside.csv' is not beneath the folder of the rules, '\(rules)'")
    #expect(failure?.help?.contains("--allow-outside") == true)
    let open = PathFence(folder: rules, allowsOutside: true)
    #expect(try open.resolve("../outside.csv") == root + "/outside.csv")
    #expect(try open.resolve("outer-link.csv") == root + "/outside.csv")
    #expect(try open.resolve(root + "/outside.csv") == root + "/outside.csv")
  }

  @Test("rules that lie behind a link to their folder are at home there")
  func linkedRoot() throws {
    let (scratch, root) = try makeFolder()
    _ = shell("ln -s rules '\(scratch.path)/linked'")
    let fence = PathFence(ruleFile: scratch.file("linked/clean.rules"))
    #expect(try fence.resolve("lookup.csv") == root + "/rules/lookup.csv")
    #expect(
      try PathFence(ruleFile: "clean.rules").resolve("x.csv") == FilePath.real(".") + "/x.csv")
  }
}

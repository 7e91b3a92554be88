import Diagnostics
import Foundation
import Testing

@testable import LanguageServer

@Suite("Names: definitions, references, renaming")
struct NameTests {
  static let rules = """
    load crm, header 'key', 'mail'
    list stag^es 'New', 'Won'
    let fin^ished = stage in stages
    rename mail -> e^mail
    normalize email lower
    check email is present when finished
    check stage is one of stages
    reject rows when email in crm.ma^il
    use crm
    normalize mail trim

    """
  static let header = "load input, header 'stage', 'mail'\n"

  private func opened(_ text: String) -> (Conversation, TestDocument) {
    let talk = Conversation()
    let document = TestDocument(text)
    talk.open(document)
    return (talk, document)
  }

  private func lines(_ answer: JSONValue) -> [Int] {
    (answer["result"]?.array ?? []).compactMap { $0["range"]?["start"]?["line"]?.integer }
  }

  @Test(arguments: [(0, [2, 3, 7]), (1, [3, 6]), (2, [4, 5, 6, 8]), (3, [8, 10])])
  func `every place of a name is found, of its own table alone`(mark: Int, wanted: [Int]) {
    let (talk, document) = opened(Self.header + Self.rules)
    let answer = talk.ask(
      "references", document, at: document.marks[mark],
      ["context": ["includeDeclaration": true]])
    #expect(lines(answer) == wanted)
    let fewer = talk.ask(
      "references", document, at: document.marks[mark],
      ["context": ["includeDeclaration": false]])
    #expect(lines(fewer) == (mark == 3 ? wanted : Array(wanted.dropFirst())))
  }

  @Test(arguments: [
    ("normalize n^ame trim\ncolumn name is text\n", [1]),
    ("split name on ' ' -> a, b\ncheck ^b is present\n", [0]),
    ("set x = upper(name)\ncheck x^ = 'A'\nset x = 'b'\n", [0]), ("use cr^m\n", [0]),
  ])
  func `a definition is the line that makes or declares it`(text: String, wanted: [Int]) {
    let (talk, document) = opened("load crm, header 'a'\nload input, header 'name'\n" + text)
    let found = lines(talk.ask("definition", document, at: document.marks[0]))
    #expect(found == (text.hasPrefix("use") ? [0] : wanted.map { $0 + 2 }))
  }

  @Test(arguments: [
    (0, "levels", "list levels 'New', 'Won'"), (1, "done", "present when done"),
    (2, "e mail", "normalize [e mail] lower"), (2, "addr", "rename mail -> addr"),
  ])
  func `renaming changes every place and leaves the rules right`(
    mark: Int, name: String, wanted: String
  ) {
    let (talk, document) = opened(Self.header + Self.rules)
    let answer = talk.ask(
      "rename", document, at: document.marks[mark], ["newName": .string(name)])
    let edits = answer["result"]?["changes"]?[document.uri]?.array ?? []
    let text = document.applying(edits, .utf16)
    #expect(text.contains(wanted), "\(answer)\n\(text)")
    let after = Conversation()
    let renamed = TestDocument(text)
    after.open(renamed)
    #expect(after.diagnostics(of: renamed).isEmpty, "\(text)")
  }

  // It ran two columns into one.
  @Test(arguments: [("other", false), ("mail", false), ("STAGE", false), ("label", true)])
  func `a column that a line makes takes no name of another column`(name: String, isFree: Bool) {
    let (talk, document) = opened(Self.header + "set t^ag = 'x'\nset other = tag & mail\n")
    let answer = talk.ask("rename", document, at: document.marks[0], ["newName": .string(name)])
    #expect(answer.errorCode == (isFree ? nil : -32803), "\(answer)")
  }

  @Test(arguments: [
    (0, "two words", -32602), (0, "", -32602), (1, "stages", -32803), (2, "stage", -32803),
    (3, "x", -32803),
  ])
  func `a name that is taken, is none, or is that of a file's column is refused`(
    mark: Int, name: String, code: Int
  ) {
    let (talk, document) = opened(Self.header + Self.rules)
    let answer = talk.ask(
      "rename", document, at: document.marks[mark], ["newName": .string(name)])
    #expect(answer.errorCode == code, "\(answer)")
  }

  @Test
  func `a name is found and renamed in the files that include its own, and in those it includes`()
    throws
  {
    let folder = try Folder([
      "common.rules": "list stages 'New', 'Won'\n",
      "a.rules": "include 'common.rules'\ncheck stage in stages\n",
      "b.rules": "include 'common.rules'\n# 😀\ncheck status is one of stages\n",
      "c.rules": "list stages 'x'\n",
    ])
    let talk = Conversation(folder: folder.url)
    let document = TestDocument("list sta^ges 'New', 'Won'\n", uri: folder.uri("common.rules"))
    talk.open(document)
    let changes = talk.ask(
      "rename", document, at: document.marks[0], ["newName": "levels"])["result"]?["changes"]
    #expect(changes?[folder.uri("a.rules")]?.array.count == 1)
    #expect(changes?[folder.uri("b.rules")]?.array.count == 1)
    #expect(changes?[folder.uri("common.rules")]?.array.count == 1)
    #expect(changes?[folder.uri("c.rules")] == nil)
    let user = TestDocument(
      "include 'common.rules'\ncheck stage in sta^ges\n", uri: folder.uri("a.rules"))
    talk.open(user)
    let answer = talk.ask("definition", user, at: user.marks[0])
    #expect(answer["result"]?.array.first?["uri"]?.string == folder.uri("common.rules"))
  }

  @Test func `the definition of an included file's name is the file`() throws {
    let folder = try Folder(["common.rules": "list stages 'New', 'Won'\n"])
    let talk = Conversation(folder: folder.url)
    let user = TestDocument(
      "include 'com^mon.rules'\ninclude 'no^ne.rules'\n", uri: folder.uri("a.rules"))
    talk.open(user)
    let places = user.marks.map { talk.ask("definition", user, at: $0)["result"]?.array ?? [] }
    #expect(places[0].first?["uri"]?.string == folder.uri("common.rules"))
    #expect(places[1].isEmpty)
  }

  @Test func `a name of an included file is renamed in the other files that include it`() throws {
    let folder = try Folder([
      "common.rules": "let good = status is present\n",
      "main.rules": "include 'common.rules'\nkeep rows when good\nset x = 'a'\n",
      "other.rules": "include 'common.rules'\nwarn rows when not good\nset x = 'b'\n",
      "far.rules": "include 'other.rules'\nnote rows when good\n",
    ])
    let talk = Conversation(folder: folder.url)
    let document = TestDocument(
      "include 'common.rules'\nkeep rows when go^od\nset x^ = 'a'\n", uri: folder.uri("main.rules"))
    talk.open(document)
    func changes(_ mark: Int, to name: String) -> [String: Int] {
      let answer = talk.ask(
        "rename", document, at: document.marks[mark], ["newName": .string(name)])
      let names = ["common.rules", "far.rules", "main.rules", "other.rules"]
      return Dictionary(
        uniqueKeysWithValues: names.compactMap { name in
          let edits = answer["result"]?["changes"]?[folder.uri(name)]?.array.count ?? 0
          return edits > 0 ? (name, edits) : nil
        })
    }
    #expect(
      changes(0, to: "fine")
        == ["common.rules": 1, "far.rules": 1, "main.rules": 1, "other.rules": 1])
    // What the document names by itself is no business of others.
    #expect(changes(1, to: "y") == ["main.rules": 1])
    let found = talk.ask(
      "references", document, at: document.marks[0], ["context": ["includeDeclaration": true]])
    #expect(found["result"]?.array.count == 4)
    // A name that another file has already is refused.
    try folder.write(
      "include 'common.rules'\nlet fine = status = 'a'\nwarn rows when not good and fine\n",
      to: "other.rules")
    let refused = talk.ask("rename", document, at: document.marks[0], ["newName": "fine"])
    #expect(refused.errorCode == -32803, "\(refused)")
  }

  @Test func `where nothing is named, nothing is found`() {
    let (talk, document) = opened("# com^ment\nnormalize email tr^im\n")
    for mark in document.marks {
      for method in ["definition", "references", "prepareRename"] {
        #expect(talk.ask(method, document, at: mark)["result"] == .null)
      }
      #expect(talk.ask("rename", document, at: mark, ["newName": "x"]).errorCode == -32803)
    }
  }

  // Words of the language broke the rules, or were said to be no names.
  @Test(arguments: [
    ("when", "[when]"), ("blank", "[blank]"), ("reject", "[reject]"), ("others", "[others]"),
    ("as", "[as]"), ("trim", "trim"),
  ])
  func `a column is named like a word of the language in brackets`(name: String, written: String) {
    let (talk, document) = opened(
      Self.header + "set tag = 'x', other = 'y', t^ag2 = 'z'\nnormalize other, tag2 trim\n")
    let answer = talk.ask("rename", document, at: document.marks[0], ["newName": .string(name)])
    let edits = answer["result"]?["changes"]?[document.uri]?.array ?? []
    let text = document.applying(edits, .utf16)
    #expect(
      text.contains("other = 'y', \(written) = 'z'\nnormalize other, \(written) trim"), "\(answer)")
  }

  @Test(arguments: [
    (0, "when", "'when' is a word of the language"), (0, "blank", "'blank' is a word of"),
    (0, "tag", "there is a column named 'tag'"), (1, "good", "a let names 'good'"),
    (1, "stage", "there is a column named 'stage' already"), (0, "a b", "'a b' is no name"),
  ])
  func `a name that is refused is refused for what it is`(mark: Int, name: String, reason: String) {
    let (talk, document) = opened(
      Self.header + "let go^od = stage = 'x'\nset t^ag = 'y'\ncheck tag = 'y' when good\n")
    let answer = talk.ask(
      "rename", document, at: document.marks[mark], ["newName": .string(name)])
    #expect(answer["error"]?["message"]?.string?.hasPrefix(reason) == true, "\(answer)")
  }
}

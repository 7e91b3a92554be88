import Diagnostics
import Foundation
import Language
import Testing

@testable import LanguageServer

@Suite("What an editor asks of rules")
struct FeatureTests {
  static let rows = "id,name,email\n1, Ann,ann@example.com\n2,Bob,\n3,Cleo ,CLEO@EXAMPLE.COM\n"

  /// A document beside a table, opened.
  private func opened(
    _ text: String, _ files: [String: String] = ["in.csv": rows]
  ) throws -> (Conversation, TestDocument, Folder) {
    let folder = try Folder(files)
    let talk = Conversation(folder: folder.url)
    talk.keep(folder)
    let document = TestDocument(text, uri: folder.uri("test.rules"))
    try folder.write(document.text, to: "test.rules")
    talk.open(document)
    return (talk, document, folder)
  }

  /// The first code action at the document's mark: what it is called, and the text that it makes.
  private func firstAction(
    _ talk: Conversation, _ document: TestDocument
  ) throws -> (title: String?, text: String) {
    let place = document.position(of: document.marks[0], .utf16)
    let answer = talk.request(
      "textDocument/codeAction",
      [
        "textDocument": ["uri": .string(document.uri)],
        "range": ["start": place, "end": place], "context": ["diagnostics": []],
      ])
    let action = try #require(answer["result"]?.array.first)
    let edits = try #require(action["edit"]?["changes"]?[document.uri]?.array)
    return (action["title"]?.string, document.applying(edits, .utf16))
  }

  private func text(_ hover: JSONValue) -> String {
    hover["result"]?["contents"]?["value"]?.string ?? ""
  }

  // MARK: Diagnostics

  @Test func `diagnostics come with every letter, and go with the mistake`() throws {
    let (talk, document, _) = try opened("normalize emial lower\n")
    #expect(talk.diagnostics(of: document).compactMap { $0["code"]?.string } == ["F0104"])
    talk.notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": .string(document.uri), "version": 2],
        "contentChanges": [["text": "normalize email lower\n"]],
      ])
    talk.settle()
    #expect(talk.diagnostics(of: document).isEmpty)
  }

  @Test func `a closer look finds what names and shapes do not tell`() throws {
    let (talk, document, _) = try opened("replace email /(a/ -> 'b'\n")
    #expect(!talk.diagnostics(of: document).isEmpty)
  }

  @Test func `the fix of a diagnostic is a code action`() throws {
    let (talk, document, _) = try opened("normalize ^emial lower\nnormalize name trim\n")
    let fixed = try firstAction(talk, document).text
    #expect(fixed == "normalize email lower\nnormalize name trim\n")
  }

  @Test func `what a fix of the order would be is said in words, and what goes is taken away`()
    throws
  {
    for (text, title, wanted) in [
      (
        "dedupe on email\n^normalize email lower\n", "move this line above the dedupe",
        "normalize email lower\ndedupe on email\n"
      ),
      (
        "default email 'x'\n^require email\n", "move this line above the default",
        "require email\ndefault email 'x'\n"
      ),
      (
        "normalize name^, trim, lower\n", "write trim, lower", "normalize name trim, lower\n"
      ),
      (
        "keep rows when name is present\n^require name\n", "take it away",
        "keep rows when name is present\n"
      ),
    ] {
      let (talk, document, _) = try opened(text)
      let action = try firstAction(talk, document)
      #expect(action.title == title)
      #expect(action.text == wanted)
    }
  }

  @Test func `a table that is not there is warned of where the rules name it`() throws {
    for line in ["# input: ^nix.csv", "load y from ^'nix.csv'\nuse y"] {
      let (talk, document, _) = try opened(line + "\nnormalize email trim\n")
      let found = try #require(talk.diagnostics(of: document).first)
      #expect(found["severity"]?.integer == 2 && found["code"]?.string == "F0119")
      #expect(found["message"]?.string?.contains("nix.csv' cannot be read") == true, "\(found)")
      #expect(
        found["range"]?["start"] == document.position(of: document.marks[0], .utf16), "\(found)")
    }
  }

  // To open it would be to wait for somebody who writes.
  @Test func `a table that is a pipe is not opened while rules are typed`() throws {
    let (talk, _, folder) = try opened("normalize email trim\n")
    let making = try Process.run(
      URL(filePath: "/usr/bin/mkfifo"), arguments: [folder.url.appending(path: "pipe").path])
    making.waitUntilExit()
    #expect(making.terminationStatus == 0)
    let document = TestDocument(
      "load y from 'pipe'\nuse y\nnormalize email trim\n", uri: folder.uri("pipe.rules"))
    try folder.write(document.text, to: "pipe.rules")
    talk.open(document)
    #expect(talk.diagnostics(of: document).allSatisfy { $0["severity"]?.integer != 1 })
  }

  @Test func `what is wrong with an included file is said at its line`() throws {
    let (talk, document, _) = try opened(
      "include 'common.rules'\n", ["in.csv": Self.rows, "common.rules": "normalize nmae trim\n"])
    let found = try #require(talk.diagnostics(of: document).first)
    #expect(found["message"]?.string?.contains("no column named 'nmae'") == true)
    #expect(found["range"]?["start"]?["line"]?.integer == 0)
    let place = found["relatedInformation"]?.array.first?["location"]?["uri"]?.string
    #expect(place?.hasSuffix("common.rules") == true)
  }

  @Test func `an included file that is open counts as it is typed`() throws {
    let (talk, document, folder) = try opened(
      "include 'common.rules'\n", ["in.csv": Self.rows, "common.rules": "normalize name trim\n"])
    #expect(talk.diagnostics(of: document).isEmpty)
    talk.open(TestDocument("normalize nmae trim\n", uri: folder.uri("common.rules")))
    #expect(talk.diagnostics(of: document).count == 1)
  }

  @Test func `a circle of includes is said once`() throws {
    let (talk, document, _) = try opened(
      "include 'a.rules'\n", ["a.rules": "include 'test.rules'\n", "in.csv": Self.rows])
    #expect(talk.diagnostics(of: document).count == 1)
  }

  // MARK: Hover

  @Test(arguments: [
    ("n^ormalize name trim", "normalize COLUMN"), ("normalize name tr^im", "takes away the blanks"),
    ("check length(na^me) > 1", "column **name** of input"),
    ("check le^ngth(name) > 1", "how many"),
    ("column id is who^le", "a whole number"), ("check email is ema^il", "column … is email"),
    ("list l 'a'\ncheck name in l^", "list l 'a'"),
    ("let p = name is present\ncheck p^", "let p = name is present"),
  ])
  func `a word tells what the manual says of it`(line: String, wanted: String) throws {
    let (talk, document, _) = try opened(line + "\n")
    let hover = text(talk.ask("hover", document, at: document.marks[0]))
    #expect(hover.contains(wanted), "\(hover)")
  }

  @Test(arguments: [
    ("set to^tal = 'x'", [:], "made by the rules, unless the input has it"),
    ("set total = 'x'\ncheck to^tal = 'x'", [:], "made by the rules, unless the input has it"),
    ("check to^tal = 'x'\nset total = 'x'", [:], "from the input"),
    ("set to^tal = 'x'", ["in.csv": rows], "made by the rules"),
    ("set na^me = 'x'", ["in.csv": rows], "from the input"),
    (
      "rename name -> title\ncheck ti^tle = 'x'", ["in.csv": rows],
      "from the input, where it is called name"
    ),
  ])
  func `a column says where it comes from`(
    line: String, files: [String: String], wanted: String
  ) throws {
    let (talk, document, _) = try opened(line + "\n", files)
    let hover = text(talk.ask("hover", document, at: document.marks[0]))
    #expect(hover.split(separator: "\n").last?.hasPrefix(wanted) == true, "\(hover)")
    #expect(hover.contains("unless") == wanted.contains("unless"))
  }

  @Test func `a verb shows what its rule does to the first rows`() throws {
    let (talk, document, _) = try opened("norm^alize name trim\ndrop^ rows when email is blank\n")
    let first = text(talk.ask("hover", document, at: document.marks[0]))
    #expect(first.contains("On the 3 rows of in\\.csv: 2 changed"), "\(first)")
    #expect(first.contains("| 1 | name |  Ann | Ann |"), "\(first)")
    let second = text(talk.ask("hover", document, at: document.marks[1]))
    #expect(second.contains("1 row removed"), "\(second)")
  }

  @Test func `a check that could not be evaluated converts nothing`() throws {
    let (talk, document, _) = try opened("che^ck 1 / length(name) > 0 and number(name) > 0\n")
    let hover = text(talk.ask("hover", document, at: document.marks[0]))
    #expect(hover.contains("not evaluated") && !hover.contains("convert"), "\(hover)")
  }

  @Test func `no more than the first 10,000 rows are looked at`() throws {
    let rows = "name\n" + String(repeating: " a\n", count: 25_000)
    let (talk, document, _) = try opened("norm^alize name trim\n", ["in.csv": rows])
    let hover = text(talk.ask("hover", document, at: document.marks[0]))
    #expect(hover.contains("On the first 10,000 rows of in\\.csv: 10,000 changed"), "\(hover)")
  }

  @Test func `a hover of a text that has changed since is told so`() throws {
    let (talk, document, _) = try opened("norm^alize name trim\n")
    let jobs = Workshop()
    let outcomes = Outcomes()
    for number in 1...3 {
      jobs.add(
        Workshop.Job(uri: document.uri, request: JSONValue(number)) {
          .null
        } finish: {
          outcomes.add($0)
        })
    }
    jobs.cancel(request: 2)
    jobs.drop(document: document.uri)
    #expect(outcomes.codes == [-32800, -32801, -32801])
    _ = talk
  }

  @Test func `counts of changes stand behind their lines`() throws {
    let (talk, document, _) = try opened("normalize name trim\nnormalize id trim\n")
    let answer = talk.request(
      "textDocument/inlayHint",
      [
        "textDocument": ["uri": .string(document.uri)],
        "range": ["start": ["line": 0, "character": 0], "end": ["line": 9, "character": 0]],
      ])
    let hints = answer["result"]?.array ?? []
    #expect(hints.map { $0["label"]?.string } == ["2 changed"])
    #expect(hints.first?["position"]?["character"]?.integer == 19)
  }

  @Test(arguments: [
    ("set name = part(email, ^", "part(text, number, [number])", 1),
    ("set name = upper(left(email, 3)^", "upper(text)", 0),
    ("normalize name ^", "normalize COLUMN", nil),
  ])
  func `the signature of what is being typed is shown`(line: String, label: String, active: Int?)
    throws
  {
    let (talk, document, _) = try opened(line)
    let help = talk.ask("signatureHelp", document, at: document.marks[0])["result"]
    #expect(help?["signatures"]?.array.first?["label"]?.string?.hasPrefix(label) == true)
    #expect(help?["activeParameter"]?.integer == active)
  }

  // MARK: The whole document

  @Test func `an outline has a line for each statement`() throws {
    let (talk, document, _) = try opened(
      "# x\nload input\nnormalize name\n  trim; check email is email\n")
    let answer = talk.request(
      "textDocument/documentSymbol", ["textDocument": ["uri": .string(document.uri)]])
    #expect(
      answer["result"]?.array.map { $0["name"]?.string } == [
        "load input", "normalize name trim", "check email is email",
      ])
  }

  @Test func `formatting writes what fettle fmt writes, and nothing where lines are wrong`() throws
  {
    let (talk, document, _) = try opened("NORMALIZE  name   trim;check email is email\n")
    let parameters: JSONValue = ["textDocument": ["uri": .string(document.uri)], "options": [:]]
    let edits = talk.request("textDocument/formatting", parameters)["result"]?.array ?? []
    #expect(document.applying(edits, .utf16) == "normalize name trim\ncheck email is email\n")
    let (other, broken, _) = try opened("normalize name\n")
    #expect(
      other.request(
        "textDocument/formatting",
        ["textDocument": ["uri": .string(broken.uri)], "options": [:]]
      ).errorCode == -32803)
  }

  @Test func `colours are those of the tokens`() throws {
    let (talk, document, _) = try opened("normalize 客户, [First Name] trim when 客户 != '😀' # x\n")
    let data =
      talk.request(
        "textDocument/semanticTokens/full", ["textDocument": ["uri": .string(document.uri)]]
      )["result"]?["data"]?.array.compactMap(\.integer) ?? []
    let kinds = SemanticTokens.Kind.allCases
    var character = 0
    var found: [String] = []
    for start in stride(from: 0, to: data.count, by: 5) {
      character += data[start + 1]
      found.append("\(character)+\(data[start + 2]) \(kinds[data[start + 3]].rawValue)")
    }
    #expect(
      found == [
        "0+9 keyword", "10+2 property", "14+12 property", "27+4 function", "32+4 keyword",
        "37+2 property", "40+2 operator", "43+4 string", "48+3 comment",
      ])
  }
}

/// What became of jobs.
private final class Outcomes: @unchecked Sendable {
  private(set) var codes: [Int] = []
  private let lock = NSLock()

  func add(_ result: Result<JSONValue, ResponseError>) {
    lock.withLock {
      if case .failure(let error) = result { codes.append(error.code.rawValue) }
    }
  }
}

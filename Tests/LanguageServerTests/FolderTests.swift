import Diagnostics
import Foundation
import Testing

@testable import LanguageServer

@Suite("Folders of many and of long rule files")
struct FolderTests {
  @Test(arguments: [
    ("include 'a.rules'", ["a.rules"]),
    ("  INCLUDE \"b.rules\"; include 'c.rules'", ["b.rules", "c.rules"]),
    ("normalize a trim\ninclude # why\n  'a''b.rules'\n", ["a'b.rules"]),
    ("include\u{3000}‘客户.rules’", ["客户.rules"]), ("include ‘客户.rules’", ["客户.rules"]),
    ("reinclude 'a.rules'", []), ("include include 'a.rules'", []), ("include", []),
    ("include 'a.rules'\rinclude 'b.rules'", ["a.rules", "b.rules"]), ("include a.rules", []),
    ("", []), ("includ", []), ("include '", []), ("# include 'a.rules'", []),
    ("check a = \"include 'a.rules'\"", []), ("replace a 'include ''a.rules''' -> 'b'", []),
    ("check a = 'x' # include 'a.rules'\ninclude 'b.rules'", ["b.rules"]),
    ("# include\n'a.rules'; include 'b.rules'", ["b.rules"]),
    ("normalize a\n  trim; include 'b.rules' # include 'c.rules'", ["b.rules"]),
    ("check a = 'it''s'; include 'b.rules'", ["b.rules"]),
  ])
  func `a scan finds what is included`(text: String, wanted: [String]) {
    #expect(IncludeScan.paths(in: Array(text.utf8)) == wanted)
  }

  /// A rule file of more bytes than are read.
  private static let long = String(repeating: "normalize name trim\n", count: 60_000)

  private static func warnings(_ talk: Conversation) -> [String] {
    talk.messages.filter { $0["method"]?.string == "window/showMessage" }
      .compactMap { $0["params"]?["message"]?.string }
  }

  private func uris(_ answer: JSONValue) -> [String] {
    (answer["result"]?.array ?? []).compactMap { $0["uri"]?.string }
  }

  @Test func `a long file of the folder is passed over, and told of once`() throws {
    let folder = try Folder([
      "long.rules": "include 'common.rules'\n" + Self.long,
      "user.rules": "include 'common.rules'\ncheck stage in stages\n",
    ])
    let talk = Conversation(folder: folder.url)
    let document = TestDocument("list sta^ges 'New', 'Won'\n", uri: folder.uri("common.rules"))
    talk.open(document)
    for _ in 0..<2 {
      let answer = talk.ask(
        "references", document, at: document.marks[0], ["context": ["includeDeclaration": true]])
      #expect(uris(answer) == ["common.rules", "user.rules"].map(folder.uri))
    }
    let warnings = Self.warnings(talk)
    #expect(warnings.count == 1)
    #expect(warnings.first?.contains("long.rules is not looked through for names") == true)
  }

  @Test func `a long file is told of again after it has changed, and one that includes it is too`()
    throws
  {
    let folder = try Folder([
      "big.rules": "include 'common.rules'\ninclude 'more.rules'\n", "more.rules": Self.long,
    ])
    let talk = Conversation(folder: folder.url)
    let document = TestDocument("list sta^ges 'New', 'Won'\n", uri: folder.uri("common.rules"))
    talk.open(document)
    func ask() -> [String] {
      let before = Self.warnings(talk).count
      let answer = talk.ask(
        "references", document, at: document.marks[0], ["context": ["includeDeclaration": true]])
      #expect(!uris(answer).isEmpty)
      return Array(Self.warnings(talk).dropFirst(before))
    }
    // One message for both.
    #expect(ask().map { $0.contains("more.rules (and 1 other file) is not looked") } == [true])
    #expect(ask() == [])
    try folder.write("include 'common.rules'\n" + Self.long, to: "more.rules")
    #expect(ask().map { $0.contains("more.rules is not looked through for names") } == [true])
    try folder.write("list other 'x'\n", to: "more.rules")
    #expect(ask() == [])
    try folder.write(Self.long, to: "more.rules")
    #expect(ask().count == 1)
    #expect(ask() == [])
  }

  @Test func `a document is not read as its user types where what it includes is long`() throws {
    let folder = try Folder(["long.rules": Self.long])
    let talk = Conversation(folder: folder.url)
    let document = TestDocument("include 'long.rules'\ncheck a^ = 1\n", uri: folder.uri("a.rules"))
    talk.open(document)
    #expect(talk.diagnostics(of: document).map { $0["message"]?.string } == [OpenDocument.tooLong])
    #expect(talk.ask("hover", document, at: document.marks[0]).errorCode == -32803)
    try folder.write("list stages 'New'\n", to: "long.rules")
    talk.notify("textDocument/didSave", ["textDocument": ["uri": .string(document.uri)]])
    talk.settle()
    #expect(talk.ask("hover", document, at: document.marks[0]).errorCode == nil)
  }

  @Test func `what a file of the folder says now counts, by way of others too`() throws {
    let folder = try Folder([
      "middle.rules": "include 'common.rules'\n", "top.rules": "check stage in stages\n",
    ])
    let talk = Conversation(folder: folder.url)
    let document = TestDocument("list sta^ges 'New'\n", uri: folder.uri("common.rules"))
    talk.open(document)
    func found() -> [String] {
      uris(
        talk.ask(
          "references", document, at: document.marks[0], ["context": ["includeDeclaration": true]]))
    }
    #expect(found() == [document.uri])
    try folder.write("include 'middle.rules'\ncheck stage in stages\n", to: "top.rules")
    #expect(found() == [document.uri, folder.uri("top.rules")])
    try folder.write("list other 'x'\n", to: "middle.rules")
    #expect(found() == [document.uri])
    // The editor's text counts before the one on the disk.
    let middle = TestDocument("include 'common.rules'\n", uri: folder.uri("middle.rules"))
    talk.open(middle)
    #expect(found() == [document.uri, folder.uri("top.rules")])
  }

  @Test func `a name that a file of the folder uses is not called idle`() throws {
    let folder = try Folder(["top.rules": "include 'inc.rules'\ncheck stage in stages\n"])
    let talk = Conversation(folder: folder.url)
    let text = "list stages 'New'\nlist spare 'x'\nload crm from 'crm.csv'\nrequire stage\n"
    let document = TestDocument(text, uri: folder.uri("inc.rules"))
    talk.open(document)
    func idle() -> [String] {
      talk.diagnostics(of: document).compactMap { $0["message"]?.string }
        .filter { $0.contains("not used in these rules") }
    }
    #expect(idle().count == 2 && !idle().contains { $0.contains("stages") }, "\(idle())")
    // What is typed in the file that includes it counts at once.
    let top = TestDocument(
      "include 'inc.rules'\ncheck stage in spare\n", uri: folder.uri("top.rules"))
    talk.open(top)
    #expect(idle().contains { $0.contains("stages") } && !idle().contains { $0.contains("spare") })
    talk.notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": .string(top.uri), "version": 2],
        "contentChanges": [["text": "include 'inc.rules'\ncheck stage in stages\n"]],
      ])
    talk.settle()
    #expect(idle().contains { $0.contains("spare") } && !idle().contains { $0.contains("stages") })
  }

  @Test
  func `answers come before work that nobody has asked for, and work that is dropped knows it`() {
    let workshop = Workshop()
    let order = LockedOrder()
    func add(_ name: String, request: JSONValue?) {
      workshop.add(
        Workshop.Job(uri: name, request: request) {
          order.note("\(name) \(workshop.isWanted)")
          if name == "first" { workshop.cancel(request: 1) }
          order.note("\(name) \(workshop.isWanted)")
          return .null
        } finish: { result in
          if case .failure = result { order.note("\(name) dropped") }
        })
    }
    add("deep", request: nil)
    add("first", request: 1)
    add("second", request: 2)
    let thread = Thread { workshop.work() }
    thread.start()
    workshop.settle()
    for _ in 0..<200 where order.all.count < 7 { usleep(5_000) }
    workshop.close()
    #expect(
      order.all == [
        "first true", "first false", "first dropped", "second true", "second true", "deep true",
        "deep true",
      ])
  }
}

/// Names in the order in which threads note them.
private final class LockedOrder: @unchecked Sendable {
  private let lock = NSLock()
  private var names: [String] = []

  var all: [String] { lock.withLock { names } }

  func note(_ name: String) { lock.withLock { names.append(name) } }
}

import Diagnostics
import Foundation
import Testing

@testable import LanguageServer

@Suite("Documents that nobody wrote by hand")
struct HostileTests {
  static let methods = [
    "completion", "hover", "signatureHelp", "definition", "references", "prepareRename",
    "documentSymbol", "semanticTokens/full", "formatting", "inlayHint", "codeAction", "rename",
  ]

  private static func parameters(_ document: TestDocument, _ place: JSONValue) -> JSONValue {
    [
      "textDocument": ["uri": .string(document.uri)], "position": place, "newName": "x",
      "range": ["start": place, "end": place], "context": ["includeDeclaration": true],
    ]
  }

  @Test func `any text gets an answer at any place`() {
    let pieces = [
      "normalize", " ", "email", "'", "\"", "[", "]", "(", ")", "/", "\n", "\r", ";", "客户", "😀",
      "\u{0}",
      "\u{FEFF}", "when", "is", "->", ",", "#", "\t", "if", "not", "crm.", "100%", "，",
      "list l 'a'",
    ]
    var state: UInt64 = 20_261_126
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let talk = Conversation()
    for round in 0..<60 {
      let text = (0..<next(60)).map { _ in pieces[next(pieces.count)] }.joined()
      let document = TestDocument(text, uri: "file:///nowhere/\(round).rules")
      talk.open(document)
      let place: JSONValue = ["line": JSONValue(next(5)), "character": JSONValue(next(30))]
      for method in Self.methods {
        let answer = talk.request("textDocument/" + method, Self.parameters(document, place))
        #expect(answer["result"] != nil || answer["error"] != nil, "\(method) of \(text)")
      }
      talk.notify("textDocument/didClose", ["textDocument": ["uri": .string(document.uri)]])
    }
  }

  @Test(arguments: [
    "check " + String(repeating: "(", count: 10_000) + "a" + String(repeating: ")", count: 10_000),
    "check " + String(repeating: "not ", count: 10_000) + "a is present",
    "set a = " + String(repeating: "if a then ", count: 10_000),
    "set a = " + String(repeating: "upper(", count: 10_000), String(repeating: "[", count: 10_000),
    String(repeating: "x;", count: 10_000),
  ])
  func `deep nesting is an error and no end`(text: String) {
    let document = TestDocument(text + "^")
    let talk = Conversation()
    talk.open(document)
    #expect(!talk.diagnostics(of: document).isEmpty)
    #expect(talk.diagnostics(of: document).count <= DiagnosticMessage.mostShown + 1)
    let place = document.position(of: document.marks[0], .utf16)
    for method in Self.methods {
      let answer = talk.request("textDocument/" + method, Self.parameters(document, place))
      #expect(answer["result"] != nil || answer["error"] != nil, "\(method)")
    }
  }

  @Test func `an included file and a table of any bytes are told of`() throws {
    let folder = try Folder([:])
    let bytes = Data((0..<4_096).map { UInt8(truncatingIfNeeded: $0 * 31) })
    try bytes.write(to: folder.url.appending(path: "odd.rules"))
    try bytes.write(to: folder.url.appending(path: "in.csv"))
    let talk = Conversation(folder: folder.url)
    let document = TestDocument(
      "# input: in.csv\ninclude 'odd.rules'\nnorm^alize a trim\n", uri: folder.uri("t.rules"))
    talk.open(document)
    #expect(!talk.diagnostics(of: document).isEmpty)
    #expect(talk.ask("hover", document, at: document.marks[0])["result"]?.isObject == true)
  }
}

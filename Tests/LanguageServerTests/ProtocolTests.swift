import Diagnostics
import Foundation
import Testing

@testable import LanguageServer

@Suite("The protocol in good order and in bad")
struct ProtocolTests {
  static let hover: JSONValue = [
    "textDocument": ["uri": "file:///nowhere/test.rules"], "position": ["line": 0, "character": 0],
  ]

  @Test func `a request before initialize is told so, and a notification is passed over`() {
    let talk = Conversation(isInitialized: false)
    #expect(talk.request("textDocument/hover", Self.hover).errorCode == -32002)
    talk.open(TestDocument("normalise email trim"))
    #expect(talk.messages.count == 1)
    #expect(talk.request("initialize", [:])["result"]?["capabilities"] != nil)
    #expect(talk.request("initialize", [:]).errorCode == -32600)
  }

  @Test func `after shutdown only exit is left, which ends with 0`() {
    let talk = Conversation()
    let answer = talk.request("shutdown", .null)
    #expect(answer["result"] == .null && answer["error"] == nil)
    #expect(talk.request("textDocument/hover", Self.hover).errorCode == -32600)
    #expect(talk.request("shutdown", .null).errorCode == -32600)
    #expect(talk.server.exitCode == nil)
    talk.notify("exit", .null)
    #expect(talk.server.exitCode == 0)
  }

  @Test func `exit without shutdown ends with 1`() {
    let talk = Conversation()
    talk.notify("exit", .null)
    #expect(talk.server.exitCode == 1)
  }

  @Test(arguments: [
    (#"{"jsonrpc": "2.0", "id": 1, "method": "a/b"}"#, -32601),
    (#"{"jsonrpc": "2.0", "id": "x", "method": "$/c"}"#, -32601),
    (#"{"jsonrpc": "2.0", "id": 1, "method": "textDocument/hover"}"#, -32602),
    (#"{"jsonrpc": "2.0", "id": 1, "method": "textDocument/hover", "params": [1]}"#, -32602),
    (#"{"jsonrpc": "2.0", "id": 1}"#, -32600), (#"[]"#, -32600), ("7", -32600),
    (#"{"jsonrpc": "2.0", "id": [], "method": "shutdown"}"#, -32600),
    (#"{"jsonrpc": "2.0", "id": 1, "method": "#, -32700), ("", -32700), ("{} {}", -32700),
    (String(repeating: "[", count: 10_000), -32700),
    (
      String(repeating: #"{"a":"#, count: 10_000) + "1" + String(repeating: "}", count: 10_000),
      -32700
    ),
  ])
  func `a message that is none, or asks for nothing known, gets the code of the specification`(
    body: String, code: Int
  ) {
    let talk = Conversation()
    talk.server.receive(Array(body.utf8))
    #expect(talk.messages.last?.errorCode == code, "\(talk.messages)")
    // The session goes on.
    #expect(talk.request("shutdown", .null)["result"] == .null)
  }

  @Test(arguments: ["workspace/unknown", "$/progress", "textDocument/didChange", "initialized"])
  func `a notification never has an answer, known or not`(method: String) {
    let talk = Conversation()
    let count = talk.messages.count { $0["id"] != nil }
    talk.notify(method, ["textDocument": ["uri": "file:///other"]])
    talk.notify(method, .null)
    #expect(talk.messages.count { $0["id"] != nil } == count)
  }

  @Test func `an answer that belongs to nothing is passed over`() {
    let talk = Conversation()
    let count = talk.messages.count
    talk.send(["jsonrpc": "2.0", "id": 4, "result": .null])
    #expect(talk.messages.count == count)
  }

  // MARK: Frames

  private func pieces(_ text: String, cuts: Int) -> [FrameReader.Piece] {
    var reader = FrameReader()
    var found: [FrameReader.Piece] = []
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: cuts) {
      reader.append(Array(bytes[start..<min(start + cuts, bytes.count)]))
      while let piece = reader.next() { found.append(piece) }
    }
    return found
  }

  @Test(arguments: [1, 2, 3, 7, 1_000])
  func `frames are cut at their length wherever the bytes come apart`(cuts: Int) {
    let text =
      "Content-Length: 2\r\n\r\n{}"
      + "content-length:4\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n[\"客"
      + "\"]Content-Length: 2\r\n\r\n[]"
    // `["客` is five bytes, so that four end within the character.
    let found = pieces(text, cuts: cuts)
    #expect(found.first == .body(Array("{}".utf8)))
    #expect(found.last == .body(Array("[]".utf8)))
    #expect(found.contains(.garbage))
    let whole = pieces(
      "Content-Type: x\r\nContent-Length: 3\r\n\r\n\"客".replacing("3", with: "4"), cuts: cuts)
    #expect(whole == [.body(Array("\"客".utf8))])
  }

  @Test(arguments: ["-1", "x", "", "99999999999", "0x10", "999999999"])
  func `a length that is none is passed over, and the next message is read`(length: String) {
    let text = "Content-Length: \(length)\r\n\r\nContent-Length: 2\r\n\r\n{}"
    #expect(pieces(text, cuts: 5) == [.garbage, .body(Array("{}".utf8))])
  }

  @Test(arguments: ["Hello world\r\n\r\n", "Content-Length: -3\r\n\r\n"])
  func `bytes that are no message are answered without an id, and the server goes on`(bytes: String)
  {
    let talk = Conversation()
    var reader = FrameReader()
    reader.append(Array(bytes.utf8))
    while let piece = reader.next() { if piece == .garbage { talk.server.receiveGarbage() } }
    #expect(talk.messages.last?.errorCode == -32700)
    #expect(talk.messages.last?["id"] == .null)
    #expect(talk.request("shutdown", .null)["result"] == .null)
  }

  @Test func `bytes without end or header are passed over, and kept by nobody`() {
    var reader = FrameReader()
    reader.append([UInt8](repeating: 0x41, count: 1 << 20))
    #expect(reader.next() == .garbage)
    #expect(!reader.isMidMessage)
    reader.append(Array("Content-Length: 2\r\n\r\n{}".utf8))
    #expect(reader.next() == .body(Array("{}".utf8)))
  }

  // MARK: Names of documents

  @Test(arguments: [
    ("file:///a/b.rules", "/a/b.rules"), ("file:///a%20b/%E5%AE%A2.rules", "/a b/客.rules"),
    ("file:///%zz%4", "/%zz%4"), ("file://host/a", "/a"),
    ("untitled:Untitled-1", "untitled:Untitled-1"),
  ])
  func `a document's name is its path`(uri: String, path: String) {
    #expect(DocumentURI.path(of: uri) == path)
    #expect(DocumentURI.path(of: DocumentURI.uri(of: path)) == path)
  }
}

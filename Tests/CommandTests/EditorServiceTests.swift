import Foundation
import Testing

@Suite("fettle lsp")
struct EditorServiceTests {
  /// A message with its header.
  private func frame(_ body: String) -> String {
    "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }

  private func request(_ id: Int, _ method: String, _ parameters: String = "{}") -> String {
    frame(#"{"jsonrpc": "2.0", "id": \#(id), "method": "\#(method)", "params": \#(parameters)}"#)
  }

  private func notification(_ method: String, _ parameters: String = "{}") -> String {
    frame(#"{"jsonrpc": "2.0", "method": "\#(method)", "params": \#(parameters)}"#)
  }

  /// The bodies that a session has written.
  private func bodies(_ output: String) -> [[String: Any]] {
    output.components(separatedBy: "Content-Length: ").dropFirst().compactMap { part in
      part.range(of: "\r\n\r\n").map { ToolResult.json(String(part[$0.upperBound...])) }
    }
  }

  private func code(_ body: [String: Any]) -> Int? {
    (body["error"] as? [String: Any])?["code"] as? Int
  }

  @Test func `a session from beginning to end exits with 0`() {
    let text = String(repeating: "normalize emial lower\\n", count: 3)
    let uri = "file:///nowhere/a.rules"
    let document = #"{"uri": "\#(uri)", "languageId": "fettle", "version": 1, "text": "\#(text)"}"#
    let session =
      request(1, "initialize", #"{"capabilities": {}}"#) + notification("initialized")
      + notification("textDocument/didOpen", #"{"textDocument": \#(document)}"#)
      + request(
        2, "textDocument/hover",
        #"{"textDocument": {"uri": "\#(uri)"}, "position": {"line": 0, "character": 1}}"#)
      + request(3, "shutdown", "null") + notification("exit", "null")
    let result = Tool.run(["lsp"], input: session)
    #expect(result.exitCode == 0 && result.errors.isEmpty, "\(result.errors)")
    let answers = bodies(result.output)
    #expect(answers.contains { $0["id"] as? Int == 3 && $0["result"] is NSNull })
    #expect(answers.allSatisfy { $0["jsonrpc"] as? String == "2.0" })
  }

  @Test func `the wrong order, the wrong length and half a message are answered, and end with 1`() {
    let session =
      request(1, "textDocument/hover") + request(2, "initialize")
      + "Content-Length: many\r\n\r\n" + frame("{") + request(3, "no/such")
      + "Content-Length: 500\r\n\r\n{\"jsonrpc\": "
    let result = Tool.run(["lsp"], input: session)
    #expect(result.exitCode == 1)
    let answers = bodies(result.output)
    #expect(answers.compactMap(code) == [-32002, -32700, -32700, -32601])
  }

  @Test(arguments: ["", "garbage\n", "Content-Length: 5\r\n\r\n{}"])
  func `a client that goes without a word leaves exit code 1`(input: String) {
    let result = Tool.run(["lsp"], input: input)
    #expect(result.exitCode == 1 && result.errors.isEmpty)
  }

  @Test func `a file of 10 MB is told of`() {
    let text = String(
      repeating: "normalize email trim when (a is present) # 客户 😀\\n", count: 190_000)
    let session =
      request(1, "initialize", #"{"capabilities": {}}"#)
      + notification(
        "textDocument/didOpen",
        #"{"textDocument": {"uri": "file:///nowhere/a.rules", "version": 1, "text": "\#(text)x"}}"#)
      + request(
        2, "textDocument/semanticTokens/full",
        #"{"textDocument": {"uri": "file:///nowhere/a.rules"}}"#)
      + request(3, "shutdown", "null") + notification("exit", "null")
    let result = Tool.run(["lsp"], input: session)
    #expect(result.exitCode == 0, "\(result.errors)")
    let answers = result.output.components(separatedBy: "\"id\": ").dropFirst().map { $0.prefix(1) }
    #expect(answers == ["1", "2", "3"])
    #expect(result.output.contains("too long to be read as you type"))
  }

  @Test func `a parent that closes the pipe ends it quietly`() {
    let session = request(1, "initialize", #"{"capabilities": {}}"#)
    let result = Tool.shell("printf '%s' '\(session)' | $FETTLE lsp | head -c 20 > /dev/null")
    #expect(result.errors.isEmpty)
  }
}

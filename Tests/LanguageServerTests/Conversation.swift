import Diagnostics
import Foundation
import Synchronization

@testable import LanguageServer

/// An editor that talks to a server in this process.
final class Conversation {
  private let inbox = Inbox()
  private let workshop = Workshop()
  let server: Server
  private var lastID = 0
  private var folder: Folder?

  /// What the server has sent, each message framed.
  private final class Inbox: Sendable {
    let frames = Mutex(FrameReader())
    let messages = Mutex<[JSONValue]>([])
  }

  /// Begins a session with these capabilities and folders.
  init(capabilities: JSONValue = [:], folder: URL? = nil, isInitialized: Bool = true) {
    server = Server(
      outlet: Outlet { [inbox] bytes in
        inbox.frames.withLock { frames in
          frames.append(bytes)
          while case .body(let body)? = frames.next() {
            inbox.messages.withLock { $0.append(JSONReader.value(of: body) ?? .null) }
          }
        }
      }, workshop: workshop)
    let thread = Thread { [workshop] in workshop.work() }
    thread.stackSize = 8 << 20
    thread.start()
    guard isInitialized else { return }
    var parameters: [String: JSONValue] = ["capabilities": capabilities]
    if let folder {
      parameters["workspaceFolders"] = [
        ["uri": .string(DocumentURI.uri(of: folder.path)), "name": "test"]
      ]
    }
    _ = request("initialize", .object(parameters))
    notify("initialized", [:])
  }

  deinit { workshop.close() }

  /// Keeps a folder as long as the session.
  func keep(_ folder: Folder) { self.folder = folder }

  /// Every message so far.
  var messages: [JSONValue] { inbox.messages.withLock { $0 } }

  func notify(_ method: String, _ parameters: JSONValue) {
    send(["jsonrpc": "2.0", "method": .string(method), "params": parameters])
  }

  func send(_ message: JSONValue) {
    server.receive(Array(JSONText.value(message).utf8))
  }

  /// The answer to a request, when nothing is left to be done.
  @discardableResult
  func request(_ method: String, _ parameters: JSONValue) -> JSONValue {
    lastID += 1
    send([
      "jsonrpc": "2.0", "id": JSONValue(lastID), "method": .string(method), "params": parameters,
    ])
    workshop.settle()
    // The other thread takes a job off its list before it has written the answer.
    for _ in 0..<200 {
      if let answer = messages.last(where: { $0["id"]?.integer == lastID }) { return answer }
      usleep(5_000)
    }
    return .null
  }

  /// The result of a request about a place of a document; `^` in a text marks places in tests.
  func ask(
    _ method: String, _ document: TestDocument, at offset: Int, _ more: [String: JSONValue] = [:]
  ) -> JSONValue {
    var parameters = more
    parameters["textDocument"] = ["uri": .string(document.uri)]
    parameters["position"] = document.position(of: offset, server.encoding)
    return request("textDocument/" + method, .object(parameters))
  }

  func open(_ document: TestDocument) {
    notify(
      "textDocument/didOpen",
      [
        "textDocument": [
          "uri": .string(document.uri), "languageId": "fettle", "version": 1,
          "text": .string(document.text),
        ]
      ])
    settle()
  }

  /// Has the server say all that it will.
  func settle() {
    server.settle()
    workshop.settle()
    usleep(20_000)
  }

  /// The diagnostics that were last said of a document.
  func diagnostics(of document: TestDocument) -> [JSONValue] {
    messages.last {
      $0["method"]?.string == "textDocument/publishDiagnostics"
        && $0["params"]?["uri"]?.string == document.uri
    }?["params"]?["diagnostics"]?.array ?? []
  }
}

/// A rule file of a test; `^` in its text marks a place, and is no part of it.
struct TestDocument {
  var uri: String
  var text: String
  /// The UTF-8 offsets of the marks.
  var marks: [Int] = []

  init(_ marked: String, uri: String = "file:///nowhere/test.rules") {
    self.uri = uri
    var bytes: [UInt8] = []
    for byte in marked.utf8 {
      if byte == UInt8(ascii: "^") { marks.append(bytes.count) } else { bytes.append(byte) }
    }
    text = String(decoding: bytes, as: UTF8.self)
  }

  func position(of offset: Int, _ encoding: PositionEncoding) -> JSONValue {
    var converter = PositionConverter(SourceText(name: uri, text: text), encoding)
    return converter.position(of: offset).json
  }

  /// The text with edits of the protocol in place.
  func applying(_ edits: [JSONValue], _ encoding: PositionEncoding) -> String {
    let source = SourceText(name: uri, text: text)
    let converter = PositionConverter(source, encoding)
    var bytes = source.bytes
    let changes = edits.map { edit in
      (
        lower: converter.offset(of: DocumentPosition(edit["range"]?["start"])!),
        upper: converter.offset(of: DocumentPosition(edit["range"]?["end"])!),
        text: edit["newText"]?.string ?? ""
      )
    }
    for change in changes.sorted(by: { $0.lower > $1.lower }) {
      bytes.replaceSubrange(change.lower..<change.upper, with: Array(change.text.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A folder of its own for a test, gone with it.
final class Folder: Sendable {
  let url: URL

  init(_ files: [String: String]) throws {
    // Links in the path of temporary files would give documents two names.
    url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "fettle-lsp-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files { try write(text, to: name) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: url.appending(path: name))
  }

  func uri(_ name: String) -> String { DocumentURI.uri(of: url.appending(path: name).path) }
}

extension JSONValue {
  /// What completion offers.
  var labels: [String] { self["items"]?.array.compactMap { $0["label"]?.string } ?? [] }
  var errorCode: Int? { self["error"]?["code"]?.integer }
}

import Diagnostics
import Fettle

// The beginning of a session, and what the editor tells in its course.
extension Server {
  /// A handler of something that the editor tells.
  typealias Notification = @Sendable (Server, JSONValue) throws(ResponseError) -> Void

  static let notifications: [String: Notification] = [
    "textDocument/didOpen": { server, parameters throws(ResponseError) in
      try server.open(parameters)
    },
    "textDocument/didChange": { server, parameters throws(ResponseError) in
      try server.change(parameters)
    },
    "textDocument/didClose": { server, parameters throws(ResponseError) in
      try server.close(parameters)
    },
    "textDocument/didSave": { server, _ throws(ResponseError) in
      server.workspace.forget()
      server.noteAll()
    },
    "workspace/didChangeWatchedFiles": { server, _ throws(ResponseError) in
      server.workspace.forget()
      server.noteAll()
    },
    "workspace/didChangeConfiguration": { server, parameters throws(ResponseError) in
      server.take(settings: parameters["settings"]?["fettle"])
      server.noteAll()
    },
    "workspace/didChangeWorkspaceFolders": { server, parameters throws(ResponseError) in
      let event = parameters["event"]
      let removed = Set((event?["removed"]?.array ?? []).compactMap(Server.folder))
      server.workspace.folders.removeAll { removed.contains($0) }
      server.workspace.folders += (event?["added"]?.array ?? []).compactMap(Server.folder)
      server.noteAll()
    },
    "$/cancelRequest": { server, parameters throws(ResponseError) in
      if let id = parameters["id"] { server.workshop.cancel(request: id) }
    },
  ]

  /// Answers `initialize`: agrees on how characters are counted, and says what the server can.
  func initialize(_ parameters: JSONValue) -> JSONValue {
    phase = .running
    let offered = parameters["capabilities"]?["general"]?["positionEncodings"]?.array ?? []
    if offered.contains(.string(PositionEncoding.utf8.rawValue)) { encoding = .utf8 }
    var folders = (parameters["workspaceFolders"]?.array ?? []).compactMap(Self.folder)
    if folders.isEmpty, let root = parameters["rootUri"]?.string {
      folders = [DocumentURI.path(of: root)]
    }
    workspace.folders = folders
    take(settings: parameters["initializationOptions"])
    return [
      "capabilities": capabilities,
      "serverInfo": ["name": "fettle", "version": .string(Fettle.version)],
    ]
  }

  private var capabilities: JSONValue {
    [
      "positionEncoding": .string(encoding.rawValue),
      "textDocumentSync": ["openClose": true, "change": 2, "save": true],
      "completionProvider": ["triggerCharacters": [" ", ".", "[", ","]],
      "hoverProvider": true,
      "signatureHelpProvider": ["triggerCharacters": ["(", ",", " "]],
      "definitionProvider": true, "referencesProvider": true,
      "renameProvider": ["prepareProvider": true],
      "documentSymbolProvider": true, "documentFormattingProvider": true,
      "codeActionProvider": ["codeActionKinds": ["quickfix"]],
      "semanticTokensProvider": ["legend": SemanticTokens.legend, "full": true],
      "inlayHintProvider": true,
      "workspace": ["workspaceFolders": ["supported": true, "changeNotifications": true]],
    ]
  }

  private static func folder(_ value: JSONValue) -> String? {
    value["uri"]?.string.map { DocumentURI.path(of: $0) }
  }

  /// Takes the settings of the editor: `input` and `tryRules`.
  private func take(settings: JSONValue?) {
    guard let settings else { return }
    if let input = settings["input"]?.string {
      let isWhole = input.hasPrefix("/")
      let folder = workspace.folders.first.map { $0 + "/" } ?? ""
      workspace.input = input.isEmpty ? nil : (isWhole ? input : folder + input)
    }
    if case .bool(let truth)? = settings["tryRules"] { triesRules = truth }
  }

  // MARK: Documents

  private func open(_ parameters: JSONValue) throws(ResponseError) {
    let item = parameters["textDocument"]
    guard let uri = item?["uri"]?.string, let text = item?["text"]?.string else {
      throw ResponseError(.invalidParams, "a document has a uri and a text")
    }
    workspace.put(
      OpenDocument(uri: uri, version: item?["version"]?.integer ?? 0, text: text))
    noteAll()
  }

  private func change(_ parameters: JSONValue) throws(ResponseError) {
    let item = parameters["textDocument"]
    var document = try workspace.document(item?["uri"]?.string)
    try document.apply(
      parameters["contentChanges"]?.array ?? [],
      version: item?["version"]?.integer ?? document.version + 1, encoding)
    workspace.put(document)
    note(changed: document.uri)
    // Another open document can include this one, or this one another, whose names it uses.
    for uri in workspace.documents(reading: document.path) { note(changed: uri) }
    for uri in workspace.documents(readBy: document) { note(changed: uri) }
  }

  private func close(_ parameters: JSONValue) throws(ResponseError) {
    let document = try workspace.document(parameters["textDocument"]?["uri"]?.string)
    forget(document.uri)
    workspace.remove(document.uri)
    outlet.notify(
      "textDocument/publishDiagnostics",
      ["uri": .string(document.uri), "diagnostics": []])
    noteAll()
  }
}

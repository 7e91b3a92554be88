import Diagnostics

/// A language server of LSP 3.17: takes messages, keeps documents, answers.
final class Server {
  /// How far a session has come.
  enum Phase { case fresh, running, shutDown }

  let outlet: Outlet
  let workshop: Workshop
  let trials = TrialCache()
  let folderRules = FolderRules()
  var workspace = Workspace()
  var encoding = PositionEncoding.utf16
  var phase = Phase.fresh
  /// Whether rules are tried on rows for hovers and counts.
  var triesRules = true
  /// What was last said of each document, so that its fixes can be offered.
  let said = SaidDiagnostics()
  /// What the quick look at each document has found last: codes and messages without their places.
  private var quickFindings: [String: [String]] = [:]
  /// Documents whose diagnostics are to be said when no further message waits.
  private var changed: [String] = []
  /// Set by `exit`.
  private(set) var exitCode: Int32?

  init(outlet: Outlet, workshop: Workshop) {
    self.outlet = outlet
    self.workshop = workshop
  }

  // MARK: Messages

  /// Takes the body of one message.
  func receive(_ body: [UInt8]) {
    guard let message = JSONReader.value(of: body) else {
      return refuse(ResponseError(.parseError, "the message is no JSON"))
    }
    guard message.isObject else {
      return refuse(ResponseError(.invalidRequest, "a message is an object"))
    }
    let id = message["id"]
    guard let method = message["method"]?.string else {
      // An answer to a request of ours, of which there are none.
      if id != nil, message["result"] != nil || message["error"] != nil { return }
      return refuse(ResponseError(.invalidRequest, "the message has no method"), id ?? .null)
    }
    let parameters = message["params"] ?? .null
    guard let id else { return take(method, parameters) }
    switch id {
    case .number, .string: answer(method, parameters, id)
    default: refuse(ResponseError(.invalidRequest, "an id is a number or a text"))
    }
  }

  /// Says that bytes came which are no message.
  func receiveGarbage() {
    refuse(
      ResponseError(.parseError, "bytes that are no message were passed over")
    )
  }

  private func refuse(_ error: ResponseError, _ id: JSONValue = .null) {
    outlet.respond(to: id, .failure(error))
  }

  private func take(_ method: String, _ parameters: JSONValue) {
    if method == "exit" {
      exitCode = phase == .shutDown ? 0 : 1
      return
    }
    guard phase == .running, let handler = Self.notifications[method] else { return }
    do throws(ResponseError) {
      try handler(self, parameters)
    } catch {
      // A notification has no answer; the client shows this where it keeps its log.
      outlet.notify(
        "window/logMessage", ["type": 1, "message": .string("\(method): \(error.message)")])
    }
  }

  private func answer(_ method: String, _ parameters: JSONValue, _ id: JSONValue) {
    do throws(ResponseError) {
      switch (phase, method) {
      case (.fresh, "initialize"): outlet.respond(to: id, .success(initialize(parameters)))
      case (.fresh, _):
        throw ResponseError(.serverNotInitialized, "the first request is 'initialize'")
      case (.shutDown, _):
        throw ResponseError(.invalidRequest, "the server was shut down")
      case (.running, "initialize"):
        throw ResponseError(.invalidRequest, "the server is initialized already")
      case (.running, "shutdown"):
        phase = .shutDown
        outlet.respond(to: id, .success(.null))
      case (.running, _):
        guard let handler = Self.requests[method] else {
          throw ResponseError(.methodNotFound, "no method is called '\(method)'")
        }
        // What is asked of a text is asked of the one that was said last.
        if let value = try handler(self, parameters, id) { outlet.respond(to: id, .success(value)) }
      }
    } catch {
      outlet.respond(to: id, .failure(error))
    }
  }

  // MARK: Diagnostics

  /// Lets go of what is known of a document.
  func forget(_ uri: String) {
    workshop.drop(document: uri)
    said.forget(uri)
    quickFindings[uri] = nil
  }

  /// Notes that what is wrong with a document is to be found out anew, and drops work on its old text.
  func note(changed uri: String) {
    workshop.drop(document: uri)
    if !changed.contains(uri) { changed.append(uri) }
  }

  /// The same for all open documents, as one can include another.
  func noteAll() {
    for uri in workspace.documents.keys.sorted() { note(changed: uri) }
  }

  /// Says what is wrong with the documents that have changed: at once what the shape and the names of lines
  /// tell, later what takes a longer look. Called when no further message waits, so that a fast typist costs
  /// one look and not one a letter.
  func settle() {
    let uris = changed
    changed = []
    for uri in uris {
      guard let document = workspace.documents[uri] else { continue }
      if workspace.isTooLong(document) {
        publish(tooLong: document)
        continue
      }
      do throws(ResponseError) {
        let reading = try workspace.reading(of: document)
        let quick = reading.quickDiagnostics()
        let findings = quick.map { "\($0.code) \($0.message)" }
        // What only the longer look finds would vanish and come back with every letter.
        let isKnown = quickFindings.updateValue(findings, forKey: uri) == findings
        if !isKnown { publish(quick, document, reading) }
        examine(document, reading, known: isKnown ? nil : quick)
      } catch {
        outlet.notify("window/logMessage", ["type": 1, "message": .string(error.message)])
      }
    }
  }

  private func publish(_ found: [Diagnostic], _ document: OpenDocument, _ reading: RuleReading) {
    said.note(found, of: document)
    outlet.notify(
      "textDocument/publishDiagnostics", Self.report(found, document, reading, encoding))
  }

  private func publish(tooLong document: OpenDocument) {
    let start = DocumentPosition(line: 0, character: 0).json
    outlet.notify(
      "textDocument/publishDiagnostics",
      [
        "uri": .string(document.uri), "version": JSONValue(document.version),
        "diagnostics": [
          [
            "range": ["start": start, "end": start], "severity": 2, "source": "fettle",
            "message": .string(OpenDocument.tooLong),
          ]
        ],
      ])
  }

  private static func report(
    _ found: [Diagnostic], _ document: OpenDocument, _ reading: RuleReading,
    _ encoding: PositionEncoding
  ) -> JSONValue {
    [
      "uri": .string(document.uri), "version": JSONValue(document.version),
      "diagnostics": DiagnosticMessage.list(found, reading, encoding),
    ]
  }

  /// Has the other thread take the longer look, and say what more it finds.
  private func examine(
    _ document: OpenDocument, _ reading: RuleReading, known: [Diagnostic]?
  ) {
    let (outlet, encoding, said) = (outlet, encoding, said)
    let view = workspace.view()
    workshop.add(
      Workshop.Job(uri: document.uri, request: nil) { [folderRules, workshop] in
        let deep = reading.deepDiagnostics { paths in
          let found = folderRules.readings(including: paths, view) { workshop.isWanted }
          Self.tell(tooLong: found.tooLong, outlet)
          return found.readings
        }
        if deep == known { return .null }
        said.note(deep, of: document)
        return Self.report(deep, document, reading, encoding)
      } finish: { result in
        guard case .success(let report) = result, report.isObject else { return }
        outlet.notify("textDocument/publishDiagnostics", report)
      })
  }
}

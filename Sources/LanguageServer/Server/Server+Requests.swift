import Diagnostics
import Fettle
import Language

// What the editor asks.
extension Server {
  /// A handler of a request: its result, or nil where the other thread will answer.
  typealias Request = @Sendable (Server, JSONValue, JSONValue) throws(ResponseError) -> JSONValue?

  static let requests: [String: Request] = [
    "textDocument/completion": { server, parameters, _ throws(ResponseError) in
      let place = try server.place(parameters)
      guard var completion = Completion(place.reading, at: place.offset, server.encoding) else {
        return ["isIncomplete": false, "items": []]
      }
      return completion.result()
    },
    "textDocument/hover": { server, parameters, id throws(ResponseError) in
      try server.hover(parameters, id)
    },
    "textDocument/signatureHelp": { server, parameters, _ throws(ResponseError) in
      let place = try server.place(parameters)
      return SignatureHelp.result(place.reading, at: place.offset)
    },
    "textDocument/definition": { server, parameters, id throws(ResponseError) in
      let place = try server.place(parameters)
      if let path = place.reading.includedFile(at: place.offset) {
        var start = PositionConverter(SourceText(name: path, text: ""), server.encoding)
        return [["uri": .string(DocumentURI.uri(of: path)), "range": start.range(0, 0)]]
      }
      return try server.names(parameters, id) { names, encoding in
        names?.locations(names?.definitions() ?? [], encoding) ?? .null
      }
    },
    "textDocument/references": { server, parameters, id throws(ResponseError) in
      let isWhole = parameters["context"]?["includeDeclaration"]?.isTrue == true
      return try server.names(parameters, id) { names, encoding in
        names?.locations(names?.places(withDefinition: isWhole) ?? [], encoding) ?? .null
      }
    },
    "textDocument/prepareRename": { server, parameters, _ throws(ResponseError) in
      let place = try server.place(parameters)
      guard let found = NameIndex(place.reading).occurrence(at: place.offset) else { return .null }
      var converter = PositionConverter(place.reading.source, server.encoding)
      return converter.range(found.range.lower, found.range.upper)
    },
    "textDocument/rename": { server, parameters, id throws(ResponseError) in
      guard let name = parameters["newName"]?.string else {
        throw ResponseError(.invalidParams, "the new name is missing")
      }
      return try server.names(parameters, id) { (names, encoding) throws(ResponseError) in
        guard let names else {
          throw ResponseError(.requestFailed, "no column, list, let or table is named here")
        }
        return try names.edits(naming: name, encoding)
      }
    },
    "textDocument/documentSymbol": { server, parameters, _ throws(ResponseError) in
      DocumentSymbols.result(try server.reading(parameters).reading, server.encoding)
    },
    "textDocument/formatting": { server, parameters, _ throws(ResponseError) in
      try server.format(parameters)
    },
    "textDocument/codeAction": { server, parameters, _ throws(ResponseError) in
      try server.codeActions(parameters)
    },
    "textDocument/semanticTokens/full": { server, parameters, _ throws(ResponseError) in
      SemanticTokens(try server.reading(parameters).reading).result(server.encoding)
    },
    "textDocument/inlayHint": { server, parameters, id throws(ResponseError) in
      try server.inlayHints(parameters, id)
    },
  ]

  // MARK: Places

  private func reading(
    _ parameters: JSONValue
  ) throws(ResponseError) -> (document: OpenDocument, reading: RuleReading) {
    let document = try workspace.document(parameters["textDocument"]?["uri"]?.string)
    return (document, try workspace.reading(of: document))
  }

  private func place(
    _ parameters: JSONValue
  ) throws(ResponseError) -> (document: OpenDocument, reading: RuleReading, offset: Int) {
    guard let position = DocumentPosition(parameters["position"]) else {
      throw ResponseError(.invalidParams, "the position is missing")
    }
    let (document, reading) = try reading(parameters)
    let offset = PositionConverter(document.source, encoding).offset(of: position)
    return (document, reading, offset)
  }

  /// Has the other thread find what is named at a place, in the document and in the files that include it or
  /// what it takes the name from, and answer of it; says of files that are passed over.
  private func names(
    _ parameters: JSONValue, _ id: JSONValue,
    _ answer: @escaping @Sendable (Names?, PositionEncoding) throws(ResponseError) -> JSONValue
  ) throws(ResponseError) -> JSONValue? {
    let (document, reading, offset) = try place(parameters)
    let view = workspace.view()
    later(document, id) {
      [folderRules, workshop, outlet, encoding] () throws(ResponseError) in
      var tooLong: [String] = []
      let names = Names(document, reading, at: offset) { paths in
        let found = folderRules.readings(including: paths, view) { workshop.isWanted }
        tooLong += found.tooLong.filter { !tooLong.contains($0) }
        return found.readings
      }
      Self.tell(tooLong: tooLong, outlet)
      return try answer(names, encoding)
    }
    return nil
  }

  /// Says of files that are passed over.
  static func tell(tooLong paths: [String], _ outlet: Outlet) {
    guard let first = paths.first else { return }
    let others =
      paths.count > 1
      ? " (and \(Quantity.count(paths.count - 1, "other file", "other files")))" : ""
    outlet.show(
      "\(first)\(others) is not looked through for names: with what it includes it has more "
        + "than \(Quantity.bytes(OpenDocument.largestByteCount))")
  }

  private func offsets(
    _ range: JSONValue?, _ document: OpenDocument
  ) throws(ResponseError) -> ClosedRange<Int> {
    guard let start = DocumentPosition(range?["start"]), let end = DocumentPosition(range?["end"])
    else { throw ResponseError(.invalidParams, "the range is missing") }
    let converter = PositionConverter(document.source, encoding)
    let lower = converter.offset(of: start)
    return lower...max(lower, converter.offset(of: end))
  }

  // MARK: Answers

  private func format(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let document = try workspace.document(parameters["textDocument"]?["uri"]?.string)
    let (text, diagnostics) = Fettle.format(document.source.bytes, name: document.path)
    guard let text else {
      throw ResponseError(
        .requestFailed,
        "rules with errors are not formatted: \(diagnostics.diagnostics.first?.message ?? "")")
    }
    if Array(text.utf8) == document.source.bytes { return [] }
    var converter = PositionConverter(document.source, encoding)
    return [
      ["range": converter.range(0, document.source.bytes.count), "newText": .string(text)]
    ]
  }

  private func codeActions(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let (document, reading) = try reading(parameters)
    let range = try offsets(parameters["range"], document)
    let found = said.diagnostics(of: document) ?? reading.quickDiagnostics()
    return CodeActions.result(found, in: document, range, encoding)
  }

  private func hover(_ parameters: JSONValue, _ id: JSONValue) throws(ResponseError) -> JSONValue? {
    let (document, reading, offset) = try place(parameters)
    guard let hover = Hover(reading, at: offset) else { return .null }
    guard triesRules, hover.rule != nil else { return hover.result(nil, reading, encoding) }
    later(document, id) { [trials, encoding] in
      hover.result(trials.report(of: reading), reading, encoding)
    }
    return nil
  }

  private func inlayHints(
    _ parameters: JSONValue, _ id: JSONValue
  ) throws(ResponseError) -> JSONValue? {
    let (document, reading) = try reading(parameters)
    guard let start = DocumentPosition(parameters["range"]?["start"]),
      let end = DocumentPosition(parameters["range"]?["end"])
    else { throw ResponseError(.invalidParams, "the range is missing") }
    guard triesRules else { return [] }
    later(document, id) { [trials, encoding] in
      InlayHints.result(
        trials.report(of: reading), reading, start.line...max(start.line, end.line), encoding)
    }
    return nil
  }

  /// Has the other thread answer a request.
  private func later(
    _ document: OpenDocument, _ id: JSONValue,
    _ work: @escaping @Sendable () throws(ResponseError) -> JSONValue
  ) {
    workshop.add(
      Workshop.Job(uri: document.uri, request: id, work: work) { [outlet] result in
        outlet.respond(to: id, result)
      })
  }
}

import Engine

/// `fettle lsp`: serves one editor over a connection.
package enum LanguageServer {
  /// Where the bytes of the client come from.
  package protocol Inlet: Sendable {
    /// The next bytes, waiting for them; nil at the end of the connection.
    func read() -> [UInt8]?
    /// Whether bytes are there by now.
    var isReady: Bool { get }
  }

  /// Serves until the client says `exit` or goes; the exit code of the process. `write` takes whole messages.
  package static func serve(
    _ inlet: any Inlet, write: @escaping @Sendable ([UInt8]) -> Void
  ) -> Int32 {
    let workshop = Workshop()
    let exitCode = ExitCode()
    onThreads(2) { number in
      if number == 1 { return workshop.work() }
      exitCode.set(converse(inlet, Outlet(write), workshop))
      workshop.close()
    }
    return exitCode.value
  }

  private static func converse(
    _ inlet: any Inlet, _ outlet: Outlet, _ workshop: Workshop
  ) -> Int32 {
    let server = Server(outlet: outlet, workshop: workshop)
    var frames = FrameReader()
    while let bytes = inlet.read() {
      frames.append(bytes)
      while let piece = frames.next() {
        switch piece {
        case .body(let body): server.receive(body)
        case .garbage: server.receiveGarbage()
        }
        if let code = server.exitCode { return code }
      }
      if !inlet.isReady { server.settle() }
    }
    // The client has gone without a word.
    return server.phase == .shutDown ? 0 : 1
  }
}

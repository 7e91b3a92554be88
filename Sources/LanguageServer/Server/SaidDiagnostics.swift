import Diagnostics
import Synchronization

/// What was last said to be wrong with each document, so that its fixes can be offered.
final class SaidDiagnostics: Sendable {
  private let found = Mutex<[String: (version: Int, diagnostics: [Diagnostic])]>([:])

  /// Notes what is wrong with a version of a document, unless a later one is known.
  func note(_ diagnostics: [Diagnostic], of document: OpenDocument) {
    found.withLock { found in
      if let known = found[document.uri], known.version > document.version { return }
      found[document.uri] = (document.version, diagnostics)
    }
  }

  /// What is known of a document as it stands.
  func diagnostics(of document: OpenDocument) -> [Diagnostic]? {
    found.withLock { found in
      guard let known = found[document.uri], known.version == document.version else { return nil }
      return known.diagnostics
    }
  }

  /// Lets go of a document.
  func forget(_ uri: String) {
    found.withLock { $0[uri] = nil }
  }
}

import Diagnostics
import Synchronization

/// The way out: messages of several threads, each whole.
final class Outlet: Sendable {
  private let write: Mutex<@Sendable ([UInt8]) -> Void>

  init(_ write: @escaping @Sendable ([UInt8]) -> Void) {
    self.write = Mutex(write)
  }

  /// Answers a request.
  func respond(to id: JSONValue, _ result: Result<JSONValue, ResponseError>) {
    switch result {
    case .success(let value): send(["jsonrpc": "2.0", "id": id, "result": value])
    case .failure(let error): send(["jsonrpc": "2.0", "id": id, "error": error.json])
    }
  }

  /// Tells the client something.
  func notify(_ method: String, _ parameters: JSONValue) {
    send(["jsonrpc": "2.0", "method": .string(method), "params": parameters])
  }

  /// Shows the user a warning.
  func show(_ warning: String) {
    notify("window/showMessage", ["type": 2, "message": .string(warning)])
  }

  private func send(_ message: JSONValue) {
    let body = Array(JSONText.value(message).utf8)
    let header = Array("Content-Length: \(body.count)\r\n\r\n".utf8)
    write.withLock { $0(header + body) }
  }
}

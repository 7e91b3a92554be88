import Diagnostics

/// Why a request has no result, by the codes of JSON-RPC and LSP 3.17.
struct ResponseError: Error, Equatable {
  /// What kind of failure it is.
  enum Code: Int {
    case parseError = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParams = -32602
    case serverNotInitialized = -32002
    case requestCancelled = -32800
    case contentModified = -32801
    case requestFailed = -32803
  }

  var code: Code
  var message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  var json: JSONValue { ["code": JSONValue(code.rawValue), "message": .string(message)] }
}

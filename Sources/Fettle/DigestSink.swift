import Diagnostics
import Engine
import Kernels
import Synchronization

/// Takes the digest of what is written, and hands it on where there is somebody to take it.
final class DigestSink: ByteSink {
  let name: String
  private let sink: (any ByteSink)?
  /// What the digest must be; nil: anything.
  private let expected: [UInt8]?
  private let digest = Mutex(RunningDigest())

  init(_ sink: (any ByteSink)? = nil, expecting expected: [UInt8]? = nil) {
    self.sink = sink
    self.expected = expected
    name = sink?.name ?? "digest"
  }

  /// The digest so far, as hexadecimal digits.
  var hexadecimal: [UInt8] { digest.withLock { $0.hexadecimal } }

  func write(_ bytes: borrowing Span<UInt8>) throws(RunFailure) {
    digest.withLock { $0.update(bytes) }
    try sink?.write(bytes)
  }

  func complete() throws(RunFailure) {
    if let expected, hexadecimal != expected {
      throw RunFailure(
        .input, "'\(name)' would not be what it was: its SHA-256 is another one",
        help: "give the file that the run wrote, as it wrote it")
    }
    try sink?.complete()
  }

  func publish() throws(RunFailure) { try sink?.publish() }
  func settle() throws(RunFailure) { try sink?.settle() }
  func abandon() { sink?.abandon() }
}

import Synchronization

/// The exit code that one thread finds out and another returns.
final class ExitCode: Sendable {
  private let code = Atomic<Int32>(1)

  var value: Int32 { code.load(ordering: .acquiring) }

  /// Notes the code.
  func set(_ code: Int32) { self.code.store(code, ordering: .releasing) }
}

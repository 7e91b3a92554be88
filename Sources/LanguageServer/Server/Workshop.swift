import Diagnostics
import Engine

/// Work that takes longer than typing may wait for, done by another thread in the order in which it was asked
/// for, answers first. What belongs to a text that has changed since is dropped, and its request told so.
final class Workshop: Sendable {
  /// One piece of work.
  struct Job: Sendable {
    /// The document that it is about.
    var uri: String
    /// The request that it answers; nil: none.
    var request: JSONValue?
    var work: @Sendable () throws(ResponseError) -> JSONValue
    /// Takes the result, or why there is none.
    var finish: @Sendable (Result<JSONValue, ResponseError>) -> Void
  }

  private struct State: Sendable {
    var waiting: [Job] = []
    var running: Job?
    /// Why the running job's result is not wanted any more.
    var dropped: ResponseError?
    var isClosed = false
  }

  private static let modified = ResponseError(.contentModified, "the document has changed")
  private static let cancelled = ResponseError(.requestCancelled, "the request was cancelled")

  private let state = Monitor(State())

  /// Does jobs until the workshop is closed.
  func work() {
    while let job = state.wait({ state -> Job?? in
      if state.isClosed { return .some(nil) }
      if state.waiting.isEmpty { return nil }
      state.running = state.waiting.removeFirst()
      state.dropped = nil
      return .some(state.running)
    }) {
      let result = Result { () throws(ResponseError) in try job.work() }
      let dropped = state.withLock { state in
        state.running = nil
        return state.dropped
      }
      job.finish(dropped.map { .failure($0) } ?? result)
    }
  }

  /// Whether the result of the job at hand is still wanted: asked by long work on its way.
  var isWanted: Bool { state.withLock { $0.dropped == nil && !$0.isClosed } }

  /// Adds a job behind those that wait; what somebody has asked for comes before what nobody has.
  func add(_ job: Job) {
    state.withLock { state in
      let place = job.request == nil ? nil : state.waiting.firstIndex { $0.request == nil }
      state.waiting.insert(job, at: place ?? state.waiting.count)
    }
  }

  /// Drops what is about an old text of a document.
  func drop(document uri: String) {
    drop(Self.modified) { $0.uri == uri }
  }

  /// Drops what answers a request.
  func cancel(request: JSONValue) {
    drop(Self.cancelled) { $0.request == request }
  }

  private func drop(_ error: ResponseError, where isMeant: (Job) -> Bool) {
    let dropped = state.withLock { state in
      let dropped = state.waiting.filter(isMeant)
      state.waiting.removeAll(where: isMeant)
      if let running = state.running, isMeant(running) { state.dropped = error }
      return dropped
    }
    for job in dropped { job.finish(.failure(error)) }
  }

  /// Has ``work`` return, and waits for nothing.
  func close() {
    state.withLock { $0.isClosed = true }
  }

  /// Waits until nothing is to be done.
  func settle() {
    _ = state.wait { $0.waiting.isEmpty && $0.running == nil ? true : nil }
  }
}

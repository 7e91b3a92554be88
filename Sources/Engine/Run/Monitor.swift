import Glibc

/// A mutex with a condition: one state, entered by one thread at a time, waited on by others.
@safe
package final class Monitor<State>: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>
  private var state: State

  package init(_ state: sending State) {
    self.state = state
    // Safe: both live at one address until deinit.
    unsafe mutex = .allocate(capacity: 1)
    unsafe condition = .allocate(capacity: 1)
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(condition, nil)
  }

  deinit {
    // Safe: no thread can hold them, as each would hold `self`.
    unsafe pthread_mutex_destroy(mutex)
    unsafe pthread_cond_destroy(condition)
    unsafe mutex.deallocate()
    unsafe condition.deallocate()
  }

  /// Runs `body` alone, then wakes every waiting thread.
  package func withLock<Result>(_ body: (inout State) -> Result) -> Result {
    // Safe: both live as long as `self`, and the same thread unlocks what it has locked; so below.
    unsafe pthread_mutex_lock(mutex)
    defer {
      unsafe pthread_cond_broadcast(condition)
      unsafe pthread_mutex_unlock(mutex)
    }
    return body(&state)
  }

  /// Runs `body` alone until it gives a result; between two tries it waits for a change.
  package func wait<Result>(_ body: (inout State) -> Result?) -> Result {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    while true {
      if let result = body(&state) { return result }
      unsafe pthread_cond_wait(condition, mutex)
    }
  }
}

/// Runs `body` on `count` threads, the calling one among them, and returns when all are done.
package func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
  var threads: [pthread_t] = []
  for number in 1..<max(count, 1) {
    // The system gives no more: those that run do the work.
    guard let thread = startThread({ body(number) }) else { break }
    threads.append(thread)
  }
  body(0)
  for thread in threads {
    // Each thread is joined once.
    pthread_join(thread, nil)
  }
}

/// Runs `body` on a thread that nobody waits for; false where the system gives none.
@discardableResult
package func onThreadOfItsOwn(_ body: @escaping @Sendable () -> Void) -> Bool {
  guard let thread = startThread(body) else { return false }
  pthread_detach(thread)
  return true
}

private func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
  var thread: pthread_t = 0
  // Safe: the box is retained until the thread's entry takes it, or is released here.
  let box = unsafe Unmanaged.passRetained(ThreadStart(body))
  let status = unsafe pthread_create(
    &thread, nil,
    { box in
      unsafe Unmanaged<ThreadStart>.fromOpaque(box!).takeRetainedValue().body()
      return nil
    }, box.toOpaque())
  if status == 0 { return thread }
  unsafe box.release()
  return nil
}

/// What a new thread is to do, in a box that C can hand on.
private final class ThreadStart: Sendable {
  let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) {
    self.body = body
  }
}

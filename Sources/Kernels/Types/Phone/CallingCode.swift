import Synchronization

/// The plans that share a calling code, compiled, in libphonenumber's order.
final class CallingCode: Sendable {
  let number: Int
  /// The plan that stands for the code.
  let main: NumberingPlan
  private let plans: [LastingReference<NumberingPlan>]

  /// Compiles the library's plans at these indices; nil where one has something that only the library
  /// knows how to read.
  init?(plansAt indices: [Int]) {
    let plans = indices.compactMap { NumberingPlan(LibraryPlan(at: $0)) }
    guard plans.count == indices.count, let main = plans.first else { return nil }
    self.plans = plans.map { LastingReference($0) }
    self.main = main
    number = main.callingCode
  }

  /// The plan at a place in the order.
  func plan(at place: Int) -> LastingReference<NumberingPlan> {
    plans[place]
  }

  /// Whether the digits are a valid number behind the code: one of the first plan that claims them by
  /// its leading digits or by a use.
  func isValid(_ digits: PhoneDigits) -> Bool {
    if plans.count == 1 { return main.isValid(digits) }
    for index in plans.indices {
      if let verdict = plans[index].with({ $0.claims(digits) }) { return verdict }
    }
    return false
  }
}

/// A calling code whose plans are compiled when they are first asked for, by whichever thread.
final class LazyCallingCode: @unchecked Sendable {
  private let indices: [Int]
  private let isReady = Atomic(false)
  private let lock = Mutex(())
  /// Written once, under the lock and before `isReady`; read after it.
  private var compiled: LastingReference<CallingCode>?

  init(plansAt indices: [Int]) {
    self.indices = indices
  }

  /// The compiled plans; nil where only the library can read them.
  var code: LastingReference<CallingCode>? {
    if !isReady.load(ordering: .acquiring) { compile() }
    return compiled
  }

  private func compile() {
    lock.withLock { _ in
      if isReady.load(ordering: .relaxed) { return }
      compiled = CallingCode(plansAt: indices).map { LastingReference($0) }
      isReady.store(true, ordering: .releasing)
    }
  }
}

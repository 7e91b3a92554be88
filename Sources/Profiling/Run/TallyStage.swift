import Diagnostics
import Engine
import Synchronization

/// A stage that shows each batch to a tally which no other thread uses meanwhile.
///
/// There are as many tallies as threads at the most; what they know is added up at the end.
final class TallyStage<Tally: AnyObject>: Stage {
  let isOrdered = false
  private let make: @Sendable () -> Tally
  private let look: @Sendable (Tally, Batch) throws(RunFailure) -> Void
  private let tallies = Mutex(Shelf())

  /// Tallies that no thread uses. A tally belongs to the thread that took it.
  private struct Shelf: @unchecked Sendable {
    var free: [Tally] = []
  }

  init(
    make: @escaping @Sendable () -> Tally,
    look: @escaping @Sendable (Tally, Batch) throws(RunFailure) -> Void
  ) {
    self.make = make
    self.look = look
  }

  func process(_ batch: Batch, _ worker: Worker) throws(RunFailure) {
    let taken = tallies.withLock { shelf in Loan(shelf.free.popLast()) }
    let tally = taken.tally ?? make()
    try look(tally, batch)
    let loan = Loan(tally)
    tallies.withLock { shelf in shelf.free.append(loan.tally!) }
  }

  /// A tally on its way between the shelf and a thread.
  private struct Loan: @unchecked Sendable {
    let tally: Tally?

    init(_ tally: Tally?) {
      self.tally = tally
    }
  }

  /// All tallies, when the scan is over.
  func takeAll() -> [Tally] {
    tallies.withLock { shelf in
      defer { shelf.free = [] }
      return Shelf(free: shelf.free)
    }.free
  }
}

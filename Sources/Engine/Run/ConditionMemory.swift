import Columns
import Synchronization

/// What the conditions of a table said of its rows in a first pass, so that a later one need not ask
/// again. A byte a row and condition, up to a limit; what is beyond it is asked again.
final class ConditionMemory: Sendable {
  /// Which condition was asked about which batch.
  private struct Key: Hashable {
    var rule: Int
    var firstRecord: Int
  }

  /// What it said, one truth for each row that was left.
  private struct Answers {
    var rowCount: Int
    var truths: [Truth]
  }

  /// What is remembered so far.
  private struct State {
    var answers: [Key: Answers] = [:]
    var byteCount = 0
  }

  private let byteLimit: Int
  private let state = Mutex(State())

  init(byteLimit: Int) {
    self.byteLimit = byteLimit
  }

  /// Notes what the condition of a rule said of the rows that a batch had left.
  func note(_ truths: [Truth], of batch: Batch, rule: Int) {
    state.withLock { state in
      guard state.byteCount + truths.count <= byteLimit else { return }
      state.byteCount += truths.count
      let key = Key(rule: rule, firstRecord: batch.firstRecord)
      state.answers[key] = Answers(rowCount: batch.rowCount, truths: truths)
    }
  }

  /// What was noted of the same records; nil where nothing was.
  func recall(_ batch: Batch, rule: Int) -> [Truth]? {
    state.withLock { state in
      let answers = state.answers[Key(rule: rule, firstRecord: batch.firstRecord)]
      guard let answers, answers.rowCount == batch.rowCount,
        answers.truths.count == batch.selection.count
      else { return nil }
      return answers.truths
    }
  }
}

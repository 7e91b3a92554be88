import Kernels
import Language

/// What follows when rows fail a rule, mildest first.
package struct Judgement: Sendable, Equatable {
  /// An action, and from how many failing rows on it follows.
  package struct Step: Sendable, Equatable {
    package var action: Action
    /// Strictly more than this percentage of the rows judged, or of the cells.
    package var percent: Decimal?
    /// Strictly more than so many rows.
    package var rows: Int?

    package init(_ action: Action, percent: Decimal? = nil, rows: Int? = nil) {
      self.action = action
      self.percent = percent
      self.rows = rows
    }

    var isUnconditional: Bool { percent == nil && rows == nil }

    /// Whether the action follows; the share is compared exactly.
    func follows(_ fault: Fault) -> Bool {
      if fault.count == 0 { return false }
      if isUnconditional { return true }
      if let rows, fault.rows > rows { return true }
      guard let percent, fault.judged > 0 else { return false }
      let share = Decimal(fault.count * 100)
      let limit = percent * Decimal(fault.judged)
      return limit.map { $0 < share } ?? false
    }
  }

  /// How much is at fault of what a rule has judged: rows, or the cells of one that converts them.
  package struct Fault: Sendable, Equatable {
    package var count: Int
    package var judged: Int
    /// The rows that it is in; one can have several cells.
    package var rows: Int

    package init(count: Int, judged: Int, rows: Int) {
      self.count = count
      self.judged = judged
      self.rows = rows
    }
  }

  package var steps: [Step]
  /// Whether it is about the cells that a rule could not give a value, `others warn`, rather than
  /// rows.
  package var isOfCells: Bool

  package init(_ steps: [Step], isOfCells: Bool = false) {
    self.steps = steps.sorted { $0.action < $1.action }
    self.isOfCells = isOfCells
  }

  /// Whether each failing row leaves the table.
  package var rejects: Bool { steps.contains { $0.action == .reject } }
  /// Whether each failing row goes to the review queue too.
  package var reviews: Bool { steps.contains { $0.action == .review } }
  /// Whether the run can end without a table.
  package var canStop: Bool { steps.contains { $0.action == .stop } }

  /// What a single finding is called by: the strongest action that one row brings about. Where every
  /// action waits for a limit a row brings about none, and is noted.
  package var severity: Action {
    steps.last { $0.isUnconditional }?.action ?? .note
  }

  /// Whether a limit can make findings more than what each is by itself, so that their severity is
  /// known only when all rows are judged.
  package var hasOpenSeverity: Bool {
    steps.contains { !$0.isUnconditional && $0.action > severity }
  }

  /// The actions that follow, mildest first, when so much is at fault.
  package func followed(_ fault: Fault) -> [Action] {
    steps.filter { $0.follows(fault) }.map(\.action)
  }
}

extension Judgement {
  /// What a statement asks for, by its verb's default where it says nothing; nil where it judges
  /// nothing.
  package init?(_ statement: Statement, _ signature: Signature) {
    var uses = statement.actions
    if case .action(let use)? = statement.others { uses.append(use) }
    if let action = statement.ownDefault ?? signature.defaultAction {
      let isOwn = statement.verb == "\(action) rows"
      if uses.isEmpty || (isOwn && !uses.contains { $0.action == action }) {
        uses.append(ActionUse(action: action, range: statement.verbRange))
      }
    }
    if uses.isEmpty { return nil }
    self.init(
      uses.map { use in
        Step(
          use.action, percent: use.threshold?.percent.flatMap(Decimal.init(plain:)),
          rows: use.threshold?.rows.flatMap { Int($0) })
      }, isOfCells: signature.takesOthers)
  }
}

extension Statement {
  /// A merge of more rows than a line allows is not to be written.
  fileprivate var ownDefault: Action? {
    guard case .expectation(let expectation)? = slots["expectation"] else { return nil }
    return expectation.metric.kind == .merged ? .stop : nil
  }
}

extension Decimal {
  /// The number that a plain decimal writes; nil where it writes none.
  package init?(plain text: String) {
    self.init(Array(text.utf8).span)
  }
}

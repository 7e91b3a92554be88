import Diagnostics

/// A line behind which no two rows have the same key: `dedupe`, and `unique` that rejects.
struct Fold {
  /// Which rows with blanks or placeholders among their keys are told apart.
  enum Mode { case plain, everyKeyPresent, placeholdersMatch }

  /// The place of its statement in the program.
  let number: Int
  /// By column: how its cells are read.
  let keys: [Int: String]
  let mode: Mode
  /// Whether one key is enough.
  let isAnyOf: Bool

  /// More of them are not kept: the oldest goes.
  static let mostFolds = 12

  init(_ line: LineReasoning) {
    let columns = line.statement.columns("keys").compactMap { line.before.resolve($0) }
    number = line.number
    keys = Dictionary(
      columns.map { ($0.id, CellReading(column: $0, literals: line.literals).name) },
      uniquingKeysWith: { first, _ in first })
    isAnyOf = line.statement.has("any of") && keys.count > 1
    mode =
      line.statement.has("every key present")
      ? .everyKeyPresent : line.statement.has("placeholders match") ? .placeholdersMatch : .plain
  }

  /// Whether two rows that another line finds to have the same key have the same one here; `isReal` says
  /// whether a column has neither blanks nor placeholders.
  func covers(_ other: Fold, isReal: (_ column: Int) -> Bool) -> Bool {
    let shared = Set(keys.keys).intersection(other.keys.keys)
    guard !shared.isEmpty, shared.allSatisfy({ keys[$0] == other.keys[$0] }) else { return false }
    if isAnyOf {
      let isWithin = shared.count == other.keys.count
      if other.isAnyOf {
        return isWithin && mode == other.mode && (mode == .plain || isSame(other))
      }
      return mode == .plain && other.mode != .placeholdersMatch
        && (isWithin || other.mode == .everyKeyPresent)
    }
    guard !other.isAnyOf, shared.count == keys.count else { return false }
    if other.mode == .everyKeyPresent { return true }
    if mode == .placeholdersMatch || other.mode == .placeholdersMatch { return mode == other.mode }
    switch mode {
    case .plain: return isSame(other) || keys.keys.contains(where: isReal)
    case .everyKeyPresent: return keys.keys.allSatisfy(isReal)
    case .placeholdersMatch: return false
    }
  }

  private func isSame(_ other: Fold) -> Bool { keys == other.keys }
}

extension LineReasoning {
  /// A `dedupe` or `unique` by a key that no two rows have the same of.
  mutating func judgeFold() {
    guard ["dedupe", "unique"].contains(statement.verb), diagnostics.isEmpty else { return }
    guard let fold = coveringFold else { return }
    let causes = [Cause(statement: fold.number)]
    if statement.verb == "unique" {
      report(
        .alwaysPasses, "every row passes this check", because: causes,
        "this line leaves no two rows of one key", help: "leave the check out")
    } else {
      report(
        .lineWithoutEffect, "no two rows have the same key here, so nothing is folded",
        because: causes, "this line leaves no two rows of one key", help: "leave it out")
    }
  }

  /// A line behind which no two rows have the same key of this one's.
  var coveringFold: Fold? {
    let new = Fold(self)
    return facts.folds.last { fold in
      facts.isSeenAgain(fold.number) && fold.covers(new) { isReal($0) }
    }
  }

  /// Whether a column has neither blanks nor placeholders.
  private func isReal(_ column: Int) -> Bool {
    !habits.namesPlaceholders && !isPossible(Cases(.blank(facts.cell(column), true)))
  }

  /// Keeps in mind that no two rows have the same key behind the line.
  mutating func noteFold() {
    let isFolding =
      statement.verb == "dedupe"
      || (statement.verb == "unique" && statement.actions.contains { $0.action == .reject })
    guard isFolding, statement.condition == nil else { return }
    facts.folds = facts.folds.suffix(Fold.mostFolds - 1) + [Fold(self)]
  }
}

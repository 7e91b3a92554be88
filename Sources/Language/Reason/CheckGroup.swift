import Diagnostics

/// The checks of a table so far, held against each new one: those that no row can pass together, and those
/// that say nothing new.
struct CheckGroup {
  /// A check that stands above.
  private struct Member {
    let cause: Cause
    let check: RowCheck
    let cells: Set<Term>
    /// The cells that it holds against each other: by them other checks have part in it.
    let linked: Set<Term>
    let severity: Action?
    /// The columns that its findings name.
    let columns: Set<Int>
    /// How many lines had taken rows out before it.
    let removalCount: Int
  }

  /// The checks that new ones can still be held against, by their number.
  private var members: [Int: Member] = [:]
  private var nextNumber = 0
  /// The numbers of the latest checks about a cell.
  private var numbers: [Term: [Int]] = [:]
  private var removalCount = 0

  /// More members than this are not held against a new one: the latest count.
  private let mostMembers: Int

  /// The checks of a program of so many lines: nobody writes thousands of checks of the same columns by hand, and
  /// what a machine has written is held against fewer of its neighbours.
  init(lineCount: Int) {
    mostMembers = lineCount > Self.longProgram ? 2 : 12
  }

  private static let longProgram = 5_000

  /// Notes that rows have left.
  mutating func noteRemoval() { removalCount += 1 }

  /// Judges a check beside those above, and takes it in.
  mutating func add(_ line: inout LineReasoning) {
    guard let check = line.rowCheck, line.canPassOrFail(check) else { return }
    let prover = line.facts.prover
    let cells = prover.cells(of: check.passes).union(prover.cells(of: check.fails))
      .union(prover.cells(of: check.scope))
    let new = Member(
      cause: line.cause, check: check, cells: cells,
      linked: prover.linkedCells(of: check.passes), severity: line.plainAction,
      columns: line.judgedColumns, removalCount: removalCount)
    let near = self.near(cells)
    if judgeContradiction(new, near, &line) { return }
    judgeScopes(new, near, &line)
    judgeRedundancy(new, near, &line)
    for cell in cells { note(nextNumber, about: cell) }
    if !cells.isEmpty { members[nextNumber] = new }
    nextNumber += 1
  }

  /// Adds a check to those about a cell; one that no cell names any more is forgotten.
  private mutating func note(_ number: Int, about cell: Term) {
    numbers[cell, default: []].append(number)
    guard let known = numbers[cell], known.count > mostMembers else { return }
    let oldest = known[0]
    numbers[cell]?.removeFirst()
    let isNamed = members[oldest]?.cells.contains { numbers[$0]?.contains(oldest) == true }
    if isNamed == false { members[oldest] = nil }
  }

  /// The checks of the same cells, and those of cells that these hold against each other.
  private func near(_ cells: Set<Term>) -> [Member] {
    let first = found(cells)
    let further = first.reduce(into: cells) { $0.formUnion(members[$1]?.linked ?? []) }
    return (further == cells ? first : found(further)).compactMap { members[$0] }
  }

  private func found(_ cells: Set<Term>) -> [Int] {
    let found = cells.flatMap { numbers[$0] ?? [] }
    return Set(found).sorted().suffix(mostMembers).map { $0 }
  }

  private static func facts(_ members: [Member], _ cases: (RowCheck) -> Cases) -> [Fact] {
    members.map { Fact(cases: cases($0.check), causes: [$0.cause], cells: $0.cells) }
  }

  /// A check that no row passes together with those above; whether there are such.
  private func judgeContradiction(
    _ new: Member, _ near: [Member], _ line: inout LineReasoning
  ) -> Bool {
    guard !near.isEmpty,
      let causes = line.facts.prover.refutation(
        of: [new.check.passes], under: line.facts.facts, and: Self.facts(near, \.passesOrOut))
    else { return false }
    line.report(
      .contradiction, "no row can pass this check and \(Self.others(causes, in: near))",
      because: causes, "this line has part in it", help: line.helpWithContradiction(causes))
    return true
  }

  /// A check above with a `when`, which no row in its scope can pass together with the new one.
  private func judgeScopes(_ new: Member, _ near: [Member], _ line: inout LineReasoning) {
    let (prover, facts) = (line.facts.prover, line.facts.facts)
    let other = Self.facts([new], \.passesOrOut)
    for member in near where !member.check.scope.isAnything {
      // A scope of rows that fail the new check anyway is no contradiction.
      guard
        let causes = prover.refutation(of: [member.check.passes], under: facts, and: other),
        prover.refutation(of: [member.check.scope], under: facts, and: other) == nil
      else { continue }
      let lines = causes.filter { $0 != new.cause } + [member.cause]
      line.report(
        .contradiction, "no row that the check above judges can pass both", because: lines,
        "this line has part in it", help: line.helpWithContradiction(lines))
    }
  }

  /// A check whose failing rows fail another one too.
  private func judgeRedundancy(
    _ new: Member, _ near: [Member], _ line: inout LineReasoning
  ) {
    let prover = line.facts.prover
    let stronger = near.filter { Self.covers($0, new) }
    let others = Self.facts(stronger, \.doesNotFail)
    if !stronger.isEmpty,
      let causes = prover.refutation(of: [new.check.fails], under: line.facts.facts, and: others)
    {
      return line.report(
        .redundantCheck,
        "every row that fails this check fails \(Self.others(causes, in: near)) too",
        because: causes, "this line finds them", help: "leave the check out",
        fix: line.removal(
          of: line.statement,
          isProven: says(new, asMuchAs: stronger.filter { causes.contains($0.cause) }, line)))
    }
    for member in near where Self.covers(new, member) && member.removalCount == removalCount {
      let other = Self.facts([new], \.doesNotFail)
      guard prover.refutation(of: [member.check.fails], under: FactBase(), and: other) != nil
      else { continue }
      let statement = line.program.statements[member.cause.statement]
      line.report(
        .redundantCheck, "every row that fails this check fails a later one too",
        at: statement.range, because: [new.cause], "this line finds them",
        help: "leave the check out",
        fix: line.removal(of: statement, isProven: says(member, asMuchAs: [new], line)))
    }
  }

  /// Whether others do at least the same as a check with every row that fails it, and cannot be evaluated where it
  /// cannot. A row to be reviewed is asked for by itself.
  private func says(
    _ weaker: Member, asMuchAs others: [Member], _ line: LineReasoning
  ) -> Bool {
    let prover = line.facts.prover
    let isFinding = weaker.severity == .note || weaker.severity == .warn
    return others.allSatisfy { isFinding || $0.severity == weaker.severity }
      && prover.refutation(
        of: [weaker.check.unevaluated], under: line.facts.facts,
        and: Self.facts(others, \.evaluated)) != nil
  }

  /// Whether what follows from one check, from the first row on, is at least what follows from the other,
  /// and its findings name the same columns. Where rows go, and to whom, each action says by itself.
  private static func covers(_ stronger: Member, _ weaker: Member) -> Bool {
    guard let first = stronger.severity, let second = weaker.severity else { return false }
    let isFinding = second == .note || second == .warn
    return (isFinding ? first >= second : first == second)
      && weaker.columns.isSubset(of: stronger.columns)
  }

  /// `another check`, as messages say it.
  private static func others(_ causes: [Cause], in members: [Member]) -> String {
    let count = members.count { causes.contains($0.cause) }
    return count > 1 ? "the other ones" : "the other one"
  }
}

extension LineReasoning {
  /// What to do with checks that no row passes together: a `when` that one has already does not part them.
  fileprivate func helpWithContradiction(_ causes: [Cause]) -> String {
    let others = causes.map { program.statements[$0.statement] }
    let isParted = ([statement] + others).contains {
      $0.condition != nil && !$0.verb.hasSuffix(" rows")
    }
    return isParted
      ? "mend one of them, or a when, so that no row is in the scope of both"
      : "mend one of them, or give each a when for rows of its own"
  }

  /// The edit that takes a check out, of this line or above; safe where nothing hangs on it, its reason and
  /// its id among that.
  fileprivate func removal(of check: Statement, isProven: Bool) -> Fix? {
    guard check.tables.count == 1, var fix = program.removal(of: check) else { return nil }
    fix.isSafe = isProven && check.id == nil && check.reason == nil && !check.has("determination")
    return fix
  }

  /// Ids of the columns that the findings of a check name.
  fileprivate var judgedColumns: Set<Int> {
    var references = statement.columns("columns")
    if case .expression(let predicate)? = statement.slots["predicate"] {
      references += before.expanded(predicate).columns
    } else if statement.verb.hasSuffix(" rows"), let condition = statement.condition {
      references += before.expanded(condition).columns
    }
    return Set(references.compactMap { before.resolve($0)?.id })
  }

  /// The strongest action of a check; nil where it waits for more than one row.
  fileprivate var plainAction: Action? {
    if statement.actions.contains(where: { $0.threshold != nil }) { return nil }
    let asked = statement.actions.map(\.action).max()
    guard statement.verb.hasSuffix(" rows"), let own = signature.defaultAction else {
      return asked ?? signature.defaultAction
    }
    return max(asked ?? own, own)
  }
}

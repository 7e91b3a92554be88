import Diagnostics

extension VerbReasoning {
  /// `set a = EXPR`: where the value is blank or fails, the cell stays.
  package static let setting = VerbReasoning(
    judge: { line in
      line.judgeCondition()
      line.judgeAssignments()
    },
    transfer: { line in
      guard case .assignments(let assignments)? = line.statement.slots["assignments"] else {
        return
      }
      if case .action(let use)? = line.statement.others, use.action == .reject {
        line.facts.reject(allBut: .anything, cause: line.cause)
      }
      // All values are those of the row as it was.
      let results = assignments.map { line.results(of: $0.value) }
      let (inside, outside) = (line.scopeOutcomes.yes, line.scopeOutcomes.notYes)
      let areStaying = results.map { line.isPossible(inside, $0.stays) }
      for ((assignment, results), mayStay) in zip(zip(assignments, results), areStaying) {
        guard let column = line.after.resolve(assignment.column) else { continue }
        if !line.before.isOpen, line.before.resolve(assignment.column) == nil {
          // It is made here, so that all its cells are empty before they are written.
          line.facts.add(Cases(.blank(line.facts.cell(column.id), true)), causes: [line.cause])
        }
        line.write(column, results, mayStay: mayStay, outside: outside)
      }
    },
    isIdle: { line in
      guard case .assignments(let assignments)? = line.statement.slots["assignments"],
        line.statement.others == nil
      else { return false }
      let inside = line.scopeOutcomes.yes
      return assignments.allSatisfy { assignment in
        // One literal, or nothing but the cell itself.
        guard
          let column = line.before.resolve(assignment.column)
            ?? line.after.resolve(assignment.column),
          let differing = line.differing(column, from: assignment)
        else { return false }
        return !line.isPossible(inside, differing)
      }
    })
}

extension LineReasoning {
  /// The cases of a cell that an assignment may make another text of; nil where its value may be one of several
  /// texts.
  fileprivate func differing(_ column: ColumnInfo, from assignment: Assignment) -> Cases? {
    guard let texts = results(of: assignment.value).texts, texts.count <= 1 else { return nil }
    return texts.isEmpty ? .nothing : Cases(.text(facts.cell(column.id), .allBut(texts)))
  }

  /// A text that every cell has already.
  fileprivate mutating func judgeAssignments() {
    guard case .assignments(let assignments)? = statement.slots["assignments"], diagnostics.isEmpty,
      statement.others == nil
    else { return }
    let inside = scopeOutcomes.yes
    guard isPossible(inside) else { return }
    for assignment in assignments {
      guard let column = before.resolve(assignment.column), assignment.value.literalText != nil,
        let differing = differing(column, from: assignment), !differing.alternatives.isEmpty,
        let causes = refutation(of: inside, differing)
      else { continue }
      report(
        .lineWithoutEffect, "'\(column.name)' has this value already", at: assignment.column.range,
        because: causes, "this line sees to it",
        help: assignments.count > 1 ? "leave it out" : "leave the line out",
        fix: assignments.count > 1 ? nil : removal(isProven: isConditionTold(by: causes)))
    }
  }
}

/// What a value can be that `set` computes.
private struct SetResults {
  /// The texts it can be, each with the rows as they were before the line for which it is that; nil where
  /// they cannot be told.
  var values: [(rows: Cases, text: [UInt8])]?
  /// The rows for which it may be blank, or fail, so that the cell stays.
  var stays: Cases

  static let unknown = SetResults(values: nil, stays: .anything)

  /// The texts it can be, where they can be told.
  var texts: [[UInt8]]? { values?.map(\.text) }

  /// Always one text; of a blank the cell stays.
  init(_ text: [UInt8], isBlank: Bool = false) {
    self.init(
      values: isBlank ? [] : [(.anything, text)], stays: isBlank ? .anything : .nothing)
  }

  init(values: [(rows: Cases, text: [UInt8])]?, stays: Cases) {
    self.values = values
    self.stays = stays
  }

  /// Takes in what another value is for some rows.
  mutating func add(_ other: SetResults, for rows: Cases) {
    stays = stays.or(rows.and(other.stays))
    guard let own = values, let others = other.values else {
      values = nil
      return
    }
    values = own + others.map { (rows.and($0.rows), $0.text) }
  }
}

extension LineReasoning {
  fileprivate func results(of expression: Expression) -> SetResults {
    switch expression.kind {
    case .text(let text):
      let bytes = Array(text.utf8)
      return SetResults(bytes, isBlank: facts.reading.isBlank(bytes))
    case .boolean(let truth): return SetResults(Array((truth ? "true" : "false").utf8))
    case .number(let digits):
      // Written as the canonical form has it.
      let isPlain = !digits.utf8.contains(0x2E) && (digits == "0" || !digits.hasPrefix("0"))
      return isPlain ? SetResults(Array(digits.utf8)) : .unknown
    case .conditional(let branches, let otherwise):
      var results = SetResults(values: [], stays: .nothing)
      var left = Cases.anything
      for branch in branches {
        let outcomes = builder.outcomes(of: branch.condition)
        results.add(self.results(of: branch.value), for: left.and(outcomes.yes))
        results.stays = results.stays.or(left.and(outcomes.unknown.or(outcomes.failed)))
        left = left.and(outcomes.no)
      }
      results.add(
        otherwise.map { self.results(of: $0) } ?? SetResults(values: [], stays: .anything),
        for: left)
      return results
    default: return .unknown
    }
  }

  /// Writes a column with a value; `others` says what stands where it fails.
  fileprivate mutating func write(
    _ column: ColumnInfo, _ results: SetResults, mayStay: Bool, outside: Cases
  ) {
    guard let texts = results.texts else {
      return write(
        column, Writing(written: { _ in .anything }), outside: outside, { _ in .anything })
    }
    var written = texts
    if mayStay, case .becomes(let text) = others { written.append(text) }
    let (values, terms, old) = (results.values ?? [], facts.terms, facts.cell(column.id))
    let others = others
    write(
      column,
      Writing(keepsSome: mayStay, written: { Cases(.text($0, .only(written))) }),
      outside: outside
    ) { new in
      // Which rows got which text; said of the other cells, and of this one as it was.
      let told = Cases.any(values.map { $0.rows.and(Cases(.text(new, .only([$0.text])))) })
      if !mayStay { return told }
      if case .becomes = others { return .anything }
      return told.or(results.stays.mapping { terms.moved($0, from: old, to: new) })
    }
  }
}

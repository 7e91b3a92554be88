import Diagnostics

extension VerbReasoning {
  /// `set a = EXPR`: where the value is blank or fails, the cell stays.
  package static let setting = VerbReasoning(
    judge: { $0.judgeCondition() },
    transfer: { line in
      guard case .assignments(let assignments)? = line.statement.slots["assignments"] else {
        return
      }
      if case .action(let use)? = line.statement.others, use.action == .reject {
        line.facts.reject(allBut: .anything, cause: line.cause)
      }
      // All values are those of the row as it was.
      let results = assignments.map { line.results(of: $0.value) }
      let outside = line.scopeOutcomes.notYes
      for (assignment, results) in zip(assignments, results) {
        guard let column = line.after.resolve(assignment.column) else { continue }
        line.write(column, results, outside: outside)
      }
    },
    isIdle: { line in
      guard case .assignments(let assignments)? = line.statement.slots["assignments"],
        line.statement.others == nil
      else { return false }
      let inside = line.scopeOutcomes.yes
      return assignments.allSatisfy { assignment in
        // One literal, or nothing but the cell itself.
        guard let column = line.before.resolve(assignment.column),
          let texts = line.results(of: assignment.value).texts, texts.count <= 1
        else { return false }
        return texts.isEmpty
          || !line.isPossible(inside, Cases(.text(line.facts.cell(column.id), .allBut(texts))))
      }
    })
}

/// What a value can be that `set` computes.
private struct SetResults {
  /// The texts it can be, where they can be told.
  var texts: [[UInt8]]?
  /// Whether it may be blank, or fail, so that the cell stays.
  var mayStay: Bool
}

extension LineReasoning {
  fileprivate func results(of expression: Expression) -> SetResults {
    switch expression.kind {
    case .text(let text):
      let bytes = Array(text.utf8)
      return facts.reading.isBlank(bytes)
        ? SetResults(texts: [], mayStay: true) : SetResults(texts: [bytes], mayStay: false)
    case .boolean(let truth):
      return SetResults(texts: [Array((truth ? "true" : "false").utf8)], mayStay: false)
    case .number(let digits):
      // Written as the canonical form has it.
      let isPlain = !digits.utf8.contains(0x2E) && (digits == "0" || !digits.hasPrefix("0"))
      return SetResults(texts: isPlain ? [Array(digits.utf8)] : nil, mayStay: !isPlain)
    case .conditional(let branches, let otherwise):
      let values = branches.map(\.value) + (otherwise.map { [$0] } ?? [])
      let results = values.map { self.results(of: $0) }
      let texts = results.map(\.texts)
      return SetResults(
        texts: texts.contains { $0 == nil } ? nil : texts.flatMap { $0 ?? [] }, mayStay: true)
    default: return SetResults(texts: nil, mayStay: true)
    }
  }

  /// Writes a column with a value; `others` says what stands where it fails.
  fileprivate mutating func write(_ column: ColumnInfo, _ results: SetResults, outside: Cases) {
    guard let texts = results.texts else {
      return write(
        column, Writing(written: { _ in .anything }), outside: outside, { _ in .anything })
    }
    var written = texts
    if results.mayStay, case .becomes(let text) = others { written.append(text) }
    let mayStay = results.mayStay
    write(
      column,
      Writing(keepsSome: mayStay, written: { Cases(.text($0, .only(written))) }),
      outside: outside
    ) { new in
      mayStay ? .anything : Cases(.text(new, .only(written)))
    }
  }
}

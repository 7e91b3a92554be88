import Diagnostics

// What lines that convert texts cannot do any more.
extension LineReasoning {
  /// A form in which every cell is already.
  mutating func judgeForms() {
    guard case .forms(let forms)? = statement.slots["forms"], forms.count == 1,
      !actsOnUnconverted
    else { return }
    let chain = FormChain(forms, self)
    let inside = scopeOutcomes.yes
    guard isPossible(inside) else { return }
    for reference in statement.columns("columns") {
      guard let column = before.resolve(reference),
        let causes = refutation(of: inside, chain.differs(facts.cell(column.id)))
      else { continue }
      report(
        .lineWithoutEffect, "'\(column.name)' is in this form already", at: reference.range,
        because: causes, "this line has brought it there", help: "leave it out",
        fix: removal(
          ofColumn: reference.range, isProven: isConditionEvaluated && chain.convertsEveryText))
    }
  }

  /// Arms that no cell reaches: an earlier one takes the text, or it cannot be there.
  mutating func judgeArms() {
    guard case .arms(let arms)? = statement.slots["arms"] else { return }
    judgeRepeatedArms(arms)
    if statement.has("ignoring case") { return }
    let inside = scopeOutcomes.yes
    guard isPossible(inside) else { return }
    let isPart = statement.has("part of")
    for arm in arms {
      switch arm.source {
      case .texts(let texts):
        for text in texts { judge(text, of: arms, isPart: isPart, inside) }
      case .pattern(let pattern):
        let test = builder.test(pattern)
        guard let causes = lines(leavingNone: inside, { [.test($0, test, true)] }) else { continue }
        report(
          .unreachableArm, "no cell matches this pattern here", at: pattern.range, because: causes,
          "this line leaves none", help: "leave it out")
      }
    }
  }

  /// A text that no cell is, or that stands in none.
  private mutating func judge(
    _ text: TextLiteral, of arms: [Arm], isPart: Bool, _ inside: Cases
  ) {
    let bytes = Array(text.text.utf8)
    if isPart, bytes.isEmpty { return }
    let builder = builder
    let causes = lines(leavingNone: inside) { cell in
      isPart
        ? builder.passing(builder.test(.contains, text.text), cell, hasLength: true)
        : [.text(cell, .only([bytes]))]
    }
    guard let causes else { return }
    report(
      .unreachableArm, "no cell can \(isPart ? "hold" : "be") '\(text.text)' here", at: text.range,
      because: causes, "this line leaves none", help: "leave it out",
      fix: removal(of: text, from: arms, isProven: true))
  }

  /// The lines that leave no cell of the line's columns of which something is so; nil where one can be.
  private func lines(leavingNone inside: Cases, _ isSo: (Term) -> [Atom]) -> [Cause]? {
    let columns = targets
    var causes: Set<Cause> = []
    let isReached = columns.contains { column in
      let cell = facts.cell(column.id)
      let sought = Cases([isSo(cell) + [.blank(cell, false)]])
      guard let lines = refutation(of: inside, sought) else { return true }
      causes.formUnion(lines)
      return false
    }
    return isReached || columns.isEmpty ? nil : causes.sorted { $0.statement < $1.statement }
  }

  /// A text that an earlier arm of the line takes.
  private mutating func judgeRepeatedArms(_ arms: [Arm]) {
    let ignoresCase = statement.has("ignoring case")
    var seen: [[UInt8]: TextLiteral] = [:]
    for case .texts(let texts) in arms.map(\.source) {
      for text in texts {
        // Compared byte for byte, as cells are.
        let key = Array((ignoresCase ? text.text.lowercased() : text.text).utf8)
        guard let first = seen[key] else {
          seen[key] = text
          continue
        }
        diagnostics.append(
          Diagnostic(
            .unreachableArm, severity: .warning, "an arm above takes '\(text.text)' already",
            at: text.range, help: "leave it out",
            fix: removal(
              of: text, from: arms,
              isProven: !ignoresCase || text.text.utf8.allSatisfy { $0 < 0x80 }),
            related: [(first.range, "this one")]))
      }
    }
  }
}

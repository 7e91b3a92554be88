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
    guard !["part of", "ignoring case"].contains(where: statement.has) else { return }
    let inside = scopeOutcomes.yes
    guard isPossible(inside) else { return }
    let columns = targets
    for arm in arms {
      guard case .texts(let texts) = arm.source else { continue }
      for text in texts {
        let sought = TextSet.only([Array(text.text.utf8)])
        var causes: Set<Cause> = []
        let isReached = columns.contains { column in
          let cell = Cases(.text(facts.cell(column.id), sought))
          guard let lines = refutation(of: inside, cell) else { return true }
          causes.formUnion(lines)
          return false
        }
        if isReached || columns.isEmpty { continue }
        report(
          .unreachableArm, "no cell can be '\(text.text)' here", at: text.range,
          because: causes.sorted { $0.statement < $1.statement }, "this line leaves none",
          help: "leave it out", fix: removal(of: text, from: arms, isProven: true))
      }
    }
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

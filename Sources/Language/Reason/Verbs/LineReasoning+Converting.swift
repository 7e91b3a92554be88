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
      let isTold = chain.convertsEveryText || isUnconvertedTold(column, chain, by: causes)
      report(
        .lineWithoutEffect, "'\(column.name)' is in this form already", at: reference.range,
        because: causes, "this line has brought it there", help: helpToLeaveOutColumn,
        fix: removal(
          ofColumn: reference.range, isProven: isTold && isConditionTold(by: causes)))
    }
  }

  /// What to do with a column for which the line does nothing: the only one takes its line with it.
  var helpToLeaveOutColumn: String {
    statement.columns("columns").count > 1 ? "leave it out" : "leave the line out"
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
          help: helpToLeaveOut(text, of: arms), fix: removal(of: text, from: arms, isProven: true))
      }
    }
  }

  /// What to do with a text that no cell has: an arm goes with its only text, and the line with its only arm, unless
  /// it does something for what no arm takes.
  private func helpToLeaveOut(_ text: TextLiteral, of arms: [Arm]) -> String? {
    guard arms.count == 1, case .texts(let texts) = arms[0].source, texts.count == 1 else {
      return "leave it out"
    }
    return statement.others == nil ? "leave the line out" : nil
  }

  /// A text that an earlier arm of the line takes.
  private mutating func judgeRepeatedArms(_ arms: [Arm]) {
    let ignoresCase = statement.has("ignoring case")
    var seen: [[UInt8]: (arm: Int, text: TextLiteral)] = [:]
    for (place, arm) in arms.enumerated() {
      guard case .texts(let texts) = arm.source else { continue }
      for text in texts {
        // Compared byte for byte, as cells are.
        let key = Array((ignoresCase ? text.text.lowercased() : text.text).utf8)
        guard let first = seen[key] else {
          seen[key] = (place, text)
          continue
        }
        let taker = first.arm == place ? "this arm names" : "an arm above takes"
        diagnostics.append(
          Diagnostic(
            .unreachableArm, severity: .warning, "\(taker) '\(text.text)' already",
            at: text.range, help: "leave it out",
            fix: removal(
              of: text, from: arms,
              isProven: !ignoresCase || text.text.utf8.allSatisfy { $0 < 0x80 }),
            related: [(first.text.range, "this one")]))
      }
    }
  }
}

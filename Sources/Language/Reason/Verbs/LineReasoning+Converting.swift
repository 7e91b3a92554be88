import Diagnostics

// What lines that convert texts cannot do any more.
extension LineReasoning {
  /// A form in which every cell is already.
  mutating func judgeForms() {
    judgeRepeatedForms()
    guard case .forms(let forms)? = statement.slots["forms"], forms.count == 1,
      !actsOnUnconverted
    else { return }
    let inside = scopeOutcomes.yes
    guard isPossible(inside) else { return }
    for reference in statement.columns("columns") {
      guard let column = before.resolve(reference) else { continue }
      let chain = FormChain(forms, of: column, self)
      guard let causes = refutation(of: inside, chain.differs(facts.cell(column.id))) else {
        continue
      }
      let isTold = chain.convertsEveryText || isUnconvertedTold(column, chain, by: causes)
      report(
        .lineWithoutEffect, "'\(column.name)' is in this form already", at: reference.range,
        because: causes, "this line has brought it there", help: helpToLeaveOutColumn,
        fix: removal(
          ofColumn: reference.range, isProven: isTold && isConditionTold(by: causes)))
    }
  }

  /// A form of the line that one before it makes idle, whatever stands in a cell.
  private mutating func judgeRepeatedForms() {
    guard case .forms(let forms)? = statement.slots["forms"], forms.count > 1,
      forms.count <= Self.mostForms
    else { return }
    let chains = targets.map { FormChain(forms, of: $0, self) }
    let place = statement.tables.count == 1 ? program.place(of: statement) : nil
    for (index, form) in forms.enumerated() {
      let firsts = Set(chains.map { $0.formBefore(index) })
      guard firsts.count == 1, let first = firsts.first ?? nil else { continue }
      var fix = place?.removal(of: index, among: forms.map(\.range))
      fix?.isSafe = true
      diagnostics.append(
        Diagnostic(
          .repeatedPart, severity: .note, "a form before it has done the same", at: form.range,
          help: "leave it out", fix: fix, related: [(forms[first].range, "this one")]))
      return
    }
  }

  /// Longer chains are not looked through.
  private static let mostForms = 12

  /// What to do with a column for which the line does nothing: the only one takes its line with it.
  var helpToLeaveOutColumn: String {
    statement.columns("columns").count > 1 ? "leave it out" : "leave the line out"
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
        for text in texts { judge(text, of: arm, among: arms, isPart: isPart, inside) }
      case .pattern(let pattern):
        let test = builder.test(pattern)
        guard let causes = lines(leavingNone: inside, { [.test($0, test, true)] }) else { continue }
        report(
          .unreachableArm, "no cell matches this pattern here", at: pattern.range, because: causes,
          "this line leaves none", help: helpToLeaveOut(arm, of: arms))
      }
    }
  }

  /// What to do with an arm that no cell reaches, or a text of it: an arm goes with its only text, and the line with
  /// its only arm, unless it does something for what no arm takes.
  private func helpToLeaveOut(_ arm: Arm, of arms: [Arm]) -> String? {
    if case .texts(let texts) = arm.source, texts.count > 1 { return "leave it out" }
    guard arms.count == 1 else { return "leave it out" }
    return statement.others == nil ? "leave the line out" : nil
  }

  /// A text that no cell is, or that stands in none.
  private mutating func judge(
    _ text: TextLiteral, of arm: Arm, among arms: [Arm], isPart: Bool, _ inside: Cases
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
      because: causes, "this line leaves none", help: helpToLeaveOut(arm, of: arms),
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

  /// Texts are held against no more patterns above them.
  private static let mostPatterns = 4

  /// A text in which a pattern of an earlier arm is found; whether there is one.
  private mutating func judge(
    _ text: TextLiteral, below patterns: [PatternLiteral], _ arms: [Arm]
  ) -> Bool {
    guard !statement.has("ignoring case"), !statement.has("part of"),
      let taker = patterns.first(where: { literals.matches($0, Array(text.text.utf8)) == true })
    else { return false }
    diagnostics.append(
      Diagnostic(
        .unreachableArm, severity: .warning, "an arm above takes '\(text.text)' already",
        at: text.range, help: "leave it out, or move it up",
        fix: removal(of: text, from: arms, isProven: true),
        related: [(taker.range, "this pattern")]))
    return true
  }

  /// A text that an earlier arm of the line takes.
  private mutating func judgeRepeatedArms(_ arms: [Arm]) {
    let ignoresCase = statement.has("ignoring case")
    var seen: [[UInt8]: (arm: Int, text: TextLiteral)] = [:]
    var patterns: [PatternLiteral] = []
    for (place, arm) in arms.enumerated() {
      guard case .texts(let texts) = arm.source else {
        if case .pattern(let pattern) = arm.source, patterns.count < Self.mostPatterns {
          patterns.append(pattern)
        }
        continue
      }
      for text in texts {
        if judge(text, below: patterns, arms) { continue }
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
